"""A finding as a value, how findings are shown, and what becomes of them with other rows left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from .words import counted

SURE = 0.5  # rows that are less likely right carry no finding
LEVELS = (0.3, SURE, 0.7)  # what is tried, and in between what is stated


@dataclass(frozen=True)
class Finding:
    """A sentence, without its stop, and the ids of the rows that it rests on."""

    sentence: str
    rows: tuple[str, ...] = ()


def answer(finding: Finding) -> str:
    """Give a finding in bold, as Markdown.

    >>> answer(Finding("Aid of $5bn is planned"))
    '**Aid of &#36;5bn is planned.**'
    """
    return f"**{_plain(finding.sentence)}.**"


def numbered(findings: Iterable[Finding]) -> str:
    """Give findings as a numbered list in Markdown.

    >>> print(numbered([Finding("The summit is off"), Finding("1 contact is planned")]))
    1. The summit is off.
    2. 1 contact is planned.
    """
    return "\n".join(f"{n}. {_plain(finding.sentence)}." for n, finding in enumerate(findings, 1))


def what_if(find: Callable[[float], Sequence[Finding]]) -> pd.DataFrame:
    """List what each finding says where rows from another confidence on carry it.

    `find` gives the findings for the least confidence of the rows that carry them.

    >>> what_if(lambda least: [Finding("2 met" if least > 0.5 else "3 met"), Finding("1 called")]).values.tolist()
    [['the same', '3 met', '2 met'], ['the same', '1 called', 'the same']]
    """
    stated = [finding.sentence for finding in find(SURE)]
    table = pd.DataFrame(index=pd.RangeIndex(1, len(stated) + 1, name="finding"))
    for level in LEVELS:
        said = zip(stated, (finding.sentence for finding in find(level)), strict=True)
        told = ["the same" if one == other else other for one, other in said]
        table[f"rows from {level} on{' (as stated)' * (level == SURE)}"] = stated if level == SURE else told
    return table


def carries(table: pd.DataFrame, least: float) -> pd.Series[bool]:
    """Tell of each row if it is certain enough; one without a figure is."""
    return table["confidence"].fillna(1.0) >= least


def at_least(number: int, noun: str, hedged: bool) -> str:
    """Give a number with its noun, hedged where rows were left out of the count.

    >>> at_least(2, "contact", hedged=True), at_least(1, "contact", hedged=False)
    ('at least 2 contacts', '1 contact')
    """
    return f"{'at least ' * hedged}{counted(number, noun)}"


def _plain(text: str) -> str:
    """Text in which nothing is markup or mathematics."""
    return re.sub(r"[\\`*_{}\[\]<>#|$~&]", lambda sign: f"&#{ord(sign[0])};", text)
