"""Who says what: sources, cues and contents joined into acts of attributed speech.

The relations are those of PARC3 and PolNeAR (Pareti 2016; Newell, Margolin and Ruths 2018): direct,
indirect and mixed attributions, with the outlet credited kept apart from the source.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from . import language
from .cues import MARKS, Cue, find_cues, trimmed
from .drafts import Draft, merged
from .grammar import governing_verb, phrase
from .outlets import credit_outlets
from .quoted import Speech, find_speeches
from .quotes import body_spans, find_quotations
from .records import Article, Cast, Interval, Span, Statement, Time
from .sources import source_ids

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence


def find_statements(doc: Doc, article: Article, cast: Cast, times: tuple[Time, ...]) -> tuple[Statement, ...]:
    """The statements of an article, in order of their contents."""
    return _Reading(doc, article, cast, times).statements()


class _Reading:
    """One pass over an article: quotations, then clauses, then what joins, dates and credits them."""

    def __init__(self, doc: Doc, article: Article, cast: Cast, times: tuple[Time, ...]) -> None:
        self.doc, self.text, self.cast, self.times = doc, article.text, cast, times
        self.paragraphs = body_spans(article)
        self.quotations = find_quotations(article.text, self.paragraphs)
        self.drafts: list[Draft] = []

    def statements(self) -> tuple[Statement, ...]:
        """The records, numbered from the first content to the last."""
        for speech in find_speeches(self.doc, self.quotations, self.paragraphs):
            self._add_speech(speech)
        for sent in language.sentences(self.doc):
            self._add_clauses(sent)
        self._drop_repeated()
        self.drafts = credit_outlets(self.drafts, self.cast)
        made = _same_occasion(
            [self._record(draft) for draft in sorted(self.drafts, key=lambda d: (d.content[0], d.content[-1].end))],
            self.text,
        )
        return tuple(replace(s, statement_id=f"q{n:02d}") for n, s in enumerate(made, 1))

    # --- drafts ------------------------------------------------------------------------------------

    def _add_speech(self, speech: Speech) -> None:
        """Quotations with their cue; those that stand alone follow the source before them."""
        content = [q.inner for q in speech.quotations]
        last = self.drafts[-1] if self.drafts else None
        draft = Draft(speech.cue, content, "quotation")
        if speech.cue is None:
            draft.rule, draft.like = "stand-alone quotation", last
        else:
            draft.cues.append(speech.cue.span)
        self.drafts.append(draft)

    def _add_clauses(self, sent: Sentence) -> None:
        """The reported clauses of a sentence; a participle or second verb of one speaker joins the first."""
        made: list[Draft] = []
        for cue in find_cues(sent):
            if self._inside_quotation(cue.token) and (
                cue.type == "belief" or cue.construction not in ("clause", "address")
            ):
                continue
            if cue.construction == "object" and not source_ids(cue.source, self.cast):
                continue
            content = [c for span in cue.content for c in self._snapped(span, cue)]
            used = next((d for d in self.drafts if d.cue is not None and d.cue.token.i == cue.token.i), None)
            if used is not None:
                self._extend(used, cue, content)
                continue
            first = next((d for d in made if d.cue is not None and self._same_act(d.cue, cue)), None)
            if first is not None:
                first.cues.append(cue.span)
                first.content = merged([*first.content, *content])
            elif content:
                made.append(Draft(cue, content, cue.construction, [cue.span]))
        self.drafts += made
        self._join_quotations(sent, made)

    def _extend(self, draft: Draft, cue: Cue, content: list[Span]) -> None:
        """A clause that its verb takes beside a quotation: `welcomed the deal: “...”`."""
        outside = [c for c in content if not any(q.outer.overlaps(c) for q in self.quotations)]
        if cue.construction in ("object", "warning", "naming") and outside:
            draft.content = merged([*draft.content, *outside])

    def _same_act(self, first: Cue, cue: Cue) -> bool:
        """One speaker, one sentence, verbs side by side or one a participle of the other."""
        if first.source is None or cue.source is None or first.source.i != cue.source.i:
            return False
        above = cue.token
        while above.dep_ in ("conj", "advcl", "xcomp") and above.i != first.token.i:
            above = above.head
        return bool(above.i == first.token.i)

    def _join_quotations(self, sent: Sentence, made: list[Draft]) -> None:
        """A speech without a cue of its own after a reported clause of the same sentence is part of it."""
        if not made:
            return
        for draft in [d for d in self.drafts if d.like is not None or d.cue is None]:
            start = draft.content[0].start
            if sent.start_char < start <= sent.end_char + 2 and made[0].content[0].start < start:
                made[0].content = merged([*made[0].content, *draft.content])
                self.drafts.remove(draft)
        for draft in [d for d in self.drafts if d.cue is not None and d not in made and d.rule == "quotation"]:
            first = next(
                (d for d in made if d.cue is not None and draft.cue is not None and self._same_act(d.cue, draft.cue)),
                None,
            )
            if (
                first is not None
                and first.cue is not None
                and draft.cue is not None
                and draft.cue.token.sent == first.cue.token.sent
            ):
                first.content, first.cues = merged([*first.content, *draft.content]), [*first.cues, *draft.cues]
                self.drafts.remove(draft)

    def _inside_quotation(self, token: Token) -> bool:
        return any(q.inner.start <= token.idx < q.inner.end for q in self.quotations)

    def _snapped(self, span: Span, cue: Cue) -> list[Span]:
        """A content that cuts through a quotation takes all of it; marks at its ends are left out."""
        for q in self.quotations:
            if q.outer.overlaps(span) and not q.outer.contains(cue.span):
                span = (
                    Span(min(span.start, q.outer.start), max(span.end, q.outer.end))
                    if not q.inner.contains(span)
                    else span
                )
            elif q.outer.contains(cue.span):
                span = Span(max(span.start, q.inner.start), min(max(span.end, span.start), q.inner.end))
        while span.end > span.start and self.text[span.start] in MARKS:
            span = Span(span.start + 1, span.end)
        while span.end > span.start and self.text[span.end - 1] in MARKS:
            span = Span(span.start, span.end - 1)
        span = trimmed(span.of(self.text), span)
        if span.contains(cue.span):  # the cue stands in the middle of what it reports
            span = (
                Span(cue.span.end + 1, span.end)
                if cue.span.start - span.start < 40
                else Span(span.start, cue.span.start - 1)
            )
        return [span] if span.end - span.start > 3 else []

    def _drop_repeated(self) -> None:
        """Two cues with one content (`was quoted as saying`, a quotation found twice) are one statement."""
        kept: list[Draft] = []
        for draft in self.drafts:
            double = next(
                (
                    k
                    for k in kept
                    if k.content == draft.content
                    or (
                        k.rule == "quotation"
                        and all(any(p.contains(c) for p in k.content) for c in draft.content)
                        and not self._own_source(draft)
                    )
                ),
                None,
            )
            if double is None:
                kept.append(draft)
        self.drafts = kept

    def _own_source(self, draft: Draft) -> bool:
        return draft.cue is not None and draft.cue.source is not None and self._inside_quotation(draft.cue.token)

    # --- records -----------------------------------------------------------------------------------

    def _record(self, draft: Draft) -> Statement:
        lead = draft
        while lead.cue is None and lead.like is not None:
            lead = lead.like
        source = lead.cue.source if lead.cue else None
        ids = source_ids(source, self.cast)
        own = draft.cue.source if draft.cue else None
        doubts = (
            ()
            if ids
            else ("the source is not resolved to an actor",)
            if source is not None
            else ("no source is stated",)
        )
        return Statement(
            statement_id="",
            speaker_ids=ids,
            side=next((side for side in map(self.cast.side_of, ids) if side), None),
            form=self._form(draft),
            type=draft.cue.type if draft.cue else "assertion",
            cue_text=draft.cue.span.of(self.text) if draft.cue else None,
            said=self._said(draft),
            via=draft.via,
            source=(phrase(own, self.cast),) if own is not None else (),
            cue=tuple(draft.cues),
            content=tuple(draft.content),
            rule=draft.rule,
            doubts=doubts,
        )

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
        verbs = {draft.cue.token.i}
        if draft.cue.token.dep_ in ("advcl", "acl", "xcomp"):
            above = governing_verb(draft.cue.token)
            verbs |= {above.i} if above is not None else set()
        for time in self.times:
            if any(c.overlaps(time.span) for c in draft.content) or time.type not in ("DATE", "TIME"):
                continue
            token = self._token(time.span, draft.cue.token.sent)
            above = governing_verb(token) if token is not None else None
            if above is not None and above.i in verbs and time.interval != Interval():
                return time.interval
        return Interval()

    def _token(self, span: Span, sent: Sentence) -> Token | None:
        """The head of a time expression, if it stands in the sentence."""
        if not sent.start_char <= span.start < sent.end_char:
            return None
        piece = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return piece.root if piece is not None else None


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
