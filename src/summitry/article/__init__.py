"""A file or a pasted text becomes an `Article`: its text untouched, its paragraphs marked."""

from .read import read_article

__all__ = ["read_article"]
