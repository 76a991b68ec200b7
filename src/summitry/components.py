"""The stages as components of a spaCy pipeline: what `nlp.add_pipe("summitry_times")` and its like give.

The results stand in `doc.spans`, as after `parse`, and as one frozen value in `doc._.summitry`. Headline, captions and
furniture are not read, and nothing is read across paragraphs; a text without a body is read whole. Tokens, lemmas and
tree are the pipeline's own: unlike in `parse`, a name on two lines is cut in two, and `Amb.` may end a sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import srsly
from pydantic import TypeAdapter
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from .actors import find_actors
from .article.regions import regions
from .codebook import Codebook, load_codebook
from .errors import SummitryError, read_day
from .records import Article, Cast, Paragraph, Statements, Time
from .statements import find_statements
from .times import find_times

PARSE = [HEAD, DEP, TAG, POS, LEMMA, ENT_IOB, ENT_TYPE]  # what the words outside the body do not have
Component = Callable[[Doc], Doc]


@dataclass(frozen=True)
class Found:
    """The `times`, `cast` and `statements` of a Doc, each None until its component has run.

    `published` and `author` are what they were read by. Set on a Doc before the pipeline runs, they win over the config
    of the components: `doc._.summitry = Found(published=date(2024, 5, 15))`.
    """

    times: tuple[Time, ...] | None = None
    cast: Cast | None = None
    statements: Statements | None = None
    published: date | None = None
    author: str | None = None


Doc.set_extension("summitry", default=Found(), force=True)
_FOUND = TypeAdapter(Found)
_MARK = "summitry.components.Found"


def _encoded(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Let a Doc be written as bytes, and so be sent to and from the processes of `nlp.pipe`."""
    if isinstance(value, Found):
        return {_MARK: _FOUND.dump_json(value)}
    return chain(value) if chain else value


def _decoded(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, dict) and _MARK in value:
        return _FOUND.validate_json(value[_MARK])
    return chain(value) if chain else value


srsly.msgpack_encoders.register("summitry", func=_encoded)
srsly.msgpack_decoders.register("summitry", func=_decoded)


@Language.component("summitry_paragraphs", assigns=["token.is_sent_start"])
def begin_paragraphs(doc: Doc) -> Doc:
    """Begin a sentence at each paragraph, for a parser further on: a headline then spoils no tree below it."""
    for paragraph in regions(doc.text)[1:]:
        words: Any = doc.char_span(*paragraph.span, alignment_mode="expand")
        words[0].is_sent_start = True
    return doc


@Language.factory("summitry_times", requires=["token.dep"], assigns=["doc.spans", "doc._.summitry"])
def make_times(nlp: Language, name: str, published: str | None = None) -> Component:
    """Make the component that finds expressions of time, counted from `published` (`YYYY-MM-DD`).

    >>> import spacy
    >>> from summitry.language import model
    >>> nlp = spacy.blank("en")
    >>> for name in ("tok2vec", "tagger", "parser"):
    ...     _ = nlp.add_pipe(name, source=model())
    >>> _ = nlp.add_pipe("summitry_times", config={"published": "2030-05-08"})
    >>> doc = nlp("The envoys met on Monday.")
    >>> [(span.text, span.label_) for span in doc.spans["times"]]
    [('Monday', 'DATE')]
    """
    return _Times(_day(published, name))


@Language.factory("summitry_actors", requires=["token.dep"], assigns=["doc.spans", "doc._.summitry"])
def make_actors(
    nlp: Language, name: str, codebook: str | None = None, author: str | None = None, published: str | None = None
) -> Component:
    """Make the component that finds actors and their mentions.

    `codebook` is the path of a TOML file, `author` who says "I" in the texts, `published` (`YYYY-MM-DD`) chooses
    between the sides that an actor had at different times.
    """
    return _Actors(load_codebook(codebook) if codebook else Codebook(), author, _day(published, name))


@Language.factory("summitry_statements", requires=["doc._.summitry"], assigns=["doc.spans", "doc._.summitry"])
def make_statements(nlp: Language, name: str) -> Component:
    """Make the component that finds who says what; it stands after `summitry_times` and `summitry_actors`."""
    return _find_statements


def _day(written: str | None, name: str) -> date | None:
    return read_day(written, f"{name}, published") if written else None


@dataclass(frozen=True)
class _Times:
    published: date | None

    def __call__(self, doc: Doc) -> Doc:
        published = doc._.summitry.published or self.published
        body, _ = _read(doc, "summitry_times")
        return _left(doc, body, "times", times=find_times(body, published), published=published)


@dataclass(frozen=True)
class _Actors:
    codebook: Codebook
    author: str | None
    published: date | None

    def __call__(self, doc: Doc) -> Doc:
        known = doc._.summitry
        published, author = known.published or self.published, known.author or self.author
        body, _ = _read(doc, "summitry_actors")
        cast = find_actors(body, self.codebook, published, author)
        return _left(doc, body, "mentions", cast=cast, published=published, author=author)


def _find_statements(doc: Doc) -> Doc:
    known = doc._.summitry
    for need, value in (("summitry_times", known.times), ("summitry_actors", known.cast)):
        if value is None:
            _misses("summitry_statements", f"what '{need}' finds", f"call nlp.add_pipe('{need}') before it")
    body, article = _read(doc, "summitry_statements")
    said = find_statements(body, replace(article, published=known.published), known.cast, known.times)
    return _left(doc, body, "contents", statements=said)


def _misses(name: str, what: str, remedy: str) -> None:
    raise SummitryError(f"the component reads {what}", where=name, remedy=remedy)


def _left(doc: Doc, body: Doc, group: str, **found: Any) -> Doc:
    """The Doc with the spans that a stage left on its copy, and what it found."""
    doc.spans[group] = [Span(doc, s.start, s.end, label=s.label, span_id=s.id) for s in body.spans[group]]
    doc._.summitry = replace(doc._.summitry, **found)
    return doc


def _read(doc: Doc, name: str) -> tuple[Doc, Article]:
    """A copy of the Doc that is parsed in the body only, paragraph by paragraph, and the article that it is of."""
    if len(doc) and not doc.has_annotation("DEP"):
        _misses(name, "a parse", "put it behind the 'parser' of a pipeline for English, as in en_core_web_sm")
    cut = regions(doc.text)
    if not any(paragraph.part == "body" for paragraph in cut):
        cut = [replace(paragraph, part="body") for paragraph in cut]
    article = Article("doc", doc.text, tuple(cut))
    return _body_of(doc, cut), article


def _body_of(doc: Doc, cut: list[Paragraph]) -> Doc:
    block = [0] * len(doc)  # the number of its paragraph for each token of the body
    for n, paragraph in enumerate(cut, 1):
        piece: Any = doc.char_span(*paragraph.span, alignment_mode="expand")
        if paragraph.part == "body":
            block[piece.start : piece.end] = [n] * len(piece)
    values: Any = doc.to_array(PARSE)
    values[[n == 0 for n in block]] = 0
    for token in doc:
        if block[token.head.i] != block[token.i]:  # it is the root of what its paragraph has of the sentence
            values[token.i, 0] = 0
    outside = [i for i in range(len(doc)) if not block[i] and (not i or block[i - 1])]
    values[outside, 1] = doc.vocab.strings.add("outside")  # spaCy begins no sentence at a token without a label
    body = doc.copy().from_array(PARSE, values)
    for i in outside:
        body[i].dep = 0
    return body
