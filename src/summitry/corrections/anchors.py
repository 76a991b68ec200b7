"""The row that an anchor means, in whichever tables of its article; and the anchor of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..records import Span
from ..tables.schema import IDS, Row
from ..tables.store import Tables
from .values import COLUMNS, LIKE, Anchor

Book = dict[str, list[Row]]  # the rows of all tables
QUOTES = {**dict.fromkeys("'‘’`", "['‘’`]"), **dict.fromkeys('"“”„', '["“”„]'), **dict.fromkeys("-–—", "[-–—]")}
NEAR = 6  # words of context on a side, at most
ALIKE = 0.5  # of the characters of two passages that must be common, where a row stands on other words than before


class MisfitError(Exception):
    """An anchor that means no row or several; the text says which."""


def places(text: str, anchor: Anchor) -> list[Span]:
    """Find where the words of an anchor stand, whatever the line ends, spaces and forms of quotation marks.

    Raises `MisfitError` where they stand nowhere.

    >>> places("A summit. A  summit is off.", Anchor("A summit", after="is"))
    [Span(start=10, end=19)]
    """
    core, before, after = (_pattern(words) for words in (anchor.text, anchor.before, anchor.after))
    edges = (r"(?<!\w)" if anchor.text[:1].isalnum() else "", r"(?!\w)" if anchor.text[-1:].isalnum() else "")
    for left, right in (edges, ("", "")):  # a row may begin within a word, but words are meant where they can be
        found = re.finditer(rf"(?={before}\s*{left}(?P<core>{core}){right}\s*{after})", text)
        spots = list(dict.fromkeys(Span(*match.span("core")) for match in found))
        if spots:
            break
    if len(spots) < (anchor.occurrence or 1):
        raise MisfitError("its words do not stand in the article")
    return spots[anchor.occurrence - 1 : anchor.occurrence] if anchor.occurrence else spots


def _pattern(words: str) -> str:
    return r"\s+".join("".join(QUOTES.get(c) or re.escape(c) for c in word) for word in words.split())


def find(book: Book, text: str, table: str, anchor: Anchor) -> Row:
    """Find the one row that an anchor means; raises `MisfitError` where there is none, or more than one.

    A row on exactly the words comes before one on nearly the same, or with a further mention there. An actor is
    known by its name, a participant by the words of its event.
    """
    if table == "participants":
        event = find(book, text, "events", event_anchor(anchor))
        cells = {name: cell for name, cell in anchor.cells.items() if name in COLUMNS[table]}
        rows = [row for row in book[table] if row["event_id"] == event["event_id"]]
        return _one([row for row in rows if has(row, cells, book, table)], table)
    rows = [row for row in book[table] if has(row, anchor.cells, book, table)]
    if table == "actors" and "name" in anchor.cells and len(rows) == 1:
        return rows[0]
    spots = places(text, anchor)
    exact = [row for row in rows if span(row) in spots]
    return _one(exact or _nearest(rows, spots, book, table), table)


def event_anchor(anchor: Anchor) -> Anchor:
    """Give the anchor of the event that the anchor of a participant stands on."""
    cells = {name: cell for name, cell in anchor.cells.items() if name not in COLUMNS["participants"]}
    return replace(anchor, cells=cells)


def actor_of(book: Book, text: str, named: str | Anchor) -> Row:
    """Find the actor with an id, a name or, where nobody has it, the words of a first mention; raises `MisfitError`."""
    for column in ("actor_id", "name", "text"):
        rows = [row for row in book["actors"] if row[column] == named]
        if rows:
            return _one(rows, "actors")
    try:
        return find(book, text, "actors", Anchor.of(named, "actor"))
    except MisfitError:
        words = named.text if isinstance(named, Anchor) else named
        raise MisfitError(f"'{words}' is no actor") from None


def span(row: Row) -> Span:
    """The characters that a row stands on."""
    return Span(int(row["span_start"]), int(row["span_end"]))


def pieces(book: Book, table: str, row: Row) -> list[Row]:
    """The rows of `spans` that are behind a row."""
    own = row[IDS[table]]
    return [piece for piece in book["spans"] if (piece["table"], piece["row_id"]) == (table, own)]


def has(row: Row, cells: Mapping[str, str], book: Book, table: str) -> bool:
    """Tell whether a row has these cells; an actor is told by the id, the name or the words."""
    return all(
        str(row[name] or "") == cell or cell in _names(row[name], book, table, name) for name, cell in cells.items()
    )


def _names(cell: Any, book: Book, table: str, column: str) -> set[str]:
    """What an actor's id may be written as."""
    if COLUMNS[table][column].refers != "actors" or cell is None:
        return set()
    return {row[name] for row in book["actors"] if row["actor_id"] == cell for name in ("name", "text")}


def _one(rows: list[Row], table: str) -> Row:
    if not rows:
        raise MisfitError(f"no row of {table} stands on its words")
    if len(rows) > 1:
        ids = ", ".join(str(row[IDS.get(table, "actor_id")]) for row in rows)
        raise MisfitError(f"{len(rows)} rows of {table} fit: {ids}")
    return rows[0]


def _nearest(rows: list[Row], spots: list[Span], book: Book, table: str) -> list[Row]:
    """The rows that have most in common with one of some places, where that is half of both or more."""
    common = [(max(_common(part, spot) for part in _parts(book, table, row) for spot in spots), row) for row in rows]
    best = max((share for share, _ in common), default=0.0)
    return [row for share, row in common if share == best >= ALIKE]


def _parts(book: Book, table: str, row: Row) -> list[Span]:
    return [span(row), *(span(piece) for piece in pieces(book, table, row) if piece["part"] in ("content", "mention"))]


def _common(one: Span, other: Span) -> float:
    """The characters that two spans share, as a share of those of either."""
    both = max(0, min(one.end, other.end) - max(one.start, other.start))
    return both / (one.end - one.start + other.end - other.start - both)


def anchor_of(tables: Tables, table: str, row: Mapping[Any, Any]) -> Anchor:
    """Make the anchor of a row: its words, with context and cells only where others need to be told from it.

    Take the parser's own tables, not corrected ones: then all corrections of a row have the same anchor.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo. Jane Doe left."
    >>> tables = parse(Article("note", text, tuple(regions(text))))
    >>> anchor_of(tables, "actors", tables.actors.iloc[0]).plain()
    {'text': 'Jane Doe', 'after': 'met', 'name': 'Jane Doe'}
    """
    book = book_of(tables)
    if table == "participants":
        event = next(r for r in book["events"] if r["event_id"] == row["event_id"])
        anchor = anchor_in(book, tables.text, "events", event)
        who = written_actor(book, str(row["actor_id"]))
        return replace(anchor, cells={**anchor.cells, "actor_id": who, "part": str(row["part"])})
    return anchor_in(book, tables.text, table, next(r for r in book[table] if r[IDS[table]] == row[IDS[table]]))


def anchor_in(book: Book, text: str, table: str, row: Row) -> Anchor:
    """Make the anchor of a row of the book, as `anchor_of` does."""
    here = placed(text, span(row))
    first = LIKE.get(table, ())
    names = [*first, *(name for name in COLUMNS[table] if name not in (*first, "text"))]
    others = [other for other in book[table] if span(other) == span(row) and other is not row]
    cells: dict[str, str] = {}
    if table == "actors":
        cells["name"] = row["name"]
        others = [other for other in book[table] if other["name"] == row["name"] and other is not row]
    for name in names:
        left = [other for other in others if other[name] == row[name]]
        if len(left) < len(others):
            others = left
            refers = COLUMNS[table][name].refers == "actors" and row[name]
            cells[name] = written_actor(book, row[name]) if refers else str(row[name] or "")
    return replace(here, cells=cells)


def written_actor(book: Book, actor_id: str) -> str:
    """Write an actor for good: by id or, where that counts the unnamed, by the words, if no other has them."""
    row = next(r for r in book["actors"] if r["actor_id"] == actor_id)
    alone = sum(other["text"] == row["text"] for other in book["actors"]) == 1
    return str(row["text"] if row["kind"] == "unnamed" and alone else actor_id)


def placed(text: str, here: Span) -> Anchor:
    """Make an anchor of a piece of the text: with words around it from its line, then a count, where it needs them."""
    anchor = Anchor(" ".join(here.of(text).split()))
    before = text[text.rfind("\n", 0, here.start) + 1 : here.start].split()
    after = text[here.end :].partition("\n")[0].split()
    for near in range(1, NEAR + 1):
        if len(places(text, anchor)) > 1:
            left, right = before[max(0, len(before) - near) :], after[:near]
            anchor = replace(anchor, before=" ".join(left), after=" ".join(right))
    spots = places(text, anchor)
    return replace(anchor, occurrence=spots.index(here) + 1) if len(spots) > 1 else anchor


def book_of(tables: Tables) -> Book:
    """Take the tables as rows to write in."""
    return {name: [dict(row) for row in rows] for name, rows in tables.rows().items()}
