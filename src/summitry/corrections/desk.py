"""The tables of one article while corrections are written into them: rows found, linked and signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..records import Span
from ..tables.schema import IDS, KEY, TABLES, Row, plain
from ..tables.store import Tables
from .anchors import MisfitError, actor_of, book_of, find, pieces, places
from .values import COLUMNS, REFERS, Anchor, Cell, Correction

WHOSE = {"statements": "speaker_id", "stances": "holder_id"}  # the actor whose side a row has
LINKS = {**REFERS, ("participants", "event_id"): "events"}  # columns with the id of a row of another table


class Desk:
    """The rows of all tables in `book`, changed in place; `first` are those that the parser made."""

    def __init__(self, tables: Tables) -> None:
        self.first, self.book = book_of(tables), book_of(tables)
        self.text, self.article_id = tables.text, str(self.first["articles"][0][KEY])

    def tables(self) -> Tables:
        """Give the tables as they stand now, checked, their rows in order of the text."""
        for name, column in IDS.items():
            self.book[name].sort(key=lambda row, column=column: (row["span_start"], row[column]))  # type: ignore[misc]
        self.book["participants"].sort(key=lambda row: (len(row["event_id"]), row["event_id"]))
        self.book["spans"].sort(key=lambda row: (row["table"], row["row_id"], row["span_start"], row["part"]))
        tables = Tables(self.text, **{name: plain(name, rows) for name, rows in self.book.items()})
        tables.check()
        return tables

    def find(self, table: str, anchor: Anchor) -> Row:
        """Find the row that an anchor means among the parser's own or, where it means none there, among all."""
        try:
            known = find(self.first, self.text, table, anchor)
        except MisfitError:
            return find(self.book, self.text, table, anchor)
        rows = [row for row in self.book[table] if all(row[name] == known[name] for name in TABLES[table].key)]
        if not rows:
            raise MisfitError("another correction dropped its row")
        return rows[0]

    def cells(self, c: Correction) -> Row:
        """Give cells as tables have them: ids in place of words, days as ISO text, None for nothing."""
        known = {name: cell for name, cell in c.cells.items() if name in COLUMNS[c.table] and name != "text"}
        return {name: self._cell(LINKS.get((c.table, name)), cell) for name, cell in known.items()}

    def _cell(self, refers: str | None, cell: Cell) -> str | None:
        if cell == "":
            return None
        if refers == "actors":
            return str(actor_of(self.book, self.text, cell)["actor_id"])
        if refers and cell != "published":
            return str(self.find(refers, Anchor.of(cell, refers))[IDS[refers]])
        return str(cell)

    def words(self, anchor: Anchor, near: Span | None = None) -> Row:
        """Give the cells of words and their place: the only one or, of several, the one that `near` overlaps."""
        spots = places(self.text, anchor)
        spots = [spot for spot in spots if near and near.overlaps(spot)] or spots
        if len(spots) > 1:
            raise MisfitError(f"'{anchor.text}' stands {len(spots)} times in the article")
        return {"text": spots[0].of(self.text), "span_start": spots[0].start, "span_end": spots[0].end}

    def hold(self, table: str, row: Row, cells: Mapping[str, Any]) -> None:
        """Raise `MisfitError` where a row with these cells would end before it begins, or be there twice."""
        after, key = {**row, **cells}, TABLES[table].key
        for begin in [name for name in after if name.endswith("begin")]:
            end = after[begin.replace("begin", "end")]
            if after[begin] and end and after[begin] > end:
                raise MisfitError(f"it would end on {end}, before it begins")
        if any(other is not row and all(other[name] == after[name] for name in key) for other in self.book[table]):
            raise MisfitError("such a row is there")

    def write(self, c: Correction, row: Row, cells: Mapping[str, Any]) -> None:
        """Put cells into a row, with what follows from them: how tight its days are, and whose side it has."""
        side = row.get("side")
        row.update(cells)
        if {"begin", "end"} & set(cells) and "precision" not in cells:
            row["precision"] = _precision(row["begin"], row["end"])
        if WHOSE.get(c.table, "") in cells and "side" not in cells:
            row["side"] = self.side(row[WHOSE[c.table]])
        sign(c, row)
        self._vouch(c.table, row)
        for table, column in WHOSE.items() if c.table == "actors" and row["side"] != side else ():
            for own in self.book[table]:
                if own[column] == row["actor_id"] and own["side"] == side:
                    own["side"] = row["side"]
                    sign(c, own)

    def _vouch(self, table: str, row: Row) -> None:
        """Take back what the parser said of its own certainty: a hand stands for the row."""
        if "confidence" in row:
            row["confidence"] = None
        own = (table, row.get(IDS.get(table, "")))
        self.remove("doubts", [doubt for doubt in self.book["doubts"] if (doubt["table"], doubt["row_id"]) == own])

    def side(self, actor_id: str | None) -> str | None:
        """Give the side of an actor."""
        return next((row["side"] for row in self.book["actors"] if row["actor_id"] == actor_id), None)

    def remove(self, table: str, gone: Iterable[Row]) -> None:
        """Leave out rows; they are known as themselves, not by what they hold."""
        known = {id(row) for row in gone}
        self.book[table] = [row for row in self.book[table] if id(row) not in known]

    def relink(self, c: Correction, table: str, old: str, new: str | None) -> None:
        """Let what refers to a row refer to another or, where `new` is None, to none; what needs it goes with it."""
        for (name, column), refers in LINKS.items():
            needed = new is None and next(field.required for field in TABLES[name].columns if field.name == column)
            for row in [row for row in self.book[name] if refers == table and row[column] == old]:
                if needed:
                    self.remove(name, [row])
                    if name in IDS:
                        self.relink(c, name, row[IDS[name]], None)
                else:
                    self._point(c, name, row, {column: new})
        for name in ("spans", "doubts"):
            behind = [row for row in self.book[name] if (row["table"], row["row_id"]) == (table, old)]
            self.remove(name, behind if new is None else ())
            for row in behind:
                row["row_id"] = new
        self._once("participants", TABLES["participants"].key)
        self._once("spans", ("table", "row_id", "part", "span_start", "span_end"))

    def _point(self, c: Correction, table: str, row: Row, cells: Mapping[str, str | None]) -> None:
        """Let a row refer to another; one that would refer to itself refers to none."""
        ((column, new),) = cells.items()
        row[column] = None if new is not None and new == row.get(IDS.get(table, "")) else new
        if WHOSE.get(table) == column:
            row["side"] = self.side(new)
        sign(c, row)

    def _once(self, table: str, key: tuple[str, ...]) -> None:
        """Keep the first of rows with the same key."""
        first: dict[tuple[Any, ...], Row] = {}
        for row in self.book[table]:
            first.setdefault(tuple(row[name] for name in key), row)
        self.book[table] = [*first.values()]

    def count(self, event: Row) -> None:
        """Write how often an event is mentioned."""
        event["mentions"] = sum(piece["part"] == "mention" for piece in pieces(self.book, "events", event))


def sign(c: Correction, row: Row) -> None:
    """Say in a row that a hand changed it, or kept it as the parser made it: whose, when and why."""
    said = f"{'kept' if c.action == 'keep' else c.action} by hand ({c.by}, {c.when}): {' '.join(c.why.split())}"
    row["by"] = row["by"] if c.action == "keep" else "hand"
    if "rule" in row and said not in (row["rule"] or ""):
        row["rule"] = f"{row['rule']}; {said}" if row["rule"] else said


def _precision(begin: str | None, end: str | None) -> str:
    if begin is None and end is None:
        return "unknown"
    return "day" if begin == end else "range"
