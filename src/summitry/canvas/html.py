"""A chart as HTML: the picture, and over each mark the sentences that its rows stand on."""

from __future__ import annotations

import base64
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from ..findings.words import counted
from ..reader.html import asset, key_of, quotation, safe, script, style
from ..reader.words import told
from ..records import Span
from ..tables.show import find, pieces
from .dark import with_dark
from .narrow import narrow

if TYPE_CHECKING:
    from ..tables.store import Tables
    from .page import Chart

TELEPHONE = "screen and (max-width:600px)"  # as in chart.css
MOST = 3  # paragraphs that are quoted for a row
# whose paragraphs are quoted, in this order, rather than the rest
FIRST = ("passage", "content", "source", "cue", "evidence", "date", "mention")


def chart_html(chart: Chart) -> str:
    """The picture with its alternative text and, in a list, what each mark says; a script lays the list over it.

    On a telephone the picture is that of a narrow page. Without style and script the list stands below the picture.
    """
    small = narrow(chart)
    places = zip(chart.spots(), small.spots(), strict=True)
    spots = "".join(_spot(chart.tables, ids, (*box, *other)) for (ids, box), (_, other) in places)
    listed = f'<p class="plain">What stands behind the marks:</p><ol class="spots">{spots}</ol>' if spots else ""
    return (
        f'<figure class="summitry chart tex2jax_ignore mathjax_ignore" data-reader="{key_of(chart.tables)}">'
        f"{style(asset(__package__, 'chart.css'))}"
        f'<div class="sheet" tabindex="0"><div class="page"><picture><source media="{TELEPHONE}" '
        f'srcset="{_address(small)}"><img alt="{escape(chart.alt)}" src="{_address(chart)}"></picture>'
        f"{listed}</div></div>"
        f"{script(asset(__package__, 'chart.js')) if spots else ''}</figure>"
    )


def _address(chart: Chart) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(with_dark(chart.svg().decode()).encode()).decode('ascii')}"


def _spot(tables: Tables, ids: list[str], boxes: tuple[float, ...]) -> str:
    """The place of some rows on the wide and on the narrow page, and what they say."""
    place = ";".join(f"--{side}:{100 * share:.2f}%" for side, share in zip("xywhXYWH", boxes, strict=True))
    rows = "".join(
        f'<div data-row="{safe(row_id)}"><strong>{safe(told(tables, row_id))}</strong>'
        f"{_sentences(tables, row_id)}</div>"
        for row_id in ids
    )
    return f'<li style="{place}">{rows}</li>'


def _sentences(tables: Tables, row_id: str) -> str:
    """The paragraphs of a position's passage, of a statement, or of the words that decide what is drawn of an event."""
    name, row = find(tables, row_id)
    passage = [("passage", Span(int(row["span_start"]), int(row["span_end"])))] if name == "stances" else []
    paragraphs: dict[int, list[Span]] = {}
    for _, span in sorted([*passage, *pieces(tables, name, row)], key=lambda piece: FIRST.index(piece[0])):
        paragraphs.setdefault(tables.text.count("\n", 0, span.start), []).append(span)
    told, rest = [*paragraphs.values()][:MOST], len(paragraphs) - MOST
    more = f"<p>and in {counted(rest, 'paragraph')} more</p>" if rest > 0 else ""
    return quotation(tables.text, [*chain.from_iterable(told)]) + more
