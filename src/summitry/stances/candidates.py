"""Candidates: who may hold a position on an issue that comes up in a sentence, and how each is found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from ..actors.denotation import denoted, mention_of
from ..actors.figures import NEWS_OUTLET
from ..lexicon import words
from ..records import Actor, Cast, Statement, Statements
from ..records import Span as Offsets
from ..syntax.clauses import VERBS, agent, antecedent, governor, subjects
from .targets import Target

REACH = 4  # verbs above an issue whose subjects may hold the position
MOST = 3  # places of an issue in one sentence that are looked at


@dataclass(slots=True)
class Candidate:
    """An actor who may hold a position: the places that name the issue, and for each way the actor is found the noun.

    `found` maps a way (`speaker`, `subject 1`, `owner` ...) to the verb or noun that takes the position.
    """

    issue: str
    holder: str
    targets: list[Target]
    sentence: Span
    statement: Statement | None
    found: dict[str, Token] = field(default_factory=dict)
    joined: frozenset[str] = frozenset()  # who is named in one breath with the holder


def candidates(said: Statements, targets: Iterable[Target]) -> Iterator[list[Candidate]]:
    """Give the candidates for each sentence and each issue in it."""
    groups: dict[tuple[int, str], list[Target]] = {}
    for target in targets:
        groups.setdefault((target.root.sent.start, target.issue), []).append(target)
    for (_, issue), here in groups.items():
        told = [target for target in here if not _is_asked(target.root) and not _is_aside(target.root)]
        found = [c for c in _holders(said, issue, told[:MOST]) if not _is_press(said.cast.by_id[c.holder])]
        others = any(_is_of_another(c, said.cast) for c in found)
        yield [c for c in found if not (others and "speaker" in c.found and "subject 1" not in c.found)]


def _is_press(actor: Actor) -> bool:
    """Whether an actor only carries what others say."""
    return actor.role == NEWS_OUTLET or actor.name.lower() in words("roles", "press")


def _is_of_another(c: Candidate, cast: Cast) -> bool:
    """Whether somebody tells of the attitude of an actor of another side: `said that Ruritania opposes the truce`."""
    verb, speakers = c.found.get("subject 1"), c.statement.speaker_ids if c.statement is not None else ()
    if verb is None or not speakers or c.holder in speakers:
        return False
    modal = any(child.lower_ in words("polarity", "should") for child in verb.children)
    against = any(child.lower_ in words("polarity", "against") for child in verb.children)
    attitude = against or verb.lemma_.lower() in words("polarity", "attitude")
    return attitude and not modal and cast.side_of(c.holder) not in (None, cast.side_of(speakers[0]))


def _is_aside(root: Token) -> bool:
    """Whether an issue only says when or in spite of what something is: `after the truce, Roe left`."""
    noun = next((word for word in (root, *root.ancestors) if word.dep_ == "pobj"), None)
    return noun is not None and noun.head.lower_ in words("polarity", "aside") and noun.head.head.pos_ in VERBS


def _is_asked(root: Token) -> bool:
    """Whether an issue stands in an indirect question: `asked if Roe backs the truce`."""
    clauses = (word for word in (root, *root.ancestors) if word.dep_ == "ccomp")
    return any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for clause in clauses for c in clause.children)


def _holders(said: Statements, issue: str, targets: list[Target]) -> Iterator[Candidate]:
    """All who may hold the position, each once, in the order of the ways."""
    if not targets:
        return
    sentence = targets[0].root.sent
    around = said.around(targets[0].root.idx) or said.cued(targets[0].root.idx)
    statement = around[0] if around else None
    found: dict[str, Candidate] = {}
    for target in targets:
        for way, ids, word in _ways(sentence, said, target):
            for n, i in enumerate(ids):
                new = Candidate(issue, i, targets, sentence, statement)
                candidate = found.setdefault(i, new)
                candidate.found.setdefault(way if n == 0 or way != "speaker" else "also speaker", word)
                candidate.joined |= frozenset(ids)
    yield from found.values()


def _ways(sentence: Span, said: Statements, target: Target) -> Iterator[tuple[str, tuple[str, ...], Token]]:
    """The ways from an issue to actors: who says it, whose verb takes it, whose it is, who else is there."""
    root = target.root
    for n, statement in enumerate(said.around(root.idx)):
        yield ("speaker" if n == 0 else "outer speaker"), statement.speaker_ids, root
    for statement in said.cued(root.idx)[:1]:
        yield "source of the cue", statement.speaker_ids, root
    verb = root if root.pos_ in VERBS else governor(root)
    for n in range(1, REACH + 1):
        if verb is None:
            break
        yield from _of_verb(verb, root, n, said)
        verb = governor(verb)
    yield from _of_noun(root, said)
    phrase = Offsets(root.left_edge.idx, root.right_edge.idx + len(root.right_edge))
    for mention in said.cast.within(Offsets(sentence.start_char, sentence.end_char)):
        way = "inside" if phrase.contains(mention.span) else "in the sentence"
        yield way, mention.actor_ids, sentence.doc[mention.head]


def _of_verb(verb: Token, root: Token, n: int, said: Statements) -> Iterator[tuple[str, tuple[str, ...], Token]]:
    """Subjects, agents and complements of the n-th verb above an issue."""
    for m, (noun, path) in enumerate(subjects(verb)):
        told = " told" if path.endswith("told") or path.endswith("object") else ""
        way = f"subject {n}{told}" if m == 0 else f"other subject{told}"
        yield way, denoted(antecedent(noun), said.cast), verb
    if (by := agent(verb)) is not None:
        yield f"agent {n}", denoted(by, said.cast), verb
    for child in verb.children:
        if child.dep_ in ("dobj", "prep", "dative") and child.i != root.i and not child.is_ancestor(root):
            noun = next((c for c in child.children if child.dep_ != "dobj" and c.dep_ == "pobj"), child)
            yield f"complement {min(n, 2)}", denoted(noun, said.cast), verb


def _of_noun(root: Token, said: Statements) -> Iterator[tuple[str, tuple[str, ...], Token]]:
    """Owners of the issue's noun and of the nouns above it: `Doe's offer of talks`, `the Ruritanian demand for`."""
    for noun in (root, *root.ancestors):
        if noun.pos_ in VERBS:
            return
        for child in noun.children:
            if child.dep_ in ("poss", "compound", "nmod", "amod") and mention_of(child, said.cast) is not None:
                yield "owner", denoted(child, said.cast), noun
            if child.lower_ in ("by", "of", "from"):
                for other in child.children:
                    if other.dep_ == "pobj" and not (other.i == root.i or other.is_ancestor(root)):
                        yield f"noun {child.lower_}", denoted(other, said.cast), noun
