"""Quotations, labels and signatures as candidates: the words beside a quotation that may be its cue."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from ..lexicon import labels
from ..syntax.clauses import VERBS
from ..syntax.tokens import Range
from .arrays import Tree
from .candidates import Candidate, verb_group
from .sources import NOBODY, NOUNS, Source, sources_of_verb

REACH = 25  # tokens between a quotation and its cue
STOPS = {".", "?", "!"}


def cues_beside(tree: Tree) -> Iterator[Candidate]:
    """Candidates whose content is the quotation before or after the words that may be its cue."""
    for n, (begin, end) in enumerate(tree.outer):
        first = max(announcement(tree, n), tree.outer[n - 1][1] if n else 0)
        last = min(tree.paragraph_of(begin)[1], tree.outer[n + 1][0] if n + 1 < len(tree.outer) else len(tree.dep))
        yield from _around(tree, (begin, end), (first, last))
        yield from _signed(tree, n)
    for n, quotation in tree.nested:
        yield from _around(tree, quotation, tree.quotes[n])


def announcement(tree: Tree, n: int) -> int:
    """Find the first token that may lead to a quotation: of its paragraph, or of one before that ends with a colon."""
    begin = tree.outer[n][0]
    here = tree.paragraph[begin]
    before, end = tree.paragraphs[max(0, here - 1)]
    opens = tree.paragraphs[here][0] == begin
    return before if opens and tree.lower[max(before, end - 1) : end] == [":"] else tree.paragraphs[here][0]


def speaks_after(tree: Tree, n: int) -> bool:
    """Tell whether the speaker of a quotation stands right after it or its last paragraph: `“...,” Doe said`."""
    while tree.open_ended(n):
        n += 1
    begin = tree.outer[n][1]
    for v in range(begin, min(begin + 12, tree.paragraph_of(begin - 1)[1])):
        if tree.lower[v] in STOPS or tree.quote[v] >= 0:
            return False
        if tree.pos[v] in VERBS and tree.meaning[v].reported:
            return any(tree.pos[i] in NOUNS for i in range(begin, min(v + 4, len(tree.pos))))
    return False


def _around(tree: Tree, quotation: Range, frame: Range) -> Iterator[Candidate]:
    """`“...,” the official said yesterday`; `the minister told reporters: “...”`, `adding “...”`, `Doe: “...”`."""
    (first, last), (begin, end) = frame, quotation
    for v in _verbs(tree, range(end, min(last, end + REACH))):
        yield from _made(tree, v, quotation, (end, last), "quotation before")
    verbs = list(_verbs(tree, range(begin - 1, max(first, begin - REACH) - 1, -1)))
    for v in verbs:
        yield from _made(tree, v, quotation, (first, begin), "quotation after")
    colon = next((i for i in range(begin - 1, first, -1) if not tree.lower[i].isspace()), first)
    if not verbs and first < colon < first + 12 and tree.lower[colon] == ":":
        yield Candidate(colon, (colon, colon + 1), Source(_noun(tree, first, colon), "label"), (quotation,), "colon")


def _verbs(tree: Tree, place: range) -> Iterator[int]:
    """The verbs up to the end of a sentence."""
    for v in takewhile(lambda i: tree.lower[i] not in STOPS, place):
        if tree.pos[v] in VERBS and tree.dep[v] not in labels("auxiliaries"):
            yield v


def _noun(tree: Tree, first: int, end: int) -> int | None:
    """The last noun of a stretch."""
    return next((i for i in range(end - 1, first - 1, -1) if tree.pos[i] in NOUNS), None)


def _signed(tree: Tree, n: int) -> Iterator[Candidate]:
    """`“...” — Jane Doe`, on the line or in the block below."""
    begin, end = tree.outer[n]
    after = range(end, min(len(tree.dep) - 1, end + 4))
    dash = next((i for i in after if not tree.lower[i].isspace() and tree.lower[i] != "."), begin)
    if tree.lower[dash] not in ("-", "–", "—", "--") or begin != tree.paragraph_of(begin)[0]:
        return
    noun = next((i for i in range(dash + 1, min(dash + 8, len(tree.dep))) if tree.pos[i] in NOUNS), None)
    while noun is not None and noun + 1 < len(tree.dep) and tree.pos[noun + 1] == tree.pos[noun] == "PROPN":
        noun += 1
    yield Candidate(dash, (dash, dash + 1), Source(noun, "signature"), (tree.outer[n],), "dash")


def labelled(tree: Tree) -> Iterator[Candidate]:
    """Transcripts and headlines: `DOE: We leave.`, a paragraph that begins with a name and a colon."""
    for begin, end in tree.paragraphs:
        colon = next((i for i in range(begin + 1, min(begin + 9, end - 1)) if tree.lower[i] == ":"), None)
        if colon is None or any(tree.pos[i] == "VERB" and tree.tag[i] != "VBG" for i in range(begin, colon)):
            continue
        n = bisect_left(tree.outer, (colon + 1,))
        if tree.outer[n:] and tree.outer[n][0] <= colon + 2:  # `Doe: “...”`
            continue
        source = Source(_noun(tree, begin, colon), "label")
        sentence = tree.sentences[n][1] if (n := tree.sentence[colon + 1]) >= 0 else end
        for name, stop in (("label paragraph", end), ("label sentence", sentence)):
            if colon + 1 < stop:
                yield Candidate(colon, (colon, colon + 1), source, ((colon + 1, stop),), name)


def _made(tree: Tree, v: int, quotation: Range, frame: Range, name: str) -> Iterator[Candidate]:
    """The candidates of a verb beside a quotation: who speaks stands outside of it."""
    found = [s for s in sources_of_verb(tree, v) if s.head is None or not quotation[0] <= s.head < quotation[1]]
    if found in ([], [NOBODY]) and tree.dep[v] != "advcl" and tree.child(v, "auxpass") is None:
        near = _beside(tree, v, frame)
        found = [Source(near, "beside"), NOBODY] if near is not None else [NOBODY]
    for source in found:
        yield Candidate(v, verb_group(tree, v), source, (quotation,), name)


def _beside(tree: Tree, v: int, frame: Range) -> int | None:
    """The noun just before a verb, or the one after it, where the parse gives the verb no subject."""
    near = (*range(v - 1, frame[0] - 1, -1), *range(v + 1, min(frame[1], v + 10)))
    return next((i for i in near if tree.pos[i] in NOUNS and tree.dep[i] not in labels("modifying")), None)
