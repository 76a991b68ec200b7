"""Where the codebook's issues come up: their phrases, inflected and with words in between, and their events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..codebook import Issue
from ..records import Event, Span
from .polarity import Polarity

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

GAP = 4  # words that may stand between two words of a phrase
WIDE_GAP = 12  # where the phrase has an ellipsis
SMALL = {"the", "a", "an", "of", "to", "in", "with", "for", "on", "at", "and", "s"}
ENDINGS = {
    "",
    "s",
    "es",
    "ed",
    "d",
    "e",
    "ing",
    "ion",
    "ions",
    "ation",
    "ations",
    "al",
    "als",
    "ment",
    "ments",
    "er",
    "ers",
    "y",
    "ies",
}


@dataclass(frozen=True)
class Target:
    """An issue named in a sentence: the words, and the event if they name one; `direction` where the phrase has one."""

    issue: str
    span: Span
    event: Event | None = None
    reading: str | None = None  # what that mention of the event says of it
    direction: Polarity | None = None


def find_targets(sents: list[Sentence], events: tuple[Event, ...], issues: tuple[Issue, ...]) -> list[Target]:
    """Every place where an issue comes up, in order.

    A phrase that names an event ("the Doe-Roe summit") stands for all mentions of that event.
    """
    found: list[Target] = []
    words = _by_letter(sents)
    contacts = [e for e in events if e.kind in ("summit", "meeting", "call") and e.status != "held"]
    for issue in issues:
        told = ((None, issue.phrases), (Polarity.SUPPORT, issue.support), (Polarity.OPPOSE, issue.oppose))
        spans = [(s, direction) for direction, phrases in told for s in _spans(words, phrases)]
        named = [
            e
            for e in contacts
            if any(_names(m, s) for m in e.mentions for s, _ in spans) or _in_title(e.title, issue.phrases)
        ]
        found += [Target(issue.id, m, e, r) for e in named for m, r in zip(e.mentions, e.readings, strict=True)]
        taken = [o.span for o in found if o.issue == issue.id]
        for span, direction in spans:
            if not any(t.overlaps(span) for t in taken):
                found.append(Target(issue.id, span, direction=direction))
                taken.append(span)
    return sorted((o for o in found if not _is_within_another(o, found)), key=lambda o: (o.span, o.issue))


def _is_within_another(target: Target, others: list[Target]) -> bool:
    """Whether a longer phrase of another issue ends with these words: `the deal` in `the next deal`."""
    span = target.span
    return target.event is None and any(
        o.issue != target.issue and o.event is None and o.span.end == span.end and o.span.start < span.start
        for o in others
    )


def _names(mention: Span, phrase: Span) -> bool:
    return mention.contains(phrase) or (phrase.contains(mention) and phrase.end - phrase.start < 80)


def _in_title(title: str, phrases: tuple[str, ...]) -> bool:
    words = re.findall(r"\w+", title.lower())
    return any(
        _ordered([w for w in re.findall(r"\w+", p.lower()) if w not in SMALL], words)
        for p in phrases
        if len(p.split()) > 1
    )


def _ordered(wanted: list[str], words: list[str]) -> bool:
    rest = iter(words)
    return bool(wanted) and all(any(akin(w, other) for other in rest) for w in wanted)


def _by_letter(sents: list[Sentence]) -> dict[str, list[Token]]:
    """The words of the sentences by the letter that they, or their lemmas, begin with."""
    found: dict[str, list[Token]] = {}
    for token in (t for sent in sents for t in sent if t.text[0].isalnum()):
        for letter in {token.lower_[0], token.lemma_.lower()[:1]}:
            found.setdefault(letter, []).append(token)
    return found


def _spans(words: dict[str, list[Token]], phrases: tuple[str, ...]) -> list[Span]:
    """The places of the phrases, the longest phrase first, none inside another."""
    found: list[Span] = []
    for phrase in sorted(phrases, key=lambda p: -len(p)):
        found += [s for s in _matches(words, phrase) if not any(s.overlaps(f) for f in found)]
    return sorted(found)


def _matches(words: dict[str, list[Token]], phrase: str) -> Iterator[Span]:
    """The places where the words of a phrase follow each other closely."""
    wanted = _words(phrase)
    named = phrase.lower().split()[0] in ("the", "a", "an", "this", "that", "these")  # "the agreement" is not "agreed"
    for token in words.get(wanted[0][0][0], ()) if wanted else ():
        last = _follow(token, wanted[1:]) if _is(token, wanted[0][0]) else None
        if last is not None and not (named and len(wanted) == 1 and last.pos_ in ("VERB", "AUX")):
            yield Span(token.idx, last.idx + len(last))


def _follow(token: Token, rest: tuple[tuple[str, int], ...]) -> Token | None:
    """The token that the last word matches, each within its gap of the one before; None where one fails."""
    for word, gap in rest:
        window = token.doc[token.i + 1 : min(token.i + 2 + gap, token.sent.end)]
        following = next((t for t in window if _is(t, word)), None)
        if following is None or any(t.text in ".;:?!" for t in token.doc[token.i : following.i]):
            return None
        token = following
    return token


@lru_cache(maxsize=4096)
def _words(phrase: str) -> tuple[tuple[str, int], ...]:
    """The words that count, each with the gap allowed before it."""
    found: list[tuple[str, int]] = []
    wide = False
    for word in re.findall(r"\w+|…|\.\.\.", phrase.lower()):
        if word in ("…", "..."):
            wide = True
        elif word not in SMALL:
            found.append((word, WIDE_GAP if wide else GAP))
            wide = False
    return tuple(found)


def _is(token: Token, word: str) -> bool:
    return bool(token.is_alpha or token.text[0].isalnum()) and (
        akin(word, token.lower_) or akin(word, token.lemma_.lower())
    )


@lru_cache(maxsize=65536)
def akin(a: str, b: str) -> bool:
    """Whether two words differ at most by an ending.

    >>> akin("freeze", "freezing"), akin("stop", "stopped"), akin("peace", "peach")
    (True, True, False)
    """
    if a == b:
        return True
    n = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if n < 4:
        return False
    return _ending(a, n) in ENDINGS and _ending(b, n) in ENDINGS


def _ending(word: str, n: int) -> str:
    """What follows a common beginning; a doubled consonant belongs to it (`stop`, `stopped`)."""
    return word[n + 1 :] if n < len(word) and word[n] == word[n - 1] else word[n:]
