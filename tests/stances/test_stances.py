"""Positions: which, whose, and on whose word."""

from dataclasses import replace

import pytest

from summitry import pipeline
from summitry.codebook import Codebook, Issue, Side
from summitry.lexicon import load
from summitry.records import Statements
from summitry.stances import find_stances

from ..conftest import article

BOOK = Codebook(
    "Talks",
    (Side("fr", "France", ("France",)), Side("de", "Germany", ("Germany",))),
    (),
    (
        Issue("truce", "A truce", None, ("a truce", "the truce")),
        Issue("talks", "A Doe-Roe summit", None, ("Doe-Roe summit",)),
    ),
)
CASES = [  # text, (holder, position, basis, ascribed_by)
    ("France backed the truce on Monday.", ("france", "support", "narrator", None)),
    ("France has rejected the truce.", ("france", "oppose", "paraphrase", None)),
    ("France did not oppose the truce.", ("france", "support", "narrator", None)),
    ("France pushed back against the truce.", ("france", "oppose", "narrator", None)),
    ("“We support the truce,” a French official said.", ("french_official_1", "support", "own_words", None)),
    ("A French official said that the truce must come soon.", ("french_official_1", "support", "paraphrase", None)),
    (
        "A French official said that Germany opposes the truce.",
        ("germany", "oppose", "third_party", "french_official_1"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:45] for text, _ in CASES])
def test_a_position_is_read_with_holder_and_basis(told, text, wanted):
    rows = [
        (r.holder_id, str(r.position), str(r.basis), r.ascribed_by if isinstance(r.ascribed_by, str) else None)
        for r in told(text, BOOK).stances.itertuples()
    ]
    assert rows == [wanted]


@pytest.mark.parametrize(
    "text", ["The truce was signed in Oslo.", "Reporters asked about the truce.", "A truce is an agreement."]
)
def test_mere_mention_is_no_position(told, text):
    assert told(text, BOOK).stances.empty


def test_all_mentions_of_an_event_that_a_phrase_names_count(told):
    tables = told(
        "The Doe-Roe summit is planned for Friday, French President Jane Doe said.\n\n"
        "“There are no plans for Jane Doe to meet John Roe,” a French official said.",
        BOOK,
    )
    assert ("french_official_1", "oppose") in [(r.holder_id, str(r.position)) for r in tables.stances.itertuples()]


def test_without_a_codebook_sides_are_states_and_mere_mention_proposes_no_issue(told):
    tables = told("French President Jane Doe said the truce had failed.")
    assert tables.stances.empty
    assert list(tables.statements.side) == ["France"]


def test_without_a_codebook_issues_are_proposed_and_marked(told):
    tables = told(
        "French President Jane Doe called for an arms embargo. Germany rejected the embargo on Monday, "
        "and John Roe, the British foreign minister, welcomed the rejection."
    )
    embargo = tables.stances[tables.stances.issue == "proposed_arms_embargo"]
    held = {(r.holder_id, str(r.position)) for r in embargo.itertuples()}
    assert held == {("jane_doe", "support"), ("germany", "oppose")}
    marked = tables.doubts[tables.doubts.table == "stances"]
    assert set(marked.row_id) == set(tables.stances.stance_id)


POLARITY = [  # text, holder, position
    ("A spokesman for the German government denied that it was opposed to the truce.", "spokesman_1", "support"),
    ("France said it would not drop the truce.", "france", "support"),
    ("French President Jane Doe said she backed the truce.", "jane_doe", "support"),
    ("French President Jane Doe refused to oppose the truce.", "jane_doe", "support"),
    ("French President Jane Doe refused to back the truce.", "jane_doe", "oppose"),
    (
        "French President Jane Doe said she would accept the truce only if Germany withdrew its troops.",
        "jane_doe",
        "conditional",
    ),
    ("According to French President Jane Doe, Germany is against the truce.", "germany", "oppose"),
    ("“The truce must happen now,” French President Jane Doe said.", "jane_doe", "support"),
    ("French President Jane Doe called for the truce to be extended.", "jane_doe", "support"),
    (
        "French President Jane Doe said there could be no truce before May. She said the truce was unacceptable.",
        "jane_doe",
        "oppose",
    ),
    ("French President Jane Doe urged Germany to accept the truce.", "jane_doe", "support"),
    ("French President Jane Doe warned against the truce.", "jane_doe", "oppose"),
    ("French President Jane Doe said that the truce would undermine security.", "jane_doe", "oppose"),
    ("French President Jane Doe has no objection to the truce.", "jane_doe", "support"),
    ("Germany demands the truce in return for money.", "germany", "support"),
    ("French President Jane Doe agreed to the truce in principle.", "jane_doe", "support"),
    ("French President Jane Doe expressed support for the truce.", "jane_doe", "support"),
    ("French President Jane Doe expressed doubts about the truce.", "jane_doe", "oppose"),
    ("French President Jane Doe is in favour of the truce.", "jane_doe", "support"),
    ("Germany, which has long opposed the truce, stayed silent.", "germany", "oppose"),
    ("Germany will fight unless France accepts the truce.", "france", "support"),
    ("French President Jane Doe is not moving fast enough on the truce.", "jane_doe", "support"),
    ("French President Jane Doe is critical of the truce.", "jane_doe", "oppose"),
    ("French President Jane Doe does not oppose the truce.", "jane_doe", "support"),
    ("French President Jane Doe said Germany would support the truce.", "germany", "support"),
    ("“We want a truce,” French President Jane Doe said. “But not this one.”", "jane_doe", "support"),
    ("French President Jane Doe ruled out the truce.", "jane_doe", "oppose"),
    ("French President Jane Doe insisted on the truce.", "jane_doe", "support"),
    ("French President Jane Doe voted against the truce.", "jane_doe", "oppose"),
    ("French President Jane Doe hailed the truce as historic.", "jane_doe", "support"),
    ("French President Jane Doe threatened to veto the truce.", "jane_doe", "oppose"),
    ("French President Jane Doe accused rebels of breaking the truce.", "jane_doe", "support"),
    ("French President Jane Doe warned against ending the truce.", "jane_doe", "support"),
    ("French President Jane Doe warned that the truce would be a mistake.", "jane_doe", "oppose"),
    ("French President Jane Doe warned that the truce was not serious.", "jane_doe", "oppose"),
    ("French President Jane Doe ignored calls for the truce.", "jane_doe", "oppose"),
    ("French President Jane Doe turned down demands for the truce.", "jane_doe", "oppose"),
    ("France called the truce a mistake.", "france", "oppose"),
    ("France described the truce as a success.", "france", "support"),
    ("French President Jane Doe said the truce would bring peace closer.", "jane_doe", "support"),
    ("French President Jane Doe poured cold water on the truce.", "jane_doe", "oppose"),
    ("French President Jane Doe walked away from the truce.", "jane_doe", "oppose"),
    ("French President Jane Doe will not walk away from the truce.", "jane_doe", "support"),
    ("France backed the truce once Germany had left.", "france", "support"),
    ("French President Jane Doe said it was too early for the truce.", "jane_doe", "conditional"),
    ("France will back the truce once the rebels leave.", "france", "conditional"),
    ("German Chancellor John Roe dismissed as absurd the truce that France had proposed.", "john_roe", "oppose"),
]
BESIDE = [  # the holder stands within the phrase of the issue, or owns a noun
    ("The truce that Germany rejected in May is over.", "germany", "oppose"),
    ("Germany's opposition to the truce is well known.", "germany", "oppose"),
]


@pytest.mark.parametrize(("text", "holder", "position"), POLARITY, ids=[row[0][:60] for row in POLARITY])
def test_negation_embedding_and_conditions_are_counted(told, text, holder, position):
    stances = told(text, BOOK).stances
    assert {str(p) for p in stances[stances.holder_id == holder].position} == {position}


UNREAD = [  # what a reader should find
    ("French President Jane Doe accused Germany of blocking the truce.", "germany", "oppose"),
    ("French President Jane Doe did not rule out the truce.", "jane_doe", "conditional"),
    ("“I am open to the truce,” said French President Jane Doe.", "jane_doe", "conditional"),
    ("French President Jane Doe said she was ready to discuss the truce.", "jane_doe", "conditional"),
    ("“The truce? It is a trap,” German Chancellor John Roe said.", "john_roe", "oppose"),
    ("German Chancellor John Roe was asked about the truce. “We will never accept it,” he said.", "john_roe", "oppose"),
    (
        "French President Jane Doe presented the truce. German Chancellor John Roe rejected the idea.",
        "john_roe",
        "oppose",
    ),
    (
        "French President Jane Doe presented the truce. “Such a step would be a mistake,” Chancellor John Roe said.",
        "john_roe",
        "oppose",
    ),
]


@pytest.mark.xfail(strict=True, reason="who stands within the issue's phrase or owns a noun weighs too little")
@pytest.mark.parametrize(("text", "holder", "position"), BESIDE, ids=[row[0][:60] for row in BESIDE])
def test_a_holder_beside_the_issue_is_found(told, text, holder, position):
    stances = told(text, BOOK).stances
    assert {str(p) for p in stances[stances.holder_id == holder].position} == {position}


@pytest.mark.xfail(strict=True, reason="accusations, references and openness weigh too little")
@pytest.mark.parametrize(("text", "holder", "position"), UNREAD, ids=[row[0][:60] for row in UNREAD])
def test_accusations_references_and_openness_are_read(told, text, holder, position):
    stances = told(text, BOOK).stances
    assert {str(p) for p in stances[stances.holder_id == holder].position} == {position}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The truce was discussed in Oslo by French President Jane Doe.",
            marks=pytest.mark.xfail(strict=True, reason="in coded news whoever is named so mostly takes a position"),
        ),
        pytest.param(
            "French President Jane Doe said the truce had been on the table since May.",
            marks=pytest.mark.xfail(strict=True, reason="in coded news who speaks of an issue mostly takes a position"),
        ),
        "Despite the truce, France supports war.",
        "After the truce, France backed Germany.",
        "French President Jane Doe declined to say whether Germany backs the truce.",
        pytest.param(
            "France failed to agree on the truce.",
            marks=pytest.mark.xfail(strict=True, reason="a deed that failed is read as the deed"),
        ),
        pytest.param(
            "French President Jane Doe never said she backed the truce.",
            marks=pytest.mark.xfail(strict=True, reason="a denied act of speech is read as the act"),
        ),
    ],
)
def test_what_is_only_told_or_denied_is_no_position(told, text):
    assert told(text, BOOK).stances.empty


LISTS = {name: row for name, row in load("polarity").items() if name not in ("aside", "support", "attitude", "should")}


@pytest.mark.parametrize("name", LISTS)
def test_every_list_of_signs_reads_its_example_and_leaves_its_counterexample(told, name):
    row = LISTS[name]
    wanted = {"merely": {"support", "oppose"}, "touching": {"support"}}.get(name, {"oppose"})
    assert set(told(row["example"], FREEZE).stances.position) <= wanted
    assert not told(row["example"], FREEZE).stances.empty
    if "counterexample" in row:
        assert "oppose" not in set(told(row["counterexample"], FREEZE).stances.position)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("France strongly backs the truce.", []),
        ("France rejects the truce.", []),
        ("“The truce is here,” French President Jane Doe said.", ["no word says for or against: support is assumed"]),
    ],
)
def test_support_is_assumed_only_where_no_word_says_so(told, text, doubts):
    tables = told(text, BOOK)
    assert list(tables.doubts[tables.doubts.table == "stances"].reason) == doubts
    assert len(tables.stances) == 1


FREEZE = Codebook("Talks", (), (), (Issue("freeze", "A freeze", None, ("the freeze", "a freeze")),))
SECTIONS = {name: entry for name, entry in load("positions").items() if isinstance(entry, dict)}
EXAMPLES = {name: entry["example"] for name, entry in SECTIONS.items() if "freeze" in entry["example"]}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_list_of_positions_reads_its_own_example(told, name):
    assert not told(EXAMPLES[name], FREEZE).stances.empty


def test_what_is_rejected_and_what_is_called_for_in_one_sentence_are_told_apart(told):
    issues = (Issue("plan", "A plan", None, ("quota plan",)), Issue("stop", "A stop", None, ("fishing stop",)))
    tables = told("Jane Doe of France rejected the quota plan and called for a fishing stop.", Codebook(issues=issues))
    assert set(zip(tables.stances.issue, tables.stances.position, strict=True)) == {
        ("plan", "oppose"),
        ("stop", "support"),
    }


def test_targets_are_left_on_the_doc():
    values = read("France backed the truce after the long Doe-Roe summit.", BOOK)
    assert [(span.text, span.label_) for span in values["doc"].spans["targets"]] == [
        ("truce", "truce"),
        ("Doe-Roe summit", "talks"),
    ]


def test_labels_for_the_reader_decide_nothing():
    for text in [text for text, *_ in [*CASES, *POLARITY]]:
        values = read(text, BOOK)
        rows = tuple(replace(statement, rule="renamed") for statement in values["said"].rows)
        events = tuple(replace(event, rule="renamed") for event in values["events"])
        given = (values["doc"], values["times"], Statements(rows, values["cast"]), events, BOOK)
        assert bare(find_stances(*given)) == bare(values["stances"])


def read(text, codebook):
    """The values of all stages up to the stances."""
    one = article(text)
    values = {"article": one, "published": one.published, "author": one.author, "codebook": codebook}
    for stage in pipeline.STAGES[:-1]:
        values[stage.writes] = stage.function(*(values[name] for name in stage.reads))
    return values


def bare(stances):
    return [replace(stance, rule="") for stance in stances]
