"""Safe HTML of the article with its rows marked, of a row in its words, and of a table."""

from .frame import frame_html
from .page import reader
from .row import row_html

__all__ = ["frame_html", "reader", "row_html"]
