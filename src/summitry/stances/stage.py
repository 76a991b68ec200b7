"""Stances: the position that an actor takes on an issue in one place of the article.

Holder, issue and position are those of discourse network analysis (Leifeld 2013). Candidates (sentence, issue, holder)
are weighed by learned weights; the position is read from the words above the issue.
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from .. import language
from ..codebook import Codebook
from ..events.time_links import dates_of, times_of
from ..events.values import Dates
from ..records import Event, Interval, Span, Stance, Statement, Statements, Time
from ..syntax.clauses import VERBS, clause_span, governor
from ..times.intervals import together
from .candidates import Candidate, candidates
from .conditions import is_conditional
from .decode import Chosen, chosen
from .polarity import Reading, chain_of, is_told, read
from .proposed import propose_issues
from .targets import Target, find_targets


def find_stances(
    doc: Doc, times: tuple[Time, ...], said: Statements, events: tuple[Event, ...], codebook: Codebook
) -> tuple[Stance, ...]:
    """Read the positions that actors take on the codebook's issues, in order of their passages.

    Without a codebook issues are proposed from the text. Leaves `doc.spans["targets"]`, labelled by issue.

    >>> from summitry.actors import find_actors
    >>> doc = language.model()("France rejects the truce.")
    >>> from summitry.codebook import Issue
    >>> book = Codebook(issues=(Issue("truce", "", "", ("truce",)),))
    >>> found = find_stances(doc, (), Statements((), find_actors(doc, book, None)), (), book)
    >>> [(stance.holder_id, stance.issue, stance.position) for stance in found]
    [('france', 'truce', 'oppose')]
    """
    issues = {issue.id: issue for issue in codebook.issues or propose_issues(doc, said)}
    targets = find_targets(doc, events, tuple(issues.values()))
    language.leave(doc, "targets", ((target.span, target.issue, "") for target in targets))
    dates = dates_of(doc, times)
    asked = language.parsed(tuple(issue.question or "" for issue in issues.values()))
    questions = dict(zip(issues, asked, strict=True))
    taken = chosen(candidates(said, targets), said.cast)
    rows = [_stance(c, questions[c.candidate.target.issue], said, dates) for c in taken]
    if not codebook.issues:
        rows = [replace(s, doubts=(*s.doubts, "no codebook: the issue is proposed from the text")) for s in rows]
    rows.sort(key=lambda s: (s.span, s.issue, s.holder_id))
    return tuple(replace(s, stance_id=f"s{n:02d}") for n, s in enumerate(rows, 1))


def _stance(c: Chosen, question: Doc, said: Statements, dates: Dates) -> Stance:
    candidate, target = c.candidate, c.candidate.target
    statement, cast = candidate.statement, said.cast
    way, word = next(iter(candidate.found.items()))
    word = [word, *(verb for name, verb in candidate.found.items() if name.startswith("subject"))][-1]
    speaks = statement is not None and candidate.holder in statement.speaker_ids
    by = statement.speaker_ids[0] if statement is not None and statement.speaker_ids and not speaks else None
    chain = _chain(target.root, word, statement, speaks)
    reading = read(target.root, chain, question)
    position, supported = _position(target, reading, statement), is_told(target.root, chain, "support")
    unsaid = "a word of support" if supported else "no word against it"
    assumed = position == "support" and not (reading.why or target.direction or supported)
    why = dict.fromkeys(f"{word.text} ({rule})" for rule, word in reading.why)
    return Stance(
        stance_id="",
        holder_id=candidate.holder,
        side=cast.side_of(candidate.holder),
        issue=target.issue,
        position=position,
        basis=_basis(candidate, speaks),
        span=_passage(target, chain, statement),
        ascribed_by=by,
        via=statement.via if statement is not None else None,
        statement_id=statement.statement_id if statement is not None else None,
        date=_date(word, statement, by, dates),
        evidence=tuple(dict.fromkeys((target.span, *(language.offsets(word) for _, word in reading.why)))),
        confidence=round(c.confidence, 2),
        rule=f"holder {way}, issue named by {target.kind}, " + (", ".join(why) or unsaid),
        doubts=("no word says for or against: support is assumed",) if assumed else (),
    )


def _chain(root: Token, word: Token, statement: Statement | None, speaks: bool) -> list[Token]:
    """The words above an issue up to the verb of its holder, or to the cue of what its holder says: `ignored calls`."""
    cue = statement.cue[0] if speaks and statement is not None and statement.cue else None
    piece = root.doc.char_span(*cue, alignment_mode="expand") if cue is not None else None
    top = piece.root if piece is not None else None
    return chain_of(root, top if speaks and not (top is not None and word.is_ancestor(top)) else word)


def _position(target: Target, reading: Reading, statement: Statement | None) -> str:
    """The position of the tables: what a phrase of the codebook says itself, a condition, or the sign that is read."""
    if target.direction:
        return target.direction
    verb = _verb(target.root)
    if verb is not None and is_conditional(verb, statement, negated=reading.sign < 0):
        return "conditional"
    return "support" if reading.sign > 0 else "oppose"


def _verb(root: Token) -> Token | None:
    return root if root.pos_ in VERBS else governor(root)


def _basis(candidate: Candidate, speaks: bool) -> str:
    """Whose words show the position: the holder's own, quoted or not, the narrator's, or somebody else's."""
    statement, target = candidate.statement, candidate.target
    if statement is None:
        return "narrator"
    if not speaks:
        return "third_party" if statement.speaker_ids else "narrator"
    return "own_words" if _is_quoted(target, statement) else "paraphrase"


def _is_quoted(target: Target, statement: Statement) -> bool:
    """Whether the words that name the issue stand in quotation marks."""
    if statement.form != "mixed":
        return statement.form == "direct"
    start = max(0, statement.content[0].start - 1)
    before = target.root.doc.char_span(start, max(start + 1, target.span.start), alignment_mode="expand")
    return before is not None and sum(before.text.count(mark) for mark in '"“”') % 2 == 1


def _passage(target: Target, chain: list[Token], statement: Statement | None) -> Span:
    """From the subject of the holder's verb to the issue, inside the content of the statement that it stands in."""
    home = next((c for c in statement.content if c.overlaps(target.span)), None) if statement is not None else None
    verbs = [w for w in (target.root, *chain) if w.pos_ in VERBS and (home is None or home.start <= w.idx < home.end)]
    clauses = [clause_span(verb) for verb in verbs]
    start = min([target.span.start, *(clause.start for clause in clauses)])
    end = max([target.span.end, *(clause.end for clause in clauses[:1])])
    return Span(start, end) if home is None else Span(max(start, home.start), max(min(end, home.end), home.start + 1))


def _date(word: Token, statement: Statement | None, by: str | None, dates: Dates) -> Interval:
    """The day on which it was said, or that the narrator's verb is dated by: `backed it on Monday`."""
    if statement is not None:
        return statement.said if by is None else Interval()
    verb = _verb(word)
    return together([t.interval for t in times_of(verb, dates, {})]) if verb is not None else Interval()
