"""Rows are put right one by one in a notebook, and each decision is kept as a correction."""

from .widget import review

__all__ = ["review"]
