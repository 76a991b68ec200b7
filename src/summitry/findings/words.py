"""Words that titles, labels and alternative texts share: counts, lists, dates and names in prose."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from ..reader.words import day as day
from ..reader.words import interval
from ..tables.schema import each


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


def capital(text: str) -> str:
    """Text as a sentence begins."""
    return text[:1].upper() + text[1:]


def the(side: str) -> str:
    """A side as it stands in a sentence: names of several words in the plural, and unions, have an article.

    >>> the("Faroe Islands"), the("United Kingdom"), the("New Zealand"), the("Ruritania's allies")
    ('the Faroe Islands', 'the United Kingdom', 'New Zealand', "Ruritania's allies")
    """
    many = " " in side and "'" not in side and side.endswith(("s", "Union"))
    return f"the {side}" if many or side.startswith("United ") else side


def camps(actors: pd.DataFrame) -> dict[str, str]:
    """The name of each actor; those of one side that the text does not name stand together: they may be one person."""
    names = {str(a.actor_id): the(a.name) if a.kind == "state" else str(a.name) for a in each(actors)}
    for side, group in actors[actors["kind"] == "unnamed"].groupby("side", dropna=False):
        if len(group) > 1:
            nouns = {str(name).split()[-1].removesuffix("s") for name in group["name"]}
            told = counted(len(group), f"unnamed {nouns.pop() if len(nouns) == 1 else 'source'}")
            camp = told if pd.isna(side) else f"{the(str(side))} ({told})"
            names |= dict.fromkeys(group["actor_id"], camp)
    return names


def dated(begin: date | None, end: date | None) -> str:
    """An interval in prose; either bound may be missing.

    >>> dated(date(2024, 5, 3), date(2024, 5, 3)), dated(None, date(2024, 5, 3))
    ('3 May 2024', 'by 3 May 2024')
    >>> dated(date(2024, 5, 3), date(2024, 6, 1)), dated(None, None)
    ('3 May 2024 to 1 June 2024', 'no date in the text')
    """
    return interval(begin, end) or "no date in the text"


def within(row: Any) -> str:
    """A title as it stands within a sentence: "meeting of ministers"."""
    noun, *rest = str(row.title).split(" ", 1)
    return " ".join([noun.lower() if noun.casefold() in (row.kind, "visit") else noun, *rest])
