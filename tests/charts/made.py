"""Invented tables for the tests of charts."""

import pandas as pd

from summitry import Tables
from summitry.tables.schema import TABLES, frame

KEY = {"article_id": "a", "text": "x", "span_start": 0, "span_end": 1, "mentions": 1}
STATUSES = ("held", "planned", "proposed", "refused", "postponed", "called_off")
KINDS = ("summit", "meeting", "call", "announcement")
EFFECTS = ("plans", "calls_off", "casts_doubt", "postpones")


def made(article: dict | None = None, **rows: list[dict]) -> Tables:
    """Tables of a few rows; what all rows have is filled in."""
    given = {"articles": [{"published": "2024-06-01", "sha256": "0", "words": 1, **(article or {})}], **rows}
    return Tables("x", **{name: frame(name, [{**KEY, **row} for row in given.get(name, [])]) for name in TABLES})


def many(count: int, sides: int, label: str, years: int = 1) -> Tables:
    """Tables of so many events, stances and statements, of so many sides and years; none is dated in 0 years."""
    actors, events, parts, stances, said = [], [], [], [], []
    for n in range(sides * 2):
        side, kind = f"Side {n % sides} {label[:20]}", ("person", "unnamed")[n // sides]
        actors.append({"actor_id": f"p{n}", "name": f"P{n} {label}", "kind": kind, "side": side})
    for n in range(count):
        day = pd.Timestamp("2024-01-01") + pd.Timedelta(days=(n * 37) % max(1, 365 * years))
        kind, who = KINDS[n % 4], n % (2 * sides)
        move = {"about": f"e{n - 1:02d}", "effect": EFFECTS[n // 4 % 4]} if n % 4 == 3 else {"status": STATUSES[n % 6]}
        dates = {"begin": day if n % 3 else None, "end": day + pd.Timedelta(days=n % 5) if n % 7 else None}
        event = {"event_id": f"e{n:02d}", "kind": kind, "title": f"{label} {n}", "precision": "range", **move}
        events.append({**event, **(dates if years else {})})
        parts.append({"event_id": f"e{n:02d}", "actor_id": f"p{who}", "part": "author"})
        held = {"issue": f"{label} {n % 9}", "position": ("support", "oppose", "conditional")[n % 3]}
        basis = ("own_words", "narrator", "third_party")[n // 3 % 3]
        mine = {"holder_id": f"p{who}", "side": actors[who]["side"], "basis": basis}
        stances.append({"stance_id": f"s{n:02d}", **mine, **held})
        form = ("direct", "mixed", "indirect")[n % 3]
        speech = {"statement_id": f"q{n:02d}", "speaker_id": f"p{who}", "side": actors[who]["side"]}
        said.append({**speech, "form": form, "type": "assertion"})
    return made(None, actors=actors, events=events, participants=parts, stances=stances, statements=said)


def person(actor_id: str, side: str | None, kind: str = "person", name: str | None = None) -> dict:
    """An actor by the last name."""
    return {"actor_id": actor_id, "name": name or f"Jane {actor_id.title()}", "kind": kind, "side": side}


def stance(holder: str, side: str, issue: str, position: str, **more: object) -> dict:
    """A stance of a holder, in their own words if nothing else is said."""
    held = {"holder_id": holder, "side": side, "issue": issue, "position": position, "basis": "own_words", **more}
    return {"stance_id": "-".join(map(str, held.values())), "confidence": 0.8, **held}


def event(event_id: str, kind: str, status: str | None, begin: str | None, end: str | None, **more: object) -> dict:
    """An event with its dates; a move has no status."""
    row = {"event_id": event_id, "kind": kind, "title": event_id, "status": status, "begin": begin, "end": end}
    return {**row, "precision": "range", "confidence": 0.8, **more}


SHELVED = {  # a summit that Doe announced by 22 May and that three officials called off on the 21st
    "actors": [
        person("doe", "United States"),
        person("roe", "Ruritania"),
        *(person(f"u{n}", "United States", "unnamed", f"{of} official") for n, of in enumerate(["US", "Oval", "Top"])),
    ],
    "events": [
        event("off", "announcement", None, "2024-05-21", "2024-05-21", about="summit", effect="calls_off", mentions=3),
        event("summit", "summit", "called_off", None, "2024-06-05", title="Doe-Roe summit in Oslo", mentions=5),
        event("plan", "announcement", None, "2024-05-16", "2024-05-22", about="summit", effect="plans"),
        event("talks", "meeting", "planned", "2024-06-01", None, title="Meeting of envoys in Zenda"),
    ],
    "participants": [
        *({"event_id": "off", "actor_id": f"u{n}", "part": "author"} for n in range(3)),
        {"event_id": "plan", "actor_id": "doe", "part": "author"},
        *({"event_id": "summit", "actor_id": who, "part": "participant"} for who in ("doe", "roe")),
    ],
}
