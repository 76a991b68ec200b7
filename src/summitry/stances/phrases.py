"""Phrases of the codebook found in the text: word by word, by lemma, with other words in between."""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from ..language import known_verbs, lemmas, model
from ..lexicon import load
from ..records import Span
from ..syntax.clauses import VERBS

PREFIX = 3  # letters
GAP = 4  # words that may stand between two words of a phrase
WIDE_GAP = 12  # where the phrase has an ellipsis
Words = dict[str, list["Token"]]


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
    return frozenset(found & known_verbs())


def fits(word: str, token: Token) -> bool:
    """Tell whether a token is a word in lower case, inflected, or the noun or verb beside it.

    >>> [fits(word, model()("They withdrew.")[1]) for word in ("withdraw", "withdrawal", "wither")]
    [True, True, False]
    """
    wanted = lemmas(word) | (verbs_in(word) if token.pos_ == "VERB" else frozenset())
    if not _starts(token) & {form[:PREFIX] for form in wanted}:  # most words, at little cost
        return False
    named = verbs_in(token.lower_) if token.pos_ == "NOUN" else frozenset()
    return not wanted.isdisjoint(lemmas(token.lower_) | {token.lemma_.lower()} | named)


def _starts(token: Token) -> set[str]:
    """Give the first letters of a word and of its lemma: `wen` and `go` of `went`."""
    return {token.lower_[:PREFIX], token.lemma_.lower()[:PREFIX]}


@cache
def words_of(phrase: str) -> tuple[tuple[str, int], ...]:
    """Give the words of a phrase that count and how many may stand before each; an ellipsis widens the gap after it.

    >>> words_of("the Doe summit … on fish")
    (('doe', 4), ('summit', 4), ('fish', 12))
    """
    found: list[tuple[str, int]] = []
    gap = GAP
    for token in model().make_doc(phrase):
        if token.text in ("…", "..."):
            gap = WIDE_GAP
        elif token.text[0].isalnum() and token.lower_ not in load("positions")["phrases"]["small"]:
            found.append((token.lower_, gap))
            gap = GAP
    return tuple(found)


def words_in(doc: Doc) -> Words:
    """Sort the parsed words by their first letters and those of their lemmas, so that few are looked at."""
    found: Words = {}
    for token in (t for t in doc if t.dep and t.text[0].isalnum()):
        for prefix in _starts(token):
            found.setdefault(prefix, []).append(token)
    return found


def spans_of(phrases: Iterable[str], words: Words) -> list[Span]:
    """Find the places of some phrases in order, none overlapping a longer phrase."""
    found: list[Span] = []
    for phrase in sorted(phrases, key=lambda p: -len(p)):
        found += [s for s in _matches(phrase, words) if not any(s.overlaps(f) for f in found)]
    return sorted(found)


def _matches(phrase: str, words: Words) -> Iterator[Span]:
    """Find where the words of a phrase follow each other closely: `freeze … line` in `freeze the front line`."""
    first, rest = words_of(phrase)[:1], words_of(phrase)[1:]
    named = phrase.lower().split()[0] in load("positions")["phrases"]["articles"]
    for token in (t for word, _ in first for t in tokens_of(word, words)):
        last = _follow(token, rest)
        verb = last is not None and last.pos_ in VERBS
        if last is not None and not (verb and named and not rest):  # "the agreement" is not "agreed"
            yield Span(token.idx, last.idx + len(last))


def tokens_of(word: str, words: Words) -> list[Token]:
    """Find the tokens that fit a word in lower case."""
    near = (t for lemma in lemmas(word) for t in words.get(lemma[:PREFIX], ()) if fits(word, t))
    return list({t.i: t for t in near}.values())


def _follow(token: Token, rest: tuple[tuple[str, int], ...]) -> Token | None:
    """Find the token that the last word fits, each within its gap of the one before: `line` in `the front line`."""
    for word, gap in rest:
        window = token.doc[token.i + 1 : min(token.i + 2 + gap, token.sent.end)]
        following = next((t for t in window if fits(word, t)), None)
        if following is None or any(t.text in ".;:?!" for t in token.doc[token.i : following.i]):
            return None
        token = following
    return token
