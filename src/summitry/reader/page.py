"""The article as safe HTML: every row of the tables marked in place, and the rows listed under it."""

from __future__ import annotations

import itertools
from html import escape
from importlib.resources import files
from typing import Any

import pandas as pd

from ..article.regions import regions
from ..records import Paragraph, Span
from ..tables.schema import IDS, each
from ..tables.show import visible
from ..tables.store import Tables

KINDS = {  # what is marked -> what the legend calls it, in the order in which the marks lie on each other
    "content": "what is said",
    "cue": "cue",
    "source": "source",
    "time": "time",
    "event": "event",
    "stance": "position",
}
LISTED = ("times", "statements", "events", "stances")
PARTS = {"headline": "h3", "body": "p"}


class Reader:
    """Shows itself in a notebook: each mark names its rows and leads to them, each row leads to its words."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def __repr__(self) -> str:
        rows = ", ".join(f"{len(getattr(self.tables, name))} {name}" for name in LISTED)
        return f"The article with {rows} marked in place."

    def _repr_html_(self) -> str:
        return _page(self.tables)


def reader(tables: Tables) -> Reader:
    """The article of these tables, for reading.

    All its text is escaped, so markup in it is shown and never run; control characters are shown as pictures.
    The switches of the legend are plain CSS. A few lines of script name the rows of the mark in focus and move
    there when a link is followed; without script the links are links, and the marks have titles.
    """
    return Reader(tables)


def _page(tables: Tables) -> str:
    key = "r" + str(tables.articles["sha256"].iloc[0])[:6]
    marks, firsts = _marks(tables), set[str]()
    text = "".join(_paragraph(tables.text, p, marks, key, firsts) for p in regions(tables.text))
    lists = "".join(_list(tables, name, key) for name in LISTED)
    switches = "".join(
        f'<label><input type="checkbox" class="show-{kind}" checked> <span class="m-{kind}">{label}</span></label> '
        for kind, label in KINDS.items()
    )
    return (
        f'<div class="summitry tex2jax_ignore mathjax_ignore" id="{key}"><style>{_asset("reader.css")}</style>'
        f'<fieldset class="legend"><legend>Marked in the text</legend>{switches}</fieldset>'
        f'<div class="article">{text}</div><p role="status" class="rows"></p>'
        f'<div class="lists">{lists}</div><script>{_asset("reader.js")}</script></div>'
    )


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _safe(text: str) -> str:
    return escape(visible(text))


def _marks(tables: Tables) -> list[tuple[Span, str, str]]:
    """(span, what it is, row id) of everything that is marked."""
    found = [(Span(r.span_start, r.span_end), "time", str(r.time_id)) for r in each(tables.times)]
    for row in each(tables.spans):
        kind = str(row.part) if row.table == "statements" else {"events": "event"}.get(str(row.table), "")
        if kind and row.part in ("source", "cue", "content", "mention"):
            found.append((Span(row.span_start, row.span_end), kind, str(row.row_id)))
    found += [(Span(r.span_start, r.span_end), "stance", str(r.stance_id)) for r in each(tables.stances)]
    return sorted(found)


def _paragraph(text: str, block: Paragraph, marks: list[tuple[Span, str, str]], key: str, firsts: set[str]) -> str:
    """A paragraph cut wherever a mark begins or ends; each piece names all rows that it belongs to."""
    span, part = block.span, block.part
    own = [mark for mark in marks if mark[0].overlaps(span)]
    cuts = sorted({span.start, span.end, *(c for s, _, _ in own for c in s if span.start < c < span.end)})
    pieces = [_piece(text, Span(a, b), own, key, firsts) for a, b in itertools.pairwise(cuts)]
    tag = PARTS.get(part, "p")
    return f"<{tag}{'' if part in PARTS else ' class=aside'}>{''.join(pieces)}</{tag}>"


def _piece(text: str, span: Span, marks: list[tuple[Span, str, str]], key: str, firsts: set[str]) -> str:
    """A piece of text as a link to the row it says most of; the first piece of a row is where the row leads to."""
    over = sorted((m for m in marks if m[0].contains(span)), key=lambda m: (m[0].end - m[0].start, m))
    words = _safe(span.of(text)).replace("\n", "<br>")
    if not over:
        return words
    rows = list(dict.fromkeys(row_id for _, _, row_id in over))
    first = [row_id for row_id in rows if row_id not in firsts]
    firsts.update(first)
    anchors = "".join(f'<span id="{key}-{row_id}" tabindex="-1"></span>' for row_id in first)
    classes = " ".join(f"m-{kind}" for kind in KINDS if any(k == kind for _, k, _ in over))
    title = ", ".join(dict.fromkeys(f"{KINDS[kind]} {row_id}" for _, kind, row_id in over))
    reach = "" if first else ' tabindex="-1"'
    return f'{anchors}<a class="{classes}" href="#{key}-row-{rows[0]}" title="{escape(title)}"{reach}>{words}</a>'


def _list(tables: Tables, name: str, key: str) -> str:
    """The rows of a table, each linked to its words."""
    table = getattr(tables, name)
    rows = "".join(
        f'<tr id="{key}-row-{row[IDS[name]]}" tabindex="-1"><th scope="row">'
        f'<a href="#{key}-{row[IDS[name]]}">{row[IDS[name]]}</a></th>'
        f"<td>{_safe(_summary(tables, name, row))}</td><td>{_safe(str(row['text']))}</td></tr>"
        for row in table.to_dict("records")
    )
    head = '<tr><th scope="col">row</th><th scope="col">says</th><th scope="col">words</th></tr>'
    return (
        f"<details><summary>{len(table)} {name}</summary>"
        f"<table><thead>{head}</thead><tbody>{rows}</tbody></table></details>"
    )


def _summary(tables: Tables, name: str, row: dict[str, Any]) -> str:
    """What a row says, in a few words."""
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))

    def who(column: str) -> str:
        return "unnamed" if pd.isna(row[column]) else str(names[row[column]])

    if name == "times":
        return str(row["value"])
    if name == "statements":
        return f"{who('speaker_id')}, {row['form']}"
    if name == "events":
        status = "" if pd.isna(row["status"]) else f": {row['status'].replace('_', ' ')}"
        return f"{row['title']}{status}"
    return f"{who('holder_id')}: {row['position']}, {row['issue']}"
