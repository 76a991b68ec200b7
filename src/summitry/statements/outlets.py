"""The outlets that an article credits for what others say."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..actors.denotation import denoted
from ..actors.sides import NEWS_OUTLET
from ..records import Cast
from .drafts import Draft
from .resolution import source_ids

if TYPE_CHECKING:
    from spacy.tokens import Token


def _outlet(token: Token | None, cast: Cast) -> str | None:
    """The outlet that a noun names, if it does."""
    for actor_id in denoted(token, cast):
        if cast.by_id[actor_id].role == NEWS_OUTLET:
            return cast.by_id[actor_id].name
    return None


def credit_outlets(drafts: list[Draft], cast: Cast) -> list[Draft]:
    """An outlet that reports what another says is credited with it and has no statement of its own."""
    kept = list(drafts)
    for draft in drafts:
        outlet = _outlet(draft.cue.source, cast) if draft.cue else None
        if outlet is None:
            continue
        carried = [d for d in kept if d is not draft and draft.cue and _carries(draft, d, cast)]
        for other in carried:
            other.via = outlet
        draft.via = outlet
        if carried:
            kept.remove(draft)
    for draft in kept:
        draft.via = draft.via or _told(draft, cast)
    _carry_on(kept, cast)
    return kept


def _carries(draft: Draft, other: Draft, cast: Cast) -> bool:
    """Whether the other's source is no outlet and its words stand in the sentence that the outlet reports."""
    if other.cue is None or draft.cue is None or _outlet(other.cue.source, cast):
        return False
    same = other.cue.token.sent == draft.cue.token.sent
    return same or any(c.contains(other.content[0]) for c in draft.content)


def _told(draft: Draft, cast: Cast) -> str | None:
    """The outlet spoken to: `told the Herald`, `in an interview with the Herald`."""
    if draft.cue is None:
        return None
    inside = [c for c in draft.content if c.contains(draft.cue.span)]
    for child in draft.cue.token.subtree:
        if any(c.start <= child.idx < c.end for c in draft.content) and not inside:
            continue
        if child.dep_ in ("dobj", "dative", "pobj") and _outlet(child, cast):
            return _outlet(child, cast)
    following = cast.covering(draft.cue.span.end + 1)
    names = [cast.by_id[i] for i in (following.actor_ids if following else ())]
    return next((a.name for a in names if a.role == NEWS_OUTLET and draft.cue.token.lemma_ == "tell"), None)


def _carry_on(drafts: list[Draft], cast: Cast) -> None:
    """`the official said`, straight after what the same unnamed source told an outlet."""
    ordered = sorted(drafts, key=lambda d: d.content[0])
    for before, draft in pairwise(ordered):
        if draft.via or not before.via or draft.cue is None or before.cue is None:
            continue
        ids = source_ids(draft.cue.source, cast)
        if ids and ids == source_ids(before.cue.source, cast) and cast.by_id[ids[0]].kind == "unnamed":
            draft.via = before.via
