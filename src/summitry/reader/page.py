"""The article as safe HTML: every row of the tables marked in place, and the rows listed under it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from ..article.regions import regions
from ..records import Paragraph, Span
from ..tables.schema import IDS, each
from ..tables.store import Tables
from .html import asset, key_of, safe, script, style
from .words import told, with_labels

if TYPE_CHECKING:
    from ..codebook import Codebook

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
PLAIN = (
    "Styles and scripts are off here: events and times are marked, and a mark names its rows when the mouse rests on "
    "it. To see all, choose “Trust Notebook” in JupyterLab's command palette, or open the page that “make site” builds."
)


class Page(NamedTuple):
    """A page that is being written: its `key`, what each row `says`, and the rows that `stand` in it by now."""

    key: str
    says: dict[str, str]
    stand: set[str]


class Reader:
    """Shows itself in a notebook: each mark names its rows and leads to them, each row leads to its words."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def __repr__(self) -> str:
        rows = ", ".join(f"{len(getattr(self.tables, name))} {name}" for name in LISTED)
        return f"The article with {rows} marked in place."

    def _repr_html_(self) -> str:
        return _page(self.tables)


def reader(tables: Tables, codebook: Codebook | None = None) -> Reader:
    """The article of these tables, for reading; issues have the labels of the codebook, or without one their ids.

    All its text is escaped, so markup in it is shown and never run; control characters are shown as pictures.
    A script shows the rows of a mark in a card beside it, and the switches of the legend. Without script the links
    are links and the marks have titles; without style, too, a line says where there is more.
    """
    return Reader(with_labels(tables, codebook))


def _page(tables: Tables) -> str:
    key, marks = key_of(tables), _marks(tables)
    page = Page(key, {row_id: told(tables, row_id) for row_id in dict.fromkeys(mark[2] for mark in marks)}, set())
    text = "".join(_paragraph(tables.text, p, marks, page) for p in regions(tables.text))
    lists = "".join(_list(tables, name, page) for name in LISTED)
    kinds = ", ".join(f'<span class="m-{kind}">{label}</span>' for kind, label in KINDS.items())
    return (
        f'<div class="summitry reader tex2jax_ignore mathjax_ignore" id="{key}">'
        f"{style(asset(__package__, 'reader.css'))}"
        f'<p class="plain"><em>{PLAIN}</em></p><div class="legend">Marked in the text: {kinds}</div>'
        f'<div class="article">{text}</div><div class="lists">{lists}</div>'
        f"{script(asset(__package__, 'reader.js'))}</div>"
    )


def _marks(tables: Tables) -> list[tuple[Span, str, str]]:
    """(span, what it is, row id) of everything that is marked."""
    found = [(Span(r.span_start, r.span_end), "time", str(r.time_id)) for r in each(tables.times)]
    for row in each(tables.spans):
        kind = str(row.part) if row.table == "statements" else {"events": "event"}.get(str(row.table), "")
        if kind and row.part in ("source", "cue", "content", "mention"):
            found.append((Span(row.span_start, row.span_end), kind, str(row.row_id)))
    found += [(Span(r.span_start, r.span_end), "stance", str(r.stance_id)) for r in each(tables.stances)]
    return sorted(found)


def _paragraph(text: str, block: Paragraph, marks: list[tuple[Span, str, str]], page: Page) -> str:
    """A paragraph cut wherever a mark begins or ends; each piece names all rows that it belongs to."""
    span, part = block.span, block.part
    own = [mark for mark in marks if mark[0].overlaps(span)]
    cuts = sorted({span.start, span.end, *(c for s, _, _ in own for c in s if span.start < c < span.end)})
    pieces = [_piece(text, Span(a, b), own, page) for a, b in itertools.pairwise(cuts)]
    tag = PARTS.get(part, "p")
    return f"<{tag}{'' if part in PARTS else ' class=aside'}>{''.join(pieces)}</{tag}>"


def _piece(text: str, span: Span, marks: list[tuple[Span, str, str]], page: Page) -> str:
    """A piece of text as a link to the row it says most of; the first piece of a row is where the row leads to.

    The script makes links of long passages, too; without it, half of the text would look like one.
    """
    over = sorted((m for m in marks if m[0].contains(span)), key=lambda m: (m[0].end - m[0].start, m))
    words = safe(span.of(text)).replace("\n", "<br>")
    if not over:
        return words
    rows = list(dict.fromkeys(safe(row_id) for _, _, row_id in over))
    first = [row_id for row_id in rows if row_id not in page.stand]
    page.stand.update(first)
    anchors = "".join(f'<span id="{page.key}-{row_id}" tabindex="-1"></span>' for row_id in first)
    kinds = [kind for kind in KINDS if any(k == kind for _, k, _ in over)]
    title = "\n".join(f"{row_id}: {page.says[row_id]}" for row_id in dict.fromkeys(row_id for _, _, row_id in over))
    reach = "" if first else ' tabindex="-1"'
    inner = f"<mark>{words}</mark>" if {"time", "event"} & {*kinds} else words
    classes = " ".join(f"m-{kind}" for kind in kinds)
    aim = f'{"href" if set(kinds) - {"content", "stance"} else "data-href"}="#{page.key}-row-{rows[0]}"'
    return f'{anchors}<a class="{classes}" {aim} title="{safe(title)}"{reach}>{inner}</a>'


def _list(tables: Tables, name: str, page: Page) -> str:
    """The rows of a table, each linked to its words."""
    table, column = getattr(tables, name), IDS[name]
    rows = "".join(
        f'<tr id="{page.key}-row-{row_id}" tabindex="-1"><th scope="row">'
        f'<a href="#{page.key}-{row_id}">{row_id}</a></th>'
        f"<td>{safe(page.says[row[column]])}</td><td>{safe(str(row['text']))}</td></tr>"
        for row in table.to_dict("records")
        for row_id in [safe(row[column])]
    )
    head = '<tr><th scope="col">row</th><th scope="col">says</th><th scope="col">words</th></tr>'
    return (
        f"<details><summary>{len(table)} {name}</summary>"
        f"<table><thead>{head}</thead><tbody>{rows}</tbody></table></details>"
    )
