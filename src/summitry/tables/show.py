"""A row shown in the text that it stands on, and why it is there."""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING, Any

from ..errors import SummitryError
from ..records import Span
from .schema import IDS, KEY, each

if TYPE_CHECKING:
    import pandas as pd

    from .store import Tables

PICTURES = {  # control characters and changes of direction, which a terminal or a page would obey
    **{code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"},
    0x7F: "␡",
    **dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF], "\ufffd"),
}


class Shown(str):
    """Text about a row of `tables`, as printed; `facts` are what an explanation knows of it."""

    tables: Tables
    row_id: str
    facts: list[tuple[str, str]]
    __repr__ = str.__str__

    @classmethod
    def of(cls, lines: list[str], *about: Any) -> Shown:
        """Join lines, and keep what they are about: tables, row id, facts."""
        shown = cls(visible("\n".join(lines)))
        shown.tables, shown.row_id, shown.facts = about
        return shown


def show(tables: Tables, row_id: str) -> Shown:
    """Show a row in its paragraphs, the words behind it in brackets, and its cells.

    Raises `SummitryError`, with the nearest ids, where no row has this one.

    >>> from summitry import parse, read_article
    >>> print(parse(read_article("Talks\\n\\nJane Doe met John Roe in Oslo.")).show("jane_doe"))
    jane_doe (actors)
    [Jane Doe] met John Roe in Oslo.
      actor_id: jane_doe
      name: Jane Doe
      kind: person
      mentions: 1
      span_start: 7
      span_end: 15
      by: parser
    """
    name, row = find(tables, row_id)
    quotation = quoted(tables.text, [span for _, span in pieces(tables, name, row)])
    shown = {column: str(cell)[:10] if isinstance(cell, date) else cell for column, cell in row.items()}
    cells = [f"  {column}: {cell}" for column, cell in shown.items() if column not in (KEY, "text")]
    return Shown.of([f"{row_id} ({name})", quotation, *cells], tables, row_id, [])


def explain(tables: Tables, row_id: str) -> Shown:
    """Explain why a row is there: the rule that made it, the words it rests on, and what is in doubt.

    Raises `SummitryError` as `show` does.

    >>> from summitry import parse, read_article
    >>> print(parse(read_article("Talks\\n\\nJane Doe met John Roe in Oslo.")).explain("e01"))
    e01 (events): rule 'past tense'
      mention: “Jane Doe met John Roe in Oslo” [7:36]
      evidence: “met” [16:19]
    """
    name, row = find(tables, row_id)
    rule = f"rule '{row['rule']}'" if "rule" in row else "no rule is recorded"
    facts = [("counted from", str(row["anchor"]))] if "anchor" in row else []
    behind = pieces(tables, name, row)
    facts += [(part, f"“{span.of(tables.text)}” [{span.start}:{span.end}]") for part, span in behind]
    facts += [("in doubt", str(reason)) for reason in _behind(tables.doubts, name, row_id)["reason"]]
    lines = [f"{row_id} ({name}): {rule}", *(f"  {what}: {fact}" for what, fact in facts)]
    return Shown.of(lines, tables, row_id, [("made by", rule), *facts])


def visible(text: str) -> str:
    """Show control characters as pictures, one for one, so that nothing obeys them.

    >>> visible("red \\x1b[31m")
    'red ␛[31m'
    """
    return text.translate(PICTURES)


def chain(tables: Tables, stance_id: str) -> str:
    """Follow a position back from the reader: reader <- article <- outlet <- claimant or speaker <- holder.

    Raises `SummitryError` for the id of another row than a stance.
    """
    name, row = find(tables, stance_id)
    if name != "stances":
        raise SummitryError("only a stance has a holder", where=stance_id, remedy="give the id of a stance, as s01")
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    said = dict(zip(tables.statements["statement_id"], tables.statements["speaker_id"], strict=True))
    speaker = said.get(row.get("statement_id"))
    links = ["reader", row[KEY], row.get("via"), names.get(speaker), names.get(row["holder_id"])]
    return " <- ".join(dict.fromkeys(str(link) for link in links if isinstance(link, str)))


def find(tables: Tables, row_id: str) -> tuple[str, pd.Series[Any]]:
    """Find a row by its id: the table's name, and what is known of it."""
    for name, column in IDS.items():
        table = getattr(tables, name)
        found = table[table[column] == row_id]
        if len(found):
            return name, found.iloc[0].dropna()
    known = [str(i) for name, column in IDS.items() for i in getattr(tables, name)[column]]
    near = difflib.get_close_matches(row_id, known, n=3, cutoff=0.3)
    raise SummitryError("no row has this id", where=row_id, remedy=f"try one of {', '.join(near or known[:3])}")


def _behind(table: pd.DataFrame, name: str, row_id: str) -> pd.DataFrame:
    """The spans or doubts of a row."""
    return table[(table["table"] == name) & (table["row_id"] == row_id)]


def pieces(tables: Tables, name: str, row: pd.Series[Any]) -> list[tuple[str, Span]]:
    """Give the spans behind a row with the part each plays, in order of the text; else its own."""
    rows = each(_behind(tables.spans, name, str(row[IDS[name]])))
    found = [(str(r.part), Span(int(r.span_start), int(r.span_end))) for r in rows]
    return sorted(found or [("mention", Span(int(row["span_start"]), int(row["span_end"])))], key=lambda p: p[1])


def quoted(text: str, spans: list[Span], marks: tuple[str, str] = ("[", "]")) -> str:
    """Quote the lines that the spans stand in, the outermost spans between marks."""
    text, out, end = visible(text), [], 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            out += [text[end : span.start], "\0", marks[0], span.of(text).replace("\n", "\n\0"), marks[1]]
            end = span.end
    lines = "".join([*out, text[end:]]).split("\n")
    return "\n".join(line.replace("\0", "") for line in lines if "\0" in line)
