"""The page that charts are drawn on: words, key and colours, as a picture, as HTML, and for a telephone."""

from .layout import Caption, Room, Sign, source_line
from .page import Chart, column_heads, empty, heading, page, row_labels

__all__ = ["Caption", "Chart", "Room", "Sign", "column_heads", "empty", "heading", "page", "row_labels", "source_line"]
