"""Findings say what rows say, in plain English, for any article and codebook."""

import pytest

from summitry.codebook import Codebook, Issue
from summitry.findings import Finding, answer, contacts, holders, numbered, positions, unsettled, voices, what_if
from tests.charts.made import SHELVED, event, made, many, person, stance
from tests.charts.test_charts import SIZES

ACTORS = [person("doe", "Ruritania"), person("roe", "Strelsau"), person("poe", "Zenda")]
BOOK = Codebook(issues=(Issue("truce", "A truce", None, ()), Issue("gas", "Gas", None, ())))


def sentences(found):
    return [finding.sentence for finding in found]


def ids(tables):
    """The ids of all rows."""
    return {str(row) for _, table in tables.items() for name in table.columns[1:2] for row in table[name]}


@pytest.mark.parametrize("size", [*SIZES.values(), (0, 1, "talks", 1)], ids=[*SIZES, "no event"])
def test_every_finding_is_a_sentence_on_rows_of_the_tables(size):
    tables = many(*size)
    found = [*contacts(tables), *positions(tables, Codebook()), *voices(tables), holders(tables), unsettled(tables)]
    assert len(found) == 12
    for finding in found:
        assert finding.sentence[0] == finding.sentence[0].upper()
        assert not finding.sentence.endswith((".", " "))
        assert set(finding.rows) <= ids(tables)
        assert "nan" not in finding.sentence.casefold().split()


def test_an_article_without_rows_is_told_so():
    assert sentences([*contacts(made()), *positions(made()), *voices(made()), unsettled(made())]) == [
        "No contact was found",
        "No contact was found that is planned",
        "No contact was found that was held",
        "No step was found that calls off or postpones a contact",
        "No contact was found that could have a day",
        "No issue was found on which two sides clearly differ",
        "No issue was found on which two sides are of one mind",
        "No side was found to take more than one position on an issue",
        "No side is heard clearly more often than the others",
        "No statement was found that comes from a source without a name",
        "The parser left nothing unsettled",
    ]


CHANGED = {  # what of SHELVED is changed, the news
    "as it is": (
        {},
        "The Doe-Roe summit in Oslo, announced between 16 and 21 May, was called off on 21 May; the meeting of envoys "
        "in Zenda remains planned",
    ),
    "the end is not certain": (
        {"off": {"confidence": 0.4}},
        "The Doe-Roe summit in Oslo, announced between 16 and 21 May, was called off; the meeting of envoys in Zenda "
        "remains planned",
    ),
    "the summit is not certain": (
        {"summit": {"confidence": 0.4}},
        "The meeting of envoys in Zenda is planned",
    ),
    "nothing is certain": (
        {"summit": {"confidence": 0.4}, "talks": {"confidence": 0.1}},
        "No contact was found that is certain enough",
    ),
    "postponed a year before": (
        {
            "summit": {"status": "postponed"},
            "off": {"effect": "postpones", "begin": "2023-05-21", "end": "2023-05-21"},
            "plan": {"begin": None, "end": None},
            "talks": {"status": "held", "begin": "2024-05-01", "end": "2024-05-31"},
        },
        "The Doe-Roe summit in Oslo, announced by 21 May 2023, was postponed on 21 May 2023",
    ),
    "only held": (
        {"summit": {"status": None}, "talks": {"status": "held", "begin": "2024-05-01", "end": "2024-05-31"}},
        "The meeting of envoys in Zenda was held in May",
    ),
    "planned for some day after another": (
        {"summit": {"status": None}, "talks": {"title": "Visit of Poe in Zenda", "begin": "2024-06-03"}},
        "The visit of Poe in Zenda is planned from 3 June on",
    ),
    "two of one name": (
        {"summit": {"title": "Meeting", "kind": "meeting"}, "talks": {"title": "Meeting"}},
        "A meeting, announced between 16 and 21 May, was called off on 21 May; 1 other contact remains planned",
    ),
    "only proposed, without a name": (
        {"summit": {"status": None}, "talks": {"status": "proposed", "title": "Meeting", "begin": None}},
        "A meeting is proposed",
    ),
}


@pytest.mark.parametrize(("changed", "said"), CHANGED.values(), ids=CHANGED)
def test_the_news_is_what_became_of_the_contact_told_of_most(changed, said):
    rows = [{**row, **changed.get(row["event_id"], {})} for row in SHELVED["events"]]
    assert contacts(made(**{**SHELVED, "events": rows}))[0].sentence == said


def test_the_news_names_the_rows_it_rests_on():
    assert contacts(made(**SHELVED))[0].rows == ("summit", "plan", "off", "talks")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-05-21", "was called off on 21 May, or postponed according to Jane Roe; the meeting"),
        (None, "was called off on 21 May, or postponed according to Jane Roe; the meeting"),
        ("2024-05-19", "was called off on 21 May; the meeting"),  # first put off, and then called off
    ],
)
def test_sources_that_disagree_on_what_became_of_a_plan_are_both_heard(day, said):
    put_off = event("late", "announcement", None, day, day, about="summit", effect="postpones")
    cast = [*SHELVED["participants"], {"event_id": "late", "actor_id": "roe", "part": "author"}]
    news = contacts(made(**{**SHELVED, "events": [*SHELVED["events"], put_off], "participants": cast}))[0]
    assert said in news.sentence
    assert ("late" in news.rows) == ("or postponed" in said)


def test_a_count_that_leaves_rows_out_is_hedged():
    rows = [event(f"Call {n}", "call", "held", None, None, confidence=0.4 if n == 0 else 0.9) for n in range(3)]
    found = sentences(contacts(made(events=rows)))
    assert found[2] == "The article tells of at least 2 contacts held: the call 1 and the call 2"
    assert found[4] == "The article gives the exact day of 0 of 2 certain contacts, and no date at all of 2"


def test_the_days_of_a_vague_expression_are_probable():
    time = {"time_id": "t1", "type": "DATE", "begin": "2024-05-16", "end": "2024-05-20"}
    doubt = {"table": "times", "row_id": "t1", "reason": "vague amount"}
    rows = [event("m", "meeting", "held", "2024-05-16", "2024-05-20", title="Doe-Roe meeting")]
    assert contacts(made(events=rows, times=[time]))[0].sentence == "The Doe-Roe meeting was held between 16 and 20 May"
    found = contacts(made(events=rows, times=[time], doubts=[doubt]))
    assert found[0].sentence == "The Doe-Roe meeting was held probably between 16 and 20 May"


def test_those_who_called_off_are_named_by_their_side_once():
    assert contacts(made(**SHELVED))[3].sentence == "The United States called off the Doe-Roe summit in Oslo"
    rows = [event(f"Call {n}", "call", "called_off", None, None) for n in range(3)]
    off = [event(f"o{n}", "announcement", None, None, None, about=f"Call {n}", effect="calls_off") for n in range(3)]
    cast = [{"event_id": f"o{n}", "actor_id": who, "part": "author"} for n, who in enumerate(("doe", "roe"))]
    tables = made(actors=ACTORS, events=[*rows, *off], participants=cast)
    assert contacts(tables)[3].sentence == (
        "3 contacts were called off or postponed, by Ruritania, Strelsau and somebody not named"
    )


def test_a_plan_called_off_that_was_held_after_all_is_not_called_off():
    rows = [event("m", "call", "held", None, None), event("o", "announcement", None, None, None, about="m")]
    rows[1]["effect"] = "calls_off"
    assert contacts(made(events=rows))[3].sentence == "No step was found that calls off or postpones a contact"


TRUCE, AGAINST = stance("doe", "Ruritania", "truce", "support"), stance("roe", "Strelsau", "truce", "oppose")
STANCES = {  # stances, ids of those with a doubt; where the sides differ, agree, are split
    "they differ": (
        [TRUCE, AGAINST],
        [],
        ["The sides differ on “A truce” (for it: Ruritania; against it: Strelsau)", None, None],
    ),
    "a row is not certain": (
        [TRUCE, AGAINST, stance("poe", "Zenda", "truce", "oppose", confidence=0.4)],
        [],
        ["The sides differ at least on “A truce” (for it: Ruritania; against it: Strelsau)", None, None],
    ),
    "a single row has a doubt": (
        [TRUCE, AGAINST],
        [TRUCE["stance_id"]],
        ["It seems that the sides differ on “A truce” (for it: Ruritania; against it: Strelsau)", None, None],
    ),
    "two rows have a doubt": (
        [TRUCE, {**TRUCE, "stance_id": "x"}, AGAINST],
        [TRUCE["stance_id"], "x"],
        ["The sides differ on “A truce” (for it: Ruritania; against it: Strelsau)", None, None],
    ),
    "a third party's claim": ([TRUCE, {**AGAINST, "basis": "third_party"}], [], [None, None, None]),
    "they agree": (
        [TRUCE, stance("roe", "Strelsau", "truce", "support")],
        [],
        [None, "The widest agreement found is on “A truce” (for it: Ruritania and Strelsau)", None],
    ),
    "one is split": (
        [TRUCE, AGAINST, stance("roe", "Strelsau", "truce", "conditional")],
        [],
        [None, None, "More than one position on one issue is heard from Strelsau on “A truce”"],
    ),
    "an uncertain row splits no side, but it is not of one mind": (
        [TRUCE, AGAINST, stance("roe", "Strelsau", "truce", "support", confidence=0.4)],
        [],
        [None, None, None],
    ),
}
NONE = [
    "No issue was found on which two sides clearly differ",
    "No issue was found on which two sides are of one mind",
    "No side was found to take more than one position on an issue",
]


@pytest.mark.parametrize(("rows", "doubted", "said"), STANCES.values(), ids=STANCES)
def test_positions_stand_on_rows_that_are_clear(rows, doubted, said):
    doubts = [{"table": "stances", "row_id": row, "reason": "support is assumed"} for row in doubted]
    found = positions(made(actors=ACTORS, stances=rows, doubts=doubts), BOOK)
    assert sentences(found) == [one or none for one, none in zip(said, NONE, strict=True)]


def spread(*taken, **more):
    """Stances of holders of their own side, by name, issue and position."""
    return [stance(who, f"Side {who}", issue, position, **more) for who, issue, position in taken]


THREE = spread(("doe", "truce", "support"), ("roe", "truce", "oppose"), ("poe", "truce", "conditional"))
HALF = spread(*((who, "gas", "support") for who in ("doe", "roe")))
MOST = {  # stances, ids of those with a doubt, what is said
    "three, the only issue": (THREE, [], "3 actors take a clear position on “A truce”"),
    "more than on another": (
        [*THREE, *HALF],
        [],
        "3 actors take a clear position on “A truce”, more than on any other issue",
    ),
    "as many may be heard on another": (
        [*THREE, *HALF, *spread(("poe", "gas", "support"), confidence=0.4)],
        [],
        "At least 3 actors take a clear position on “A truce”",
    ),
    "one is split on another": (
        [*THREE, *HALF, *spread(*(("poe", "gas", position) for position in ("support", "oppose")))],
        [],
        "3 actors take a clear position on “A truce”, more than on any other issue",
    ),
    "a tie": (
        [*THREE, *HALF, *spread(("poe", "gas", "support"))],
        [],
        "On “A truce” and “Gas” 3 actors each take a clear position",
    ),
    "two are too few": (HALF, [], "No issue was found on which 3 actors or more take a clear position"),
    "one is split": (
        [*THREE, *spread(("doe", "truce", "oppose"))],
        [],
        "No issue was found on which 3 actors or more take a clear position",
    ),
    "one has a doubt": (
        THREE,
        [THREE[0]["stance_id"]],
        "It seems that 3 actors take a clear position on “A truce”",
    ),
}


@pytest.mark.parametrize(("rows", "doubted", "said"), MOST.values(), ids=MOST)
def test_the_issue_on_which_most_are_heard_is_named_with_its_equals(rows, doubted, said):
    doubts = [{"table": "stances", "row_id": row, "reason": "support is assumed"} for row in doubted]
    book = Codebook(issues=BOOK.issues[: 1 + any(row["issue"] == "gas" for row in rows)])
    found = holders(made(actors=ACTORS, stances=rows, doubts=doubts), book)
    stand = ": 1 for, 1 against, 1 on conditions" if "“A truce”" in said and "each" not in said else ""
    assert found.sentence == said + stand
    assert set(found.rows) <= {row["stance_id"] for row in rows}
    assert bool(found.rows) == ("“" in said)


NONE_MOST = "No side is heard clearly more often than the others"


def test_voices_count_what_is_certain_and_hedge():
    speech = {"form": "direct", "type": "assertion", "side": "Ruritania", "confidence": 0.9}
    said = [{"statement_id": f"q{n}", "speaker_id": "doe", **speech} for n in range(4)]
    tables = made(actors=ACTORS, statements=[*said[1:], {**said[0], "confidence": 0.2}])
    assert voices(tables)[0] == Finding("At least 3 statements come from Ruritania", ("q1", "q2", "q3"))
    assert voices(tables, least=0.1)[0].sentence == "4 statements come from Ruritania"


def test_no_side_has_most_where_rows_left_out_could_make_it_even():
    speech = {"form": "direct", "type": "assertion", "speaker_id": "doe"}
    said = [
        {
            "statement_id": f"q{n}",
            "side": "Strelsau" if n > 2 else "Ruritania",
            "confidence": 0.2 if n == 5 else 0.9,
            **speech,
        }
        for n in range(6)
    ]
    assert voices(made(actors=ACTORS, statements=said))[0].sentence == NONE_MOST
    assert voices(made(actors=ACTORS, statements=said[:5]))[0].sentence == (
        "3 statements come from Ruritania, more than from any other side"
    )
    assert voices(made(actors=ACTORS, statements=said[:2]))[0].sentence == NONE_MOST


def test_markup_and_mathematics_of_an_article_stay_text():
    finding = Finding("The <b>$5bn</b> *talks* [x](y) are off")
    assert answer(finding) == ("**The &#60;b&#62;&#36;5bn&#60;/b&#62; &#42;talks&#42; &#91;x&#93;(y) are off.**")
    assert numbered([finding]).startswith("1. The &#60;b&#62;")


def test_findings_that_change_with_other_rows_left_out_are_shown():
    rows = [event(f"Call {n}", "call", "held", None, None, confidence=0.6 + n / 10) for n in range(3)]
    table = what_if(lambda least: contacts(made(events=rows), least))
    assert list(table.columns) == ["rows from 0.3 on", "rows from 0.5 on (as stated)", "rows from 0.7 on"]
    assert list(table.loc[3]) == [
        "the same",
        "The article tells of 3 contacts held: the call 0, the call 1 and the call 2",
        "The article tells of at least 2 contacts held: the call 1 and the call 2",
    ]
