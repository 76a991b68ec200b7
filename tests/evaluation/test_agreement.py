"""Agreement of two codings: rows matched by their words, codes compared, chance taken off."""

from datetime import date

import pandas as pd
import pytest

from summitry import SummitryError
from summitry.evaluation import Coding, compare, detection, moved
from summitry.records import Span
from tests.conftest import ROOT

CODED = ROOT / "data" / "coded"


def test_a_coding_agrees_with_itself_in_all():
    reference = Coding.load(CODED / "reference")
    found = compare(reference, reference)
    assert (found.scores.f1 == 1).all()
    assert (found.codes.same == 1).all()
    assert (found.codes.alpha.dropna() == 1).all()
    assert found.disagreements.empty


def test_a_row_lost_and_a_code_changed_are_told(told):
    tables = told("Jane Doe met John Roe in Bergen on Monday. Jane Doe said on Tuesday that she met Ann Poe.")
    whole, less = Coding.of(tables), Coding.of(tables)
    lost = less.rows["times"].pop(0)
    less.rows["events"][0]["status"] = "refused"
    found = compare(whole, less)
    times = found.scores.set_index("table").loc["times"]
    assert (times.recall, times.precision, times.missed) == (0.5, 1.0, 1)
    told_of = set(zip(found.disagreements.table, found.disagreements.what, strict=True))
    assert told_of == {("times", "only in the first"), ("events", "status")}
    assert lost["text"] in set(found.disagreements["first"])


@pytest.mark.parametrize(
    ("kind", "codes", "differ"),
    [
        ("announcement", ({"status": "held"}, {"status": ""}), set()),  # a move has no status
        ("announcement", ({"effect": "none"}, {"effect": ""}), set()),  # no effect is none
        ("announcement", ({"effect": "none"}, {"effect": "plans"}), {"effect"}),
        ("call", ({"status": "held"}, {"status": ""}), {"status"}),
        ("call", ({"effect": "none"}, {"effect": ""}), set()),
    ],
)
def test_a_code_that_a_kind_of_event_does_not_have_is_no_disagreement(kind, codes, differ):
    row = {"kind": kind, "cast": [], "text": "x", "span_start": "0", "span_end": "9", "pieces": [Span(0, 9)]}
    tables = {"times": [], "statements": [], "stances": []}
    found = compare(*(Coding({**tables, "events": [{**row, **code}]}) for code in codes))
    assert set(found.disagreements["what"]) == differ
    assert found.codes.set_index("column")["rows"][next(iter(codes[0]))] == (kind == "call") ^ ("effect" in codes[0])


def test_an_event_told_in_two_rows_is_no_extra_one():
    row = {"kind": "call", "cast": [], "text": "x", "span_start": "0", "span_end": "9"}
    tables = {"times": [], "statements": [], "stances": []}
    one = Coding({**tables, "events": [{**row, "pieces": [Span(0, 9), Span(20, 29)]}]})
    two = Coding({**tables, "events": [{**row, "pieces": [Span(0, 9)]}, {**row, "pieces": [Span(20, 29)]}]})
    scores = compare(one, two).scores.set_index("table").loc["events"]
    assert (scores.matched, scores.missed, scores.extra) == (1, 0, 0)


def test_officials_without_a_name_are_matched_by_their_side():
    row = {"side": "Ruritania", "issue": "truce", "pieces": [Span(0, 9)], "text": "x", "span_start": 0, "span_end": 9}
    tables = {"times": [], "statements": [], "events": []}
    codings = [
        Coding({**tables, "stances": [{**row, "holder_id": name}]})
        for name in ("Ruritanian Official 2", "the palace", "Ann Poe")
    ]
    assert compare(codings[0], codings[1]).scores.set_index("table").f1["stances"] == 1
    assert compare(codings[2], codings[1]).scores.set_index("table").f1["stances"] == 0


def test_alpha_by_sentence_takes_off_chance():
    """Four sentences, both codings in the first, one of them in the second: alpha is 1 - 7 * 2 / (2 * 3 * 5)."""
    sentences = pd.DataFrame({"begin": [0, 10, 20, 30], "end": [10, 20, 30, 40]})
    tables = {"statements": [], "events": [], "stances": []}
    one = Coding({**tables, "times": [{"pieces": [Span(1, 5)]}, {"pieces": [Span(12, 15)]}]})
    two = Coding({**tables, "times": [{"pieces": [Span(2, 4)]}]})
    row = detection(one, two, sentences).set_index("table").loc["times"]
    assert row.same == 0.75
    assert row.alpha == pytest.approx(1 - 7 * 2 / (2 * 3 * 5), abs=0.001)


def test_only_dates_that_hang_on_the_day_of_publication_move(told):
    text = "Jane Doe met John Roe on 5 May 2030. They spoke by phone yesterday."
    found = moved(told(text, published=date(2030, 5, 8)), told(text, published=date(2030, 5, 9)))
    assert set(found[found.table == "times"].text) == {"yesterday"}


def test_a_folder_without_a_coding_is_named():
    with pytest.raises(SummitryError, match="no-such"):
        Coding.load(CODED / "no-such")
