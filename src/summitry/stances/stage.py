"""Stances: the position that an actor takes on an issue in one place of the article.

Holder, issue and position are those of discourse network analysis (Leifeld 2013); the position is read
from the words that govern the issue, outwards from it, under negation (after Wiebe et al. 2005).
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from .. import language
from ..codebook import Codebook
from ..events.time_links import times_of, together
from ..lexicon import labels
from ..records import Event, Interval, Span, Stance, Statement, Statements, Time
from ..syntax.clauses import governor, is_negated
from .conditions import is_conditional
from .holders import Holding, holders
from .polarity import Polarity
from .positions import Position, positions_on
from .proposed import propose_issues
from .targets import Context, Target, find_targets

SUPPORT, OPPOSE, CONDITIONAL = Polarity
WANTED = {"planned": SUPPORT, "called_off": OPPOSE, "refused": OPPOSE, "proposed": CONDITIONAL, "doubted": CONDITIONAL}


def find_stances(
    doc: Doc, times: tuple[Time, ...], said: Statements, events: tuple[Event, ...], codebook: Codebook
) -> tuple[Stance, ...]:
    """Read the positions that actors take on the codebook's issues, in order of their passages.

    Without a codebook issues are proposed from the text. Leaves `doc.spans["targets"]`, labelled by issue.

    >>> from summitry.actors import find_actors
    >>> from summitry.codebook import Issue
    >>> doc, book = language.model()("France backs the truce."), Codebook(issues=(Issue("truce", "", "", ("truce",)),))
    >>> found = find_stances(doc, (), Statements((), find_actors(doc, book, None)), (), book)
    >>> [(stance.holder_id, stance.issue, stance.position) for stance in found]
    [('france', 'truce', 'support')]
    """
    context = Context(doc, times, said, events)
    sents = language.sentences(doc)
    issues = codebook.issues or propose_issues(doc, said)
    targets = find_targets(context, issues)
    language.leave(doc, "targets", ((target.span, target.issue, "") for target in targets))
    found = [stance for target in targets for stance in _stances_on(target, context)]
    if not codebook.issues:
        found = [replace(s, doubts=("no codebook: the issue is proposed from the text",)) for s in found]
    kept: dict[tuple[str, str, str, int], Stance] = {}
    for stance in sorted(found, key=lambda s: (s.span, s.issue, s.holder_id)):
        sentence = next((n for n, s in enumerate(sents) if s.start_char <= stance.span.start < s.end_char), -1)
        kept.setdefault((stance.holder_id, stance.issue, stance.position, sentence), stance)
    return tuple(replace(s, stance_id=f"s{n:02d}") for n, s in enumerate(kept.values(), 1))


def _stances_on(target: Target, context: Context) -> Iterator[Stance]:
    """Make the stances that one target supports, innermost position first."""
    for position in _positions(target, context):
        if is_conditional(position.word, target.statement):
            position = replace(position, polarity=CONDITIONAL)
        for held in holders(position, target, context):
            yield _stance(position, held, target, context)


def _positions(target: Target, context: Context) -> list[Position]:
    """Read the positions on a target: of its phrase, else of its event, else of the words above it."""
    root, statement = target.root, target.statement
    if statement is not None and target.direction:
        return [Position(target.direction, root, None, "phrase with a direction")]
    if statement is not None and statement.cues(root.idx):
        return [Position(SUPPORT.turned(is_negated(root)), root, None, "phrase with its cue")]
    if statement is not None and target.event is not None:
        status = target.reading or ""
        wants = status in WANTED and _is_theirs(target.event, statement, context)
        return [Position(WANTED[status], root, None, f"event {status}")] if wants else []
    return positions_on(root, statement)


def _is_theirs(event: Event, statement: Statement, context: Context) -> bool:
    """Tell whether the plan of an event is the speaker's own, as one who takes part: `we will meet in Zenda`."""
    cast = {p.actor_id for p in event.participants}
    sides = {context.cast.side_of(i) for i in cast} - {None}
    return not cast or cast.issuperset(statement.speaker_ids[:1]) or statement.side in sides


def _stance(position: Position, held: Holding, target: Target, context: Context) -> Stance:
    statement, word = target.statement, position.word
    return Stance(
        stance_id="",
        holder_id=held.holder,
        side=context.cast.side_of(held.holder),
        issue=target.issue,
        position=position.polarity.value,
        basis=held.basis,
        span=_passage(position, target),
        ascribed_by=held.by,
        via=statement.via if statement is not None else None,
        statement_id=statement.statement_id if statement is not None else None,
        date=_date(position, held, target, context),
        evidence=tuple(dict.fromkeys((target.span, language.offsets(word)))),
        rule=position.rule,
    )


def _date(position: Position, held: Holding, target: Target, context: Context) -> Interval:
    """Date a position: as the statement was made, or as the narrator's verb is dated, `backed it on Monday`."""
    if target.statement is not None:
        return target.statement.said if held.by is None else Interval()
    verb = position.word if position.word.pos_ == "VERB" else governor(position.word)
    return together([t.interval for t in times_of(verb, context.times)]) if verb is not None else Interval()


def _passage(position: Position, target: Target) -> Span:
    """Cut the passage from the word that takes the position, with its subject, to the issue: `Doe backs the truce`."""
    word, span = position.word, target.span
    start = min(span.start, word.idx, *(c.left_edge.idx for c in word.children if c.dep_ in labels("passage")))
    end = max(span.end, *(t.idx + len(t) for t in position.words))
    if target.statement is not None:
        home = next((c for c in target.statement.content if c.overlaps(span)), span)
        start, end = max(start, home.start), min(end, home.end)
    return Span(start, max(end, start + 1))
