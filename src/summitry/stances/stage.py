"""Who holds which position on which issue, on whose word.

Holder, issue and position are those of discourse network analysis (Leifeld 2013); the position is read
from the words that govern the issue, outwards from it, under negation (after Wiebe et al. 2005).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import language
from ..actors.denotation import denoted
from ..codebook import Codebook
from ..events.time_links import times_of, together
from ..lexicon import load
from ..records import Cast, Event, Interval, Span, Stance, Statement, Statements, Time
from ..syntax.clauses import governor, is_negated, subject
from .attitudes import Opinion, asserted, opinions_on
from .proposed import propose_issues
from .targets import Occurrence, find_occurrences

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BY_STATUS = {
    "planned": "support",
    "called_off": "oppose",
    "proposed": "conditional",
    "refused": "oppose",
    "doubted": "conditional",
}


def find_stances(
    doc: Doc,
    cast: Cast,
    times: tuple[Time, ...],
    said: Statements,
    events: tuple[Event, ...],
    codebook: Codebook,
) -> tuple[Stance, ...]:
    """The positions taken on the codebook's issues, in order of their passages; without any, on proposed issues."""
    return _Reading(doc, cast, times, said, events, codebook).stances()


class _Reading:
    """One pass over the occurrences of the issues."""

    def __init__(
        self,
        doc: Doc,
        cast: Cast,
        times: tuple[Time, ...],
        said: Statements,
        events: tuple[Event, ...],
        codebook: Codebook,
    ) -> None:
        self.doc, self.text, self.cast, self.times = doc, doc.text, cast, times
        self.said, self.events = said, events
        self.sents = language.sentences(doc)
        issues = codebook.issues or propose_issues(self.sents, said, cast)
        self.proposed = not codebook.issues
        self.occurrences = find_occurrences(self.sents, events, issues)

    def stances(self) -> tuple[Stance, ...]:
        """The records, one for each holder, issue and position in one place."""
        found: list[Stance] = []
        for occurrence in self.occurrences:
            found += self._read(occurrence)
        kept: dict[tuple[str, str, str, int], Stance] = {}
        for stance in sorted(found, key=lambda s: (s.span, s.issue, s.holder_id)):
            kept.setdefault((stance.holder_id, stance.issue, stance.position, self._sentence(stance.span)), stance)
        return tuple(replace(s, stance_id=f"s{n:02d}") for n, s in enumerate(kept.values(), 1))

    def _sentence(self, span: Span) -> int:
        return next((n for n, s in enumerate(self.sents) if s.start_char <= span.start < s.end_char), -1)

    def _read(self, occurrence: Occurrence) -> Iterator[Stance]:
        """The stances that one occurrence supports, innermost opinion first."""
        piece = self.doc.char_span(occurrence.span.start, occurrence.span.end, alignment_mode="expand")
        if piece is None:
            return
        root = piece.root
        statement = next(iter(self.said.around(root.idx)), None) or self._cued_by(root, occurrence)
        opinions = list(self._opinions(occurrence, root, statement))
        for opinion in opinions:
            position = self._conditioned(opinion, statement)
            for holder, basis, by in self._holders(opinion, statement):
                yield self._stance(occurrence, opinion, position, holder, basis, by, statement)

    def _cued_by(self, token: Token, occurrence: Occurrence) -> Statement | None:
        """The statement whose cue is itself part of the issue's phrase: `accused them of cheating`."""
        if occurrence.event is not None:
            return None
        return next(iter(self.said.cued(token.idx)), None)

    # --- what position ------------------------------------------------------------------------------

    def _opinions(self, occurrence: Occurrence, root: Token, statement: Statement | None) -> Iterator[Opinion]:
        if occurrence.direction and statement is not None:
            yield Opinion(occurrence.direction, root, None, "phrase with a direction")
            return
        if statement is not None and statement.cues(root.idx):
            yield Opinion("oppose" if is_negated(root) else "support", root, None, "phrase with its cue")
            return
        if occurrence.event is not None:
            opinion = self._of_event(occurrence, root, statement)
            if opinion is not None:
                yield opinion
            if opinion is not None or statement is not None:
                return
        clause = any(c.dep_ in ("nsubj", "nsubjpass") and occurrence.span.start <= c.idx for c in root.children)
        clause = (
            clause and root.tag_ in ("VBD", "VBZ", "VBP") and occurrence.span.start <= root.idx < occurrence.span.end
        )
        found = opinions_on(root, statement)
        yield from found or ([asserted(root)] if clause and statement is not None else [])

    def _of_event(self, occurrence: Occurrence, root: Token, statement: Statement | None) -> Opinion | None:
        """What a party says of the event is what it wants of it; of others' decisions it is a third party's word."""
        reading = occurrence.reading
        position = BY_STATUS.get(reading or "")
        if statement is None or reading is None or position is None or occurrence.event is None:
            return None
        cast = {p.actor_id for p in occurrence.event.participants}
        sides = {self.cast.side_of(i) for i in cast} - {None}
        if not statement.speaker_ids or statement.speaker_ids[0] in cast or statement.side in sides or not cast:
            return Opinion(position, root, None, f"event {reading}")
        verb = governor(root)
        decided = subject(verb) if verb is not None and root.dep_ == "dobj" else None
        return Opinion(position, root, decided, f"event {reading}") if decided is not None else None

    def _conditioned(self, opinion: Opinion, statement: Statement | None) -> str:
        """A condition in the same clause makes a position conditional."""
        sent = opinion.word.sent
        text = self.text[sent.start_char : sent.end_char].lower()
        if any(phrase in text for phrase in load("positions")["conditional"]["phrases"]) and statement is not None:
            return "conditional"
        if statement is not None and any(_is_hypothetical(w) for w in (opinion.word, *opinion.word.ancestors)):
            return "conditional"
        return opinion.position

    # --- whose --------------------------------------------------------------------------------------

    def _holders(self, opinion: Opinion, statement: Statement | None) -> Iterator[tuple[str, str, str | None]]:
        """(holder, basis, ascribed by): the speaker's own position, or what is said of another's."""
        ids = denoted(opinion.holder, self.cast) or self._gathered(opinion)
        if statement is None:
            yield from ((i, "narrator", None) for i in ids)
            return
        own = self._own_words(opinion, statement)
        speakers = statement.speaker_ids or self._met(statement.source)
        if not speakers:
            return
        speaker = speakers[0]
        if opinion.holder is not None and not ids and opinion.holder.lower_ in ("they", "he", "she"):
            return  # somebody, but it is not known who
        if (
            opinion.holder is None
            or opinion.holder.lower_ in ("we", "i", "us")
            or not ids
            or self._speaks_for(speaker, ids)
        ):
            yield from ((i, own, None) for i in speakers)
        else:
            yield from ((i, "third_party", speaker) for i in ids)

    def _gathered(self, opinion: Opinion) -> tuple[str, ...]:
        """Those who met, where a meeting agreed to something or something was agreed at it."""
        holder, verb = opinion.holder, opinion.word
        at = [n for c in verb.children if c.lower_ == "at" and c.dep_ == "prep" for n in c.children]
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        nouns = at if passive else [holder] if holder is not None else []
        return self._met(tuple(Span(noun.idx, noun.idx + len(noun)) for noun in nouns))

    def _met(self, spans: tuple[Span, ...]) -> tuple[str, ...]:
        """The first who took part in the contact that some words name: who `a meeting of ten countries` stands for."""
        for span in spans:
            event = next((e for e in self.events if any(m.overlaps(span) for m in e.mentions)), None)
            if event is not None and event.kind in ("summit", "meeting", "call"):
                return tuple(p.actor_id for p in event.participants)[:1]
        return ()

    def _speaks_for(self, speaker: str, ids: tuple[str, ...]) -> bool:
        """Whether what a speaker says of these is said for their own side: themselves, or their state."""
        if speaker in ids:
            return True
        first = self.cast.by_id[ids[0]]
        same = first.side is not None and first.side == self.cast.side_of(speaker)
        own = first.side is None and first.name.lower().split()[-1] in ("administration", "government")
        return (same or own) and first.kind in ("state", "organisation", "bloc")

    def _own_words(self, opinion: Opinion, statement: Statement) -> str:
        """Whether the words that take the position stand in quotation marks."""
        if statement.form == "direct":
            return "own_words"
        words = [opinion.word, *(c for c in opinion.word.children if c.dep_ in ("attr", "acomp"))]
        quoted = any(_is_quoted(self.text, statement.content[0].start, word) for word in words)
        return "own_words" if statement.form == "mixed" and quoted else "paraphrase"

    # --- other ways ---------------------------------------------------------------------------------

    # --- records ------------------------------------------------------------------------------------

    def _stance(
        self,
        occurrence: Occurrence,
        opinion: Opinion,
        position: str,
        holder: str,
        basis: str,
        by: str | None,
        statement: Statement | None,
    ) -> Stance:
        span = self._passage(occurrence, opinion, statement)
        said = statement.said if statement is not None and basis != "third_party" else Interval()
        if statement is None:
            verb = opinion.word if opinion.word.pos_ == "VERB" else governor(opinion.word)
            said = together([t.interval for t in times_of(verb, self.times)]) if verb is not None else Interval()
        word = Span(opinion.word.idx, opinion.word.idx + len(opinion.word))
        return Stance(
            stance_id="",
            holder_id=holder,
            side=self.cast.side_of(holder),
            issue=occurrence.issue,
            position=position,
            basis=basis,
            span=span,
            ascribed_by=by,
            via=statement.via if statement is not None else None,
            statement_id=statement.statement_id if statement is not None else None,
            date=said,
            evidence=tuple(dict.fromkeys(s for s in (occurrence.antecedent, occurrence.span, word) if s is not None)),
            doubts=("no codebook: the issue is proposed from the text",) if self.proposed else (),
            rule=f"{opinion.rule} by reference" if occurrence.antecedent else opinion.rule,
        )

    def _passage(self, occurrence: Occurrence, opinion: Opinion, statement: Statement | None) -> Span:
        """From the word that takes the position (with its subject) to the issue, within the statement."""
        words = [
            opinion.word,
            *(c for c in opinion.word.children if c.dep_ in ("nsubj", "nsubjpass", "poss", "neg", "aux")),
        ]
        start = min(occurrence.span.start, *(t.left_edge.idx if t is not opinion.word else t.idx for t in words))
        said = [c for c in opinion.word.children if opinion.rule == "quality" and c.dep_ in ("attr", "acomp")]
        end = max(occurrence.span.end, *(t.idx + len(t) for t in (opinion.word, *said)))
        if statement is not None:
            home = next((c for c in statement.content if c.overlaps(occurrence.span)), occurrence.span)
            start, end = max(start, home.start), min(end, home.end)
        return Span(start, max(end, start + 1))


def _is_hypothetical(verb: Token) -> bool:
    """`if there is no deal, the troops would leave`: what would be under a condition."""
    would = any(c.dep_ == "aux" and c.lower_ in ("would", "could", "might") for c in verb.children)
    return would and any(c.dep_ == "advcl" and any(m.lower_ == "if" for m in c.children) for c in verb.children)


def _is_quoted(text: str, start: int, word: Token) -> bool:
    """Whether a mark that opens after `start` is still open at the word."""
    before = text[max(0, start - 1) : word.idx]
    opened = max(before.rfind("“"), before.rfind('"') if before.count('"') % 2 else -1)
    return opened >= 0 and opened > before.rfind("”")
