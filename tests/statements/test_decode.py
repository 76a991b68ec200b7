"""Candidates, features, weights and the choice among them: what statements are made from."""

import pytest

from summitry.actors.linking import find_actors
from summitry.article.regions import regions
from summitry.codebook import Codebook
from summitry.language import analyse
from summitry.lexicon import weights
from summitry.records import Article, Paragraph
from summitry.statements.arrays import Tree
from summitry.statements.decode import Scored, beside_quotations, candidates, chosen, decode, numbered, sums, tables
from summitry.statements.features import of_candidate, of_cue, of_dependents
from tests.conftest import ROOT

WEIGHTS = ROOT / "src/summitry/lexicon/attribution.tsv"


def tree_of(text):
    article = Article("a", text, tuple(Paragraph(p.span, "body") for p in regions(text)))
    doc = analyse(article)
    return Tree(doc, article, find_actors(doc, Codebook(), None))


def contents(text, cue):
    tree = tree_of(text)
    head = tree.lower.index(cue)
    found = candidates(tree, beside_quotations(tree), head)
    return {" | ".join(tree.span(p).of(text) for p in c.content) for c in found}


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The minister said that the talks had failed.", "said", "that the talks had failed"),
        ("The minister welcomed the truce.", "welcomed", "the truce"),
        ("The talks, the minister said, had failed.", "said", "The talks, | had failed."),
        ("The plan was condemned by the union.", "condemned", "The plan"),
        ("The plan, which the union opposes, is dead.", "opposes", "which"),
        ("Doubts about the truce remain.", "doubts", "the truce"),
        ("The union is proud of its work.", "proud", "its work"),
        ("“We go,” the minister said. “We stay.”", "said", "“We go,” | “We stay.”"),
        ("“We go.\n\n“We stay,” the minister said.", "said", "“We go. | “We stay,”"),
        ("The minister said it was over, adding to the gloom.", "said", "it was over"),
    ],
)
def test_the_content_is_among_the_candidates(text, cue, content):
    assert content in contents(text, cue)


def test_a_cue_has_one_attribution_and_two_cues_do_not_share_a_content():
    tree = tree_of("The minister said that the talks had failed, the Herald reported.")
    kept = decode(tree)
    assert len({c.head for c in kept}) == len(kept)


def test_a_speech_inside_a_speech_is_kept():
    text = "The minister said the envoy had told her that the talks had failed."
    tree = tree_of(text)
    assert {tree.lower[c.head] for c in decode(tree)} >= {"said", "told"}


def test_a_speech_inside_a_speech_needs_less_than_one_by_itself():
    tree = tree_of("The minister said the envoy had told her that the talks had failed.")
    said, told = (candidates(tree, {}, tree.lower.index(cue))[0] for cue in ("said", "told"))
    said = max(candidates(tree, {}, tree.lower.index("said")), key=lambda c: c.content[-1][1] - c.content[0][0])
    assert {said, told} == {*chosen([Scored(1.0, said), Scored(-0.3, told)], threshold=0.0)}
    assert chosen([Scored(-0.3, told)], threshold=0.0) == []


def test_what_others_say_beside_it_is_cut_off():
    tree = tree_of("The minister said that the talks had failed, with aides saying that they had not begun.")
    kept = decode(tree)
    (said,) = (c for c in kept if tree.lower[c.head] == "said")
    assert tree.doc[said.content[-1][0] : said.content[-1][1]].text.endswith("the talks had failed")


def test_the_better_of_two_candidates_of_one_cue_is_chosen():
    tree = tree_of("The minister said that the talks had failed.")
    said = candidates(tree, {}, tree.lower.index("said"))
    assert chosen([Scored(float(n), c) for n, c in enumerate(said)]) == [said[-1]]


def test_the_weights_are_sorted_readable_and_few():
    rows = [line.rsplit("\t", 1) for line in WEIGHTS.read_text(encoding="utf-8").splitlines()]
    names = [name for name, _ in rows]
    assert names == sorted(set(names))
    assert all(float(weight) for _, weight in rows)
    assert len(rows) < 12000


def test_the_weights_hold_single_words_of_no_text():
    learned = weights("attribution")
    assert max(len(name.split()) for name in learned) < 24
    assert learned["(floor)"] < learned["(threshold)"] < 0.5


def test_every_weight_joins_facts_that_cues_and_candidates_have():
    tree = tree_of("The minister said that the talks had failed.")
    said, failed = tree.lower.index("said"), tree.lower.index("failed")
    own = of_candidate(tree, candidates(tree, {}, said)[0])
    joined = {fact for feature in tables()[1] for fact in feature}
    assert joined <= {*of_cue(tree, said), *next(of_dependents(tree, failed)), *own}


def test_a_fact_that_is_missing_weighs_nothing():
    tree = tree_of("The minister said that the talks had failed.")
    cue = of_cue(tree, tree.lower.index("said"))
    both, nothing = numbered([cue, dict.fromkeys(cue)]), numbered([dict.fromkeys(cue)])
    assert list(sums(numbered([]), both, [])) == []
    assert list(sums(nothing, both, [0])) == [0.0]
    assert sums(both, both, [0, 1])[0] > 0 == sums(both, both, [0, 1])[1]
