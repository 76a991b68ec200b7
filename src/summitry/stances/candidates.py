"""Candidates: who may hold a position on an issue that comes up in a sentence, and how each is found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from spacy.tokens import Span, Token

from ..actors.denotation import denoted
from ..actors.figures import NEWS_OUTLET
from ..lexicon import words
from ..records import Cast, Statement, Statements
from ..records import Span as Offsets
from ..syntax.clauses import VERBS, agent, antecedent, subjects
from .targets import Target

REACH = 2  # verbs above an issue whose subjects may hold the position
Way = tuple[str, tuple[str, ...], Token]  # to holders: its name, who they are, the word that takes the position


@dataclass(slots=True)
class Candidate:
    """An actor who may hold a position; `found` maps a way (`subject 1`) to the word that takes the position."""

    holder: str
    target: Target
    statement: Statement | None
    found: dict[str, Token] = field(default_factory=dict)
    joined: frozenset[str] = frozenset()  # who is named in one breath with the holder


def candidates(said: Statements, targets: Iterable[Target]) -> Iterator[list[Candidate]]:
    """Give the candidates for each sentence and each issue in it, at its surest place."""
    first: dict[tuple[int, str], Target] = {}
    for target in targets:
        if not _is_asked(target.root) and not _is_aside(target.root):
            first.setdefault((target.root.sent.start, target.issue), target)
    finder = Finder(said)
    for here in first.values():
        found = [c for c in finder.holders(here) if not _is_press(c, said.cast)]
        others = any(_is_of_another(c, said.cast) for c in found)
        yield [c for c in found if not (others and "speaker" in c.found and "subject 1" not in c.found)]


def _is_press(c: Candidate, cast: Cast) -> bool:
    """Whether an actor only carries what others say."""
    actor = cast.by_id[c.holder]
    return actor.role == NEWS_OUTLET or actor.name.lower() in words("roles", "press")


def _tellers(c: Candidate) -> tuple[str, ...]:
    """Who else tells what an actor does, is or should do."""
    speakers = c.statement.speaker_ids if c.statement is not None and "subject 1" in c.found else ()
    return () if c.holder in speakers else speakers


def _is_of_another(c: Candidate, cast: Cast) -> bool:
    """Whether somebody tells of the attitude of an actor of another side: `said that Ruritania opposes the truce`."""
    verb, sides = c.found.get("subject 1"), (None, *map(cast.side_of, _tellers(c)[:1]))
    if verb is None or len(sides) == 1 or cast.side_of(c.holder) in sides:
        return False
    against = any(child.lower_ in words("polarity", "against") for child in verb.children)
    return against or verb.lemma_.lower() in words("polarity", "attitude")


def _is_aside(root: Token) -> bool:
    """Whether an issue only says when or in spite of what something is: `after the truce, Roe left`."""
    noun = next((word for word in (root, *root.ancestors) if word.dep_ == "pobj"), None)
    return noun is not None and noun.head.lower_ in words("polarity", "aside") and noun.head.head.pos_ in VERBS


def _is_asked(root: Token) -> bool:
    """Whether an issue stands in an indirect question: `asked if Roe backs the truce`."""
    clauses = (word for word in (root, *root.ancestors) if word.dep_ == "ccomp")
    return any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for clause in clauses for c in clause.children)


@dataclass
class Finder:
    """Find who may hold a position; what is found at a verb is found once."""

    said: Statements
    verbs: dict[int, list[Way]] = field(default_factory=dict)

    def holders(self, target: Target) -> Iterable[Candidate]:
        """All who may hold the position, each once, in the order of the ways."""
        offset = target.root.idx
        statement = next(iter(self.said.around(offset) or self.said.cued(offset)), None)
        found: dict[str, Candidate] = {}
        for name, ids, word in self._ways(target.root.sent, target.root):
            for n, i in enumerate(ids):
                if i not in found:
                    found[i] = Candidate(i, target, statement)
                found[i].found.setdefault("also speaker" if n and name == "speaker" else name, word)
                found[i].joined |= frozenset(ids)
        return found.values()

    def _ways(self, sentence: Span, root: Token) -> Iterator[Way]:
        """The ways from an issue to actors: who says it, whose verb takes it, who else is there."""
        for n, statement in enumerate(self.said.around(root.idx)):
            yield ("outer speaker" if n else "speaker"), statement.speaker_ids, root
        for statement in self.said.cued(root.idx)[:1]:
            yield "source of the cue", statement.speaker_ids, root
        yield from self._of_verbs(root)
        phrase = Offsets(root.left_edge.idx, root.right_edge.idx + len(root.right_edge))
        for mention in self.said.cast.within(Offsets(sentence.start_char, sentence.end_char)):
            name = "inside" if phrase.contains(mention.span) else "in the sentence"
            yield name, mention.actor_ids, sentence.doc[mention.head]

    def _of_verbs(self, root: Token) -> Iterator[Way]:
        """Subjects and agents of the verbs above an issue and of the clause that hangs on it."""
        over = enumerate([word for word in (root, *root.ancestors) if word.pos_ in VERBS][:REACH], 1)
        relative = ((1, child) for child in root.children if child.dep_ == "relcl")  # "the truce that Roe rejects"
        for n, verb in (*over, *relative):
            if verb.i not in self.verbs:
                self.verbs[verb.i] = list(_of_verb(verb, self.said.cast))
            yield from ((name.format(n), ids, word) for name, ids, word in self.verbs[verb.i])


def _of_verb(verb: Token, cast: Cast) -> Iterator[Way]:
    """Subjects and agents of a verb; `{}` stands for how many verbs it is above an issue."""
    for noun, path in islice(subjects(verb), 1):
        told = " told" if path.endswith(("told", "object")) else ""
        yield "subject {}" + told, denoted(antecedent(noun), cast), verb
    if (by := agent(verb)) is not None:
        yield "agent {}", denoted(by, cast), verb
