"""Rows in words: labels of columns, names of actors, dates as days, codes as words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..tables.schema import KEY, TABLES
from ..tables.show import find
from ..tables.store import Tables

if TYPE_CHECKING:
    from ..codebook import Codebook

BOUNDS = {"begin": "end", "said_begin": "said_end", "date_begin": "date_end"}
UNSAID = {KEY, "text", "span_start", "span_end", *BOUNDS.values()}  # the quotation shows them, or the line of a date
FORMS = {"direct": "in quotation marks", "indirect": "reported", "mixed": "partly in quotation marks"}
BASES = {
    "own_words": "in own words",
    "paraphrase": "paraphrased",
    "narrator": "as the narrator has it",
    "third_party": "as others claim",
}
POSITIONS = {"support": "for", "oppose": "against", "conditional": "under a condition for"}


def day(value: object) -> date | None:
    """The calendar day of a cell; none where it is missing."""
    return value.date() if isinstance(value, pd.Timestamp) else None


def interval(begin: date | None, end: date | None) -> str:
    """An interval of days in words; empty without bounds.

    >>> interval(date(2024, 5, 3), date(2024, 5, 3)), interval(None, date(2024, 5, 3))
    ('3 May 2024', 'by 3 May 2024')
    """
    first, last = (f"{d.day} {d:%B %Y}" if d else "" for d in (begin, end))
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"by {last}" if last else ""


def dated(begin: object, end: object) -> str:
    """The interval of two cells in words; empty where both are missing."""
    return interval(day(begin), day(end))


def label(code: str) -> str:
    """A code or the name of a column as words.

    >>> label("called_off"), label("holder_id")
    ('called off', 'holder')
    """
    return code.removesuffix("_id").replace("_", " ")


def with_labels(tables: Tables, codebook: Codebook | None) -> Tables:
    """The tables with issues by the labels of their codebook, for reading; without one as they are."""
    labels = {issue.id: issue.label for issue in codebook.issues} if codebook else {}
    return replace(tables, stances=tables.stances.assign(issue=tables.stances["issue"].replace(labels)))


def facts(tables: Tables, row_id: str) -> list[tuple[str, str]]:
    """All cells of a row in words, each with the label of its column; bounds of a date are one."""
    name, row = find(tables, row_id)
    said = []
    for column in TABLES[name].columns:
        if column.name in BOUNDS:
            label_of = "said" if column.name == "said_begin" else "date"
            said.append((label_of, dated(row.get(column.name), row.get(BOUNDS[column.name]))))
        elif column.name in row and column.name not in UNSAID and column.name not in TABLES[name].key:
            said.append((label(column.name), _cell(tables, column, row[column.name])))
    return [fact for fact in said if fact[1]]


def told(tables: Tables, row_id: str) -> str:
    """A row in a line: what it is, of whom, and when."""
    name, row = find(tables, row_id)
    return ", ".join(filter(None, TELL[name](tables, row)))


def _cell(tables: Tables, column: Any, value: Any) -> str:
    if isinstance(value, pd.Timestamp):
        return dated(value, value)
    if column.refers == "actors":
        return _who(tables, value)
    if column.refers == "events":
        return str(tables.events.set_index("event_id")["title"][value])
    return label(str(value)) if column.words or column.name == "issue" else str(value)


def _who(tables: Tables, actor_id: Any) -> str:
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    return str(names.get(actor_id, "a source not named"))


def _time(_: Tables, row: Any) -> list[str]:
    return ["time", dated(row.get("begin"), row.get("end")) or f"no day can be counted ({row['value']})"]


def _statement(tables: Tables, row: Any) -> list[str]:
    said, via = dated(row.get("said_begin"), row.get("said_end")), row.get("via")
    return [f"said by {_who(tables, row.get('speaker_id'))}", FORMS[row["form"]], said, f"via {via}" if via else ""]


def _event(_: Tables, row: Any) -> list[str]:
    when = dated(row.get("begin"), row.get("end")) or "no date in the text"
    return [str(row["title"]), label(str(row.get("status", ""))), when]


def _stance(tables: Tables, row: Any) -> list[str]:
    who, said = _who(tables, row["holder_id"]), dated(row.get("date_begin"), row.get("date_end"))
    return [f"{who}: {POSITIONS[row['position']]} “{label(row['issue'])}”", BASES[row["basis"]], said]


def _actor(_: Tables, row: Any) -> list[str]:
    return [str(row["name"]), str(row.get("role", "")), str(row.get("side", ""))]


TELL = {"actors": _actor, "times": _time, "statements": _statement, "events": _event, "stances": _stance}
