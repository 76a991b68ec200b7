"""Closeness of the sides: on how many of their common issues two sides take the same position."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from ..codebook import Codebook
from ..findings.minds import Minds
from ..findings.sides import ordered_sides

if TYPE_CHECKING:
    from ..tables.store import Tables

ENOUGH = 3  # common issues, for a share


def closeness_table(tables: Tables, codebook: Codebook | None = None) -> pd.DataFrame:
    """Each pair of sides: issues in common, and on which of these they agree or differ.

    An issue is common where each of the two is of one mind, as in the findings: a side that is heard for and against
    is split, and a third party's claim is not the side's. `share` is missing under three common issues.
    The agreement is that of discourse network analysis (Leifeld 2017).
    """
    codebook = codebook or Codebook()
    labels = {issue.id: issue.label for issue in codebook.issues}
    minds = Minds(tables, codebook)
    stand = {issue: minds.of_one_mind(issue) for issue in sorted(minds.clear)}
    held = {(side, issue): position for issue, by in stand.items() for position, of in by.items() for side in of}
    rows = []
    for one, other in combinations(ordered_sides(sorted({side for side, _ in held}), codebook), 2):
        common = [issue for side, issue in held if side == one and (other, issue) in held]
        same = [i for i in common if held[one, i] == held[other, i]]
        names = ["; ".join(labels.get(i, i) for i in kind) for kind in (same, [i for i in common if i not in same])]
        share = round(len(same) / len(common), 2) if len(common) >= ENOUGH else None
        rows.append([one, other, len(common), len(same), share, *names])
    columns = ["side", "other", "common", "same", "share", "agree_on", "differ_on"]
    return pd.DataFrame(rows, columns=columns).astype({"share": "Float64"})
