"""The article as safe HTML, every row of the tables marked in place."""

from __future__ import annotations

import itertools
from html import escape

from .article import regions
from .records import Span
from .schema import TABLES, each
from .tables import Tables

MARKS = {  # what is marked: the colour of its mark and how the legend calls it
    "time": ("border-bottom:2px dotted #8c4799", "time"),
    "source": ("background:#cfe3f5", "source"),
    "cue": ("background:#fbe3a6", "cue"),
    "content": ("background:#eef3f7", "what is said"),
    "event": ("border-bottom:3px solid #009e73", "event"),
    "stance": ("text-decoration:underline wavy #d55e00 1px;text-underline-offset:4px", "position"),
}
STYLE = (
    ".summitry{max-width:46em;line-height:1.9;font-size:15px;color:#222;background:#fff;padding:0 1em}"
    ".summitry .aside{color:#767676;font-size:13px}"
    ".summitry .legend{font-size:13px}"
    ".summitry span:focus{outline:2px solid #0072b2}"
    ".summitry span:focus::after{content:' ['attr(title)']';color:#595959}"
    ".summitry h4{font-size:19px;margin:.4em 0}"
)


class Reader:
    """Shows itself in a notebook; hovering or tabbing to a mark names its rows."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def __repr__(self) -> str:
        rows = ", ".join(
            f"{len(getattr(self.tables, name))} {name}"
            for name in TABLES
            if name in ("times", "statements", "events", "stances")
        )
        return f"The article with {rows} marked in place."

    def _repr_html_(self) -> str:
        text, marks = self.tables.text, _marks(self.tables)
        rules = "".join(f".summitry .m-{kind}{{{style}}}" for kind, (style, _) in MARKS.items())
        legend = " ".join(f'<span class="m-{kind}">{label}</span>' for kind, (_, label) in MARKS.items())
        body = "".join(_paragraph(text, p.span, p.part, marks) for p in regions(text))
        return f'<div class="summitry"><style>{STYLE}{rules}</style><p class="legend">Marked: {legend}</p>{body}</div>'


def reader(tables: Tables) -> Reader:
    """The article of these tables, for reading; all its text is escaped, so markup in it is shown, never run."""
    return Reader(tables)


def _marks(tables: Tables) -> list[tuple[Span, str, str]]:
    """(span, what it is, row id) of everything that is marked."""
    found = [(Span(r.span_start, r.span_end), "time", str(r.time_id)) for r in each(tables.times)]
    for row in each(tables.spans):
        kind = str(row.part) if row.table == "statements" else {"events": "event"}.get(str(row.table), "")
        if kind and row.part in ("source", "cue", "content", "mention"):
            found.append((Span(row.span_start, row.span_end), kind, str(row.row_id)))
    found += [(Span(r.span_start, r.span_end), "stance", str(r.stance_id)) for r in each(tables.stances)]
    return sorted(found)


def _paragraph(text: str, span: Span, part: str, marks: list[tuple[Span, str, str]]) -> str:
    """A paragraph cut wherever a mark begins or ends; each piece names all rows that it belongs to."""
    own = [mark for mark in marks if mark[0].overlaps(span)]
    cuts = sorted({span.start, span.end, *(c for s, _, _ in own for c in s if span.start < c < span.end)})
    pieces = [_piece(text, Span(a, b), own) for a, b in itertools.pairwise(cuts)]
    opening, closing = {"headline": ("<h4>", "</h4>"), "body": ("<p>", "</p>")}.get(part, ('<p class="aside">', "</p>"))
    return opening + "".join(pieces) + closing


def _piece(text: str, span: Span, marks: list[tuple[Span, str, str]]) -> str:
    over = [(kind, row_id) for mark, kind, row_id in marks if mark.contains(span)]
    words = escape(span.of(text)).replace("\n", "<br>")
    if not over:
        return words
    classes = " ".join(f"m-{kind}" for kind in MARKS if any(k == kind for k, _ in over))
    title = ", ".join(dict.fromkeys(f"{kind} {row_id}" for kind, row_id in over))
    return f'<span class="{classes}" tabindex="0" title="{escape(title)}">{words}</span>'
