"""Charts: they say what their table holds, nothing overlaps or is cut, and the same table gives the same bytes."""

import dataclasses
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from summitry import Tables, charts
from summitry.charts import style
from summitry.charts.positions import NOT_FOUND, SHAPES
from summitry.codebook import Codebook
from summitry.tables.schema import frame

pytestmark = pytest.mark.slow

DRAWN = {
    "timeline": charts.timeline,
    "plan": charts.plan,
    "lead": lambda tables, codebook: charts.lead(tables),
    "positions": charts.positions,
    "voices": charts.voices,
    "closeness": charts.closeness,
    "network": charts.network,
}
STATUSES = ("held", "planned", "proposed", "refused", "called_off")
KINDS = ("summit", "meeting", "call", "announcement")


def many(count: int, sides: int, words: int, years: int, gap: str = " ") -> Tables:
    """Tables of so many invented events, sides, letters a label and years."""
    label = ("a long name of something that goes on and on " * 4)[:words].replace(" ", gap)
    key = {"article_id": "a"}
    at = {"text": "x", "span_start": 0, "span_end": 1}
    actors = [
        {
            **key,
            **at,
            "actor_id": f"p{n}",
            "name": f"P{n} {label}",
            "kind": "person",
            "side": f"Side {n} {label[:20]}",
            "mentions": 1,
        }
        for n in range(sides)
    ]
    events, parts, stances, said = [], [], [], []
    for n in range(count):
        kind = KINDS[n % 4]
        day = pd.Timestamp("2024-01-01") + pd.Timedelta(days=(n * 37) % max(1, 365 * years))
        dates = {"begin": day if n % 3 else None, "end": day + pd.Timedelta(days=n % 5) if n % 7 else None}
        about = {"about": f"e{n - 1:02d}", "effect": ("plans", "calls_off")[n % 2]} if kind == "announcement" else {}
        events.append(
            {
                **key,
                **at,
                **about,
                **dates,
                "event_id": f"e{n:02d}",
                "kind": kind,
                "title": f"{label} {n}",
                "status": STATUSES[n % 5],
                "precision": "range",
                "mentions": 1,
            }
        )
        parts.append({**key, "event_id": f"e{n:02d}", "actor_id": f"p{n % sides}", "part": "author"})
        stances.append(
            {
                **key,
                **at,
                "stance_id": f"s{n:02d}",
                "holder_id": f"p{n % sides}",
                "side": actors[n % sides]["side"],
                "issue": f"{label} {n % 9}",
                "position": ("support", "oppose", "conditional")[n % 3],
                "basis": "narrator",
            }
        )
        said.append(
            {
                **key,
                **at,
                "statement_id": f"q{n:02d}",
                "speaker_id": f"p{n % sides}",
                "side": actors[n % sides]["side"],
                "form": ("direct", "mixed", "indirect")[n % 3],
                "type": "assertion",
            }
        )
    rows = {
        "articles": [{**key, "published": "2024-06-01", "sha256": "0", "words": 1}],
        "actors": actors,
        "events": events,
        "participants": parts,
        "stances": stances,
        "statements": said,
    }
    return Tables(
        "x",
        **{
            name: frame(name, rows.get(name, []))
            for name in (
                "articles",
                "actors",
                "times",
                "statements",
                "events",
                "participants",
                "stances",
                "spans",
                "doubts",
            )
        },
    )


def boxes(chart: charts.Chart) -> list[tuple[str, object]]:
    """The drawn boxes of all texts, with what they say."""
    chart.draw_without_rendering()
    renderer = chart.canvas.get_renderer()
    texts = [*chart.texts]
    for axes in chart.axes:
        named = [*axes.get_xticklabels(), *axes.get_yticklabels(), axes.xaxis.label] if axes.axison else []
        texts += [*axes.texts, *named]
    return [(t.get_text(), t.get_window_extent(renderer)) for t in texts if t.get_text().strip() and t.get_visible()]


SIZES = [
    (3, 2, 8, 1, " "),
    (60, 8, 90, 1, " "),
    (12, 3, 40, 10, " "),
    (60, 2, 20, 10, " "),
    (1, 1, 8, 0, " "),
    (9, 3, 90, 1, "x"),
]


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_text_overlaps_another_or_is_cut(name, size):
    chart = DRAWN[name](many(*size), Codebook())
    width, height = chart.get_size_inches() * chart.dpi
    drawn = boxes(chart)
    for text, box in drawn:
        assert -1 <= box.x0 <= box.x1 <= width + 1, f"cut at a side: {text!r}"
        assert -1 <= box.y0 <= box.y1 <= height + 1, f"cut above or below: {text!r}"
        assert "…" not in text
    for (a, x), (b, y) in combinations(drawn, 2):
        apart = x.x1 <= y.x0 + 1 or y.x1 <= x.x0 + 1 or x.y1 <= y.y0 + 2 or y.y1 <= x.y0 + 2
        assert apart, f"overlap: {a!r} and {b!r}"


@pytest.mark.parametrize("name", DRAWN)
def test_an_empty_table_gives_a_page_that_says_so(name):
    chart = DRAWN[name](many(0, 1, 8, 1), Codebook())
    assert "Nothing is drawn" in chart.alt
    assert chart.table.empty


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_table_gives_the_same_bytes(name, stored, codebook):
    assert DRAWN[name](stored, codebook).png() == DRAWN[name](stored, codebook).png()


def test_every_dated_event_has_a_mark_on_the_timeline(stored, codebook):
    chart = charts.timeline(stored, codebook)
    dated = chart.table[["begin", "end"]].notna().any(axis=1).sum()
    rings = [c for c in chart.axes[0].collections if c.get_sizes()[0] == 95]
    assert len(rings) == dated


def test_titles_count_what_the_table_holds(stored, codebook):
    table = charts.voices_table(stored, codebook)
    assert f"of {table.statements.sum()} statements" in charts.voices(stored, codebook).alt
    assert table.statements.sum() == (stored.statements["type"] == "assertion").sum()
    assert charts.positions_table(stored, codebook).passages.sum() == stored.stances.side.notna().sum()


def contrast(colour: str, ground: str = "#ffffff") -> float:
    light, dark = sorted((style.luminance(colour), style.luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_of_text_and_marks_stand_out_from_white():
    for colour in (style.INK, style.QUIET):
        assert contrast(colour) >= 4.5, colour
        assert contrast(colour, NOT_FOUND) >= 4.5, colour
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


def test_positions_differ_by_shape_not_only_by_colour():
    assert len({marker for marker, _, _ in SHAPES.values()}) == len(SHAPES)


def test_a_side_without_a_colour_gets_one_of_its_own():
    found = style.colours([f"S{n}" for n in range(8)], Codebook())
    assert len(set(found.values())) == 8


def test_a_saved_chart_has_its_table_beside_it(tmp_path, stored):
    charts.voices(stored).save(tmp_path, "voices")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["voices.csv", "voices.png"]
    assert dataclasses.is_dataclass(stored)


def test_a_dollar_sign_is_drawn_not_computed():
    tables = many(3, 2, 8, 1)
    titled = dataclasses.replace(tables, events=tables.events.assign(title="$5bn and $x_{ $3bn"))
    assert charts.timeline(titled).png()


def test_time_never_runs_backwards():
    from datetime import date, timedelta

    from summitry.charts.axis import TimeAxis

    days = [date(2014, 1, 1) + timedelta(60 * n) for n in range(60)]
    places = [TimeAxis.over([(d, d) for d in days]).at(day) for day in days]
    assert places == sorted(places)
    assert 0 <= places[0] < places[-1] <= 1


def drawing(name):
    """A chart of a fixed small table, to be compared with its picture in `baseline`."""

    @pytest.mark.mpl_image_compare(baseline_dir="baseline", filename=f"{name}.png", tolerance=4)
    def compare():
        return DRAWN[name](many(8, 3, 20, 1), Codebook())

    return compare


for _name in DRAWN:
    globals()[f"test_it_looks_as_it_did_{_name}"] = drawing(_name)
