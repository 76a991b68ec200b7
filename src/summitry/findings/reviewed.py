"""Findings on a review: how many rows the parser had right, and how many a hand put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corrections import decided, verdict
from ..tables.schema import IDS
from .finding import SURE, Finding, carries
from .words import counted

if TYPE_CHECKING:
    from ..corrections import Corrections
    from ..tables import Tables

REVIEWED = ("events", "stances")


def reviewed(tables: Tables, corrections: Corrections) -> list[Finding]:
    """Tell what a review made of the parser's tables: in all, by table, and by confidence.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.corrections import Correction, Corrections
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo."
    >>> tables = parse(Article("note", text, tuple(regions(text))))
    >>> off = Correction("drop", "events", "Jane Doe met John Roe in Oslo", {}, "Ann", "2024-05-15", "she did not")
    >>> reviewed(tables, Corrections((off,)))[0].sentence
    'The parser had 0 of the 1 row reviewed right; a hand changed 0, took out 1 and added 0'
    """
    acts = {row_id: verdict(rows) for row_id, rows in decided(tables, corrections).items()}
    rows = {name: [i for i in getattr(tables, name)[IDS[name]] if i in acts] for name in REVIEWED}
    every = [row_id for name in REVIEWED for row_id in rows[name]]
    right = [row_id for row_id in every if acts[row_id] == "right"]
    gone = [row_id for row_id in every if acts[row_id] == "wrong"]
    added = sum(row.action == "add" and row.table in REVIEWED for row in corrections.rows)
    hand = f"a hand changed {len(every) - len(right) - len(gone)}, took out {len(gone)} and added {added}"
    frames = [(name, getattr(tables, name)) for name in REVIEWED]
    sure = {row_id for name, frame in frames for row_id in frame.loc[carries(frame, SURE), IDS[name]]}
    if not every:
        return [Finding("No row has been reviewed yet")]
    all_of = f"{len(right)} of the {counted(len(every), 'row')} reviewed"
    return [
        Finding(f"The parser had {all_of} right; {hand}", tuple(every)),
        *(_share(f"Of the {name}", rows[name], acts) for name in REVIEWED),
        _share(f"Of rows with a confidence of at least {SURE}", [i for i in every if i in sure], acts),
        _share(f"Of rows with less than {SURE}", [i for i in every if i not in sure], acts),
    ]


def _share(of: str, rows: list[str], acts: dict[str, str]) -> Finding:
    right = sum(acts[row_id] == "right" for row_id in rows)
    were = "was" if right == 1 else "were"
    return Finding(f"{of}, {right} of {len(rows)} {were} right" if rows else f"{of}, none was reviewed", tuple(rows))
