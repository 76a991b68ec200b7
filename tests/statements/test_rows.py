"""Statements as whole rows: who is heard, by which word, on which day, and through which outlet."""

from dataclasses import replace

import pytest

from summitry import parse
from tests.conftest import article

MONDAY, TUESDAY, TODAY = ("2024-05-13",) * 2, ("2024-05-14",) * 2, ("2024-05-15",) * 2
LAST_WEEK = ("2024-05-06", "2024-05-12")
OPEN, SHUT = "the port was open", "the bridge was shut"

SAID = "the day on which a speaker spoke"
DOCUMENT = "a document speaks for those who brought it out"
OUTLET = "the outlet that was told"
CUE = "the word by which it is said"

ROWS = [  # kind, text, of each statement: speaker, cue, content, first and last day, outlet
    (SAID, "“We leave,” Jane Doe told reporters at 9:30 a.m. on Monday.", [("jane_doe", "told", "We leave,", MONDAY)]),
    (SAID, "“We leave,” Jane Doe said early on Tuesday morning.", [("jane_doe", "said", "We leave,", TUESDAY)]),
    (
        SAID,
        "“We leave,” Jane Doe said at 5 p.m. on Tuesday. “It is late,” she said.",
        [("jane_doe", "said", "We leave,", TUESDAY), ("jane_doe", "said", "It is late,", TUESDAY)],
    ),
    (
        SAID,
        "Jane Doe said on Monday that the port was open. John Roe nodded. “It is shut,” he said.",
        [("jane_doe", "said", OPEN, MONDAY), ("john_roe", "said", "It is shut,")],
    ),
    (
        SAID,
        "Jane Doe told reporters on Monday that the port was open. “It is shut,” John Roe said.",
        [("jane_doe", "told", OPEN, MONDAY), ("john_roe", "said", "It is shut,")],
    ),
    (
        SAID,
        "Jane Doe said on Monday that the port was open. “It is shut,” Jane Doe said.",
        [("jane_doe", "said", OPEN, MONDAY), ("jane_doe", "said", "It is shut,")],
    ),
    (
        SAID,
        "Jane Doe said the port would open on Friday.",
        [("jane_doe", "said", "the port would open on Friday")],
    ),
    (
        SAID,
        "Jane Doe said on Monday that talks had failed on Sunday. She said the bridge was shut.",
        [("jane_doe", "said", "talks had failed on Sunday", MONDAY), ("jane_doe", "said", SHUT, MONDAY)],
    ),
    (
        SAID,
        "Jane Doe said the port was open. “It is late,” she said on Monday. She said the bridge was shut.",
        [
            ("jane_doe", "said", OPEN),
            ("jane_doe", "said", "It is late,", MONDAY),
            ("jane_doe", "said", SHUT, MONDAY),
        ],
    ),
    (
        SAID,
        "Jane Doe said last week that the port was open. They said the bridge was shut.",
        [("jane_doe", "said", OPEN, LAST_WEEK), (None, "said", SHUT)],
    ),
    (
        SAID,
        "Jane Doe was quoted as saying on Monday that the port was open.",
        [("jane_doe", "saying", OPEN, MONDAY)],
    ),
    (SAID, "Jane Doe said on 1 June 2024 that the port was open.", [("jane_doe", "said", OPEN)]),
    (
        SAID,
        "Jane Doe and John Roe said on Monday the port was open. They said the bridge was shut.",
        [("jane_doe_and_john_roe", "said", OPEN, MONDAY), ("jane_doe_and_john_roe", "said", SHUT, MONDAY)],
    ),
    (SAID, "The port is open. Jane Doe said this on Monday.", [("jane_doe", "said", "The port is open", MONDAY)]),
    (
        DOCUMENT,
        "A statement by Jane Doe on Monday said the port was open. It said the bridge was shut.",
        [("jane_doe", "said", OPEN, MONDAY), ("jane_doe", "said", SHUT, MONDAY)],
    ),
    (DOCUMENT, "Jane Doe’s letter said the port was open.", [("jane_doe", "said", OPEN)]),
    (DOCUMENT, "In a statement, Jane Doe said the port was open.", [("jane_doe", "said", OPEN)]),
    (
        DOCUMENT,
        "Jane Doe put out a statement. Hours passed. The statement said the port was open.",
        [("jane_doe", "said", OPEN)],
    ),
    (
        DOCUMENT,
        "A letter from Jane Doe said the port was open. The letter said the bridge was shut.",
        [("jane_doe", "said", OPEN), ("jane_doe", "said", SHUT)],
    ),
    (
        OUTLET,
        "Jane Doe told Reuters the port was open. “It is shut,” John Roe told Reuters in an interview.",
        [("jane_doe", "told", OPEN, None, "Reuters"), ("john_roe", "told", "It is shut,", None, "Reuters")],
    ),
    (
        OUTLET,
        "A French official told Reuters the port was open. The official said the bridge was shut.",
        [
            ("french_official_1", "told", OPEN, None, "Reuters"),
            ("french_official_1", "said", SHUT, None, "Reuters"),
        ],
    ),
    (
        OUTLET,
        "Jane Doe told Reuters the port was open. Jane Doe said the bridge was shut.",
        [("jane_doe", "told", OPEN, None, "Reuters"), ("jane_doe", "said", SHUT)],
    ),
    (
        OUTLET,
        "In an interview with Reuters, Jane Doe said the port was open.",
        [("jane_doe", "said", OPEN, None, "Reuters")],
    ),
    (OUTLET, "Reuters said the port was open.", [("reuters", "said", OPEN, None, "Reuters")]),
    (OUTLET, "Jane Doe told John Roe that the port was open.", [("jane_doe", "told", OPEN)]),
    (CUE, "Jane Doe, who said the port was open, left.", [("jane_doe", "said", OPEN)]),
    (CUE, "It seems the port is open.", []),
    (CUE, "Jane Doe made a claim that the port was open.", [("jane_doe", "claim", OPEN)]),
    (CUE, "Jane Doe expressed doubts about the plan.", [("jane_doe", "doubts", "the plan")]),
    (CUE, "There was a warning from Jane Doe that the port was open.", [("jane_doe", "warning", OPEN)]),
    (CUE, "Jane Doe, though, has always said the port was open.", [("jane_doe", "has always said", OPEN)]),
    (CUE, "Jane Doe did not say the port was open.", [("jane_doe", "did not say", OPEN)]),
    (CUE, "Jane Doe was told that the port was open.", [(None, "was told", OPEN)]),
    (CUE, "When asked whether the port was open, Jane Doe nodded.", [(None, "asked", OPEN)]),
    (CUE, "A plan announced by Jane Doe is late.", [("jane_doe", "announced", "A plan")]),
    (CUE, "The plan, rejected by Jane Doe, is late.", [("jane_doe", "rejected", "The plan")]),
    (CUE, "Jane Doe is sceptical of the plan.", [("jane_doe", "is sceptical", "the plan")]),
    (CUE, "According to Jane Doe, the port is open.", [("jane_doe", "According to", "the port is open")]),
    (CUE, "The port is open, according to Jane Doe.", [("jane_doe", "according to", "The port is open")]),
    (CUE, "The port, Jane Doe said, was open.", [("jane_doe", "said", "The port, Jane Doe said, was open")]),
    (CUE, "The port is open. This was confirmed by Jane Doe.", [("jane_doe", "was confirmed", "The port is open")]),
    (CUE, "Jane Doe urged them to leave.", [("jane_doe", "urged", "them to leave")]),
    (CUE, "Jane Doe called the plan a lie.", [("jane_doe", "called", "the plan a lie")]),
    (CUE, "“The port is open.” — Jane Doe", [("jane_doe", "—", "The port is open.")]),
    (
        SAID,
        "“We leave,” Jane Doe said on Monday.\n“It is late.”\n“It is cold,” John Roe said.",
        [
            ("jane_doe", "said", "We leave,", MONDAY),
            ("jane_doe", None, "It is late.", MONDAY),
            ("john_roe", "said", "It is cold,"),
        ],
    ),
    (SAID, "On Monday, Jane Doe said the port was open.", [("jane_doe", "said", OPEN, MONDAY)]),
    (SAID, "Jane Doe spoke on Monday, saying the port was open.", [("jane_doe", "saying", OPEN, MONDAY)]),
    (SAID, "Jane Doe said today the port was open.", [("jane_doe", "said", OPEN, TODAY)]),
    (SAID, "Jane Doe will say on Friday that the port was open.", [("jane_doe", "will say", OPEN)]),
    (
        DOCUMENT,
        "Jane Doe and John Roe said in a joint statement that the port was open.",
        [("jane_doe_and_john_roe", "said", OPEN)],
    ),
    (
        DOCUMENT,
        "The report by the union said the port was open. It said the bridge was shut.",
        [(None, "said", OPEN), (None, "said", SHUT)],
    ),
    (DOCUMENT, "“It is open,” the statement by Jane Doe said.", [("jane_doe", "said", "It is open,")]),
    (DOCUMENT, "“It is open,” the report said.", [(None, "said", "It is open,")]),
    (
        OUTLET,
        "Jane Doe told Reuters on Monday: “It is open.” She told reporters it was late.",
        [("jane_doe", "told", "It is open.", MONDAY, "Reuters"), ("jane_doe", "told", "it was late", MONDAY)],
    ),
    (
        OUTLET,
        "An aide told Reuters the port was open. John Roe said the bridge was shut. The aide said it was late.",
        [
            ("aide_1", "told", OPEN, None, "Reuters"),
            ("john_roe", "said", SHUT),
            ("aide_1", "said", "it was late"),
        ],
    ),
    (
        CUE,
        "Minister Jane Doe rejected claims by John Roe that the port was open.",
        [
            ("jane_doe", "rejected", "claims by John Roe that the port was open"),
            ("john_roe", "claims", OPEN),
        ],
    ),
    (CUE, "Jane Doe made a point:\n“We leave.”", [("jane_doe", "made", "We leave.")]),
    (CUE, "The port, as Jane Doe said, was open.", [("jane_doe", "said", "The port, as Jane Doe said, was open")]),
    (
        CUE,
        "“We leave,” the minister, Jane Doe, said. “They stay.”",
        [("jane_doe", "said", "We leave,” the minister, Jane Doe, said. “They stay.")],
    ),
    (CUE, "The minister who said the port was open left.", [("minister_1", "said", OPEN)]),
    (CUE, "Jane Doe pointed out the port was open.", [("jane_doe", "pointed out", OPEN)]),
    (CUE, "Jane Doe was told by John Roe that the port was open.", [("john_roe", "was told", OPEN)]),
    (CUE, "It was announced by Jane Doe that the port was open.", [("jane_doe", "was announced", OPEN)]),
    (CUE, "It was said that the port was open.", [(None, "was said", OPEN)]),
    (CUE, "Jane Doe was said to be ill.", []),
    (CUE, "Jane Doe’s view is that the port was open.", [("jane_doe", "view", OPEN)]),
    (CUE, "Jane Doe voiced support for the plan.", [("jane_doe", "support", "the plan")]),
    (CUE, "Jane Doe accused John Roe of lying.", [("jane_doe", "accused", "John Roe of lying")]),
    (CUE, "Jane Doe insisted: they would leave.", [("jane_doe", "insisted", "they would leave")]),
    (CUE, "Jane Doe, in Oslo, said “we leave”.", [("jane_doe", "said", "we leave")]),
    (CUE, "Jane Doe called it a “big lie”, and left.", [("jane_doe", "called", "it a “big lie")]),
    (
        CUE,
        "'We leave,' Jane Doe said. 'The ministers' plan is late.'",
        [("jane_doe", "said", "We leave,' Jane Doe said. 'The ministers' plan is late.")],
    ),
    (CUE, "“It is open.”\n— Jane Doe, minister", [("jane_doe", "—", "It is open.")]),
    (
        CUE,
        "Asked if the port was open, John Roe said it was shut.",
        [(None, "Asked", "if the port was open"), ("john_roe", "said", "it was shut")],
    ),
    (CUE, "DOE: We leave.", [("doe", ":", "We leave")]),
    (
        CUE,
        "“We leave. They stay,” Jane Doe said. John Roe said: “It is cold.”",
        [("jane_doe", "said", "We leave. They stay,"), ("john_roe", "said", "It is cold.")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in ROWS], ids=[row[1][:70] for row in ROWS])
def test_the_statements_of_a_text_are_these(told, text, wanted):
    found = [
        (
            said.speaker_id if isinstance(said.speaker_id, str) else None,
            said.cue if isinstance(said.cue, str) else None,
            said.text,
            (str(said.said_begin)[:10], str(said.said_end)[:10]),
            said.via if isinstance(said.via, str) else None,
        )
        for said in told(text).statements.itertuples()
    ]
    assert found == [(*row[:3], (row[3:] or [None])[0] or ("NaT", "NaT"), (row[4:] or [None])[0]) for row in wanted]


DOUBTS = [
    ("“We leave,” Jane Doe said on Tuesday. “It is late,” she said.", ["the date is that of the statement before"]),
    ("They said the port was open.", ["the source is not resolved to an actor"]),
    ("Jane Doe was told that the port was open.", ["no source is stated"]),
    (
        "Jane Doe was pleased. “They went well.”",
        ["no cue: the source is that of the sentence before"],
    ),
    ("We want peace,” Jane Doe said.", ["a quotation mark is missing"]),
    ("“We leave,” Jane Doe said.", []),
]


@pytest.mark.parametrize(("text", "doubts"), DOUBTS)
def test_what_is_not_settled_of_a_statement_is_a_doubt(told, text, doubts):
    found = told(text).doubts
    assert list(found[found.table == "statements"].reason) == doubts


KINDS = [  # text, form and type of its first statement
    ("Jane Doe said the “so-called plan” was late.", "mixed", "assertion"),
    ("“No”, Jane Doe said.", "direct", "assertion"),
    ("Jane Doe hopes that they leave.", "indirect", "belief"),
    ("Jane Doe has doubts about the plan.", "indirect", "belief"),
    ("Jane Doe knows that they left.", "indirect", "fact"),
    ("Jane Doe wants them to leave.", "indirect", "eventuality"),
    ("Jane Doe ordered the envoy to leave.", "indirect", "eventuality"),
    ("Jane Doe asked whether they would leave.", "indirect", "eventuality"),
]


@pytest.mark.parametrize(("text", "form", "kind"), KINDS)
def test_words_are_quoted_or_not_and_said_believed_known_or_wanted(told, text, form, kind):
    (said,) = told(text).statements.itertuples()
    assert (said.form, said.type) == (form, kind)


def test_each_paragraph_of_a_speech_is_its_authors_own_words():
    said = [
        "I back the plan, and so should all who want peace in the north.",
        "“We leave,” John Roe told me on Monday.",
    ]
    rows = parse(replace(article("\n\n".join(said)), author="Jane Doe")).statements
    own = rows[rows.cue.isna()]
    assert [list(own[cell]) for cell in ("text", "speaker_id", "form", "type")] == [
        said,
        ["jane_doe"] * 2,
        ["direct"] * 2,
        ["assertion"] * 2,
    ]
    assert list(rows[rows.speaker_id == "john_roe"].text) == ["We leave,"]


CONFIDENCE = [  # every fact that speaks for or against an attribution moves it; weights learned anew change it
    ("Jane Doe, who said the port was open, left.", "0.82"),
    ("Jane Doe made a claim that the port was open.", "0.65"),
    ("Jane Doe expressed doubts about the plan.", "0.87"),
    ("There was a warning from Jane Doe that the port was open.", "0.49"),
    ("Jane Doe, though, has always said the port was open.", "0.95"),
    ("Jane Doe did not say the port was open.", "0.92"),
    ("Jane Doe was told that the port was open.", "0.73"),
    ("When asked whether the port was open, Jane Doe nodded.", "0.83"),
    ("A plan announced by Jane Doe is late.", "0.60"),
    ("The plan, rejected by Jane Doe, is late.", "0.72"),
    ("Jane Doe is sceptical of the plan.", "0.78"),
    ("According to Jane Doe, the port is open.", "0.84"),
    ("The port is open, according to Jane Doe.", "0.88"),
    ("The port, Jane Doe said, was open.", "0.98"),
    ("The port is open. This was confirmed by Jane Doe.", "0.19"),
    ("Jane Doe urged them to leave.", "0.49"),
    ("Jane Doe called the plan a lie.", "0.92"),
    ("“The port is open.” — Jane Doe", "0.55"),
    ("Minister Jane Doe rejected claims by John Roe that the port was open.", "0.94 0.36"),
    ("Jane Doe made a point:\n“We leave.”", "<NA>"),
    ("The port, as Jane Doe said, was open.", "0.98"),
    ("“We leave,” the minister, Jane Doe, said. “They stay.”", "0.99"),
    ("The minister who said the port was open left.", "0.47"),
    ("Jane Doe pointed out the port was open.", "0.89"),
    ("Jane Doe was told by John Roe that the port was open.", "0.98"),
    ("It was announced by Jane Doe that the port was open.", "0.97"),
    ("It was said that the port was open.", "0.62"),
    ("Jane Doe’s view is that the port was open.", "0.79"),
    ("Jane Doe voiced support for the plan.", "0.91"),
    ("Jane Doe accused John Roe of lying.", "0.76"),
    ("Jane Doe insisted: they would leave.", "0.84"),
    ("Jane Doe, in Oslo, said “we leave”.", "0.93"),
    ("Jane Doe called it a “big lie”, and left.", "0.95"),
    ("'We leave,' Jane Doe said. 'The ministers' plan is late.'", "0.99"),
    ("“It is open.”\n— Jane Doe, minister", "0.30"),
    ("Asked if the port was open, John Roe said it was shut.", "0.81 0.96"),
    ("DOE: We leave.", "0.24"),
    ("“We leave. They stay,” Jane Doe said. John Roe said: “It is cold.”", "0.68 0.91"),
    ("“We leave,” Jane Doe said on Monday.\n“It is late.”\n“It is cold,” John Roe said.", "0.67 <NA> 0.76"),
    ("The port — Jane Doe said — was open.", "0.62"),
    ("Jane Doe spoke of plans to leave.", "0.79"),
    ("“We leave,” Jane Doe told reporters, adding that the port was shut.", "0.98 0.76"),
    ("Jane Doe, who leads the union, said the port was open.", "0.90"),
    ("Jane Doe pointed out that the port was open.", "0.95"),
    ("The plan was described by Jane Doe as a lie.", "0.81"),
    ("Jane Doe was described as a hawk.", "0.46"),
    ("It is believed that the port is open.", "0.19"),
    ("Critics of the plan said the port was open.", "0.94"),
    ("Doe’s office said in a statement that the port was open.", "0.68"),
    ("Jane Doe and John Roe said in a joint statement that the port was open.", "0.91"),
    ("The letter, which said the port was open, was signed by Jane Doe.", "0.76"),
    ("Jane Doe wrote a letter. It said the port was open.", "0.53 0.74"),
    ("The report said the port was open.", "0.91"),
    ("The report by the union said the port was open. It said the bridge was shut.", "0.91 0.69"),
    ("“The port is open,” the report said.", "0.75"),
    ("“The port is open,” the statement by Jane Doe said.", "0.69"),
    ("Reuters quoted Jane Doe as saying the port was open.", "0.86"),
    ("“It is open,” Jane Doe told Reuters.", "0.80"),
    ("“It is open,” Jane Doe told the Reuters news agency on Monday. “They know it.”", "0.95"),
    ("Jane Doe told Reuters on Monday: “It is open.” She told reporters it was late.", "0.86 0.93"),
    (
        "An aide told Reuters the port was open. John Roe said the bridge was shut. The aide said it was late.",
        "0.91 0.88 0.97",
    ),
    ("Jane Doe’s view is that the port is open.", "0.79"),
    ("Jane Doe has doubts about the plan.", "0.73"),
    ("Jane Doe voiced her support for the plan and for the truce.", "0.63"),
    ("Jane Doe’s support for the plan is known.", "0.87"),
    ("The union’s demand for a truce was ignored.", "0.67"),
    ("The demand by the union for a truce was ignored.", "0.67"),
    ("Jane Doe criticised John Roe for leaving.", "0.86"),
    ("Jane Doe thanked John Roe for the plan.", "0.81"),
    ("Jane Doe agreed that the port was open.", "0.91"),
    ("Jane Doe agreed with John Roe that the port was open.", "0.94"),
    ("Jane Doe hopes to leave.", "0.83"),
    ("Jane Doe hopes that they leave.", "0.96"),
    ("Jane Doe wants them to leave.", "0.76"),
    ("Jane Doe asked them to leave.", "0.64"),
    ("Jane Doe asked whether they would leave.", "0.96"),
    ("Jane Doe denied leaving.", "0.45"),
    ("Jane Doe ordered the envoy to leave.", "0.69"),
    ("Jane Doe refused to leave.", "0.72"),
    ("Jane Doe knows why they left.", "0.90"),
    ("Jane Doe knows that they left.", "0.88"),
    ("Jane Doe made it clear that they would leave.", "0.46"),
    ("Jane Doe found it hard to leave.", "0.57"),
    ("“We leave [on Monday],” Jane Doe said.", "0.83"),
    ("Jane Doe said the “so-called plan” was late.", "0.93"),
    ("Jane Doe called it “a lie”.", "0.95"),
    ("“No”, Jane Doe said.", "0.24"),
    ("“Peace” is a big word, Jane Doe said.", "0.74"),
    ("“We leave. We stay. We go,” Jane Doe said on Monday in Oslo.", "0.81"),
    ("“I said: ‘We leave,’” Jane Doe recalled.", "0.95"),
    ("Asked about the plan, Jane Doe said: “It is late.”", "0.91 0.95"),
    ("“We leave,” - Jane Doe.", "<NA>"),
    ('"We leave." -- Jane Doe', "<NA>"),
    ("“The port is open.”\n— Jane Doe, minister", "0.30"),
    ("Jane Doe said that, if they leave, the port will open.", "0.95"),
    ("They were told that the port was open.", "0.62"),
    ("It was hard, Jane Doe said, to leave.", "0.73"),
    ("Jane Doe had earlier said the port was open.", "0.82"),
    ("Earlier on Monday, Jane Doe said the port was open.", "0.93"),
    ("On Monday, Jane Doe said the port was open.", "0.93"),
    ("Speaking on Monday, Jane Doe said the port was open.", "0.94"),
    ("Jane Doe spoke on Monday, saying the port was open.", "0.86"),
    ("Jane Doe left on Monday, saying the port was open.", "0.88"),
    ("Jane Doe said today the port was open.", "0.87"),
    ("Jane Doe said on Wednesday that the port was open.", "0.94"),
    ("Jane Doe will say on Friday that the port is open.", "0.93"),
]


@pytest.mark.parametrize(("text", "sure"), CONFIDENCE, ids=[text[:70] for text, _ in CONFIDENCE])
def test_the_weights_of_all_features_make_the_confidence(told, text, sure):
    assert " ".join(f"{likely:.2f}" for likely in told(text).statements.confidence) == sure
