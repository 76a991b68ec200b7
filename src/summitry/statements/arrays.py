"""The parse of an article as plain lists, for the many short questions of this stage."""

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from spacy.tokens import Doc

from ..language import sentences
from ..lexicon import words
from ..records import Article, Cast, Span
from ..syntax.tokens import Range, Tokens, tokens_of
from .cues import NO_CUE, meanings, phrases
from .quotations import find_quotations, overlapping

OPEN_CLASS = {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "SPACE", "X", "SYM", "INTJ"}


class Tree(Tokens):
    """Tokens with their place in tree and text: `kids[i]` (children in order), `left[i]` and `right[i]` (the first and
    the last token of the subtree), `meaning[i]` as a cue, `sentence[i]`, `paragraph[i]` and `quote[i]` (numbers; -1
    outside of any); `nested` are quotations inside others, each with the number of the one that it stands in. A span
    is `marked` where it shares characters with a quotation, `unpaired` where this lacks a mark; `entire` has `outer`.
    """

    def __init__(self, doc: Doc, article: Article, cast: Cast) -> None:
        vars(self).update(vars(tokens_of(doc)))
        self.lemma, self.pos, self.tag = [*self.lemma], [*self.pos], [*self.tag]  # as phrases are read
        self.text, self.published, self.cast = article.text, article.published, cast
        self.kids: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                self.kids[head].append(i)
        self.left, self.right = _edges(self.head)
        self.phrase_end = self._phrases()
        self.meaning = [meanings().get(lemma, NO_CUE) for lemma in self.lemma]
        self._number(article)

    def _phrases(self) -> dict[int, int]:
        """The last word of each phrase like `in Doe's view`, by its first; all are read as `according to`."""
        found, known = dict[int, int](), phrases()
        owned, before = (words("cues", "phrases", key) for key in ("owned", "before_owned"))
        for i, word in enumerate(self.lower):
            for phrase in known.get(word, ()):
                if tuple(self.lower[i : i + len(phrase)]) == phrase:
                    found[i] = i + len(phrase) - 1
            if word in owned and self.lower[self.head[i]] in before and self.child(i, "poss"):
                found[self.head[i]] = i
        for i in found:
            self.lemma[i], self.pos[i], self.tag[i] = "accord", "VERB", "VBG"
        return found

    def _number(self, article: Article) -> None:
        """Sentences, paragraphs and quotations with the number of each token's."""
        spans = tuple(p.span for p in article.paragraphs if p.part == "body")
        found = find_quotations(article.text, spans)
        self.unpaired = overlapping(q.outer for q in found if not q.whole)
        self.quotations = tuple(q for q in found if not self._is_none(self.tokens(q.outer), q.whole))
        self.marked = overlapping(q.outer for q in self.quotations)
        self.sentences: list[Range] = [(s.start, s.end) for s in sentences(self.doc)]
        self.paragraphs = [self.tokens(span) for span in spans]
        self.quotes = [self.tokens(q.inner) for q in self.quotations]
        self.outer = [self.tokens(q.outer) for q in self.quotations]
        self.entire = frozenset(self.outer)
        inner = [(n, r) for n, q in enumerate(self.quotations) for r in find_quotations(article.text, (q.inner,))]
        self.nested = dict.fromkeys((n, self.tokens(r.outer)) for n, r in inner if r.whole)
        ranges = (self.sentences, self.paragraphs, self.quotes)
        self.sentence, self.paragraph, self.quote = (_numbers(each, len(self.dep)) for each in ranges)

    def _is_none(self, outer: Range, whole: bool) -> bool:
        """`Jane “Grey” Doe`, `a soldier nicknamed “Shorty”`: a name in marks; a mark lost in what a cue reports."""
        begin, end = outer
        if not whole:
            cues = (i for i in range(begin, end) if self.pos[i] == "VERB" and self.meaning[i].reported)
            return any(self.dep[k] == "nsubj" and self.pos[k] != "PRON" for i in cues for k in self.kids[i])
        if end - begin > 5 or not self.word[begin + 1][:1].isupper():
            return False
        flanked = self.pos[max(0, begin - 1)] == self.pos[min(end, len(self.pos) - 1)] == "PROPN"
        return flanked or bool(words("cues", "naming", "before").intersection(self.lower[max(0, begin - 5) : begin]))

    @cached_property
    def mention(self) -> dict[int, str]:
        """The kind of actor that the mention headed by a token denotes."""
        return {m.head: self.cast.by_id[m.actor_ids[0]].kind for m in self.cast.mentions if m.actor_ids}

    @cached_property
    def common(self) -> list[str]:
        """The lemma of each word that is no name nor part of one; of names and numbers the part of speech only."""
        words = zip(self.lemma, self.pos, self.entity, self.meaning, strict=True)
        return [p if (e or p in ("PROPN", "NUM", "X")) and not mean.name else lemma for lemma, p, e, mean in words]

    @cached_property
    def closed(self) -> list[str]:
        """Each word of a closed class as such, others by part of speech; `edge` after the last and before the first."""
        return [p if p in OPEN_CLASS else word for p, word in zip(self.pos, self.lower, strict=True)] + ["edge"]

    @cached_property
    def speakers(self) -> Counter[str]:
        """The actors and nouns that are the subject of a verb that gives words, counted."""
        verbs = (i for i, pos in enumerate(self.pos) if pos == "VERB" and self.meaning[i].reported)
        return Counter(self._who(k) for i in verbs for k in self.kids[i] if self.dep[k] == "nsubj")

    def _who(self, i: int) -> str:
        mention = self.cast.headed_by(i)
        return mention.actor_ids[0] if mention and mention.actor_ids else self.lemma[i]

    def talks(self, i: int | None) -> int:
        """Count how often the actor that a noun denotes speaks in the article, 4 at most."""
        return min(4, self.speakers[self._who(i)]) if i is not None else -1

    def tokens(self, span: Span) -> Range:
        """The tokens that share a character with a span."""
        return bisect_right(self.stop, span.start), bisect_left(self.start, span.end)

    def span(self, piece: Range) -> Span:
        """The characters of a run of tokens."""
        return Span(self.start[piece[0]], self.stop[piece[1] - 1])

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of the relations."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)

    def paragraph_of(self, i: int) -> Range:
        """The paragraph that a token stands in."""
        return self.paragraphs[self.paragraph[i]]

    def open_ended(self, n: int) -> bool:
        """Tell whether a quotation runs on in the next paragraph."""
        return 0 <= n < len(self.quotations) - 1 and self.quotations[n].open_ended


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """The first and the last token of each subtree; where arcs cross, as spaCy has them."""
    every = range(len(head))
    left, right = [*every], [*every]
    for i in (*every, *reversed(every)):
        above = head[i]
        left[above], right[above] = min(left[i], left[above]), max(right[i], right[above])
    return left, right


def _numbers(ranges: list[Range], size: int) -> list[int]:
    """The number of the range that each of `size` tokens stands in; -1 for none."""
    found = [-1] * size
    for n, (first, end) in enumerate(ranges):
        found[first:end] = [n] * (end - first)
    return found
