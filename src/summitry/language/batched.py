"""The two slow components of spaCy's pipeline, with the same annotations in half their time or less."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import minibatch

RULED = [TAG, POS, MORPH, LEMMA, DEP]  # what the attribute ruler may set


@Language.factory("summitry_attributes")
class Attributes:
    """The component `attribute_ruler`, which rules once on each kind of token.

    What its patterns of one token see is a tag, a label and one of the words that they name. A Doc in which one of its
    few longer patterns is found goes to the ruler as it is.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        ruler: Any = nlp.get_pipe("attribute_ruler")
        self.ruler = ruler
        patterns = [pattern for row in ruler.patterns for pattern in row["patterns"]]
        self.phrases = Matcher(nlp.vocab)
        self.phrases.add(name, [pattern for pattern in patterns if len(pattern) > 1])
        lower = [token["LOWER"] for pattern in patterns for token in pattern if "LOWER" in token]
        self.words = {word for one in lower for word in ([one] if isinstance(one, str) else one.get("IN", []))}
        self.regexes = [re.compile(one["REGEX"]) for one in lower if "REGEX" in one]
        self.seen: dict[int, int] = {}  # by a lower form what the patterns see of it
        self.ruled: dict[tuple[int, int, int], list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set what the ruler would set."""
        if self.phrases(doc, allow_missing=True):
            return self.ruler(doc)  # type: ignore[no-any-return]
        rows = [self._ruled(doc, i, *row) for i, row in enumerate(doc.to_array([LOWER, TAG, DEP]).tolist())]
        values: Any = np.array(rows, dtype=np.uint64)
        return doc.from_array(RULED, values) if rows else doc

    def _ruled(self, doc: Doc, i: int, lower: int, tag: int, dep: int) -> list[int]:
        if lower not in self.seen:
            word = doc[i].lower_
            named = word in self.words or any(regex.search(word) for regex in self.regexes)
            self.seen[lower] = lower if named else int(doc[i].is_space)
        kind = (self.seen[lower], tag, dep)
        if kind not in self.ruled:
            alone = Doc(doc.vocab, words=[doc[i].text], tags=[doc[i].tag_], deps=[doc[i].dep_])
            self.ruled[kind] = self.ruler(alone).to_array(RULED)[0].tolist()
        return self.ruled[kind]


@Language.factory("summitry_entities")
class Entities:
    """The component `ner` without a beam, for Docs that have no entities yet.

    spaCy 3.8 takes Python's lock for each move (begin, in, last, unit, out) that it tries at each token. But outside an
    entity the model looks at one token alone, so that one product of matrices decides all tokens of a batch. What may
    begin an entity is then carried on side by side, one token a round.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        ner: Any = nlp.get_pipe("ner")
        self.model = ner.model
        moves = [ner.moves.get_class_name(n).partition("-")[::2] for n in range(ner.moves.n_moves)]
        number = {move: n for n, move in enumerate(moves)}
        self.labels = [label for _, label in moves]
        self.inside, self.last = ([number.get((move, label), 0) for label in self.labels] for move in "IL")
        self.begins = np.array([move == "B" for move, _ in moves])
        self.named = self.begins | np.array([move == "U" and label != "" for move, label in moves])
        out = np.array([move == "O" for move, _ in moves])
        # anywhere, at the end of a sentence, for white space
        self.allowed = np.array([out | self.named, out | self.named & ~self.begins, out])

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        """Annotate Docs, as many at once as `batch_size` says."""
        for batch in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            docs = [doc for doc in batch if len(doc)]
            if docs:
                self._annotate(docs)
            yield from batch

    def _annotate(self, docs: list[Doc]) -> None:
        stops = np.cumsum([len(doc) for doc in docs])
        moves, ends = self._decide(docs, stops)
        for doc, stop in zip(docs, stops.tolist(), strict=True):
            start = free = stop - len(doc)
            entities = []
            for at in (np.flatnonzero(self.named[moves[start:stop]]) + start).tolist():
                if at >= free:
                    free = int(ends[at])
                    entities.append(Span(doc, at - start, free - start, self.labels[moves[at]]))
            doc.set_ents(entities, default="outside")

    def _decide(self, docs: list[Doc], stops: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """For each token of a batch the move that is best outside an entity, and where an entity from there ends."""
        model = self.model.predict(docs)

        def scores(*tokens: NDArray[Any]) -> NDArray[Any]:
            """The score of each move by the next token, the first and the last of the open entity; -1 for none."""
            seen = np.stack(tokens, axis=1).astype(np.int32)
            return model.vec2scores.predict(model.state2vec.predict(seen))  # type: ignore[no-any-return]

        space, starts = np.concatenate([doc.to_array([IS_SPACE, SENT_START]) for doc in docs]).T == 1
        edge = np.roll(starts, -1)  # the last token of a sentence
        edge[stops - 1] = True
        every = np.arange(len(edge))
        none = np.full_like(every, -1)
        moves = np.where(self.allowed[np.where(space, 2, edge)], scores(every, none, none), -np.inf).argmax(axis=1)
        ends = every + 1
        first = every[self.begins[moves]]
        token = first + 1
        while first.size:
            ends[first] = token + 1
            score, begun = scores(token, first, token - 1), moves[first]
            inside, last = (score[np.arange(len(first)), np.take(row, begun)] for row in (self.inside, self.last))
            on = (inside >= last) & ~edge[token]
            first, token = first[on], token[on] + 1
        return moves, ends
