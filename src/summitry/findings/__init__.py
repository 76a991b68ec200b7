"""Findings: sentences that say in plain English what the tables hold, each with the rows that it rests on."""

from .contacts import contacts
from .finding import SURE, Finding, answer, numbered, what_if
from .positions import holders, positions
from .reports import moved, reported
from .reviewed import by_hand, reviewed
from .voices import unsettled, voices

__all__ = [
    "SURE",
    "Finding",
    "answer",
    "by_hand",
    "contacts",
    "holders",
    "moved",
    "numbered",
    "positions",
    "reported",
    "reviewed",
    "unsettled",
    "voices",
    "what_if",
]
