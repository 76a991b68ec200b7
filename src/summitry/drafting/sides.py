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
    kept = {label: own for label, own in groups.items() if _acts(own) or _is_often(label, own, whole)}
    rest = [own[0] for label, own in groups.items() if label not in kept]
    members = sorted(label for label, own in kept.items() if _blocs(label) & kept.keys() and not _acts(own))
    each = [
        Group(label, _countries(label, members), [*own, *(f for m in members if label in _blocs(m) for f in kept[m])])
        for label, own in kept.items()
        if label not in members
    ]
    return sorted([*each, *_lists(rest)], key=lambda group: (-group.mentions, group.label))


def _countries(label: str, members: Iterable[str]) -> tuple[str, ...]:
    """The states and blocs of a side: itself, where the lexicon knows it, and its silent members."""
    own = (label,) if label in state_words().values() else ()
    return (*own, *(state for state in members if label in _blocs(state)))


def _lists(rest: Iterable[Figure]) -> Iterator[Group]:
    """The states that stand in one list and nowhere else: `France and Germany`."""
    lists: dict[str, list[Figure]] = {}
    for figure in rest:
        if figure.enumeration and figure.actor.kind == "state":
            lists.setdefault(figure.enumeration, []).append(figure)
    for own in lists.values():
        names = tuple(figure.actor.name for figure in own)
        if len(names) > 1:
            yield Group(f"{names[0]} and {names[1]}" if len(names) == 2 else f"{names[0]} and others", names, own)


def _party(figure: Figure) -> str | None:
    """The name of a body without a state that acts by itself: a party, a movement, a court."""
    own = figure.actor.kind == "organisation" and (figure.speaks or figure.acts)
    return figure.actor.name if own else None


def _acts(own: Iterable[Figure]) -> bool:
    return any(figure.acts or figure.speaks for figure in own)


@cache
def _pattern(label: str) -> re.Pattern[str]:
    """Any word of the lexicon for a state or bloc."""
    forms = sorted((word for word, state in state_words().items() if state == label), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, (*forms, label)))})\b")


def _is_often(label: str, own: Iterable[Figure], text: str) -> bool:
    """Whether a side is named twice, as who acts or in any other way: `the Ruritanian border`."""
    return max(sum(figure.mentions for figure in own), len(_pattern(label).findall(text))) >= TWICE


def _blocs(state: str) -> set[str]:
    return {bloc for bloc, members in load("states")["members"].items() if state in members}
