"""A report as one HTML page: the findings, the figures with their tables, and the article with its rows marked.

The page asks for nothing beyond itself, and its own policy forbids it to; all text of the article is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..canvas import source_line
from ..canvas.dark import with_dark
from ..canvas.narrow import narrow
from ..charts import network, plan, positions, timeline, voices
from ..findings.words import counted
from ..reader import reader
from ..tables.show import visible
from .cells import counts, words

if TYPE_CHECKING:
    from ..charts import Chart
    from ..codebook import Codebook
    from ..tables.store import Tables

ENDING = ".report.html"  # beside a page of the web, which stays
FIGURES = {"timeline": timeline, "plan": plan, "positions": positions, "voices": voices, "network": network}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
NAMED = re.compile(r'(\bid="|url\(#|href="#)')  # where a picture names a part of itself


def write(tables: Tables, codebook: Codebook | None = None) -> bytes:
    """Give the page without findings, with the colours and labels of a codebook, if there is one."""
    return page(tables, codebook=codebook).encode()


def not_carried(tables: Tables) -> list[str]:
    """List what these tables hold and the page does not."""
    return [*counts(tables, "doubts"), "roles of actors", "rules", "confidence of statements and positions"]


def page(tables: Tables, findings: Sequence[str] = (), codebook: Codebook | None = None) -> str:
    """Give the page: headline, source line, findings (sentences), figures with their tables, and the article.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo on 3 May 2024."
    >>> "<li>They met &amp; talked.</li>" in page(
    ...     parse(Article("note", text, tuple(regions(text)))), ["They met & talked."]
    ... )
    True
    """
    article = tables.articles.iloc[0]
    title = _safe(words(article["headline"]) or article["article_id"])
    found = "".join(f"<li>{_safe(sentence)}</li>" for sentence in findings)
    figures = "".join(_figure(name, draw(tables, codebook)) for name, draw in FIGURES.items())
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{files(__package__).joinpath('report.css').read_text(encoding='utf-8')}</style></head><body><main>"
        f'<h1 dir="auto">{title}</h1><p class="source" dir="auto">{_safe(source_line(tables))}</p>'
        + (f"<h2>Findings</h2><ol>{found}</ol>" if found else "")
        + f"<h2>Figures</h2>{figures}<h2>The article</h2>{reader(tables, codebook)._repr_html_()}"
        "</main></body></html>\n"
    )


def _figure(name: str, chart: Chart) -> str:
    """A picture with its alternative text, wide and for a telephone, and the table that was drawn under it."""
    pictures = f"{_picture(name, 'wide', chart)}{_picture(name, 'narrow', narrow(chart))}"
    return f'<figure id="figure-{name}">{pictures}{_caption(chart.table) if len(chart.table) else ""}</figure>'


def _picture(name: str, page: str, chart: Chart) -> str:
    """The picture on a wide or a narrow page, of which the style shows one."""
    svg = with_dark(chart.svg().decode())
    named = re.sub(r"<[^>]*>", lambda tag: NAMED.sub(rf"\1{name}-{page}-", tag[0]), svg[svg.index("<svg") :])
    return named.replace("<svg", f'<svg class="{page}" role="img" aria-label="{_safe(chart.alt)}"', 1)


def _caption(table: pd.DataFrame) -> str:
    return (
        f"<figcaption><details open><summary>What was drawn: {counted(len(table), 'row')}</summary>"
        f'<div class="scroll" tabindex="0">{_table(table)}</div></details></figcaption>'
    )


def _table(table: pd.DataFrame) -> str:
    head = "".join(f'<th scope="col">{_safe(str(name).replace("_", " "))}</th>' for name in table.columns)
    cells = ([f'<td dir="auto">{_said(cell)}</td>' for cell in row] for row in table.to_numpy(dtype=object))
    rows = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    return f'<table class="drawn"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _said(cell: Any) -> str:
    """A cell as safe HTML."""
    if isinstance(cell, pd.Timestamp):
        return f"<time>{cell.date()}</time>"
    return _safe(", ".join(map(str, cell)) if isinstance(cell, list | tuple) else words(cell))


def _safe(text: str) -> str:
    return escape(visible(text))
