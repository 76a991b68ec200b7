"""Sides: in which order they stand, and which of them, and who, take part in an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..codebook import Codebook
from .words import camps, listed

if TYPE_CHECKING:
    from ..tables.store import Tables


def ordered_sides(found: list[str], codebook: Codebook) -> list[str]:
    """The sides of the codebook that are found, in its order, then the others by name."""
    known = [side.label for side in codebook.sides if side.label in found]
    return known + sorted(set(found) - set(known))


def takers(tables: Tables) -> dict[str, str]:
    """Name those who took each step, by event, the unnamed of a side once."""
    actors = tables.actors.set_index("actor_id", drop=False)
    return {
        str(event_id): listed([*dict.fromkeys(camps(actors.loc[cast]).values())])
        for event_id, cast in tables.participants.groupby("event_id")["actor_id"]
    }


def sides_of(tables: Tables) -> dict[str, list[str]]:
    """The sides of those who take part in each event."""
    cast = tables.participants.merge(tables.actors[["actor_id", "side"]], on="actor_id").dropna(subset="side")
    return {str(event_id): sorted(set(sides)) for event_id, sides in cast.groupby("event_id")["side"]}
