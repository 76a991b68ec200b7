"""An article as one parsed Doc, and places in it."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from ..records import Article
from ..records import Span as Offsets
from .loading import model

WRAPPED = re.compile(r"[^\S \r\n]|(?<=[\w,;’'\"”-])(?:\r?\n|\r)(?=[\w“\"‘'(])")  # also U+00A0 and its like
APART = "apart"  # the label of the first token of furniture, until it is joined to the body


def analyse(article: Article) -> Doc:
    """The article as one Doc as long as its text, so a token's `idx` is its place in the file.

    No-break spaces, and line ends inside a sentence, are plain spaces there: a name may stand on two lines.

    Only paragraphs of the body are parsed; headline, captions and furniture are split into tokens
    and carry no tags, so that nothing of them is mistaken for a sentence.
    """
    return next(analyse_all([article]))


def analyse_all(articles: Iterable[Article]) -> Iterator[Doc]:
    """`analyse` for many articles, their paragraphs parsed 32 at once, which bounds the memory."""
    nlp, articles = model(), list(articles)
    parsed = nlp.pipe((text for article in articles for text, body in _blocks(article) if body), batch_size=32)
    for article in articles:
        docs = [next(parsed) if body else _unparsed(nlp.make_doc(text)) for text, body in _blocks(article)]
        joined = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]
        for token in (token for token in joined or () if token.dep_ == APART):
            token.dep = 0
        yield joined or nlp.make_doc("")


def _unparsed(doc: Doc) -> Doc:
    """A block of furniture that will be a sentence of its own: spaCy joins docs so only at a token with a label."""
    for token in doc[:1]:
        token.dep_ = APART
    return doc


def _blocks(article: Article) -> Iterator[tuple[str, bool]]:
    """The text cut at the starts of paragraphs, and of sentences where one is too long for the model; nothing lost.

    True for those of the body.
    """
    starts, most = [0, *(p.span.start for p in article.paragraphs[1:]), len(article.text)], model().max_length
    for (start, end), paragraph in zip(pairwise(starts), article.paragraphs, strict=False):
        text = WRAPPED.sub(lambda gap: " " * len(gap[0]), article.text[start:end])
        while text:
            cut = len(text) if len(text) <= most else text.rfind(". ", 0, most) + 2 if ". " in text[:most] else most
            yield text[:cut], paragraph.part == "body"
            text = text[cut:]


def sentences(doc: Doc) -> list[Span]:
    """The parsed sentences of the body, in order."""
    return [sent for sent in doc.sents if sent[0].dep]


def offsets(piece: Span | Token) -> Offsets:
    """Give the place of a token or a run of tokens in the article, without white space around."""
    if hasattr(piece, "idx"):
        return Offsets(piece.idx, piece.idx + len(piece))
    return bare(piece.text, piece.start_char)


def bare(text: str, at: int) -> Offsets:
    """Give the place of a text that begins at an offset, without white space around."""
    start = at + len(text) - len(text.lstrip())
    return Offsets(start, max(start, at + len(text.rstrip())))


def body(doc: Doc, text: str) -> Iterator[Offsets]:
    """The stretches of the `text` that is parsed, cut where a line ends with a sentence; nothing is read across."""
    start, end = 0, -1
    for sent in sentences(doc):
        here = bare(text[sent.start_char : sent.end_char], sent.start_char)
        if end >= 0 and (gap := text[end : here.start]) and ({*"\r\n"} & {*gap} or gap.strip()):
            yield Offsets(start, end)
            end = -1
        start, end = (here.start if end < 0 else start), here.end
    if end >= 0:
        yield Offsets(start, end)


def leave(doc: Doc, group: str, rows: Iterable[tuple[Offsets, str, str]]) -> None:
    """Leave what a stage found as `doc.spans[group]`: whole tokens around each (offsets, label, id), in order.

    The group replaces one of the same name; what covers no token is left out.
    """
    spans = (doc.char_span(*at, label=label, span_id=row_id, alignment_mode="expand") for at, label, row_id in rows)
    doc.spans[group] = [span for span in spans if span is not None]
