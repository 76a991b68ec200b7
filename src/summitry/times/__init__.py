"""Expressions of time in a parsed article, read as TIMEX3 values and calendar intervals."""

from .stage import find_times

__all__ = ["find_times"]
