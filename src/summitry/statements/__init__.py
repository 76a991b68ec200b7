"""The statements of a parsed article: attributions with source, cue and content."""

from .stage import find_statements
from .voices import voiced

__all__ = ["find_statements", "voiced"]
