"""The actors of a parsed article, their mentions, and the side of each."""

from .linking import find_actors

__all__ = ["find_actors"]
