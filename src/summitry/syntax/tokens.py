"""The parse of a text as plain lists, for the many short questions of a stage."""

from spacy.tokens import Doc

Range = tuple[int, int]  # tokens from the first to the one after the last


class Tokens:
    """Tokens by their index: `word[i]` as written, `lower[i]` and `lemma[i]` in lower case, `pos[i]`, `tag[i]`,
    `dep[i]`, `head[i]`, `entity[i]`, whether it `opens[i]` a sentence, and `start[i]` to `stop[i]` in the `text`.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc, self.text, tokens = doc, doc.text, list(doc)
        self.word = [t.text for t in tokens]
        self.lower = [t.lower_ for t in tokens]
        self.lemma = [t.lemma_.lower() for t in tokens]
        self.pos = [t.pos_ for t in tokens]
        self.tag = [t.tag_ for t in tokens]
        self.dep = [t.dep_ for t in tokens]
        self.head = [t.head.i for t in tokens]
        self.entity = [t.ent_type_ for t in tokens]
        self.opens = [bool(t.is_sent_start) for t in tokens]
        self.start = [t.idx for t in tokens]
        self.stop = [start + len(word) for start, word in zip(self.start, self.word, strict=True)]

    def said(self, first: int, end: int) -> str:
        """The text of a run of tokens."""
        return self.text[self.start[first] : self.stop[end - 1]] if first < end else ""
