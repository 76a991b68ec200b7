"""A row in a notebook: its quotation with marks, and its cells, or why it is there, one a line in words."""

from __future__ import annotations

from ..tables.show import Shown, find, pieces
from .html import asset, quotation, safe, style
from .words import facts, told


def row_html(shown: Shown) -> str:
    """Give what `Tables.show` or `Tables.explain` says as HTML."""
    name, cells = find(shown.tables, shown.row_id)
    behind = quotation(shown.tables.text, [span for _, span in pieces(shown.tables, name, cells)])
    lines = "".join(
        f"<dt>{safe(what)}</dt><dd>{safe(said)}</dd>" for what, said in shown.facts or facts(shown.tables, shown.row_id)
    )
    head = f"<strong>{safe(shown.row_id)}</strong>: {safe(told(shown.tables, shown.row_id))}"
    return (
        f'<div class="summitry shown tex2jax_ignore mathjax_ignore">{style(asset(__package__, "row.css"))}'
        f"{head}{behind}<dl>{lines}</dl></div>"
    )
