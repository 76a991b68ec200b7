"""Words that titles, labels and alternative texts share: counts, lists and dates in prose."""

from __future__ import annotations

from datetime import date

import pandas as pd


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "event"), counted(2, "event")
    ('1 event', '2 events')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(words: list[str]) -> str:
    """Words joined as in prose.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def day(value: object) -> date | None:
    """The calendar day of a cell; none where it is missing."""
    return value.date() if isinstance(value, pd.Timestamp) else None


def dated(begin: date | None, end: date | None) -> str:
    """An interval in prose; either bound may be missing.

    >>> dated(date(2024, 5, 3), date(2024, 5, 3)), dated(None, date(2024, 5, 3))
    ('3 May 2024', 'by 3 May 2024')
    >>> dated(date(2024, 5, 3), date(2024, 6, 1)), dated(None, None)
    ('3 May 2024 to 1 June 2024', 'no date in the text')
    """
    first, last = (f"{d.day} {d:%B %Y}" if d else "" for d in (begin, end))
    if begin and end:
        return first if begin == end else f"{first} to {last}"
    return f"from {first}" if begin else f"by {last}" if end else "no date in the text"
