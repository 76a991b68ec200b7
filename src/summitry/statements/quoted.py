"""Contents in quotation marks: which words beside a quotation may be its cue, and what one cue quotes in all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from .arrays import Range, Tree
from .candidates import Candidate, verb_group
from .cues import gives_words
from .sources import NOBODY, NOUNS, Source, sources_of_verb

REACH = 25  # tokens between a quotation and its cue
STOPS = {".", "?", "!"}
MODIFYING = {"compound", "poss", "pobj", "npadvmod", "dobj"}
REMARK = "dash advcl VBG"  # `– referring to`: the narrator's
DASHES = {"–", "—", "-", "--"}
BREAKS = {",", ";", ":", *DASHES}


def cues_beside(tree: Tree) -> Iterator[Candidate]:
    """Candidates whose content is the quotation before or after the words that may be its cue."""
    for n, (begin, end) in enumerate(tree.outer):
        paragraph = tree.paragraph_of(begin)
        first = max(paragraph[0], tree.outer[n - 1][1] if n else 0)
        last = min(paragraph[1], tree.outer[n + 1][0] if n + 1 < len(tree.outer) else len(tree.dep))
        yield from _following(tree, n, (end, last))
        yield from _preceding(tree, n, (first, begin))
        yield from _signed(tree, n, paragraph)


def _following(tree: Tree, n: int, frame: Range) -> Iterator[Candidate]:
    """`“...,” the official said yesterday` and `“...,” said the official`."""
    for v in range(frame[0], min(frame[1], frame[0] + REACH)):
        if tree.lower[v] in STOPS:
            return
        if tree.pos[v] in ("VERB", "AUX") and tree.dep[v] not in ("aux", "auxpass"):
            yield from _made(tree, v, tree.outer[n], frame, "quotation before")


def _preceding(tree: Tree, n: int, frame: Range) -> Iterator[Candidate]:
    """`the minister told reporters: “...”`, `adding “...”`, `Doe: “...”`."""
    verbs = 0
    for v in range(frame[1] - 1, max(frame[0], frame[1] - REACH) - 1, -1):
        if tree.lower[v] in STOPS:
            break
        if tree.pos[v] in ("VERB", "AUX") and tree.dep[v] not in ("aux", "auxpass"):
            verbs += 1
            yield from _made(tree, v, tree.outer[n], frame, "quotation after")
    colon = frame[1] - 1
    if not verbs and frame[0] < colon and tree.lower[colon] == ":" and colon - frame[0] < 12:
        noun = next((i for i in range(colon - 1, frame[0] - 1, -1) if tree.pos[i] in NOUNS), None)
        yield Candidate(colon, (colon, colon + 1), Source(noun, "label"), (tree.outer[n],), "colon")


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
        noun = next((i for i in range(colon - 1, begin - 1, -1) if tree.pos[i] in NOUNS), None)
        source = Source(noun, "label")
        sentence = next((e for b, e in tree.sentences if b <= colon + 1 < e), end)
        for name, stop in (("label paragraph", end), ("label sentence", sentence)):
            if colon + 1 < stop:
                yield Candidate(colon, (colon, colon + 1), source, ((colon + 1, stop),), name)


def _made(tree: Tree, v: int, quotation: Range, frame: Range, name: str) -> Iterator[Candidate]:
    sources = sources_of_verb(tree, v)
    if sources[0] == NOBODY and len(sources) == 1 and not any(tree.dep[k] == "auxpass" for k in tree.kids[v]):
        near = _beside(tree, v, frame)
        sources = [Source(near, "beside"), NOBODY] if near is not None else sources
    for source in sources:
        yield Candidate(v, verb_group(tree, v), source, (quotation,), name)


def _beside(tree: Tree, v: int, frame: Range) -> int | None:
    """The noun just before a verb, or the one after it, where the parse gives the verb no subject."""
    near = (*range(v - 1, frame[0] - 1, -1), *range(v + 1, min(frame[1], v + 10)))
    return next((i for i in near if tree.pos[i] in NOUNS and tree.dep[i] not in MODIFYING), None)


def fitted(tree: Tree, candidate: Candidate) -> Iterator[Candidate]:
    """A candidate with its content cut along quotation marks; with the quotations that go on after it, and
    without what trails after its commas and dashes.
    """
    pieces = _cut(tree, candidate)
    if not pieces:
        return
    more = _continuation(tree, candidate.head, pieces)
    if more:
        yield replace(candidate, content=(*pieces, *more), construction=f"{candidate.construction} & more")
    trails = list(_trails(tree, candidate.head, pieces[-1]))
    if not any(relation.startswith(REMARK) for _, relation in trails):
        kept = f"keeps {trails[-1][1]}" if trails else ""
        yield replace(candidate, content=pieces, trail=f"stops {kept}" if more else kept)
    for comma, relation in trails[:1] + trails[1:][-1:]:
        shorter = (*pieces[:-1], (pieces[-1][0], comma))
        yield replace(candidate, content=shorter, trail=f"cuts {relation}")


def _trails(tree: Tree, cue: int, piece: Range) -> Iterator[tuple[int, str]]:
    """The commas and dashes from which one dependent reaches to the end of a piece, and its relation."""
    first, end = piece
    last = end - 1 - (tree.pos[end - 1] in ("PUNCT", "SPACE"))
    for comma in range(first + 1, end - 1):
        if tree.lower[comma] not in BREAKS or tree.quote[comma] != tree.quote[cue]:
            continue
        top = comma + 1
        while tree.left[tree.head[top]] == comma + 1 and tree.head[top] != top:
            top = tree.head[top]
        if tree.left[top] == comma + 1 and tree.right[top] >= last:
            mark = "dash" if tree.lower[comma] in DASHES else tree.lower[comma]
            says = " says" if any(gives_words(tree.lemma[i]) for i in range(comma + 1, end)) else ""
            yield comma, f"{mark} {tree.dep[top]} {tree.tag[top]}{says}"


def _cut(tree: Tree, candidate: Candidate) -> tuple[Range, ...]:
    """Pieces that cut through a quotation take all of it; those of a cue inside one stay inside."""
    home, pieces = tree.quote[candidate.head], []
    for first, end in candidate.content:
        if home >= 0:
            first, end = max(first, tree.quotes[home][0]), min(end, tree.quotes[home][1])
        else:
            if (opening := tree.quote[first]) >= 0:
                first = min(first, tree.outer[opening][0])
            if (closing := tree.quote[end - 1]) >= 0:
                end = max(end, tree.outer[closing][1])
        if first >= end or first <= candidate.head < end:
            return ()
        pieces.append((first, end))
    return (*_beginnings(tree, pieces[0][0]), *pieces)


def _beginnings(tree: Tree, first: int) -> Iterator[Range]:
    """The paragraphs of a speech before the one that its cue stands in: each opens a mark, only the last closes one."""
    n = tree.quote[first + 1] if first + 1 < len(tree.quote) else -1
    start = n
    while n > 0 and tree.open_ended(n - 1):
        n -= 1
    yield from tree.outer[n:start] if n >= 0 else ()


def _continuation(tree: Tree, cue: int, pieces: tuple[Range, ...]) -> list[Range]:
    """The quotations after the cue or content that one speaker goes on with: `“A,” he said. “B.”`"""
    last = max(cue, pieces[-1][1] - 1)
    n = bisect_right(tree.outer, (last, len(tree.dep)))
    unquoted = tree.quote[pieces[0][0]] < 0 > tree.quote[max(0, pieces[-1][1] - 2)]
    if n == len(tree.outer) or tree.quote[cue] >= 0 or unquoted:
        return []
    found: list[Range] = []
    paragraph = tree.paragraph_of(last)
    while n < len(tree.outer) and (tree.outer[n][1] <= paragraph[1] or tree.open_ended(n - 1)):
        gap = range(last + 1, tree.outer[n][0])
        stops = sum(tree.lower[i] in STOPS for i in gap)
        limit = REACH if not found and cue >= pieces[-1][1] else 1
        if len(gap) > limit or stops > 1 or (stops and tree.lower[gap[-1]] not in STOPS):
            break
        found.append(tree.outer[n])
        last, n = tree.outer[n][1] - 1, n + 1
    return found
