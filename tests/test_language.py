"""The Doc's offsets are the article's, whatever characters it holds."""

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summitry import language, parse
from summitry.errors import SummitryError
from summitry.language import loading
from summitry.language.components import LONGEST
from summitry.lexicon import load
from summitry.records import Span
from tests.conftest import ROOT, article

ARTICLES = sorted((ROOT / "data/articles").glob("*.txt"))
ODD = "Talks fail again\r\n\r\n“It’s\u00a0over,” he said 🙂. Cafe\u0301 “talks” at 5 p.m.\r\n\r\nShare\r\n\r\nShe left."


def same_but_for_spaces(text, other):
    """Whether two texts differ only in what kind of white space they have, a character for a character."""
    return len(text) == len(other) and all(a == b or (a + b).isspace() for a, b in zip(text, other, strict=True))


def test_offsets_survive_odd_characters():
    assert same_but_for_spaces(language.analyse(article(ODD)).text, ODD)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\t", "\n", "\r"])
def test_a_name_stands_on_two_lines_or_around_a_space_that_does_not_break(space):
    doc = language.analyse(article(f"They left.\n\nThe talks failed, the minister Jane{space}Doe said."))
    assert [token.text for token in doc if token.pos_ == "PROPN"] == ["Jane", "Doe"]


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
def test_a_text_longer_than_the_model_takes_is_parsed_in_pieces(monkeypatch, between):
    monkeypatch.setattr(language.model(), "max_length", 60)
    text = between.join(["The talks failed on Monday.", "They met again in Oslo, the minister said."] * 3)
    doc = language.analyse(article(text))
    assert same_but_for_spaces(doc.text, text)
    assert [sent.text.split()[0] for sent in language.sentences(doc)] == ["The", "They"] * 3


@pytest.mark.parametrize("aside", ["Share", "A minister waves. (Jane Doe/Herald Images)"])
@pytest.mark.parametrize("before", ["The talks failed on Monday.", "“We leave,” an aide said", "Share"])
def test_what_is_not_parsed_joins_no_sentence(before, aside):
    doc = language.analyse(article(f"{before}\n\n{aside}\n\nThey left."))
    assert aside in [sent.text.strip() for sent in doc.sents]
    assert not any(token.dep_ for sent in doc.sents if sent.text.strip() == aside for token in sent)


@pytest.mark.parametrize(
    "piece", ["Jane Doe, ", "“ he said ", "and ", "Mr. ", "the end of ", ". ", "a man who saw ", "; ", "he left and "]
)
def test_no_sentence_is_longer_than_the_stages_can_bear(piece):
    text = f"{piece * 500} They left."
    doc = language.analyse(article(text))
    assert doc.text == text
    assert max(len(sent) for sent in doc.sents) <= LONGEST
    assert all(token.head in sent for sent in doc.sents for token in sent)


def test_a_long_sentence_is_cut_between_its_clauses():
    clause = "the envoy left the room on Monday, and "
    doc = language.analyse(article(f"{clause * 30}they ate."))
    assert len(list(doc.sents)) > 1
    assert {sent[0].text for sent in doc.sents} <= {"the", "and", "they"}


@pytest.mark.parametrize("piece", ["“", "(", "/", "a", "1", "1/2/", "x-", "’"])
def test_what_is_longer_than_a_word_is_not_taken_apart(piece):
    text = f"They met. {piece * 300} They left."
    doc = language.analyse(article(text))
    assert doc.text == text
    assert piece * 300 in [token.text for token in doc]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"“”‘’\"' .,:\n\r\t\u00a0é🙂", "The envoy said ", "Doe met Roe on Monday", "\n\n", "talks"]),
        max_size=25,
    ).map("".join)
)
def test_any_text_gives_rows_that_show_their_own_words(text):
    whole = "The talks failed.\n\n" + text
    tables = parse(article(whole))
    assert same_but_for_spaces(language.analyse(article(whole)).text, whole)
    for table in dict(tables.items()).values():
        if "text" in table:
            assert [whole[a:b] for a, b in zip(table["span_start"], table["span_end"], strict=True)] == list(
                table["text"]
            )


@pytest.mark.parametrize(("text", "lemma"), load("lemmas")["silent_e"]["examples"].items())
def test_a_verb_in_e_has_its_own_lemma(text, lemma):
    assert lemma in [token.lemma_ for token in language.model()(text)]


def test_no_verb_in_e_takes_a_form_of_the_shorter_verb():
    text = "The bunny hopped. The crowd batted it, and the waiter scarred the table."
    assert {"hop", "bat", "scar"} <= {token.lemma_ for token in language.model()(text)}


@pytest.mark.parametrize(
    ("word", "wanted"), [("freezing", {"freeze", "freezing"}), ("missed", {"miss", "missed"}), ("police", {"police"})]
)
def test_a_word_has_the_lemmas_of_a_noun_and_of_a_verb(word, wanted):
    assert language.lemmas(word) == wanted


def test_what_a_stage_found_is_left_on_the_parsed_text():
    doc = language.model()("They met on Monday.")
    language.leave(doc, "times", [(Span(12, 18), "DATE", "t01"), (Span(40, 41), "DATE", "t02")])
    assert [(span.text, span.label_, span.id_) for span in doc.spans["times"]] == [("Monday", "DATE", "t01")]


@pytest.mark.parametrize(
    "text",
    [
        "Amb. Jane Roe left.",
        "It was signed by Brig. Gen. John Roe on Monday.",
        "They met Fr. John Roe, Sgt. Max Poe and Supt. Ann Doe.",
        "The talks with Atty. Gen. Jane Roe failed.",
        "Pres. Jane Doe met Capt. Ann Poe.",
    ],
)
def test_a_title_in_short_ends_no_sentence(text):
    assert len(list(language.model()(text).sents)) == 1


@pytest.mark.parametrize("installed", [None, "3.7.1"])
def test_a_missing_model_or_one_of_another_release_names_the_remedy(monkeypatch, installed):
    monkeypatch.setattr(loading, "get_package_version", lambda name: installed)
    with pytest.raises(SummitryError, match="pip install"):
        language.pretrained()


ANNOTATIONS = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]
PHRASES = ["She's gonna say there is nothin' in the U.S. “Let's go”, y'all!", "", "\n", "Brekkum", "It ain't  so"]


@cache
def slower():
    """The pipeline with the components of the model itself."""
    nlp = language.model.__wrapped__()
    for name in ("summitry_attributes", "summitry_entities"):
        nlp.disable_pipe(name)
    for name in ("attribute_ruler", "ner"):
        nlp.enable_pipe(name)
    return nlp


@given(st.lists(st.text(st.one_of(st.sampled_from("A b.’“\n 1é"), st.characters(exclude_categories=["Cs"])))))
@example([paragraph for path in ARTICLES for paragraph in path.read_text(encoding="utf-8").split("\n\n")])
@example(PHRASES)
@settings(deadline=None)
def test_the_faster_components_annotate_as_those_of_the_model(texts):
    fast, slow = (
        [doc.to_array(ANNOTATIONS).tolist() for doc in nlp.pipe(texts, batch_size=32)]
        for nlp in (language.model(), slower())
    )
    assert fast == slow
