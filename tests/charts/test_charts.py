"""Charts: they say what their table holds, nothing overlaps or is cut, and the same table gives the same bytes."""

from functools import cache
from html import escape
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest

from summitry import charts
from summitry.canvas import style
from summitry.canvas.text import wrap
from summitry.charts.positions import SHAPES
from summitry.codebook import Codebook, Issue

from .made import SHELVED, made, many

pytestmark = pytest.mark.slow

DRAWN = {
    "timeline": charts.timeline,
    "plan": charts.plan,
    "positions": charts.positions,
    "voices": charts.voices,
    "network": charts.network,
}


def boxes(chart: charts.Chart) -> list[tuple[str, object]]:
    """The drawn boxes of all texts, with what they say."""
    chart.draw_without_rendering()
    renderer = chart.canvas.get_renderer()
    texts = [*chart.texts]
    for axes in chart.axes:
        named = [*axes.get_xticklabels(), *axes.get_yticklabels(), axes.xaxis.label] if axes.axison else []
        texts += [*axes.texts, *named]
    return [(t.get_text(), t.get_window_extent(renderer)) for t in texts if t.get_text().strip() and t.get_visible()]


LONG = "a long name of something that goes on and on and then on to the end of it and a bit further"
SIZES = {  # events, sides, label, years
    "no event": (0, 1, "talks", 1),
    "one event": (1, 1, "talks", 1),
    "one event of many sides": (1, 8, LONG, 1),
    "three events": (3, 1, "talks", 1),
    "three events of many sides": (3, 8, "talks", 10),
    "sixty events": (60, 1, "talks in Strelsau", 1),
    "sixty events of many sides": (60, 8, LONG, 1),
    "sixty events in ten years": (60, 2, "talks in Strelsau", 10),
    "twelve events in ten years": (12, 3, LONG[:40], 10),
    "all undated": (12, 3, "talks", 0),
    "right to left": (12, 3, "\u05e9\u05d9\u05d7\u05d5\u05ea \u05e9\u05dc\u05d5\u05dd " * 5, 1),
    "Arabic": (12, 3, "\u0645\u062d\u0627\u062f\u062b\u0627\u062a \u0633\u0644\u0627\u0645 " * 5, 1),
    "Chinese": (12, 8, "\u4e2d\u6587\u4f1a\u8bae\u6807\u7b7e" * 6, 1),
    "dollars": (12, 3, "$5bn and $x_{ $3bn \\frac", 1),
    "markup": (12, 3, "<b>talks</b> & <script>x</script> *now*", 1),
    "no place to break": (9, 3, LONG.replace(" ", "x"), 1),
}


@cache
def sized(name: str, size: tuple[int, int, str, int]) -> charts.Chart:
    """A chart of a size, drawn once for all tests that only look at it."""
    return DRAWN[name](many(*size), Codebook())


MISSING = "ignore:Glyph"  # the font has no Chinese; in SVG the reader's has


@pytest.mark.filterwarnings(MISSING)
@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_no_text_overlaps_another_or_is_cut(name, size):
    chart = sized(name, size)
    width, height = chart.get_size_inches() * chart.dpi
    drawn = boxes(chart)
    for text, box in drawn:
        assert 0 <= box.x0 <= box.x1 <= width - 20, f"no margin at a side: {text!r}"
        assert 0 <= box.y0 <= box.y1 <= height, f"cut above or below: {text!r}"
        assert "…" not in text
    for (a, x), (b, y) in combinations(drawn, 2):
        apart = x.x1 <= y.x0 + 1 or y.x1 <= x.x0 + 1 or x.y1 <= y.y0 + 2 or y.y1 <= x.y0 + 2
        assert apart, f"overlap: {a!r} and {b!r}"


@pytest.mark.filterwarnings(MISSING)
@pytest.mark.parametrize("name", ["timeline", "plan"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_rows_stand_in_the_order_of_the_table(name, size):
    chart = sized(name, size)
    axes = chart.axes[0]
    if chart.table.empty:
        assert list(axes.get_yticks()) == []
        return
    places, names = axes.get_yticks(), [t.get_text().replace("\\$", "$") for t in axes.get_yticklabels()]
    assert list(places) == sorted(places)
    said = chart.table["title"] if name == "timeline" else chart.table["step"] + " by " + chart.table["by"]
    assert names == ["\n".join(wrap(text, 3.7)) for text in said]


@pytest.mark.filterwarnings(MISSING)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_steps_are_drawn_in_the_order_of_the_table(size):
    """Below each plan its steps, one under the other; a dated one has its mark in its row, later ones further right."""
    chart = sized("plan", size)
    order = list(dict.fromkeys(key for row in chart.table.itertuples() for key in (row.about, row.event_id)))
    spots = {ids[0]: box for ids, box in chart.spots()}
    assert list(spots) == sorted(spots, key=lambda key: spots[key][1]) == order
    places = [tuple(c.get_offsets()[0]) for c in chart.axes[0].collections]
    middles = {round(y, 6) for _, y in places}
    dated = chart.table[chart.table[["begin", "end"]].notna().any(axis=1)]
    rows = dict(zip(chart.table["event_id"], chart.axes[0].get_yticks(), strict=True))
    assert {round(rows[key], 6) for key in dated["event_id"]} <= middles
    for _, steps in dated[dated["begin"] == dated["end"]].groupby("about"):
        at = [x for key in steps["event_id"] for x, y in places if y == pytest.approx(rows[key])]
        assert at == sorted(at)


@pytest.mark.filterwarnings(MISSING)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_bars_and_cells_stand_in_the_order_of_the_table(size):
    for name in ("voices", "positions"):
        chart = sized(name, size)
        rows = {row: n for n, ids in enumerate(chart.table.get("rows", [])) for row in ids.split(", ")}
        assert [rows[ids[0]] for ids, _ in chart.spots()] == sorted(rows[ids[0]] for ids, _ in chart.spots())
        assert sorted(row for ids, _ in chart.spots() for row in ids) == sorted(rows)


@pytest.mark.filterwarnings(MISSING)
@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_marks_stay_within_the_margins_and_answer_apart(name, size):
    chart = sized(name, size)
    width, height = chart.get_size_inches() * chart.dpi
    for axes in chart.axes:
        for x, y in (axes.transData.transform(c.get_offsets()[0]) for c in axes.collections):
            assert 20 <= x <= width - 20, "no margin at a side"
            assert 20 <= y <= height - 20, "cut above or below"
    spots = [box for _, box in chart.spots()]
    for x, y, wide, high in spots:
        assert 0 <= x < x + wide <= 1
        assert 0 <= y < y + high <= 1
    for one, other in combinations(spots, 2):
        assert any(a[n] + a[n + 2] <= b[n] + 1e-9 for n in (0, 1) for a, b in ((one, other), (other, one)))


@pytest.mark.parametrize("name", DRAWN)
def test_an_empty_table_gives_a_page_that_says_so(name):
    chart = DRAWN[name](many(0, 1, "talks"), Codebook())
    assert "Nothing is drawn" in chart.alt
    assert chart.table.empty


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_table_gives_the_same_bytes(name):
    one, other = (DRAWN[name](many(8, 3, "talks"), Codebook()) for _ in range(2))
    assert one.png() == other.png()
    assert one.svg() == other.svg()


def test_a_saved_chart_has_its_lines_and_its_table_beside_it(tmp_path):
    charts.timeline(made(**SHELVED)).save(tmp_path, "timeline")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["timeline.csv", "timeline.png", "timeline.svg"]
    lines = (tmp_path / "timeline.svg").read_text(encoding="utf-8")
    assert ">Doe-Roe summit in Oslo</text>" in lines
    assert "<dc:date>" not in lines


def test_each_row_answers_where_it_is_drawn():
    spots = {ids[0]: box for ids, box in charts.timeline(made(**SHELVED)).spots()}
    assert set(spots) == {"off", "summit", "plan", "talks"}
    assert spots["summit"][1] < spots["talks"][1] < spots["off"][1]
    assert all(0 <= side <= 1 for box in spots.values() for side in box)
    assert {ids[0] for ids, _ in charts.plan(made(**SHELVED)).spots()} == {"off", "summit", "plan"}


def test_a_cell_answers_with_all_its_passages(told):
    book = Codebook(issues=(Issue("truce", "A <truce>", phrases=("truce",)),))
    tables = told("Germany rejected the truce. Germany rejects the truce.", book)
    chart = charts.positions(tables, book)
    assert [ids for ids, _ in chart.spots()] == [["s01", "s02"]]
    page = chart._repr_mimebundle_()[0]["text/html"]
    assert "<strong>Germany: against “A &lt;truce&gt;”, paraphrased</strong>" in page
    assert "<blockquote>Germany <mark>rejected</mark> the <mark>truce</mark>. Germany rejects the truce." in page


def test_a_bar_of_voices_answers_with_its_statements(told):
    tables = told("“It is over,” Jane Doe said. “It is not,” Jane Doe told Reuters.")
    chart = charts.voices(tables)
    assert [ids for ids, _ in chart.spots()] == [["q01", "q02"]]
    assert chart.table["rows"].tolist() == ["q01, q02"]
    page = chart._repr_mimebundle_()[0]["text/html"]
    assert "<strong>said by Jane Doe, in quotation marks" in page
    assert "<blockquote>“<mark>It is over,</mark>” <mark>Jane Doe</mark> <mark>said</mark>." in page


def middle(box):
    """Where a spot of the page has its middle, from above."""
    return box[1] + box[3] / 2


def heights(chart):
    """How high on the page the marks of the first axes are drawn."""
    axes = chart.axes[0]
    places = (axes.transData.transform(c.get_offsets()[0]) for c in axes.collections)
    return [chart.transFigure.inverted().transform(place)[1] for place in places]


def test_a_holder_and_an_issue_of_the_network_answer_with_their_passages(told):
    book = Codebook(issues=(Issue("truce", "A <truce>", phrases=("truce",)), Issue("gas", "Gas", phrases=("gas",))))
    tables = told("Germany rejected the truce. France rejects the truce. Germany rejects the gas.", book)
    chart = charts.network(tables, book)
    assert [ids for ids, _ in chart.spots()] == [["s02"], ["s01", "s03"], ["s01", "s02"], ["s03"]]
    (_, france), (_, germany), (_, truce), _ = chart.spots()
    assert france[1] < germany[1]
    assert france[0] + france[2] < truce[0]
    assert [middle(box) for _, box in chart.spots()] == pytest.approx([1 - y for y in heights(chart)])
    page = chart._repr_mimebundle_()[0]["text/html"]
    assert page.count("<strong>Germany: against “A &lt;truce&gt;”, paraphrased</strong>") == 2


def test_an_event_answers_with_the_words_that_decide_it(told):
    chart = charts.timeline(told("\n".join(["Jane Doe met John Roe in Oslo on Monday."] * 5)))
    page = chart._repr_mimebundle_()[0]["text/html"]
    assert page.count("<mark>Jane Doe met John Roe in Oslo on Monday</mark>.") == 3
    assert "<p>and in 2 paragraphs more</p>" in page


def test_a_chart_is_html_of_the_picture_and_the_words_behind_it():
    bundle, _ = charts.timeline(many(3, 1, "<b>talks</b>"))._repr_mimebundle_()
    assert list(bundle) == ["text/html", "image/png", "text/plain"]
    assert f'<img alt="{escape(bundle["text/plain"])}" src="data:image/svg+xml;base64,' in bundle["text/html"]
    assert "<b>" not in bundle["text/html"]
    assert bundle == charts.timeline(many(3, 1, "<b>talks</b>"))._repr_mimebundle_()[0]


def test_markup_and_dollars_stay_text_in_lines():
    lines = charts.timeline(many(1, 1, "<b>$5bn</b>")).svg().decode()
    assert "&lt;b&gt;$5bn&lt;/b&gt; 0</text>" in lines


def contrast(colour: str, ground: str = "#ffffff") -> float:
    light, dark = sorted((style.luminance(colour), style.luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_of_text_and_marks_stand_out_from_white():
    for colour in (style.INK, style.QUIET):
        assert contrast(colour) >= 4.5, colour
    for colour in (*style.PALETTE, *(c for _, c, _ in SHAPES.values())):
        assert contrast(colour) >= 3, colour


@pytest.mark.parametrize("colour", [*style.PALETTE, "#000000", "#c79a00"])
def test_numbers_on_a_colour_can_be_read(colour):
    for depth in (1.0, 0.6, 0.25):
        face = style.tint(colour, depth)
        assert contrast(style.ink_on(face), face) >= 4.5, (colour, depth)


DEFICIENCIES = {  # full deficiency in linear RGB (Machado, Oliveira and Fernandes 2009)
    "none": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def lab(colour: str, deficiency: str) -> np.ndarray:
    """A colour as somebody with that deficiency sees it, in CIE L*a*b*."""
    values = np.array([int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(DEFICIENCIES[deficiency]) @ linear, 0, 1)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.array(to_xyz) @ seen / [0.9505, 1, 1.089]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_colours_can_be_told_apart(deficiency, codebook):
    """Any two by nine to ten times the least difference that is seen (2.3, Mahy 1994)."""
    shapes, sides = [c for _, c, _ in SHAPES.values()], [s.colour for s in codebook.sides]
    for colours, least in ((shapes, 23), (sides, 23), ([*style.PALETTE, style.INK, style.NOBODY], 20)):
        for one, other in combinations(colours, 2):
            apart = float(np.linalg.norm(lab(one, deficiency) - lab(other, deficiency)))
            assert apart >= least, (one, other, round(apart, 1))


def test_no_position_has_the_colour_of_a_side(codebook):
    for position, (_, colour, _) in SHAPES.items():
        for side in (*style.PALETTE, *(s.colour for s in codebook.sides), style.NOBODY):
            assert float(np.linalg.norm(lab(colour, "none") - lab(side, "none"))) >= 20, (position, side)


def test_positions_differ_by_shape_not_only_by_colour():
    assert len({marker for marker, _, _ in SHAPES.values()}) == len(SHAPES)


def test_a_side_without_a_colour_gets_one_of_its_own():
    found = style.colours([f"S{n}" for n in range(8)], Codebook())
    assert len(set(found.values())) == 8


def drawing(name):
    """A chart of a fixed small table, to be compared with its picture in `baseline`."""

    @pytest.mark.mpl_image_compare(
        baseline_dir="baseline", filename=f"{name}.png", tolerance=4, style="default", savefig_kwargs={"dpi": 110}
    )
    def compare():
        return DRAWN[name](many(8, 3, "long name of a thing"), Codebook())

    return compare


for _name in DRAWN:
    globals()[f"test_it_looks_as_it_did_{_name}"] = drawing(_name)


@pytest.mark.parametrize("name", DRAWN)
def test_controls_and_directions_in_names_are_drawn_as_signs_and_a_picture_stays_xml(name):
    evil = "Doe\x1b[31m \u202e$x$ \ufffe<b>"
    chart = DRAWN[name](many(2, 2, evil, 1))
    drawn = "".join(ElementTree.fromstring(chart.svg()).itertext())
    for said in (drawn, chart.alt, chart.title, repr(chart)):
        assert not set("\x1b\u202e\ufffe") & set(said)
    assert "$x$" in drawn or "$x$" not in chart.alt
