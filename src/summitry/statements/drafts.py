"""Statements in the making: the chosen candidates, and the quotations that no cue takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ..lexicon import likelihood
from ..records import Span
from ..syntax.clauses import antecedent
from ..syntax.tokens import Range
from .arrays import Tree
from .beside import REACH, STOPS, announcement
from .candidates import Candidate
from .features import FINITE
from .quotations import overlapping, trimmed
from .sources import NOUNS


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue `token` with its words; its source as it stands here (`voice`: "who") and the noun that it stands for."""

    token: Token
    span: Span
    source: Token | None
    voice: Token | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making; one without a cue of its own (`cued` is False) has the source of the one before it.

    `construction` says how the content stands to its cue; `via` is the outlet credited; `confidence` is how likely an
    annotator would mark it, None where no weights decided.
    """

    cue: Cue | None
    content: tuple[Span, ...]
    construction: str
    cued: bool = True
    via: str | None = None
    confidence: float | None = None

    @property
    def own(self) -> Cue | None:
        """The cue where it is the draft's own."""
        return self.cue if self.cued else None


def find_drafts(tree: Tree, chosen: Iterable[Candidate]) -> list[Draft]:
    """Make a draft of each candidate and each quotation left over, in order of their contents."""
    drafts = [draft for draft in (_draft(tree, c) for c in chosen) if draft.content]
    return sorted([*drafts, *_left_over(tree, drafts)], key=lambda d: (d.content[0], d.content[-1].end))


def _draft(tree: Tree, c: Candidate) -> Draft:
    pieces = (trimmed(tree.text, tree.span(piece)) for piece in c.content)
    content = tuple(piece for piece in pieces if piece.start < piece.end)
    likely = round(likelihood(c.score), 2)
    return Draft(_cue(tree, c.head, c.cue, c.source.head), content, c.construction, confidence=likely)


def _cue(tree: Tree, head: int, words: Range, source: int | None) -> Cue:
    voice = tree.doc[source] if source is not None else None
    return Cue(tree.doc[head], tree.span(words), _meant(tree, head, voice) if voice is not None else None, voice)


def _meant(tree: Tree, head: int, voice: Token) -> Token:
    """The noun that a source stands for; `“He said no,” she said of her rival`: whom a quotation is about."""
    begin = tree.outer[tree.quote[head]][1] if tree.quote[head] >= 0 and voice.tag_ == "PRP" else len(tree.dep)
    for i in range(begin, min(begin + REACH, len(tree.dep))):
        if tree.lower[i] == "of" and tree.meaning[tree.head[i]].reported and (about := tree.child(i, "pobj")):
            return tree.doc[about]
        if tree.lower[i] in STOPS:
            break
    return antecedent(voice)


def carried_on(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Give a quotation without a cue the source of the quotation or report before it."""
    last: Cue | None = None
    for draft in drafts:
        last = draft.cue if draft.cued else last
        yield draft if draft.cue is not None else replace(draft, cue=last)


def _left_over(tree: Tree, drafts: list[Draft]) -> Iterator[Draft]:
    """Quotations that no cue takes: announced by a colon, or the words of whom the sentence before is about."""
    taken = overlapping(piece for draft in drafts for piece in draft.content)
    for n, quotation in enumerate(tree.quotations):
        if taken(quotation.inner):
            continue
        announced = _announced(tree, n)
        if announced is not None:
            yield Draft(announced, (quotation.inner,), "quotation after a colon")
        elif _is_utterance(tree, n):
            yield Draft(_named_before(tree, n), (quotation.inner,), "stand-alone quotation", cued=False)


def _announced(tree: Tree, n: int) -> Cue | None:
    """`It set a target: “We will go.”`: before a colon any verb with a subject announces what follows, or a name."""
    colon = _before(tree, n, announcement(tree, n))
    if colon is None or tree.lower[colon] != ":" or tree.quote[colon] >= 0 or not _is_finite(tree, n):
        return None
    sentence = tree.doc[colon].sent
    verb = sentence.root.i
    by = tree.child(verb, "nsubj", "nsubjpass")
    if by is not None and by < verb < colon:
        return _cue(tree, verb, (verb, verb + 1), by)
    before = range(colon - 1, sentence.start - 1, -1)
    label = before if tree.paragraph_of(colon)[0] == sentence.start and len(before) < 4 else ()  # `The mayor: “...”`
    named = next((i for i in (*(i for i in before if i in tree.mention), *label) if tree.pos[i] in NOUNS), None)
    return _cue(tree, colon, (colon, colon + 1), named) if named is not None else None


def _before(tree: Tree, n: int, first: int) -> int | None:
    """The last word or mark before a quotation, from `first` on."""
    return next((i for i in range(tree.outer[n][0] - 1, first - 1, -1) if not tree.lower[i].isspace()), None)


def _named_before(tree: Tree, n: int) -> Cue | None:
    """`The minister was angry.` before a quotation: its subject, where that is an actor."""
    last = next((i for i in range(tree.outer[n][0] - 1, -1, -1) if tree.sentence[i] >= 0), None)
    if last is None:
        return None
    root = tree.doc[last].sent.root.i
    by = tree.child(root, "nsubj")
    return _cue(tree, root, (root, root + 1), by) if by in tree.mention and tree.quote[root] < 0 else None


def _is_utterance(tree: Tree, n: int) -> bool:
    """A quotation that opens a sentence and has a verb, or lacks a mark: no words taken up in another sentence."""
    before = _before(tree, n, tree.paragraph_of(tree.outer[n][0])[0])
    opens = before is None or tree.lower[before] in STOPS or tree.outer[n - 1][1] == before + 1
    return (opens and _is_finite(tree, n)) or not tree.quotations[n].whole


def _is_finite(tree: Tree, n: int) -> bool:
    """A quotation with a finite verb."""
    return any(tag in FINITE for tag in tree.tag[slice(*tree.outer[n])])
