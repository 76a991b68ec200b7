"""Contacts between political actors and the moves that plan or unmake them, one `Event` each."""

from .stage import find_events

__all__ = ["find_events"]
