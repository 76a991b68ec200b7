"""The page of charts: on a telephone nothing is cut or overlaps, and in the dark colours are told apart and read."""

import re
from importlib.resources import files
from itertools import combinations, pairwise

import numpy as np
import pytest

from summitry import charts
from summitry.canvas import style
from summitry.canvas.dark import GROUND, dark, with_dark
from summitry.canvas.html import TELEPHONE
from summitry.canvas.narrow import NARROW, narrow
from summitry.charts.positions import SHAPES
from summitry.codebook import Codebook
from tests.charts.made import SHELVED, made, many
from tests.charts.test_charts import DRAWN, MISSING, SIZES, boxes, contrast, lab

FEW = {name: SIZES[name] for name in ("one event", "twelve events in ten years", "all undated", "dollars", "markup")}
FEW |= {name: SIZES[name] for name in ("three events", "right to left")}


@pytest.mark.slow
@pytest.mark.filterwarnings(MISSING)
@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", FEW.values(), ids=FEW)
def test_on_a_telephone_no_text_overlaps_another_or_is_cut(name, size):
    chart = narrow(DRAWN[name](many(*size), Codebook()))
    width, height = chart.get_size_inches() * chart.dpi
    assert width == NARROW * chart.dpi
    drawn = boxes(chart)
    for text, box in drawn:
        assert -1 <= box.x0 <= box.x1 <= width + 1, f"cut at a side: {text!r}"
        assert 0 <= box.y0 <= box.y1 <= height, f"cut above or below: {text!r}"
    for (a, x), (b, y) in combinations(drawn, 2):
        apart = x.x1 <= y.x0 + 1 or y.x1 <= x.x0 + 1 or x.y1 <= y.y0 + 2 or y.y1 <= x.y0 + 2
        assert apart, f"overlap: {a!r} and {b!r}"


def test_on_a_telephone_the_same_rows_answer_where_they_are_drawn():
    chart = charts.timeline(made(**SHELVED))
    before = chart.svg()
    small = narrow(chart)
    assert [ids for ids, _ in small.spots()] == [ids for ids, _ in chart.spots()]
    assert all(left >= 0 and left + wide <= 1 for _, (left, _, wide, _) in small.spots())
    tops = [box[1] for _, box in sorted(small.spots(), key=lambda spot: spot[1][1])]
    assert all(b - a > 0.01 for a, b in pairwise(tops))
    assert chart.svg() == before
    assert small.svg() == narrow(chart).svg()


def test_a_name_stands_over_its_marks_on_a_telephone():
    small = narrow(charts.timeline(made(**SHELVED)))
    places = {ids[0]: box for ids, box in small.spots()}
    (name,) = [box for text, box in boxes(small) if text == "Doe-Roe summit in Oslo"]
    top = 1 - name.y1 / small.get_window_extent().height
    assert places["summit"][1] - 0.02 < top < places["summit"][1] + places["summit"][3] / 2


@pytest.mark.parametrize("colour", [*style.PALETTE, style.INK, style.QUIET, *(c for _, c, _ in SHAPES.values())])
def test_a_full_colour_stands_out_from_the_dark(colour):
    assert contrast(dark(colour), GROUND) >= 3
    assert colour not in (style.INK, style.QUIET) or contrast(dark(colour), GROUND) >= 4.5


@pytest.mark.parametrize("colour", [*style.PALETTE, "#000000", "#777777"])
def test_a_bar_is_seen_in_the_dark_and_its_number_read(colour):
    """As well as one sign stands out from both black and white (4.58) at most, less what rounding takes."""
    for depth in (1.0, 0.6, 0.25):
        face = style.tint(colour, depth)
        number = {"#ffffff": "#000000", "#000000": "#ffffff"}[style.ink_on(face)]
        assert contrast(number, dark(face)) >= 4.2, (colour, depth)
        assert contrast(dark(face), GROUND) >= 1.4, (colour, depth)


def test_sides_and_positions_are_told_apart_in_the_dark(codebook):
    shapes, sides = ([*found] for found in ((c for _, c, _ in SHAPES.values()), (s.colour for s in codebook.sides)))
    for one, other in [*combinations(shapes, 2), *combinations(sides, 2), *((a, b) for a in shapes for b in sides)]:
        assert float(np.linalg.norm(lab(dark(one), "none") - lab(dark(other), "none"))) >= 30, (one, other)


def test_the_style_of_a_chart_has_the_dark_page_and_the_width_of_a_telephone_that_the_code_has():
    css = files("summitry.canvas").joinpath("chart.css").read_text(encoding="utf-8")
    assert set(re.findall(r"light-dark\(#fff,(#\w+)\)", css)) == {GROUND}
    assert re.findall(r"@media ([^{]+)\{", css) == [TELEPHONE]


def test_every_colour_of_a_picture_has_one_in_the_dark():
    picture = with_dark(charts.network(many(8, 3, "talks")).svg().decode())
    rules = dict(re.findall(r'\[style\*="((?:fill|stroke): #\w{6})"\]\{\w+:(#\w{6})', picture))
    assert {f"{kind}: {colour}" for kind, colour in re.findall(r"\b(fill|stroke): (#\w{6})", picture)} == set(rules)
    assert rules["fill: #ffffff"] == GROUND
