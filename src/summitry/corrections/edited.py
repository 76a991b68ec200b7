"""Corrections from tables that were put right in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..errors import SummitryError
from ..records import Span
from ..tables.schema import IDS, TABLES, Row
from ..tables.store import Tables
from .anchors import Book, MisfitError, anchor_in, book_of, has, placed, places, span, written_actor
from .spreadsheet import Sheet, day_in, is_same, order_of, read_sheet
from .values import COLUMNS, GIVEN, LIKE, REFERS, Anchor, Cell, Correction


class Signature(NamedTuple):
    """Name, day and reason that corrections are signed with."""

    by: str
    when: date
    why: str


@dataclass(frozen=True)
class Edited:
    """A folder of tables that a hand changed: `parsed` are the parser's own, `before` those that the hand was given.

    >>> import tempfile
    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo."
    >>> tables = parse(Article("note", text, tuple(regions(text))))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     tables.save(f"{folder}/t")
    ...     file = Path(folder, "t", "events.csv")
    ...     edited = file.read_text(encoding="utf-8").replace(",Oslo,", ",Bergen,")
    ...     _ = file.write_text(edited, encoding="utf-8")
    ...     signed = Signature("Ann", date(2024, 5, 15), "she was there")
    ...     [row.cells for row in Edited(file.parent, tables, tables, signed).corrections()]
    [{'place': 'Bergen'}]
    """

    folder: Path
    parsed: Tables
    before: Tables
    signed: Signature

    def corrections(self) -> Iterator[Correction]:
        """Give a correction for each row that was changed, left out or added.

        Rows are known by their ids, wherever they stand; one without an id, with a new one or with one that a row
        above has is added. Only columns count that a correction may set. Raises `SummitryError`, with file and row,
        for a cell that is not as declared, for words that are not in the article, and for tables of another article.
        """
        articles = read_sheet(self.folder / "articles.csv", "articles")
        if [row.get("sha256") for row in articles] != self.parsed.articles["sha256"].tolist():
            remedy = "parse the article again, and put those tables right"
            raise SummitryError("the tables are of another text", where=str(self.folder), remedy=remedy)
        for table in COLUMNS:
            yield from self._cast() if table == "participants" else self._rows(table)

    @cached_property
    def _books(self) -> tuple[Book, Book]:
        """The rows of the parser's own tables, and of those that the hand was given."""
        return book_of(self.parsed), book_of(self.before)

    @cached_property
    def _sheets(self) -> dict[str, Sheet]:
        return {table: read_sheet(self.folder / f"{table}.csv", table) for table in COLUMNS}

    def _known(self, table: str) -> dict[str, Row]:
        return {row[IDS[table]]: row for row in self._books[1][table]}

    def _rows(self, table: str) -> Iterator[Correction]:
        known, sheet, own = self._known(table), self._sheets[table], IDS[table]
        days = [name for name, column in COLUMNS[table].items() if column.type == "date"]
        pairs = [
            (row.get(name, ""), str(known.get(row.get(own, ""), {}).get(name) or "")) for row in sheet for name in days
        ]
        order, seen = order_of(pairs), set()
        for number, row in enumerate(sheet, 2):
            where, old = f"{self.folder / table}.csv, row {number}", known.get(row.get(own, ""))
            cells = self._cells(table, row, old or {}, (order, where))
            if old is None or old[own] in seen:
                yield self._added(table, row, self._cells(table, row, {}, (order, where)), where)
                seen |= self._added_before(table, row)
            elif cells:
                yield self._signed(("set", table, self._anchor(table, old[own]), cells), where)
            seen |= {old[own]} if old else set()
        for row in known.values():
            if row[own] not in seen and not self._goes_along(table, row):
                yield self._signed(("drop", table, self._anchor(table, row[own]), {}), table)

    def _cells(self, table: str, row: dict[str, str], old: Row, read: tuple[str | None, str]) -> dict[str, Cell]:
        """The cells that are not as they were; `read` is the order of days in the file, and the place of the row."""
        cells: dict[str, Cell] = {}
        for name in [name for name in COLUMNS[table] if name in row]:
            was, cell = str(old.get(name) or ""), row[name]
            if COLUMNS[table][name].type == "date":
                cell = day_in(cell, was, read[0], f"{read[1]}, column '{name}'")
            if not is_same(cell, was):
                cells[name] = self._named(table, name, cell)
        if old and "text" in cells:
            self._place(cells["text"], "", read[1])
        return cells

    def _named(self, table: str, column: str, cell: str) -> Cell:
        """A cell that refers to a row by words in place of its id."""
        refers = REFERS.get((table, column), "")
        if refers == "actors":
            return written_actor(self._books[1], cell) if cell in self._known("actors") else cell
        ids = {row.get(IDS[refers]) for row in self._sheets[refers]} if refers else set()
        return self._anchor(refers, cell) if refers and cell in ids | {*self._known(refers)} else cell

    def _anchor(self, table: str, row_id: str) -> Anchor:
        """The anchor of a row: of the parser's own, of one that a correction added, or of one new in the sheet."""
        for book in self._books:
            for row in book[table]:
                if row[IDS[table]] == row_id:
                    return anchor_in(book, self.parsed.text, table, row)
        number, row = next((n, row) for n, row in enumerate(self._sheets[table], 2) if row.get(IDS[table]) == row_id)
        return self._new(table, row, f"{self.folder / table}.csv, row {number}")

    def _new(self, table: str, row: dict[str, str], where: str) -> Anchor:
        """The anchor of a new row: its words and, where a row stands on them already, its kind."""
        place = self._place(row.get("text", ""), row.get("span_start", ""), where)
        told = table == "events" and any(span(other) == place for other in self._books[0][table])
        return replace(placed(self.parsed.text, place), cells={"kind": row.get("kind", "")} if told else {})

    def _place(self, words: str, start: str, where: str) -> Span:
        """Where words stand: at `start`, if they do, else where they stand once."""
        here = Span(int(start), int(start) + len(words)) if start.isdigit() else Span(0, 0)
        if words and here.of(self.parsed.text) == words:
            return here
        try:
            spots = places(self.parsed.text, Anchor.of(words, where))
        except MisfitError:
            what = f"'{words}' does not stand in the article"
            raise SummitryError(what, where=where, remedy="copy the words from it") from None
        if len(spots) > 1:
            what = f"'{words}' stands {len(spots)} times in the article"
            raise SummitryError(
                what, where=where, remedy="say in span_start where the words begin, or write more of them"
            )
        return spots[0]

    def _added(self, table: str, row: dict[str, str], cells: dict[str, Cell], where: str) -> Correction:
        cells = {name: cell for name, cell in cells.items() if name != "text"}
        return self._signed(("add", table, self._new(table, row, where), cells), where)

    def _added_before(self, table: str, row: dict[str, str]) -> set[str]:
        """The ids that a row without one has since a correction added it: none of them was left out of the sheet."""
        given = {known[IDS[table]] for known in self._books[0][table]}
        told = {name: row[name] for name in ("text", *LIKE.get(table, ())) if row.get(name)}
        return {
            row_id
            for row_id, known in self._known(table).items()
            if row_id not in given and has(known, told, self._books[1], table)
        }

    def _goes_along(self, table: str, row: Row) -> bool:
        """Whether a row is left out because an actor or event is that it needs."""
        needs = [(name, other) for (own, name), other in REFERS.items() if own == table and COLUMNS[own][name].required]
        needs += [("event_id", "events")] if table == "participants" else []
        return any(row[name] not in {kept.get(IDS[other]) for kept in self._sheets[other]} for name, other in needs)

    def _cast(self) -> Iterator[Correction]:
        """Who was put into events, or left out of them."""
        table, key = "participants", TABLES["participants"].key
        known = {tuple(str(row[name]) for name in key): row for row in self._books[1][table]}
        sheet = {tuple(row.get(name) or GIVEN[table].get(name, "") for name in key): row for row in self._sheets[table]}
        fresh = sorted(sheet.keys() - known.keys())
        for event, actor, part in fresh:
            where = f"{self.folder / table}.csv, '{actor}' in '{event}'"
            if event not in self._known("events") and all(
                row.get("event_id") != event for row in self._sheets["events"]
            ):
                raise SummitryError("there is no such event", where=where, remedy="write an event_id of events.csv")
            cells = {"actor_id": self._named(table, "actor_id", actor), "part": part}
            yield self._signed(("add", table, self._anchor("events", event), cells), where)
        written = [dict(zip(key, row, strict=True)) for row in fresh]  # an actor by name, and since by id
        for event, actor, part in sorted(known.keys() - sheet.keys()):
            row = known[event, actor, part]
            if not self._goes_along(table, row) and not any(has(row, told, self._books[1], table) for told in written):
                anchor = self._anchor("events", event)
                told = {"actor_id": written_actor(self._books[1], actor), "part": part}
                yield self._signed(("drop", table, replace(anchor, cells={**anchor.cells, **told}), {}), table)

    def _signed(self, made: tuple[str, str, Anchor, dict[str, Cell]], where: str) -> Correction:
        try:
            return Correction(*made, *self.signed)
        except SummitryError as error:
            raise SummitryError(error.what, where=f"{where}: {error.where}", remedy=error.remedy) from None
