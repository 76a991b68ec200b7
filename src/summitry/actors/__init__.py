"""Who acts or speaks in a parsed article, where each is mentioned, and for which side."""

from .linking import find_actors

__all__ = ["find_actors"]
