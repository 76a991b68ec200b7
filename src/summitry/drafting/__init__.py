"""Drafting: what an article suggests for a codebook, and what of a codebook an article has."""

from .draft import draft, written
from .reading import Reading

__all__ = ["Reading", "draft", "written"]
