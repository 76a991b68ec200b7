"""The tables of several reports become one story: one table of events, and who reports what of them."""

from .merge import Story, merge

__all__ = ["Story", "merge"]
