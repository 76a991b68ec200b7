"""Drafting: what articles suggest for a codebook, what of a codebook they have, and which keys a codebook has."""

from .check import check, never_mentioned
from .draft import draft, written
from .keys import schema, table
from .reading import Reading
from .told import told

__all__ = ["Reading", "check", "draft", "never_mentioned", "schema", "table", "told", "written"]
