"""Corrections as values: what was put right, on which words, by whom and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ..errors import SummitryError, check_keys, read_day
from ..tables.schema import IDS, KEY, TABLES, Column

if TYPE_CHECKING:
    import pandas as pd

ACTIONS = ("keep", "add", "set", "drop")  # the order in which corrections of one row are tried
OURS = {KEY, "span_start", "span_end", "mentions", "confidence", "rule", "by"}  # written by no hand
COLUMNS: dict[str, dict[str, Column]] = {
    name: {c.name: c for c in TABLES[name].columns if c.name not in (*OURS, IDS.get(name, "event_id"))}
    for name in ("actors", "times", "statements", "events", "participants", "stances")
}
LIKE = {  # cells that tell rows on the same words from each other
    "actors": ("name",),
    "events": ("kind",),
    "participants": ("actor_id", "part"),
    "stances": ("holder_id", "issue"),
}
GIVEN = {  # cells that an added row has where none is given; `text` stands for its words
    "actors": {},
    "times": {},
    "statements": {"type": "assertion"},
    "events": {},
    "participants": {"part": "participant"},
    "stances": {},
}
MADE = {"text", "title", "precision"}  # required cells that are made from the words and the days
REFERS = {(name, c.name): c.refers for name in COLUMNS for c in COLUMNS[name].values() if c.refers} | {
    ("times", "anchor"): "times"  # or the word `published`
}
INTO, OUT_OF, ALSO = "into", "out_of", "also"  # a drop that merges; an add that splits; its further words
LINKED = ("actors", "times", "statements", "events")  # tables whose rows others refer to
Cell = Any  # text, a day, an Anchor, or several texts


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a row stands on; `cells` tell it from other rows on the same words.

    Where the words stand more than once, `before` and `after` are what stands next to them, and `occurrence` counts
    them from 1. A participant has the words of its event.
    """

    text: str
    before: str = ""
    after: str = ""
    occurrence: int | None = None
    cells: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, written: Any, where: str) -> Anchor:
        """Read an anchor from words alone, or from a table with `text`; raises `SummitryError` where it is none."""
        if isinstance(written, str | Anchor):
            written = {"text": written} if isinstance(written, str) else written.plain()
        if not isinstance(written, Mapping) or not str(written.get("text", "")).strip():
            raise SummitryError("there are no words to stand on", where=where, remedy='write text = "..."')
        number = written.get("occurrence")
        if number is not None and (type(number) is not int or number < 1):
            raise SummitryError(f"occurrence '{number}' is no number from 1", where=where, remedy="count from 1")
        cells = {key: str(cell) for key, cell in written.items() if key not in PLACED}
        text, before, after = (str(written.get(key, "")) for key in PLACED[:3])
        return cls(text, before, after, number, cells)

    def plain(self) -> dict[str, Any]:
        """Give what it says as one table, without what is empty."""
        placed = {name: getattr(self, name) for name in PLACED}
        return {**{name: cell for name, cell in placed.items() if cell}, **dict(sorted(self.cells.items()))}


PLACED = tuple(f.name for f in fields(Anchor) if f.name != "cells")


@dataclass(frozen=True, slots=True)
class Correction:
    """Cells `set`, a row dropped (`drop`), added (`add`) or found right (`keep`): by whom, when and why.

    Empty text leaves a cell without value. Who is meant is told by the words or the id of an actor, other rows by their
    words. A drop with `into` gives all that the row has to that row; an event added `out_of` another takes its words
    (and those in `also`) from it, with a copy of what else it has. Raises `SummitryError` for what no table has.

    >>> Correction("delete", "events", Anchor("They met"), {}, "Jane", date(2024, 5, 15), "they did not")
    Traceback (most recent call last):
    summitry.errors.SummitryError: correction: 'delete' is no action; write keep, add, set, drop
    """

    action: str
    table: str
    anchor: Anchor
    cells: Mapping[str, Cell]
    by: str
    when: date
    why: str

    def __post_init__(self) -> None:
        for name, known in (("action", ACTIONS), ("table", tuple(COLUMNS))):
            if getattr(self, name) not in known:
                what = f"'{getattr(self, name)}' is no {name}"
                raise SummitryError(what, where="correction", remedy=f"write {', '.join(known)}")
        object.__setattr__(self, "anchor", Anchor.of(self.anchor, f"{self.action} of {self.table}"))
        where = f"{self.action} of {self.table} '{self.anchor.text}'"
        tables = {self.table, "events"} if self.table == "participants" else {self.table}
        check_keys(self.anchor.cells, {name for table in tables for name in COLUMNS[table]}, f"{where}: its words")
        for name in ("by", "why"):
            if not isinstance(getattr(self, name), str) or not getattr(self, name).strip():
                raise SummitryError(f"'{name}' is missing", where=where, remedy=f'write {name} = "..."')
        object.__setattr__(self, "when", read_day(self.when, where))
        object.__setattr__(self, "cells", checked(self.action, self.table, self.cells, where))

    def like(self, other: Correction) -> bool:
        """Tell whether another is about the same row; one of the two is then enough."""
        one, two = ([c.cells.get(name) for name in LIKE.get(c.table, ())] for c in (self, other))
        same = one == two if self.action == "add" else True
        return same and (self.table, self.anchor, self.action == "add") == (
            other.table,
            other.anchor,
            other.action == "add",
        )


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one article, in a fixed order whatever the order they were made in."""

    rows: tuple[Correction, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", tuple(sorted(self.rows, key=_order)))

    def table(self) -> pd.DataFrame:
        """Give the corrections as a table for reading, those that find a row right left out."""
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "action": row.action,
                    "table": row.table,
                    "words": row.anchor.text,
                    "cells": "; ".join(f"{name}: {_told(cell)}" for name, cell in row.cells.items()),
                    "why": row.why,
                    "by": row.by,
                    "when": row.when,
                }
                for row in self.rows
                if row.action != "keep"
            ]
        )

    def with_(self, correction: Correction) -> Corrections:
        """Add a correction; it takes the place of an earlier one of the same row, whose other cells stay set.

        >>> words, day = Anchor("They met"), date(2024, 5, 15)
        >>> one = Correction("set", "events", words, {"place": "Oslo"}, "Jane", day, "the caption says so")
        >>> two = Correction("set", "events", words, {"kind": "call"}, "John", day, "they did not travel")
        >>> [sorted(row.cells) for row in Corrections((one,)).with_(two).rows]
        [['kind', 'place']]
        """
        old = [row for row in self.rows if row.like(correction)]
        kept = tuple(row for row in self.rows if row not in old)
        for row in old:
            if (row.action, correction.action) == ("set", "set"):
                correction = replace(correction, cells={**row.cells, **correction.cells})
        return Corrections((*kept, correction))


def checked(action: str, table: str, cells: Mapping[str, Cell], where: str) -> dict[str, Cell]:
    """Give cells in order and in the type of their column; raises `SummitryError` for the first that does not fit."""
    columns = COLUMNS[table]
    known = {
        "set": {*columns},
        "add": {*columns} - {"text"},
        "drop": {INTO} if table in (*LINKED, "stances") else set(),
    }
    known["keep"] = set()
    known["add"] |= {OUT_OF, ALSO} if table == "events" else set()
    check_keys(cells, known[action], where)
    if action == "set" and not cells:
        raise SummitryError("no cell is set", where=where, remedy='write cells = {status = "held"} or the like')
    out = {name: _cell(name, cells[name], columns.get(name), where) for name in sorted(cells)}
    for name, column in columns.items() if action in ("set", "add") else ():
        empty = out.get(name) == "" if action == "set" else not out.get(name, GIVEN[table].get(name))
        if column.required and empty and (name not in MADE or action == "set") and OUT_OF not in out:
            raise SummitryError(f"'{name}' is missing", where=where, remedy=f"write {column.values}")
    return out


def _cell(name: str, cell: Cell, column: Column | None, where: str) -> Cell:
    """A cell in the type of its column: a day, a word of its vocabulary, an anchor, or text."""
    if name == ALSO:
        return tuple(
            Anchor.of(words, f"{where}: {name}").text for words in (cell if isinstance(cell, list | tuple) else [cell])
        )
    refers = column.refers if column else None
    if column is None or (isinstance(cell, Mapping | Anchor) and (refers or name == "anchor")):
        anchor = Anchor.of(cell, f"{where}: {name}")
        return anchor if set(anchor.plain()) > {"text"} else anchor.text
    if cell == "" or (column and column.type == "date"):
        return cell and read_day(cell, f"{where}: {name}")
    if not isinstance(cell, str):
        raise SummitryError(f"'{name}' is no text", where=where, remedy="put it in quotation marks")
    if column and column.words and cell not in column.words:
        raise SummitryError(f"'{cell}' is no {name}", where=where, remedy=f"write {column.values}")
    return cell


def _told(cell: Cell) -> str:
    """A cell for reading: the words of an anchor."""
    return cell.text if isinstance(cell, Anchor) else ", ".join(cell) if isinstance(cell, tuple) else str(cell) or "—"


def _order(row: Correction) -> tuple[Any, ...]:
    anchor, cells = row.anchor, sorted(row.cells.items())
    place = (anchor.text, anchor.before, anchor.after, anchor.occurrence or 0, sorted(anchor.cells.items()))
    return ([*COLUMNS].index(row.table), *place, ACTIONS.index(row.action), repr(cells), row.by, row.when, row.why)
