"""Records become checked tables, and tables become files."""

from .rows import assemble
from .store import Tables

__all__ = ["Tables", "assemble"]
