"""A codebook held against articles: the places of its entries, the entries without one, and near misses."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Span as Tokens

from ..codebook import Codebook, Issue
from ..language import sentences
from ..records import Span
from ..stances.phrases import Words, spans_of, tokens_of, words_in, words_of
from ..tables import Tables
from .reading import Reading
from .topics import content

NEAR = 10  # words from the first to the last of a near miss


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an article: its line (from 1) and its characters, the end exclusive."""

    article: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the codebook, or a phrase `of` an issue, and all places where it stands."""

    kind: str
    name: str
    places: tuple[Place, ...]
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a check found: rows, sides with neither country nor actor, double phrases, and near misses.

    `alike` are an issue and its phrase, another issue and its phrase. A near miss is an issue, a phrase of it, what
    stands in the text, and how often.
    """

    rows: tuple[Row, ...]
    empty_sides: tuple[str, ...]
    alike: tuple[tuple[str, str, str, str], ...]
    near: tuple[tuple[str, str, str, int], ...]

    @property
    def never(self) -> tuple[Row, ...]:
        """The rows that have no place."""
        return tuple(row for row in self.rows if not row.places)


def check(codebook: Codebook, readings: Sequence[Reading]) -> Checked:
    """Find what of a codebook stands in articles that were read with it."""
    rows = [*_actors(codebook, readings), *_sides(codebook, readings)]
    near = Counter[tuple[str, str, str]]()
    words = [words_in(reading.doc) for reading in readings]
    for issue in codebook.issues:
        rows += _issue(issue, readings, words)
        for reading, parsed in zip(readings, words, strict=True):
            near.update(_near(issue, reading, parsed))
    missed = sorted(near.items(), key=lambda pair: -pair[1])
    peopled = {actor.side for actor in codebook.actors}
    empty = tuple(side.label for side in codebook.sides if not side.countries and side.id not in peopled)
    return Checked(tuple(rows), empty, tuple(_alike(codebook.issues)), tuple((*key, count) for key, count in missed))


def _place(reading: Reading, span: Span) -> Place:
    return Place(reading.article.article_id, reading.article.text.count("\n", 0, span.start) + 1, *span)


def _mentions(readings: Iterable[Reading], ids: Iterable[str]) -> tuple[Place, ...]:
    wanted = set(ids)
    return tuple(_place(r, m.span) for r in readings for m in r.said.cast.mentions if wanted & set(m.actor_ids))


def _actors(codebook: Codebook, readings: Sequence[Reading]) -> Iterator[Row]:
    for actor in codebook.actors:
        yield Row("actor", actor.name, _mentions(readings, [actor.id]))


def _sides(codebook: Codebook, readings: Sequence[Reading]) -> Iterator[Row]:
    """The sides, each with the mentions of all who act or speak for it."""
    for side in codebook.sides:
        ids = ((r, [a.actor_id for a in r.said.cast.actors if a.side == side.label]) for r in readings)
        yield Row("side", side.label, tuple(place for r, own in ids for place in _mentions([r], own)))


def _issue(issue: Issue, readings: Sequence[Reading], words: Sequence[Words]) -> Iterator[Row]:
    """An issue with the places of all its phrases, then each phrase."""
    texts, phrases = list(zip(readings, words, strict=True)), _phrases(issue)
    yield Row("issue", issue.label, _stands(phrases, texts))
    yield from (Row("phrase", phrase, _stands([phrase], texts), issue.label) for phrase in phrases)


def _stands(phrases: Sequence[str], texts: Iterable[tuple[Reading, Words]]) -> tuple[Place, ...]:
    return tuple(_place(reading, span) for reading, parsed in texts for span in spans_of(phrases, parsed))


def _phrases(issue: Issue) -> tuple[str, ...]:
    """All phrases of an issue, with or without a direction."""
    return (*issue.phrases, *issue.support, *issue.oppose)


def _alike(issues: Iterable[Issue]) -> Iterator[tuple[str, str, str, str]]:
    """Phrases of two issues that have the same words: `lift the sanctions`, `lifting of sanctions`."""
    phrases = [(issue.label, phrase) for issue in issues for phrase in _phrases(issue)]
    for (one, phrase), (other, second) in combinations(phrases, 2):
        if one != other and content(phrase) == content(second):
            yield one, phrase, other, second


def _near(issue: Issue, reading: Reading, parsed: Words) -> Iterator[tuple[str, str, str]]:
    """Where the words of a phrase stand near each other in a sentence that has no phrase of the issue."""
    phrases = _phrases(issue)
    found = spans_of(phrases, parsed)
    for sentence in sentences(reading.doc):
        here = Span(sentence.start_char, sentence.end_char)
        if any(here.contains(span) for span in found):
            continue
        missed = {phrase: said for phrase in phrases if (said := _nearly(phrase, sentence, parsed))}
        if missed:  # the phrase whose words stand closest
            phrase = min(missed, key=lambda phrase: (len(missed[phrase]), phrase))
            yield issue.label, phrase, missed[phrase]


def _nearly(phrase: str, sentence: Tokens, parsed: Words) -> str:
    """The words from the first to the last of a phrase, in any order, if they stand near each other; else nothing."""
    words = [word for word, _ in words_of(phrase)]
    there = [next((t for t in tokens_of(word, parsed) if sentence.start <= t.i < sentence.end), None) for word in words]
    tokens = sorted({t.i: t for t in there if t is not None}.values(), key=lambda token: token.i)
    if len(tokens) < max(2, len(words)) or tokens[-1].i - tokens[0].i >= NEAR:
        return ""
    text: str = sentence.doc[tokens[0].i : tokens[-1].i + 1].text
    return " ".join(text.split())


def never_mentioned(tables: Tables, codebook: Codebook) -> list[str]:
    """List the codebook's actors of whom the text has no mention, and the sides that nobody in it is of."""
    found = tables.rows()["actors"]
    ids, sides = {row["actor_id"] for row in found}, {row["side"] for row in found}
    actors = [actor.name for actor in codebook.actors if actor.id not in ids]
    return [*actors, *(side.label for side in codebook.sides if side.label not in sides)]
