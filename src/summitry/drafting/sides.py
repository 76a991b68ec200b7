"""Sides for a draft: the states, blocs and parties for whom the actors of the articles act or speak."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..actors.gazetteer import state_words
from ..lexicon import load
from .figures import Figure

TWICE = 2


class Group(NamedTuple):
    """A side in the making: what it is called, its states and blocs, and its actors."""

    label: str
    countries: tuple[str, ...]
    figures: list[Figure]

    @property
    def mentions(self) -> int:
        """Count the mentions of its actors."""
        return sum(figure.mentions for figure in self.figures)


def sides(found: Sequence[Figure], texts: Iterable[str]) -> list[Group]:
    """Group actors by the state, bloc or party for whom they act, those named most first.

    A side acts, or is named twice; states that only stand in a list together are one side, and members of a bloc that
    do not act are of its side.
    """
    groups: dict[str, list[Figure]] = {}
    for figure in found:
        if label := figure.actor.side or _party(figure):
            groups.setdefault(label, []).append(figure)
    whole = "\n".join(texts)
    kept = {label: row for label, row in groups.items() if _acts(row) or _is_often(label, row, whole)}
    rest = [row[0] for label, row in groups.items() if label not in kept]
    members = sorted(label for label, row in kept.items() if _blocs(label) & kept.keys() and not _acts(row))
    each = [
        Group(label, _countries(label, members), [*row, *(f for m in members if label in _blocs(m) for f in kept[m])])
        for label, row in kept.items()
        if label not in members
    ]
    return sorted([*each, *_lists(rest)], key=lambda group: (-group.mentions, group.label))


def _countries(label: str, members: Iterable[str]) -> tuple[str, ...]:
    """The states and blocs of a side: itself, where the lexicon knows it, and its silent members."""
    own = (label,) if label in state_words().values() else ()
    return (*own, *(state for state in members if label in _blocs(state)))


def _lists(rest: Iterable[Figure]) -> Iterator[Group]:
    """The states that stand in one list and nowhere else: `France and Germany`."""
    rows: dict[str, list[Figure]] = {}
    for figure in rest:
        if figure.row and figure.actor.kind == "state":
            rows.setdefault(figure.row, []).append(figure)
    for row in rows.values():
        names = tuple(figure.actor.name for figure in row)
        if len(names) > 1:
            yield Group(f"{names[0]} and {names[1]}" if len(names) == 2 else f"{names[0]} and others", names, row)


def _party(figure: Figure) -> str | None:
    """The name of a body without a state that acts by itself: a party, a movement, a court."""
    own = figure.actor.kind == "organisation" and (figure.speaks or figure.acts)
    return figure.actor.name if own else None


def _acts(row: Iterable[Figure]) -> bool:
    return any(figure.acts or figure.speaks for figure in row)


@cache
def _pattern(label: str) -> re.Pattern[str]:
    """Any word of the lexicon for a state or bloc."""
    forms = sorted((word for word, state in state_words().items() if state == label), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, (*forms, label)))})\b")


def _is_often(label: str, row: Iterable[Figure], text: str) -> bool:
    """Whether a side is named twice, as who acts or in any other way: `the Ruritanian border`."""
    return max(sum(figure.mentions for figure in row), len(_pattern(label).findall(text))) >= TWICE


def _blocs(state: str) -> set[str]:
    return {bloc for bloc, members in load("states")["members"].items() if state in members}
