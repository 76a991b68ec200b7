"""The parse of a text as plain lists, for the many short questions of a stage."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from operator import add

from spacy.tokens import Doc

Range = tuple[int, int]  # tokens from the first to the one after the last


class Tokens:
    """The tokens of a text by their index.

    `word[i]` is as written, `lower` and `lemma` in lower case; it may open a sentence; `start` and `stop` are offsets.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        columns = doc.to_array(["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]).T.tolist()
        of: Iterator[list[str]] = (
            list(map({key: doc.vocab.strings[key] for key in set(column)}.__getitem__, column)) for column in columns
        )
        self.word, self.lower, lemma, self.pos, self.tag, self.dep, self.entity = of
        self.lemma = [text.lower() for text in lemma]
        numbers = doc.to_array(["HEAD", "SENT_START", "IDX", "SPACY"]).view("int64")
        above, opens, self.start, blanks = numbers.T.tolist()
        self.head = list(map(add, above, count()))
        self.opens = [mark > 0 for mark in opens]
        self.text = "".join(word + " " * blank for word, blank in zip(self.word, blanks, strict=True))
        self.stop = list(map(add, self.start, map(len, self.word)))

    def said(self, first: int, end: int) -> str:
        """The text of a run of tokens."""
        return self.text[self.start[first] : self.stop[end - 1]] if first < end else ""

    def root(self, first: int, end: int) -> int:
        """The token of a run nearest to the root of its sentence, which heads the others."""
        heads = [i for i in range(first, end) if self.head[i] == i or not first <= self.head[i] < end]
        return heads[0] if len(heads) == 1 else self.doc[first:end].root.i


@lru_cache(maxsize=1)
def tokens_of(doc: Doc) -> Tokens:
    """The tokens of a parse, listed once for all stages; no stage changes either."""
    return Tokens(doc)
