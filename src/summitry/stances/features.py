"""What speaks for a candidate: how the issue is named, how the actor is found, who it is, and whose words these are."""

from collections.abc import Iterator

from spacy.tokens import Token

from ..actors.figures import NEWS_OUTLET
from ..lexicon import words
from ..records import Cast, Statement
from ..syntax.clauses import VERBS, is_negated
from .candidates import Candidate
from .polarity import sign_word

FIRST = ("speaker", "source of the cue", "subject 1", "agent 1", "owner", "noun by", "subject 2", "agent 2", "noun of")
LATER = ("subject 3", "noun from", "subject 4", "outer speaker", "also speaker", "other subject", "inside")


def features(candidate: Candidate, rank: int, rivals: int, cast: Cast) -> list[str]:
    """List the features of one of several rivals, in words; `rank` counts the issues that its sentence names better."""
    own = list(_of_candidate(candidate, rank, rivals, cast))
    first, issue, voice, who = own[:4]
    pairs = ((first, issue), (first, voice), (first, who), (issue, voice), (issue, own[4]))
    return [*own, *(f"{a} & {b}" for a, b in pairs), f"{first} & {issue} & {voice}"]


def _of_candidate(c: Candidate, rank: int, rivals: int, cast: Cast) -> Iterator[str]:
    order = (*FIRST, *LATER)
    ways = sorted(c.found, key=lambda way: order.index(way) if way in order else len(order))
    actor, target = cast.by_id[c.holder], c.targets[0]
    yield f"found as {ways[0]}"
    yield f"named by {target.kind}" + (f" {min(int(target.share * 4), 3)}" if target.kind in ("half", "words") else "")
    yield _voice(c.statement, c.holder, cast)
    yield f"is {actor.kind}"
    yield f"issues named better: {min(rank, 2)}"
    yield from (f"also found as {way}" for way in ways[1:])
    yield f"side {'known' if actor.side else 'unknown'}"
    if actor.role == NEWS_OUTLET or actor.name.lower() in words("roles", "press"):
        yield "is the press"
    yield f"actors who may hold it: {min(rivals // 2, 4)}"
    yield from _of_words(c, c.found[ways[0]], target.root)
    if len(c.targets) > 1:
        yield "named more than once"
    if target.status:
        yield f"contact {target.status}"


def _voice(statement: Statement | None, holder: str, cast: Cast) -> str:
    """Whose words the passage is in."""
    if statement is None:
        return "narrated"
    if not statement.speaker_ids:
        return "said by nobody known"
    if holder in statement.speaker_ids:
        return "said by the holder"
    same = cast.side_of(statement.speaker_ids[0])
    return "said by one of the same side" if same and same == cast.side_of(holder) else "said by another"


def _of_words(c: Candidate, verb: Token, root: Token) -> Iterator[str]:
    """What the verb that takes the position, and the sentence, say."""
    if c.sentence.text.rstrip().endswith("?"):
        yield "in a question"
    if c.statement is not None:
        yield f"form {c.statement.form}"
    if verb.pos_ in VERBS:
        yield f"verb {verb.tag_}"
        if is_negated(verb):
            yield "verb negated"
        if any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children):
            yield "verb with a modal"
    if (sign := sign_word(root, verb)) is not None:
        yield f"word {sign}"
    place = "before" if any(m < root.i for m in _heads(c)) else "after"
    yield f"holder {place} the issue"


def _heads(c: Candidate) -> list[int]:
    return [word.i for word in c.found.values()]
