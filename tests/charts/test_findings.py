"""The charts of agreement and calibration: titles say what their tables say, no text overlaps, the source is right."""

from itertools import combinations

import pandas as pd
import pytest

from summitry import charts

from .made import made
from .test_charts import boxes

pytestmark = pytest.mark.slow

COLUMNS = ["table", "pair", "rows", "f1", "low", "high"]
BINS = pd.DataFrame(
    [["calls", 30, 0.7, 0.6], ["calls", 10, 0.9, 0.9], ["talks", 1, 0.02, 0.0], ["talks", 400, 0.97, 1.0]],
    columns=["table", "rows", "said", "right"],
)


def scores(**given):
    """Scores of tables, each with F1 and interval of the parser and of the codings."""
    rows = [
        [table, pair, 9, f1, low, high]
        for table, pairs in given.items()
        for pair, (f1, low, high) in zip(("parser", "codings"), pairs, strict=False)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


LOW, MIDDLE, SAME, FULL = (0.2, 0.1, 0.3), (0.5, 0.4, 0.6), (0.55, 0.45, 0.65), (1.0, 1.0, 1.0)
TITLES = {
    "less, as much, more": (
        scores(calls=[LOW, FULL], talks=[MIDDLE, SAME], times=[FULL, FULL], rows=[FULL, MIDDLE]),
        "On calls the parser agrees with the reference less than two codings do with each other; on talks and times as "
        "much; on rows more",
    ),
    "all as much": (
        scores(calls=[MIDDLE, SAME]),
        "On calls the parser agrees with the reference as much as two codings do with each other",
    ),
    "one pair only": (scores(calls=[MIDDLE]), "There is nothing to compare the parser with"),
    "nothing": (scores(), "Nothing was compared"),
}


@pytest.mark.parametrize(("table", "title"), TITLES.values(), ids=TITLES)
def test_the_title_of_agreement_goes_by_the_intervals(table, title):
    assert charts.agreement(made(), table).title == title


def test_agreement_tells_each_figure():
    chart = charts.agreement(made(), scores(calls=[MIDDLE, FULL]))
    assert "calls, the parser against the reference: 0.50, 0.40 to 0.60 of 9 rows" in chart.alt
    assert [t.get_text() for t in chart.axes[0].texts] == ["0.50", "1.00"]


def test_calibration_says_how_far_off_and_where_it_was_tried():
    chart = charts.calibration(made(), BINS, "3 reports")
    assert chart.title == "Confidence is off by 0.07 for calls and 0.03 for talks"
    assert [t.get_text() for t in chart.texts if t.get_text().startswith("Source")] == ["Source: 3 reports"]
    assert charts.calibration(made(), BINS[:0], "none").title == "Confidence was not tried"


DRAWN = {
    "agreement": lambda: charts.agreement(made(), scores(calls=[LOW, FULL], talks=[FULL, FULL], times=[MIDDLE, LOW])),
    "one table": lambda: charts.agreement(made(), scores(calls=[(0.0, 0.0, 0.0), FULL])),
    "calibration": lambda: charts.calibration(made(), BINS, "3 reports"),
}


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_no_text_overlaps_another_or_is_cut_and_the_bytes_are_the_same(draw):
    chart = draw()
    width, height = chart.get_size_inches() * chart.dpi
    drawn = boxes(chart)
    for text, box in drawn:
        assert 0 <= box.x0 <= box.x1 <= width - 20, f"no margin at a side: {text!r}"
        assert 0 <= box.y0 <= box.y1 <= height, f"cut above or below: {text!r}"
    for (a, x), (b, y) in combinations(drawn, 2):
        apart = x.x1 <= y.x0 + 1 or y.x1 <= x.x0 + 1 or x.y1 <= y.y0 + 2 or y.y1 <= x.y0 + 2
        assert apart, f"overlap: {a!r} and {b!r}"
    assert draw().svg() == draw().svg()
