"""Findings on a review: how many rows the parser had right, and how many a hand put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corrections import Anchor, decided, verdict
from ..corrections.anchors import event_anchor
from ..tables.schema import IDS
from .finding import SURE, Finding, carries
from .words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..corrections import Correction, Corrections
    from ..tables import Tables

REVIEWED = ("events", "stances")
NONE = Finding("No row has been reviewed yet")


def by_hand(corrections: Corrections) -> Finding:
    """Tell how many rows the parser had right and how many a hand put right, from the corrections alone.

    >>> from summitry.corrections import Correction, Corrections
    >>> off = Correction("drop", "events", "Jane Doe met John Roe in Oslo", {}, "Ann", "2024-05-15", "she did not")
    >>> by_hand(Corrections((off,))).sentence
    'The parser had 0 of the 1 row reviewed right; a hand changed 0, took out 1 and added 0'
    """
    new = {("events", row.anchor.text) for row in corrections.rows if row.action == "add" and row.table == "events"}
    made: dict[tuple[str, str], list[Correction]] = {}
    for row in corrections.rows:
        table, anchor = _of(row)
        if anchor and table in REVIEWED and (row.table in REVIEWED or (table, anchor.text) not in new):
            made.setdefault((table, repr(anchor.plain())), []).append(row)
    return _whole([verdict(rows) for rows in made.values()], corrections)


def _of(row: Correction) -> tuple[str, Anchor | None]:
    """The parser's row that a correction is about; none for one that is added."""
    if row.table == "participants":
        return "events", event_anchor(row.anchor)
    if row.action != "add":
        return row.table, row.anchor
    old = row.cells.get("out_of")
    return row.table, Anchor.of(old, "out_of") if old else None


def reviewed(tables: Tables, corrections: Corrections) -> list[Finding]:
    """Tell what a review made of the parser's tables: in all, by table, and by confidence.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.corrections import Correction, Corrections
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo."
    >>> tables = parse(Article("note", text, tuple(regions(text))))
    >>> off = Correction("drop", "events", "Jane Doe met John Roe in Oslo", {}, "Ann", "2024-05-15", "she did not")
    >>> reviewed(tables, Corrections((off,)))[1].sentence
    'Of the events, 0 of 1 were right'
    """
    acts = {row_id: verdict(rows) for row_id, rows in decided(tables, corrections).items()}
    rows = {name: [i for i in getattr(tables, name)[IDS[name]] if i in acts] for name in REVIEWED}
    every = [row_id for name in REVIEWED for row_id in rows[name]]
    frames = [(name, getattr(tables, name)) for name in REVIEWED]
    sure = {row_id for name, frame in frames for row_id in frame.loc[carries(frame, SURE), IDS[name]]}
    if not every:
        return [NONE]
    return [
        Finding(_whole([acts[row_id] for row_id in every], corrections).sentence, tuple(every)),
        *(_share(f"Of the {name}", rows[name], acts) for name in REVIEWED),
        _share(f"Of rows with a confidence of at least {SURE}", [i for i in every if i in sure], acts),
        _share(f"Of rows with less than {SURE}", [i for i in every if i not in sure], acts),
    ]


def _whole(said: Iterable[str], corrections: Corrections) -> Finding:
    said = list(said)
    right, changed, gone = (said.count(word) for word in ("right", "changed", "wrong"))
    added = sum(row.action == "add" and row.table in REVIEWED for row in corrections.rows)
    hand = f"a hand changed {changed}, took out {gone} and added {added}"
    of = f"{right} of the {counted(len(said), 'row')} reviewed"
    return Finding(f"The parser had {of} right; {hand}") if said else NONE


def _share(of: str, rows: list[str], acts: dict[str, str]) -> Finding:
    right = sum(acts[row_id] == "right" for row_id in rows)
    were = "was" if right == 1 else "were"
    return Finding(f"{of}, {right} of {len(rows)} {were} right" if rows else f"{of}, none was reviewed", tuple(rows))
