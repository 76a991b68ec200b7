"""The tables in formats of other tools, each with a list of what it does not carry."""

from .formats import FORMATS, export, find

__all__ = ["FORMATS", "export", "find"]
