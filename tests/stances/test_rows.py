"""Positions as whole rows: what the words over an issue or beside it make of it, and on whose word it stands."""

import pytest

from summitry.codebook import Codebook, Issue, Side

SIDES = (Side("fr", "France", ("France",)), Side("de", "Germany", ("Germany",)))
ISSUES = (
    Issue("truce", "A truce", None, ("the truce", "a truce")),
    Issue("leave", "Leaving", "Should France leave the bloc?", ("the bloc",)),
    Issue("lift", "Lifting", "Should the sanctions be lifted?", ("the sanctions",)),
)
BOOK = Codebook(sides=SIDES, issues=ISSUES)

NEGATED = "a negation over an attitude turns it"
TWICE = "two words that turn leave it as it was"
BAD = "what is said to be bad is opposed"
ENDED = "who would end a thing is against it"
WARNED = "a warning is against what it is of"
OTHER = "what one says of another is the other's position"
WAITS = "a position in an if-clause or under one is conditional"

ROWS = [  # kind, text, holder, position, basis, by whom it is ascribed
    (NEGATED, "France does not want to back the truce.", "france", "oppose", "narrator", None),
    (NEGATED, "France cannot support the truce.", "france", "oppose", "narrator", None),
    (NEGATED, "France will never accept the truce.", "france", "oppose", "narrator", None),
    (NEGATED, "France is not seeking the truce.", "france", "oppose", "narrator", None),
    (NEGATED, "France refrained from backing the truce.", "france", "oppose", "narrator", None),
    (NEGATED, "France has no plan to back the truce.", "france", "oppose", "narrator", None),
    (NEGATED, "No truce is possible, France said.", "france", "oppose", "paraphrase", None),
    (NEGATED, "There will be no truce, France said.", "france", "oppose", "paraphrase", None),
    (NEGATED, "France will not only back the truce but sign it.", "france", "support", "narrator", None),
    (NEGATED, "France did not just back the truce, it signed it.", "france", "support", "narrator", None),
    (TWICE, "France is not against the truce.", "france", "support", "narrator", None),
    (TWICE, "France denied that it opposed the truce.", "france", "support", "paraphrase", None),
    (TWICE, "France denied opposing the truce.", "france", "support", "paraphrase", None),
    (TWICE, "France refused to reject the truce.", "france", "support", "paraphrase", None),
    (TWICE, "France never stopped supporting the truce.", "france", "support", "narrator", None),
    (TWICE, "France would not oppose the truce.", "france", "support", "narrator", None),
    (TWICE, "France did not turn down the truce.", "france", "support", "narrator", None),
    (TWICE, "France has no objection to the truce.", "france", "support", "narrator", None),
    (TWICE, "France stopped blocking the truce.", "france", "support", "narrator", None),
    (TWICE, "France opposes ending the truce.", "france", "support", "narrator", None),
    (BAD, "It would be wrong to sign the truce, France said.", "france", "oppose", "paraphrase", None),
    (BAD, "The truce was a mistake, France said.", "france", "oppose", "paraphrase", None),
    (BAD, "France described the truce as wrong.", "france", "oppose", "paraphrase", None),
    (BAD, "France did not call the truce a mistake.", "france", "support", "paraphrase", None),
    (BAD, "France said that the truce had been a success.", "france", "support", "paraphrase", None),
    (BAD, "The truce would harm Europe, France said.", "france", "oppose", "paraphrase", None),
    (ENDED, "France wants to end the truce.", "france", "oppose", "narrator", None),
    (ENDED, "France wants an end to the truce.", "france", "oppose", "narrator", None),
    (ENDED, "France objected to the truce.", "france", "oppose", "narrator", None),
    (ENDED, "France turned down the truce.", "france", "oppose", "narrator", None),
    (WARNED, "France warned of the truce.", "france", "oppose", "paraphrase", None),
    (WARNED, "France warned that the truce was a mistake.", "france", "oppose", "paraphrase", None),
    (OTHER, "France said Germany had rejected the truce.", "germany", "oppose", "third_party", "france"),
    (OTHER, "France believes Germany is against the truce.", "germany", "oppose", "narrator", None),
    (OTHER, "France wants Germany to accept the truce.", "germany", "support", "narrator", None),
    (WAITS, "If Germany leaves, France will back the truce.", "france", "conditional", "narrator", None),
    (WAITS, "France backs the truce if Germany leaves.", "france", "conditional", "narrator", None),
    (WAITS, "France will not back the truce unless Germany leaves.", "france", "conditional", "narrator", None),
]


@pytest.mark.parametrize(("text", "row"), [(r[1], r[2:]) for r in ROWS], ids=[r[1] for r in ROWS])
def test_the_position_of_a_sentence_is_this(told, text, row):
    stances = told(text, BOOK).stances
    found = [
        (s.holder_id, str(s.position), str(s.basis), s.ascribed_by if isinstance(s.ascribed_by, str) else None)
        for s in stances.itertuples()
    ]
    assert found == [row]


WHY = [  # text, issue, position, the words that the rule names
    ("France wants to leave the bloc.", "leave", "support", "leave (stop)"),
    ("France refuses to leave the bloc.", "leave", "oppose", "leave (stop), refuses (stop)"),
    ("France wants to lift the sanctions.", "lift", "support", "lift (stop)"),
    ("France refuses to lift the sanctions.", "lift", "oppose", "lift (stop), refuses (stop)"),
    ("France opposes the sanctions.", "lift", "support", "opposes (reject)"),
    ("France is against a plan to back the truce.", "truce", "oppose", "against (against)"),
    ("France decided against backing the truce.", "truce", "oppose", "against (against)"),
    ("France warned Germany against backing the truce.", "truce", "oppose", "warned (warn)"),
    ("France voted against the truce.", "truce", "oppose", "against (against)"),
    ("The decision to reject the truce was right, France said.", "truce", "oppose", "reject (reject)"),
    ("France is opposed to the truce.", "truce", "oppose", "opposed (reject)"),
    ("France is critical of the truce.", "truce", "oppose", "critical (bad)"),
    ("France is sceptical about the truce.", "truce", "oppose", "sceptical (bad)"),
    ("France sees the truce as a mistake.", "truce", "oppose", "sees (bad)"),
    ("France sees a mistake in the truce.", "truce", "support", "no word against it"),
    ("Backing the truce would be a mistake, France said.", "truce", "oppose", "be (bad)"),
    ("The truce is dangerous, France said.", "truce", "oppose", "is (bad)"),
    ("France said the truce would be good, as would peace.", "truce", "support", "no word against it"),
    ("France reluctantly backs the truce.", "truce", "support", "a word of support"),
    ("Germany must not back the truce, France said.", "truce", "oppose", "back (negation)"),
]


@pytest.mark.parametrize(("text", "issue", "position", "why"), WHY, ids=[row[0] for row in WHY])
def test_the_words_that_decide_are_named_and_the_question_of_the_issue_counts(told, text, issue, position, why):
    tables = told(text, BOOK)
    assert [(s.issue, str(s.position)) for s in tables.stances.itertuples()] == [(issue, position)]
    assert tables.explain("s01").splitlines()[0].endswith(f"issue named by phrase, {why}'")


def test_an_issue_is_proposed_under_the_name_most_often_given_to_it(told):
    text = "France called for an arms embargo. Germany rejected the embargo. Norway backed the arms embargo."
    assert {*told(text).stances.issue} == {"proposed_arms_embargo"}
