"""The titles of contacts and moves: `Doe-Roe summit in Strelsau`, `Doe announces the Doe-Roe summit`."""

from __future__ import annotations

from ..records import Cast
from .values import Instance, Move

LATER = {
    "plans": ("announces", "announce"),
    "calls_off": ("calls off", "call off"),
    "casts_doubt": ("casts doubt on", "cast doubt on"),
    "none": ("proposes", "propose"),
}


def contact_title(instance: Instance, cast: Cast) -> str:
    """Name a contact: more than two participants by their first, blocs by their names."""
    hosts = {i for m in instance.mentions for i in m.contact.roles.hosts}
    guests = [i for i in instance.cast if i not in hosts] or instance.cast
    names = [_short(i, cast) for i in guests]
    lead = instance.kind.capitalize()
    if len(names) == 2 and all(cast.by_id[i].kind == "person" for i in instance.cast):
        lead = f"{names[0]}-{names[1]} {instance.kind}"
    elif names:
        lead = f"{lead} of {', '.join(names[:3])}{' and others' if len(names) > 3 else ''}"
    return f"{lead} {instance.place.phrase}" if instance.place else lead


def move_title(move: Move, about: Instance | None, cast: Cast) -> str:
    """Name a move by its authors and by the contact or the plan that it concerns."""
    names = ", ".join(_short(i, cast) for i in move.authors[:2])
    if about is not None and move.kind != "joint_statement":
        plural = len(move.authors) > 1 or cast.by_id[move.authors[0]].kind == "group"
        return f"{names} {LATER[move.effect][plural]} the {contact_title(about, cast)}"
    if move.kind == "proposal":
        return f"{move.title.strip().capitalize()} ({names})"
    return f"Joint statement of {names}{' and others' if len(move.authors) > 2 else ''}"


def _short(actor_id: str, cast: Cast) -> str:
    """A person by the single name that the article uses, else by the last."""
    actor = cast.by_id[actor_id]
    if actor.kind != "person":
        return actor.name
    parts = actor.name.split()
    used = {m.span.end - m.span.start for m in cast.mentions if m.form == "name" and m.actor_ids == (actor_id,)}
    return next((part for part in reversed(parts) if len(part) in used), parts[-1])
