"""Who says what: each way of attributing, as a case."""

import pytest

from summitry.language import model
from summitry.lexicon import load
from summitry.statements.cues import is_reported, meaning_of, type_of

CASES = [  # text, and of each statement: speaker, form, cue, content
    ("Jane Doe said that the talks had failed.", [("jane_doe", "indirect", "said", "the talks had failed")]),
    (
        "The talks had failed, a French official said.",
        [("french_official_1", "indirect", "said", "The talks had failed")],
    ),
    ("“The talks failed,” Jane Doe told reporters.", [("jane_doe", "direct", "told", "The talks failed,")]),
    ("Jane Doe said: “The talks failed. We leave.”", [("jane_doe", "direct", "said", "The talks failed. We leave.")]),
    (
        "“We go,” Jane Doe said on Monday. “We do not return.”",
        [("jane_doe", "direct", "said", "We go,” Jane Doe said on Monday. “We do not return.")],
    ),
    (
        "Jane Doe said the talks were a “great success”.",
        [("jane_doe", "mixed", "said", "the talks were a “great success")],
    ),
    (
        "According to Jane Doe, the talks had failed.",
        [("jane_doe", "indirect", "According to", "the talks had failed")],
    ),
    (
        "Jane Doe urged both sides to return to the table.",
        [("jane_doe", "indirect", "urged", "both sides to return to the table")],
    ),
    (
        "President Jane Doe condemned the attacks on the port.",
        [("jane_doe", "indirect", "condemned", "the attacks on the port")],
    ),
    ("''We leave,'' Jane Doe said.", [("jane_doe", "direct", "said", "We leave,")]),
    (
        "“The talks,” Jane Doe said, “have failed.”",
        [("jane_doe", "direct", "said", "The talks,” Jane Doe said, “have failed.")],
    ),
    ("“We go.\n\n“We do not return,” Jane Doe said.", [("jane_doe", "direct", "said", "We go.\n\n“We do not return,")]),
    (
        "“John Roe told me ‘go home’,” Jane Doe said.",
        [
            ("jane_doe", "direct", "said", "John Roe told me ‘go home’,"),
            ("john_roe", "direct", "told", "go home"),
        ],
    ),
    (
        "“The talks have failed and it was late. Jane Doe said the port was closed.",
        [("jane_doe", "indirect", "said", "the port was closed")],
    ),
    (
        "Jane Doe, who said the talks had failed, left the room on Monday.",
        [("jane_doe", "indirect", "said", "the talks had failed")],
    ),
    ("Jane Doe called the plan a hoax.", [("jane_doe", "indirect", "called", "the plan a hoax")]),
    (
        "Jane Doe questioned the integrity of the vote.",
        [("jane_doe", "indirect", "questioned", "the integrity of the vote")],
    ),
    ("Jane Doe is sceptical of the truce.", [("jane_doe", "indirect", "is sceptical", "the truce")]),
    (
        "In the view of Jane Doe, the talks had failed.",
        [("jane_doe", "indirect", "In the view of", "the talks had failed")],
    ),
    (
        "Jane Doe was quoted as saying that the talks had failed.",
        [("jane_doe", "indirect", "saying", "the talks had failed")],
    ),
    ("Moscow said the talks had failed.", [("russia", "indirect", "said", "the talks had failed")]),
    (
        "Jane Doe said John Roe had told her that the talks had failed.",
        [
            ("jane_doe", "indirect", "said", "John Roe had told her that the talks had failed"),
            ("john_roe", "indirect", "had told", "the talks had failed"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_way_of_attributing_is_read(told, text, wanted):
    found = told(text).statements
    assert [(r.speaker_id, r.form, r.cue, r.text) for r in found.itertuples()] == wanted


def test_a_quotation_that_stands_alone_is_of_whom_the_sentence_before_it_is_about(told):
    found = told("Jane Doe was angry.\n\n“The talks have failed and we leave.”").statements
    assert [(r.speaker_id, r.form, r.rule) for r in found.itertuples()] == [
        ("jane_doe", "direct", "stand-alone quotation")
    ]


def test_a_name_after_a_dash_below_a_quotation_is_its_speaker(told):
    found = told("Jane Doe left.\n\n“We will never leave the port.”\n— Jane Doe").statements
    assert [(r.speaker_id, r.cue) for r in found.itertuples()] == [("jane_doe", "—")]


def test_a_transcript_names_the_speaker_of_each_paragraph(told):
    found = told("DOE: We leave the port tomorrow, whatever they say.\n\nROE: You will not.").statements
    assert [r.cue for r in found.itertuples()][:1] == [":"]


def test_what_nobody_is_named_for_is_a_row_without_a_speaker(told):
    found = told("It was announced that the talks had failed.").statements
    assert [(r.cue, r.text) for r in found.itertuples()] == [("was announced", "the talks had failed")]
    assert found.speaker_id.isna().all()


def test_what_is_said_by_nobody_named_is_a_row(told):
    found = told("It was said that the talks had failed.").statements
    assert [(r.cue, r.text) for r in found.itertuples()] == [("was said", "the talks had failed")]


def test_an_outlet_that_reports_what_another_says_is_credited(told):
    found = told("Jane Doe said the talks had failed, Reuters reported.").statements
    assert [(r.speaker_id, r.via) for r in found.itertuples()] == [("jane_doe", "Reuters")]


def test_an_outlet_that_is_spoken_to_is_credited(told):
    found = told("“The talks failed,” a French official told Reuters.").statements
    assert list(found.via) == ["Reuters"]


def test_the_day_of_the_utterance_is_that_of_the_cue_not_of_the_content(told):
    row = told("Jane Doe said on Monday that the talks would open on Friday.").statements.iloc[0]
    assert (str(row.said_begin.date()), str(row.said_end.date())) == ("2024-05-13", "2024-05-13")


def test_a_question_put_to_somebody_is_not_their_statement(told):
    found = told("When asked why the talks had failed, Jane Doe left.").statements
    assert [(r.cue, r.type) for r in found.itertuples()] == [("asked", "eventuality")]
    assert found.speaker_id.isna().all()


def test_before_a_colon_any_verb_announces_a_quotation(told):
    found = told("Jane Doe set a target: “We will open the border before the spring comes.”").statements
    assert [(r.speaker_id, r.form, r.cue) for r in found.itertuples()] == [("jane_doe", "direct", "set")]


def test_who_is_spoken_of_in_a_quotation_does_not_speak_it(told):
    found = told("Jane Doe spoke to the press. “There is no need for a mediator,” she said.").statements
    assert [r.speaker_id for r in found.itertuples() if r.form == "direct"] == ["jane_doe"]


def test_an_unresolved_source_is_a_doubt_not_a_guess(told):
    tables = told("Some figures suggested that the talks had failed.")
    assert tables.statements.speaker_id.isna().all()
    assert "the source is not resolved to an actor" in set(tables.doubts.reason)


EXAMPLES = [(name, text) for name, entry in load("cues").items() for text in entry.get("examples", ())]


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[text[:40] for _, text in EXAMPLES])
def test_every_list_of_cues_reads_its_own_examples(told, name, text):
    entry, found = load("cues")[name], told(text).statements
    lemmas = {t.text: t.lemma_.lower() for t in model()(text)}
    cued = [r for r in found.itertuples() if {lemmas.get(w, w) for w in str(r.cue).split()} & set(entry["words"])]
    assert [str(r.type) for r in cued] == [entry["type"]]


def test_no_lemma_stands_in_two_lists_of_cues():
    words = [word for entry in load("cues").values() for word in entry.get("words", ())]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("lemma", "construction", "quoted", "kind", "reported"),
    [
        ("say", "ccomp", False, "assertion", True),
        ("urge", "dobj+infinitive", False, "eventuality", True),
        ("support", "dobj", False, "belief", False),
        ("warn", "of", False, "assertion", True),
        ("grin", "quotation", True, "assertion", True),
        ("bicycle", "dobj", False, "belief", False),
    ],
)
def test_a_cue_means_what_its_list_says_of_what_it_takes(lemma, construction, quoted, kind, reported):
    assert type_of(lemma, construction, quoted) == kind
    assert is_reported(lemma, construction, quoted) is reported


def test_a_lemma_stands_in_a_list_or_in_none():
    assert (meaning_of("applaud").name, meaning_of("bicycle").name) == ("praise", "")


def test_a_plain_report_is_surer_than_one_with_words_between(told):
    sure, doubtful = (
        told(text).statements.confidence.iloc[0]
        for text in ("Jane Doe said that the talks had failed.", "Jane Doe left, suggesting the talks had failed.")
    )
    assert sure > doubtful
