"""The article as safe HTML with the rows of its tables marked in place."""

from .page import reader

__all__ = ["reader"]
