"""Parts that all HTML of the package shares: escaped text, quotations with marks, style, and the script of cards."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files

from ..records import Span
from ..tables.show import quoted, visible
from ..tables.store import Tables


def key_of(tables: Tables) -> str:
    """The id of an article's reader, with which the ids of its rows begin."""
    return "r" + str(tables.articles["sha256"].iloc[0])[:6]


def safe(text: str) -> str:
    """Text to be shown, never run.

    >>> safe("<b> \\x1b")
    '&lt;b&gt; ␛'
    """
    return escape(visible(text))


def quotation(text: str, spans: list[Span]) -> str:
    """The paragraphs that the spans stand in, with the spans marked.

    >>> quotation("Doe & Roe met.\\nIn Oslo.", [Span(6, 9)])
    '<blockquote>Doe &amp; <mark>Roe</mark> met.</blockquote>'
    """
    lines = escape(quoted(text, spans, ("\1", "\2"))).replace("\1", "<mark>").replace("\2", "</mark>")
    return "<blockquote>" + "<br><br>".join(filter(None, lines.split("\n"))) + "</blockquote>"


@cache
def asset(package: str, name: str) -> str:
    """A file of style or script that stands in a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def style(own: str) -> str:
    """The style that all parts share, followed by `own`."""
    return f"<style>{asset(__package__, 'base.css')}{own}</style>"


def script(own: str) -> str:
    """The script of cards, followed by `own`."""
    return f"<script>(() => {{\n{asset(__package__, 'card.js')}{own}}})();</script>"
