"""The phrases of the codebook found in the text: word by word, by lemma, with other words in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..language import model
from ..lexicon import load
from ..records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PREFIX = 3  # letters
GAP = 4  # words that may stand between two words of a phrase
WIDE_GAP = 12  # where the phrase has an ellipsis
Words = dict[str, list["Token"]]


@cache
def lemmas(word: str) -> frozenset[str]:
    """Give the lemmas that a word in lower case can have, as a noun and as a verb.

    >>> sorted(lemmas("freezing")), sorted(lemmas("missed")), sorted(lemmas("police"))
    (['freeze', 'freezing'], ['miss', 'missed'], ['police'])
    """
    from spacy.tokens import Doc

    lemmatise = model().get_pipe("lemmatizer").rule_lemmatize  # type: ignore[attr-defined]
    doc = Doc(model().vocab, words=[word, word], pos=["NOUN", "VERB"])
    found = {word, *(form.lower() for token in doc for form in lemmatise(token))}
    return frozenset(form for form in found if f"{form}e" not in found)  # "hoped" is of "hope", not of "hop"


@cache
def verbs_in(noun: str) -> frozenset[str]:
    """Give the verbs that a noun in lower case is made from by an ending.

    >>> [sorted(verbs_in(noun)) for noun in ("withdrawals", "negotiation", "station", "department")]
    [['withdraw'], ['negotiate'], [], []]
    """
    lists = load("positions")["derived"]
    found = set()
    for form in lemmas(noun) - set(lists["unrelated"]):
        stems = [form.removesuffix(ending) for ending in lists["endings"] if form.endswith(ending)]
        found |= {stem + end for stem in stems if len(stem) >= lists["stem"] for end in ("", "e", "y")}
    return frozenset(found & _verbs())


@cache
def _verbs() -> frozenset[str]:
    """The verbs that the language model knows."""
    return frozenset(model().get_pipe("lemmatizer").lookups.get_table("lemma_index")["verb"])  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Word:
    """A word of a phrase: its lemmas, the verbs it is made from, and how many words may stand before it."""

    lemmas: frozenset[str]
    verbs: frozenset[str]
    gap: int = 0

    def fits(self, token: Token) -> bool:
        """Whether a token is this word, inflected, or the noun or verb beside it: `withdrawal`, `withdrew`."""
        own = _of(token)
        named = verbs_in(token.lower_) if token.pos_ == "NOUN" else frozenset()
        return bool(self.lemmas & (own | named)) or (token.pos_ == "VERB" and bool(self.verbs & own))


def _of(token: Token) -> frozenset[str]:
    return lemmas(token.lower_) | {token.lemma_.lower()}


@cache
def words_of(phrase: str) -> tuple[Word, ...]:
    """Give the words of a phrase that count, tokenised as the text is; an ellipsis widens the gap after it.

    >>> [word.gap for word in words_of("the Doe-Roe summit … on fish")]
    [4, 4, 4, 12]
    """
    found: list[Word] = []
    gap = GAP
    for token in model().make_doc(phrase):
        if token.text in ("…", "..."):
            gap = WIDE_GAP
        elif token.text[0].isalnum() and token.lower_ not in load("positions")["phrases"]["small"]:
            found.append(Word(lemmas(token.lower_), verbs_in(token.lower_), gap))
            gap = GAP
    return tuple(found)


def words_in(doc: Doc) -> Words:
    """The parsed words by the first letters of the word and of its lemma, so that few are looked at."""
    found: Words = {}
    for token in (t for t in doc if t.dep and t.text[0].isalnum()):
        for prefix in {token.lower_[:PREFIX], token.lemma_.lower()[:PREFIX]}:
            found.setdefault(prefix, []).append(token)
    return found


def spans_of(phrases: Iterable[str], words: Words) -> list[Span]:
    """Find the places of some phrases in order, none overlapping a longer phrase."""
    found: list[Span] = []
    for phrase in sorted(phrases, key=lambda p: -len(p)):
        found += [s for s in _matches(phrase, words) if not any(s.overlaps(f) for f in found)]
    return sorted(found)


def _matches(phrase: str, words: Words) -> Iterator[Span]:
    """The places where the words of a phrase follow each other closely."""
    wanted = words_of(phrase)
    named = model().make_doc(phrase)[0].lower_ in load("positions")["phrases"]["articles"]
    prefixes = {lemma[:PREFIX] for word in wanted[:1] for lemma in word.lemmas}
    for token in {t.i: t for prefix in sorted(prefixes) for t in words.get(prefix, ())}.values():
        last = _follow(token, wanted[1:]) if wanted[0].fits(token) else None
        verb = last is not None and last.pos_ in ("VERB", "AUX")
        if last is not None and not (verb and named and len(wanted) == 1):  # "the agreement" is not "agreed"
            yield Span(token.idx, last.idx + len(last))


def _follow(token: Token, rest: tuple[Word, ...]) -> Token | None:
    """The token that the last word fits, each within its gap of the one before; None where one fails."""
    for word in rest:
        window = token.doc[token.i + 1 : min(token.i + 2 + word.gap, token.sent.end)]
        following = next((t for t in window if word.fits(t)), None)
        if following is None or any(t.text in ".;:?!" for t in token.doc[token.i : following.i]):
            return None
        token = following
    return token
