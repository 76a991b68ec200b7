"""Corrections written into the tables that a parser made."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from ..actors.names import slug
from ..tables.schema import IDS, KEY, TABLES, Row
from ..tables.store import Tables
from .anchors import MisfitError, actor_of, event_anchor, pieces, span
from .desk import Desk
from .values import ALSO, GIVEN, INTO, LIKE, OUT_OF, Anchor, Correction, Corrections

LETTERS = {"times": "t", "statements": "q", "events": "e", "stances": "s"}  # that ids begin with
PARTS = {"statements": "content", "events": "mention", "stances": "evidence"}  # what an added row's words are to it


def correct(tables: Tables, corrections: Corrections) -> tuple[Tables, list[str]]:
    """Write corrections into tables; the second value has a line for each that no longer fits them.

    A corrected or added row has `hand` as `by`, says in `rule` who put it right and why, and has no `confidence` and no
    doubts: whoever puts a row right stands for it. Rows keep their ids, added ones have the next. What refers to a
    dropped row refers to none, or is dropped with it where it cannot be without. The side of a statement or stance
    follows its actor.

    >>> from datetime import date
    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo."
    >>> tables = parse(Article("note", text, tuple(regions(text))))
    >>> words = Anchor("Jane Doe met John Roe in Oslo")
    >>> place = Correction("set", "events", words, {"place": "Bergen"}, "Ann", date(2024, 5, 15), "she was there")
    >>> corrected, unfit = correct(tables, Corrections((place,)))
    >>> corrected.events[["place", "by", "rule"]].to_dict("records"), unfit
    ([{'place': 'Bergen', 'by': 'hand', 'rule': 'past tense; set by hand (Ann, 2024-05-15): she was there'}], [])
    """
    if not corrections.rows:
        return tables, []
    desk, left = Desk(tables), [*corrections.rows]
    while True:
        tried = [(row, _misfit(desk, row)) for row in left]
        unfit = [(row, why) for row, why in tried if why]
        if len(unfit) == len(left):
            return desk.tables(), [f"{row.action} of {row.table} '{row.anchor.text}': {why}" for row, why in unfit]
        left = [row for row, _ in unfit]  # one that refers to an added row may fit now


def decided(tables: Tables, corrections: Corrections) -> dict[str, list[Correction]]:
    """Give the corrections of each row that has any, by the row's id; those of its cast are an event's, too.

    >>> from datetime import date
    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo."
    >>> tables = parse(Article("note", text, tuple(regions(text))))
    >>> words = Anchor("Jane Doe met John Roe in Oslo")
    >>> right = Correction("keep", "events", words, {}, "Ann", date(2024, 5, 15), "it says so")
    >>> [row.action for row in decided(tables, Corrections((right,)))["e01"]]
    ['keep']
    """
    desk, found = Desk(tables), dict[str, list[Correction]]()
    for row in corrections.rows:
        meant = row.cells.get(OUT_OF) if row.action == "add" and row.table in IDS else row.anchor
        if meant:
            table, anchor = (
                (row.table, Anchor.of(meant, OUT_OF)) if row.table in IDS else ("events", event_anchor(meant))
            )
            with suppress(MisfitError):
                found.setdefault(str(desk.find(table, anchor)[IDS[table]]), []).append(row)
    return found


def verdict(rows: list[Correction]) -> str:
    """Say what the corrections of one row make of it: it is `right`, `changed` or `wrong`; empty without any.

    >>> from datetime import date
    >>> signed = "Ann", date(2024, 5, 15), "she was there"
    >>> met = Anchor("Jane Doe met John Roe in Oslo")
    >>> verdict([Correction("keep", "events", met, {}, *signed)])
    'right'
    >>> verdict([Correction("add", "participants", met, {"actor_id": "ann_poe"}, *signed)])
    'changed'
    """
    said = {row.action if row.table in IDS else "set" for row in rows}
    return "" if not rows else "wrong" if "drop" in said else "right" if said == {"keep"} else "changed"


def _misfit(desk: Desk, row: Correction) -> str | None:
    """Why a correction does not fit; None where it does, and is written."""
    try:
        ACTS[row.action](desk, row)
    except MisfitError as error:
        return str(error)
    return None


def _set(desk: Desk, c: Correction) -> None:
    row, cells = desk.find(c.table, c.anchor), desk.cells(c)
    desk.hold(c.table, row, cells)
    if "text" in c.cells:
        old, words = span(row), desk.words(Anchor(c.cells["text"]), near=span(row))
        for piece in pieces(desk.book, c.table, row) if c.table in PARTS else ():
            if span(piece) == old and piece["part"] == PARTS[c.table]:
                piece.update(words)
        cells |= words
    desk.write(c, row, cells)


def _drop(desk: Desk, c: Correction) -> None:
    row = desk.find(c.table, c.anchor)
    into = _into(desk, c) if INTO in c.cells else None
    if into is row:
        raise MisfitError("it cannot become part of itself")
    desk.remove(c.table, [row])
    if c.table in IDS:
        desk.relink(c, c.table, row[IDS[c.table]], into[IDS[c.table]] if into else None)
    if into and c.table == "actors":
        into["mentions"] += row["mentions"]
    elif into and c.table == "events":
        desk.count(into)
    if into:
        desk.write(c, into, {})


def _into(desk: Desk, c: Correction) -> Row:
    if c.table == "actors":
        return actor_of(desk.book, desk.text, c.cells[INTO])
    return desk.find(c.table, Anchor.of(c.cells[INTO], INTO))


def _add(desk: Desk, c: Correction) -> None:
    cells = {**GIVEN[c.table], **desk.cells(c)}
    words = desk.words(c.anchor)
    known = [row for row in desk.book[c.table] if span(row) == span(words) or c.table == "actors"]
    same = [row for row in known if all(row[name] == cells.get(name) for name in LIKE.get(c.table, ()))]
    if same:  # the parser has found it since
        desk.hold(c.table, same[0], cells)
        desk.write(c, same[0], cells)
        return
    taken = [words, *(desk.words(Anchor(text)) for text in c.cells.get(ALSO, ()))]
    old = desk.find("events", Anchor.of(c.cells[OUT_OF], OUT_OF)) if OUT_OF in c.cells else None
    left = _left(desk, old, taken) if old else []
    row: Row = {**dict.fromkeys(TABLES[c.table].names), **(old or {"precision": "unknown", "mentions": 1}), **cells}
    row |= {**words, KEY: desk.article_id, IDS[c.table]: _new_id(desk, c.table, cells), "rule": None}
    row["title"] = cells.get("title") or (old or words)["title" if old else "text"]
    row = {name: row[name] for name in TABLES[c.table].names}
    desk.hold(c.table, row, {})
    desk.book[c.table].append(row)
    _behind(desk, c, row, taken)
    desk.write(c, row, cells)
    if old:
        _split(desk, c, (old, row), left)


def _add_participant(desk: Desk, c: Correction) -> None:
    event = desk.find("events", event_anchor(c.anchor))
    key = {"event_id": event["event_id"], **GIVEN[c.table], **desk.cells(c)}
    if all({**row, **key} != row for row in desk.book[c.table]):
        desk.book[c.table].append({KEY: desk.article_id, **key, "by": "hand"})


def _left(desk: Desk, event: Row, taken: list[Row]) -> list[Row]:
    """The mentions that an event keeps when some words are taken out of it."""
    mentions = [piece for piece in pieces(desk.book, "events", event) if piece["part"] == "mention"]
    left = [piece for piece in mentions if not any(span(piece).overlaps(span(words)) for words in taken)]
    if not left:
        raise MisfitError("the event that it is taken out of would have no words left")
    return left


def _split(desk: Desk, c: Correction, events: tuple[Row, Row], left: list[Row]) -> None:
    """Leave an event with the mentions that are left, and give the new one a copy of its cast."""
    old, new = events
    mentions = [piece for piece in pieces(desk.book, "events", old) if piece["part"] == "mention"]
    desk.remove("spans", [piece for piece in mentions if piece not in left])
    if not any(span(piece) == span(old) for piece in left):
        old |= {name: left[0][name] for name in ("text", "span_start", "span_end")}
    cast = [row for row in desk.book["participants"] if row["event_id"] == old["event_id"]]
    desk.book["participants"] += [{**row, "event_id": new["event_id"], "by": "hand"} for row in cast]
    desk.count(old)
    desk.write(c, old, {})


def _behind(desk: Desk, c: Correction, row: Row, taken: list[Row]) -> None:
    """Write the words behind an added row."""
    for words in taken if c.table in PARTS else ():
        place = {KEY: desk.article_id, "table": c.table, "row_id": row[IDS[c.table]], "part": PARTS[c.table]}
        desk.book["spans"].append({**place, **words})
    if c.table == "events":
        desk.count(row)


def _new_id(desk: Desk, table: str, cells: Row) -> str:
    """The next id of a table: a slug of the actor's name, or the number after the last."""
    known = {str(row[IDS[table]]) for book in (desk.first, desk.book) for row in book[table]}
    if table == "actors":
        stem = slug(str(cells["name"])) or "actor"
        return next(name for name in (stem, *(f"{stem}_{n}" for n in range(2, len(known) + 3))) if name not in known)
    last = max((int(name[1:]) for name in known if name[1:].isdecimal()), default=0)
    return f"{LETTERS[table]}{last + 1:02d}"


ACTS: dict[str, Callable[[Desk, Correction], None]] = {
    "keep": lambda desk, c: desk.write(c, desk.find(c.table, c.anchor), {}),
    "set": _set,
    "drop": _drop,
    "add": lambda desk, c: (_add_participant if c.table == "participants" else _add)(desk, c),
}
