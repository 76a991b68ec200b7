"""A draft: what the articles suggest for a codebook, in TOML that can be loaded, edited and parsed with."""

import tomllib

import pytest

from summitry import load_codebook, parse
from summitry.drafting import Reading, draft, written
from summitry.drafting.topics import content, listed
from summitry.pipeline import run
from tests.conftest import ROOT, article

STORY = """
French President Jane Doe rejected the lifting of sanctions on Ruritania. Doe said that France opposes the sanctions.
Chancellor John Roe demanded a truce. “We need a lasting truce,” said Roe.
Germany urged Ruritania to withdraw from the treaty. A withdrawal would harm Germany.
"""


def drafted(*texts):
    return draft([Reading.of(run(article(text))) for text in texts])


@pytest.fixture(scope="module")
def story():
    return drafted(STORY)


def phrases(found):
    return {issue.id: issue.phrases for issue in found.codebook.issues}


def test_sides_are_the_states_that_act_named_most_first(story):
    assert [side.label for side in story.codebook.sides] == ["France", "Germany"]


def test_an_actor_has_a_role_a_last_name_and_the_side_for_which_it_speaks(story):
    doe = next(actor for actor in story.codebook.actors if actor.id == "jane_doe")
    assert (doe.name, doe.aliases, doe.role, doe.side) == ("Jane Doe", ("Doe",), "president", "france")


def test_phrases_of_one_head_are_one_issue(story):
    found = phrases(story)
    assert {"truce", "lasting truce"} <= set(found["truce"])
    assert {"sanctions", "sanctions on Ruritania"} <= set(found["sanction"])


def test_a_verb_and_its_noun_are_one_issue(story):
    assert {"withdrawal", "withdraw from treaty"} <= set(phrases(story)["withdraw"])


def test_an_issue_tells_how_often_it_stands_and_the_first_sentence(story):
    truce = next(proposal for proposal in story.issues if proposal.entry.id == "truce")
    assert truce.comments[0] == "named 2 times: Chancellor John Roe demanded a truce."


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Jane Doe rejected the idea.", "idea"),
        ("Jane Doe rejected the minister.", "minister"),
        ("Jane Doe rejected it on Monday.", "monday"),
    ],
)
def test_what_says_little_and_who_acts_are_no_issues(text, absent):
    assert absent not in phrases(drafted(text))


@pytest.mark.parametrize(("section", "key"), [("clauses", "verbs"), ("things", "entities"), ("little", "verbs")])
def test_a_list_of_words_has_an_example_that_it_reads(section, key):
    told = tomllib.loads((ROOT / "src/summitry/drafting/words.toml").read_text(encoding="utf-8"))
    doc = run(article(told[section]["example"]))["doc"]
    assert {word for token in doc for word in (token.lemma_.lower(), token.ent_type_)} & listed(section, key)


def test_states_that_only_stand_in_one_list_are_one_side():
    found = drafted("Jane Doe thanked France, Germany and Poland.")
    assert [(side.label, side.countries) for side in found.codebook.sides] == [
        ("France and others", ("France", "Germany", "Poland"))
    ]


def test_who_has_one_name_in_two_articles_is_one_actor():
    found = drafted("Jane Doe met John Roe.", "French President Jane Doe left.")
    assert [(actor.name, actor.role, actor.side) for actor in found.codebook.actors] == [
        ("Jane Doe", "president", "france"),
        ("John Roe", None, None),
    ]


def test_a_member_of_a_bloc_that_does_not_act_is_of_its_side():
    found = drafted("The European Union rejected the ban. Jane Doe thanked Germany. John Roe praised Germany.")
    assert ("European Union", "Germany") in [side.countries for side in found.codebook.sides]


def test_two_of_one_last_name_have_it_neither_for_an_alias():
    aliases = {a.name: a.aliases for a in drafted("Jane Doe met Max Doe. Both left.").codebook.actors}
    assert aliases == {"Jane Doe": (), "Max Doe": ()}


ARTICLES = sorted((ROOT / "data/articles").glob("*.txt"))


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Nobody.",
        '“\\ "quoted" \\” is what Jane Doe’s “plan” demands.',
        "Norway’s \0 envoy rejected the \x7f truce\x1b[31m. Jane \x0b Doe demanded a truce, and \u2028 Norway did.",
    ],
    ids=range(4),
)
def test_the_toml_is_the_draft(tmp_path, text):
    found = drafted(text)
    (tmp_path / "draft.toml").write_text(written(found), encoding="utf-8")
    assert load_codebook(tmp_path / "draft.toml") == found.codebook
    parse(article(text), found.codebook).check()


def test_the_same_articles_give_the_same_bytes():
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    assert written(drafted(*texts)) == written(drafted(*texts))


def test_words_count_inflected_in_any_order():
    assert (
        content("lifting of the sanctions") == content("sanctions to be lifted") - {"be"} == content("lift sanctions")
    )
