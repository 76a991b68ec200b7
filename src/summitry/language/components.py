"""Components of the pipeline: a title ends no sentence, and no sentence is longer than any."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc, Span

from ..lexicon import load

TITLES = {*re.findall(r"\w+\.", " ".join((*load("roles")["abbreviations"], *load("roles")["honorifics"])).title())}
LONGEST = 200  # tokens of a sentence; characters of a word that is taken apart, in the square of its length


@Language.component("summitry_titles")
def titles(doc: Doc) -> Doc:
    """Begin no sentence after a title, as in `Amb. Jane Roe`."""
    for title, name in pairwise(doc):
        if title.text in TITLES:
            name.is_sent_start = False
    return doc


@Language.component("summitry_bounds")
def bounds(doc: Doc) -> Doc:
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
