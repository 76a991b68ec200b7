"""Quotations, labels and signatures as candidates: the words beside a quotation that may be its cue."""

from collections.abc import Iterator

from ..lexicon import labels
from ..syntax.clauses import VERBS
from .arrays import Range, Tree
from .candidates import Candidate, verb_group
from .cues import gives_words
from .sources import NOBODY, NOUNS, Source, sources_of_verb

REACH = 25  # tokens between a quotation and its cue
STOPS = {".", "?", "!"}


def cues_beside(tree: Tree) -> Iterator[Candidate]:
    """Candidates whose content is the quotation before or after the words that may be its cue."""
    for n, quotation in enumerate(tree.outer):
        begin, end = quotation
        paragraph = tree.paragraph_of(begin)
        first = max(announcement(tree, n)[0], tree.outer[n - 1][1] if n else 0)
        last = min(paragraph[1], tree.outer[n + 1][0] if n + 1 < len(tree.outer) else len(tree.dep))
        yield from _following(tree, quotation, (end, last))
        yield from _preceding(tree, quotation, (first, begin))
        yield from _signed(tree, n, paragraph)
    for n, quotation in tree.nested:
        yield from _following(tree, quotation, (quotation[1], tree.quotes[n][1]))
        yield from _preceding(tree, quotation, (tree.quotes[n][0], quotation[0]))


def announcement(tree: Tree, n: int) -> Range:
    """What stands before a quotation: its paragraph up to it, or the paragraph before, where a colon ends that."""
    begin = tree.outer[n][0]
    here = tree.paragraph[begin]
    first, _ = tree.paragraphs[here]
    if first == begin and here:
        before, end = tree.paragraphs[here - 1]
        first = before if tree.lower[before:end][-1:] == [":"] else begin
    return first, begin


def speaks_after(tree: Tree, n: int) -> bool:
    """Tell whether the speaker of a quotation stands right after it, or after its last paragraph: `“...,” Doe said`."""
    while tree.open_ended(n):
        n += 1
    begin = tree.outer[n][1]
    for v in range(begin, min(begin + 12, tree.paragraph_of(begin - 1)[1])):
        if tree.lower[v] in STOPS or tree.quote[v] >= 0:
            return False
        if tree.pos[v] in VERBS and gives_words(tree.lemma[v]):
            return any(tree.pos[i] in NOUNS for i in range(begin, min(v + 4, len(tree.pos))))
    return False


def _following(tree: Tree, quotation: Range, frame: Range) -> Iterator[Candidate]:
    """`“...,” the official said yesterday` and `“...,” said the official`."""
    for v in range(frame[0], min(frame[1], frame[0] + REACH)):
        if tree.lower[v] in STOPS:
            return
        if tree.pos[v] in VERBS and tree.dep[v] not in labels("auxiliaries"):
            yield from _made(tree, v, quotation, frame, "quotation before")


def _preceding(tree: Tree, quotation: Range, frame: Range) -> Iterator[Candidate]:
    """`the minister told reporters: “...”`, `adding “...”`, `Doe: “...”`."""
    verbs = 0
    for v in range(frame[1] - 1, max(frame[0], frame[1] - REACH) - 1, -1):
        if tree.lower[v] in STOPS:
            break
        if tree.pos[v] in VERBS and tree.dep[v] not in labels("auxiliaries"):
            verbs += 1
            yield from _made(tree, v, quotation, frame, "quotation after")
    colon = frame[1] - 1
    while colon > frame[0] and tree.lower[colon].isspace():
        colon -= 1
    if not verbs and frame[0] < colon and tree.lower[colon] == ":" and colon - frame[0] < 12:
        noun = next((i for i in range(colon - 1, frame[0] - 1, -1) if tree.pos[i] in NOUNS), None)
        yield Candidate(colon, (colon, colon + 1), Source(noun, "label"), (quotation,), "colon")


def _signed(tree: Tree, n: int, paragraph: Range) -> Iterator[Candidate]:
    """`“...” — Jane Doe`, on the line or in the block below."""
    dash = tree.outer[n][1]
    while dash < min(len(tree.dep), tree.outer[n][1] + 4) and (tree.lower[dash].isspace() or tree.lower[dash] == "."):
        dash += 1
    if dash + 1 >= len(tree.dep) or tree.lower[dash] not in ("-", "–", "—", "--") or tree.outer[n][0] != paragraph[0]:
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
        if any(colon < quotation[0] <= colon + 2 for quotation in tree.outer):
            continue  # `Doe: “...”`
        noun = next((i for i in range(colon - 1, begin - 1, -1) if tree.pos[i] in NOUNS), None)
        source = Source(noun, "label")
        sentence = next((e for b, e in tree.sentences if b <= colon + 1 < e), end)
        for name, stop in (("label paragraph", end), ("label sentence", sentence)):
            if colon + 1 < stop:
                yield Candidate(colon, (colon, colon + 1), source, ((colon + 1, stop),), name)


def _made(tree: Tree, v: int, quotation: Range, frame: Range, name: str) -> Iterator[Candidate]:
    """The candidates of a verb beside a quotation: who speaks stands outside of it."""
    found = [s for s in sources_of_verb(tree, v) if s.head is None or not quotation[0] <= s.head < quotation[1]]
    if found in ([], [NOBODY]) and not any(tree.dep[k] == "auxpass" for k in tree.kids[v]):
        near = _beside(tree, v, frame)
        found = [Source(near, "beside"), NOBODY] if near is not None else [NOBODY]
    for source in found:
        yield Candidate(v, verb_group(tree, v), source, (quotation,), name)


def _beside(tree: Tree, v: int, frame: Range) -> int | None:
    """The noun just before a verb, or the one after it, where the parse gives the verb no subject."""
    near = (*range(v - 1, frame[0] - 1, -1), *range(v + 1, min(frame[1], v + 10)))
    return next((i for i in near if tree.pos[i] in NOUNS and tree.dep[i] not in labels("modifying")), None)
