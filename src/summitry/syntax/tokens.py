"""The parse of a text as plain lists, for the many short questions of a stage."""

from spacy.tokens import Doc

Range = tuple[int, int]  # tokens from the first to the one after the last


class Tokens:
    """The tokens of a text by their index.

    `word[i]` is as written, `lower` and `lemma` in lower case; it may open a sentence; `start` and `stop` are offsets.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc, self.text = doc, doc.text
        columns: list[list[int]] = doc.to_array(["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]).T.tolist()
        texts = {key: doc.vocab.strings[key] for column in columns for key in set(column)}
        self.word, self.lower, lemma, self.pos, self.tag, self.dep, self.entity = (
            [texts[key] for key in column] for column in columns
        )
        self.lemma = [text.lower() for text in lemma]
        self.head = [token.head.i for token in doc]
        self.opens = [bool(token.is_sent_start) for token in doc]
        self.start = [token.idx for token in doc]
        self.stop = [start + len(word) for start, word in zip(self.start, self.word, strict=True)]

    def said(self, first: int, end: int) -> str:
        """The text of a run of tokens."""
        return self.text[self.start[first] : self.stop[end - 1]] if first < end else ""
