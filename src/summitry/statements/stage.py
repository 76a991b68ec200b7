"""Who says what: sources, cues and contents joined into acts of attributed speech.

The relations are those of PARC3 and PolNeAR (Pareti 2016; Newell, Margolin and Ruths 2018): direct,
indirect and mixed attributions, with the outlet credited kept apart from the source.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..actors.denotation import noun_span
from ..records import Article, Cast, Interval, Span, Statement, Statements, Time
from ..syntax.clauses import governor
from .arrays import Tree
from .candidates import Candidate
from .cues import is_reported, type_of
from .decode import chosen, scored, without_asides
from .drafts import Cue, Draft
from .outlets import credit_outlets
from .quotations import Quotation, body_spans, find_quotations, trimmed
from .resolution import source_ids
from .sources import antecedent
from .weights import weights

if TYPE_CHECKING:
    from spacy.tokens import Doc

OPENERS = ("that", "whether")  # words that open a reported clause and are none of it


def find_statements(doc: Doc, article: Article, cast: Cast, times: tuple[Time, ...]) -> Statements:
    """The statements of an article, in order of their contents."""
    return Statements(_Reading(doc, article, cast, times).statements())


class _Reading:
    """One pass over an article: the attributions, then who is credited for them and when they were made."""

    def __init__(self, doc: Doc, article: Article, cast: Cast, times: tuple[Time, ...]) -> None:
        self.doc, self.text, self.cast, self.times = doc, article.text, cast, times
        self.time_starts = [time.span.start for time in times]
        paragraphs = body_spans(article)
        self.quotations = find_quotations(article.text, paragraphs)
        self.tree = Tree(doc, self.quotations, paragraphs, cast)

    def statements(self) -> tuple[Statement, ...]:
        """The records, numbered from the first content to the last."""
        model = weights()
        found = without_asides(self.tree, chosen(list(scored(self.tree, model)), model.threshold))
        drafts = [d for d in map(self._draft, found) if d.content]
        drafts = credit_outlets(_in_order([*drafts, *self._left_over(drafts)]), self.cast)
        _carry_on(drafts)
        made = _same_occasion([self._record(draft) for draft in _in_order(drafts)], self.text)
        return tuple(replace(s, statement_id=f"q{n:02d}") for n, s in enumerate(made, 1))

    # --- drafts ------------------------------------------------------------------------------------

    def _draft(self, c: Candidate) -> Draft:
        voice = self.doc[c.source.head] if c.source.head is not None else None
        source = self.doc[antecedent(self.tree, voice.i)] if voice is not None else None
        cue = Cue(self.doc[c.head], self.tree.span(c.cue), source, voice)
        pieces = [trimmed(self.text, self.tree.span(piece), OPENERS) for piece in c.content]
        return Draft(cue, [p for p in pieces if p.start < p.end], c.construction)

    def _left_over(self, drafts: list[Draft]) -> Iterator[Draft]:
        """Quotations that no cue takes: announced by a colon, or the words of whom the sentence before is about."""
        taken = [c for d in drafts for c in d.content]
        for q in self.quotations:
            if any(c.overlaps(q.inner) for c in taken):
                continue
            announced = self._announced(q)
            if announced is not None:
                yield announced
            elif self._is_utterance(q):
                yield Draft(None, [q.inner], "stand-alone quotation", like=self._named_before(q))

    def _announced(self, quotation: Quotation) -> Draft | None:
        """`It set a target: “We will go.”`: before a colon any verb with a subject announces what follows."""
        begin, end = self.tree.tokens(quotation.outer)
        colon = begin - 1
        if colon < 0 or self.tree.lower[colon] != ":" or self.tree.quote[colon] >= 0 or not self._is_finite(begin, end):
            return None
        verb = self.doc[colon].sent.root
        by = next((k for k in self.tree.kids[verb.i] if self.tree.dep[k] in ("nsubj", "nsubjpass")), None)
        if by is None or not by < verb.i < colon:
            return None
        cue = Cue(verb, Span(verb.idx, verb.idx + len(verb)), self.doc[antecedent(self.tree, by)], self.doc[by])
        return Draft(cue, [quotation.inner], "quotation after a colon")

    def _named_before(self, quotation: Quotation) -> Draft | None:
        """`The minister was angry.` before a quotation: its subject, where that is an actor."""
        last = self.tree.tokens(quotation.outer)[0] - 1
        while last >= 0 and self.tree.sentence[last] < 0:
            last -= 1
        if last < 0:
            return None
        root = self.doc[last].sent.root
        by = self.tree.child(root.i, "nsubj")
        if by is None or by not in self.tree.mention or self.tree.quote[root.i] >= 0:
            return None
        return Draft(Cue(root, Span(root.idx, root.idx + len(root)), self.doc[by], self.doc[by]), [], "subject before")

    def _is_utterance(self, quotation: Quotation) -> bool:
        """Whether a quotation is a paragraph of its own and has a verb: no words taken up in another sentence."""
        begin, end = self.tree.tokens(quotation.outer)
        paragraph = self.tree.paragraph_of(begin)
        return begin == paragraph[0] and end >= paragraph[1] - 1 and self._is_finite(begin, end)

    def _is_finite(self, begin: int, end: int) -> bool:
        return any(tag in ("VBZ", "VBP", "VBD", "MD") for tag in self.tree.tag[begin:end])

    # --- records -----------------------------------------------------------------------------------

    def _record(self, draft: Draft) -> Statement:
        lead = draft.like if draft.cue is None and draft.like is not None else draft
        source, voice = (lead.cue.source, lead.cue.voice) if lead.cue else (None, None)
        ids = source_ids(source, self.cast)
        form, lemma = self._form(draft), draft.cue.token.lemma_.lower() if draft.cue else ""
        quoted = form == "direct" or draft.cue is None
        doubts = () if ids else ("no source is stated" if source is None else "the source is not resolved to an actor",)
        return Statement(
            statement_id="",
            speaker_ids=ids,
            side=next((side for side in map(self.cast.side_of, ids) if side), None),
            form=form,
            type="eventuality" if self._is_meant(draft) else type_of(lemma, draft.rule, quoted),
            reported=is_reported(lemma, draft.rule, quoted),
            cue_text=draft.cue.span.of(self.text) if draft.cue else None,
            said=self._said(draft),
            via=draft.via,
            source=(noun_span(voice, self.cast),) if voice is not None else (),
            cue=(draft.cue.span,) if draft.cue else (),
            content=tuple(draft.content),
            rule=draft.rule,
            clause=not draft.rule.startswith("dobj"),
            doubts=doubts,
        )

    def _is_meant(self, draft: Draft) -> bool:
        """Whether the act of speech is only meant to take place: `a meeting to discuss the border`."""
        return draft.cue is not None and draft.cue.span.of(self.text).lower().startswith("to ")

    def _form(self, draft: Draft) -> str:
        """Direct: all words quoted; mixed: some; indirect: none."""
        quoted = [
            any(q.inner.start <= c.start and c.end <= q.inner.end + 1 for q in self.quotations) for c in draft.content
        ]
        if all(quoted):
            return "direct"
        return "mixed" if any(q.outer.overlaps(c) for q in self.quotations for c in draft.content) else "indirect"

    def _said(self, draft: Draft) -> Interval:
        """The time that the cue's clause names, outside the content."""
        if draft.cue is None:
            return self._said(draft.like) if draft.like else Interval()
        verbs, sent = {draft.cue.token.i}, draft.cue.token.sent
        if draft.cue.token.dep_ in ("advcl", "acl", "xcomp"):
            above = governor(draft.cue.token)
            verbs |= {above.i} if above is not None else set()
        first, last = (bisect_left(self.time_starts, offset) for offset in (sent.start_char, sent.end_char))
        for time in self.times[first:last]:
            if any(c.overlaps(time.span) for c in draft.content) or time.type not in ("DATE", "TIME"):
                continue
            piece = self.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
            above = governor(piece.root) if piece is not None else None
            if above is not None and above.i in verbs and time.interval != Interval():
                return time.interval
        return Interval()


def _in_order(drafts: list[Draft]) -> list[Draft]:
    return sorted(drafts, key=lambda d: (d.content[0], d.content[-1].end))


def _carry_on(drafts: list[Draft]) -> None:
    """A quotation without a cue has the source of the quotation or report before it."""
    last: Draft | None = None
    for draft in _in_order(drafts):
        if draft.cue is None:
            draft.like = draft.like or last
        else:
            last = draft


def _same_occasion(statements: list[Statement], text: str) -> list[Statement]:
    """`he said`, straight after a dated statement of the same speaker, was said when that was."""
    found: list[Statement] = []
    for statement in statements:
        last = found[-1] if found else None
        pronoun = statement.source and statement.source[0].of(text).lower() in ("he", "she", "they", "it")
        if last and pronoun and statement.said == Interval() != last.said and statement.speaker_ids == last.speaker_ids:
            statement = replace(
                statement, said=last.said, doubts=(*statement.doubts, "the date is that of the statement before")
            )
        found.append(statement)
    return found
