"""A review as a value: the parser's tables, the corrections by now, and what a decision makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from ..codebook import Codebook
from ..corrections import Correction, Corrections, anchor_of, correct, decided, placed, verdict
from ..errors import SummitryError
from ..records import Span
from ..tables import Tables
from ..tables.schema import IDS
from ..tables.show import find
from .cast import enter, read_cast, recast
from .queue import CAST, REVIEWED, Item, item, queue

UNSAID = "seen in review"  # why, where nobody says it


@dataclass(frozen=True)
class Session:
    """The parser's `tables` and its `rows` to review, the `corrections` made by now, and `by` whom.

    `past` are the corrections before each decision, the last one last.
    """

    tables: Tables
    rows: tuple[Item, ...]
    corrections: Corrections
    by: str
    codebook: Codebook | None = None
    past: tuple[Corrections, ...] = ()

    @classmethod
    def of(cls, tables: Tables, corrections: Corrections, by: str, codebook: Codebook | None = None) -> Session:
        """Begin a review of the parser's tables, or go on with one."""
        return cls(tables, tuple(item(tables, row_id, codebook) for row_id in queue(tables)), corrections, by, codebook)

    @cached_property
    def corrected(self) -> tuple[Tables, list[str]]:
        """The tables with all corrections, and a line for each correction that does not fit."""
        return correct(self.tables, self.corrections)

    @cached_property
    def decisions(self) -> dict[str, list[Correction]]:
        """The corrections of each row of the parser's that has any."""
        return decided(self.tables, self.corrections)

    def items(self) -> list[Item]:
        """All rows as the widget shows them, each with what was decided of it."""
        return [self._item(row, self.decisions.get(row["id"], [])) for row in self.rows]

    def _item(self, row: Item, made: list[Correction]) -> Item:
        """A row as it is now, with what was decided and why; one that was left out is as it was."""
        now = item(self.corrected[0], row["id"], self.codebook) if verdict(made) == "changed" else row
        why = next((one.why for one in made if one.why != UNSAID), "")
        return {**row, "told": now["told"], "values": now["values"], "decision": verdict(made), "why": why}

    def tally(self) -> str:
        """Say in words how far the review is."""
        said = [verdict(self.decisions[row["id"]]) for row in self.rows if row["id"] in self.decisions]
        added = sum(row.action == "add" and row.table in REVIEWED for row in self.corrections.rows)
        counts = [f"{said.count(word)} {word}" for word in ("right", "changed", "wrong")]
        return f"{len(said)} of {len(self.rows)} rows reviewed: {', '.join(counts)}; {added} added"

    def decide(self, message: Mapping[str, Any], when: date) -> Session:
        """Take a decision of the reader: right, wrong, change, merge, split, add or undo.

        Raises `SummitryError` for one that makes no correction.
        """
        if message["do"] == "undo":
            if not self.past:
                raise SummitryError("nothing was decided yet", where="undo", remedy="decide a row first")
            return replace(self, corrections=self.past[-1], past=self.past[:-1])
        made = self._without(str(message.get("id", ""))) if message["do"] in REPLACES else self.corrections
        for action, table, anchor, cells in DECISIONS[message["do"]](self, message):
            why = str(message.get("why") or "").strip() or UNSAID
            made = made.with_(Correction(action, table, anchor, cells, self.by, when, why))
        fresh = replace(self, corrections=made, past=(*self.past, self.corrections))
        known = {*self.corrected[1]}
        for misfit in (line for line in fresh.corrected[1] if line not in known):
            raise SummitryError(misfit, where=str(message.get("id", "")), remedy="choose other words or cells")
        return fresh

    def _without(self, row_id: str) -> Corrections:
        """The corrections but for those of a row that is decided anew; what was split from it stays."""
        old = [c for c in self.decisions.get(row_id, []) if (c.action, c.table) != ("add", "events")]
        return Corrections(tuple(c for c in self.corrections.rows if c not in old))


def _row(session: Session, row_id: str) -> tuple[str, Any, Any]:
    """A row by its id: its table, its cells and its anchor."""
    table, row = find(session.tables, row_id)
    return table, row, anchor_of(session.tables, table, {str(name): cell for name, cell in row.items()})


def _right(session: Session, message: Mapping[str, Any]) -> list[Any]:
    table, _, anchor = _row(session, message["id"])
    return [("keep", table, anchor, {})]


def _wrong(session: Session, message: Mapping[str, Any]) -> list[Any]:
    table, _, anchor = _row(session, message["id"])
    return [("drop", table, anchor, {})]


def _change(session: Session, message: Mapping[str, Any]) -> list[Any]:
    """Only the cells that differ from the parser's; none means that the row is right."""
    table, _, anchor = _row(session, message["id"])
    before = next(row["values"] for row in session.rows if row["id"] == message["id"])
    cells = {name: cell for name, cell in message["cells"].items() if before[name] != cell}
    who = cells.pop(CAST, None)
    made = [("set", table, anchor, _linked(session, cells))] if cells else []
    if who is not None:
        kind = str(message["cells"].get("kind") or before["kind"])
        other = recast(session.tables, message["id"], _read_cast(session, who, kind, message["id"]))
        made = [*(made or _right(session, message)), *other]  # a hand stands for the event, too
    return made or _right(session, message)


def _merge(session: Session, message: Mapping[str, Any]) -> list[Any]:
    table, _, anchor = _row(session, message["id"])
    return [("drop", table, anchor, {"into": _row(session, message["other"])[2]})]


def _split(session: Session, message: Mapping[str, Any]) -> list[Any]:
    """The chosen mentions become an event of their own, with a copy of what the event has."""
    _, row, anchor = _row(session, message["id"])
    spans = session.tables.spans[session.tables.spans["row_id"] == row["event_id"]]
    chosen = spans[(spans["part"] == "mention") & spans["span_start"].isin(message["mentions"])]
    if chosen.empty or len(chosen) == (spans["part"] == "mention").sum():
        raise SummitryError("some mentions must go, and some stay", where=message["id"], remedy="choose some of them")
    places = [Span(int(start), int(end)) for start, end in zip(chosen["span_start"], chosen["span_end"], strict=True)]
    first, *also = (placed(session.tables.text, place) for place in places)
    return [("add", "events", first, {"out_of": anchor, **({"also": also} if also else {})})]


def _add(session: Session, message: Mapping[str, Any]) -> list[Any]:
    place = Span(*(_offset(session.tables.text, message[name]) for name in ("start", "end")))
    cells = {name: cell for name, cell in message["cells"].items() if cell}
    who = _read_cast(session, cells.pop(CAST, ""), str(cells.get("kind")), "the new row")
    anchor = placed(session.tables.text, place)
    made = [("add", message["table"], anchor, _linked(session, cells))]
    return [*made, *enter(replace(anchor, cells={"kind": cells["kind"]}), who)] if who else made


def _read_cast(session: Session, written: str, kind: str, where: str) -> list[tuple[str, str]]:
    """Who takes part, as written; actors that a hand added may, too."""
    return read_cast(session.corrected[0], written, kind, where)


def _linked(session: Session, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Cells that name a row by its id, with its words in the id's place; an actor keeps the id."""
    events = set(session.tables.events[IDS["events"]])
    return {
        name: _row(session, cell)[2] if name == "about" and cell in events else cell for name, cell in cells.items()
    }


def _offset(text: str, shown: int) -> int:
    """The offset of a character that a page counted, where every line ends with one character."""
    return shown if "\r\n" not in text else len("\r\n".join(text.replace("\r\n", "\n")[:shown].split("\n")))


REPLACES = ("right", "wrong", "change", "merge")  # what was decided of the row before
DECISIONS = {"right": _right, "wrong": _wrong, "change": _change, "merge": _merge, "split": _split, "add": _add}
