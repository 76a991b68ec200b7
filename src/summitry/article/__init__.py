"""An `Input` becomes an `Article`: its text untouched, its paragraphs marked."""

from .read import article_of, read_article

__all__ = ["article_of", "read_article"]
