"""Candidates fitted to quotation marks, to the quotations that go on after them, and to what trails behind."""

from bisect import bisect_right
from collections.abc import Iterator

from ..syntax.tokens import Range
from .arrays import Tree
from .beside import REACH, STOPS, speaks_after
from .candidates import Candidate

REMARK = "dash advcl VBG"  # `– referring to`: the narrator's
DASHES = {"–", "—", "-", "--"}
BREAKS = {",", ";", ":", *DASHES}


def fitted(tree: Tree, candidate: Candidate) -> Iterator[Candidate]:
    """A candidate cut along quotation marks, with the quotations that go on after it, and without what trails it."""
    if not (pieces := _cut(tree, candidate)):
        return
    more = _continuation(tree, candidate.head, pieces)
    if more:
        yield candidate._replace(content=(*pieces, *more), construction=f"{candidate.construction} & more")
    trails = list(_trails(tree, candidate.head, pieces[-1]))
    if not any(relation.startswith(REMARK) for _, relation in trails):
        kept = f"keeps {trails[-1][1]}" if trails else ""
        yield candidate._replace(content=pieces, trail=f"stops {kept}" if more else kept)
    for comma, relation in trails[:1] + trails[1:][-1:]:
        shorter = (*pieces[:-1], (pieces[-1][0], comma))
        yield candidate._replace(content=shorter, trail=f"cuts {relation}")


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
            says = " says" if any(tree.meaning[i].reported for i in range(comma + 1, end)) else ""
            yield comma, f"{mark} {tree.dep[top]} {tree.tag[top]}{says}"


def _cut(tree: Tree, candidate: Candidate) -> tuple[Range, ...]:
    """Pieces that cut through a quotation take all of it; those of a cue inside one stay inside."""
    home, pieces = tree.quote[candidate.head], []
    for first, end in candidate.content:
        opening, closing = tree.quote[first], tree.quote[end - 1]
        if home >= 0:
            first, end = max(first, tree.quotes[home][0]), min(end, tree.quotes[home][1])
        else:
            first = min(first, tree.outer[opening][0]) if opening >= 0 else first
            end = max(end, tree.outer[closing][1]) if closing >= 0 else end
        if first >= end or first <= candidate.head < end or first <= (candidate.source.head or -1) < end:
            return ()
        pieces.append((first, end))
    return (*_beginnings(tree, pieces[0][0]), *pieces)


def _beginnings(tree: Tree, first: int) -> Iterator[Range]:
    """The paragraphs of a speech before that of its cue; one that begins after other words has a cue there."""
    n = tree.quote[first + 1] if first + 1 < len(tree.quote) else -1
    start = n
    while n > 0 and tree.open_ended(n - 1) and tree.paragraph_of(tree.outer[n - 1][0])[0] == tree.outer[n - 1][0]:
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
        if len(gap) > limit or stops > 1 or (stops and tree.lower[gap[-1]] not in STOPS) or speaks_after(tree, n):
            break
        found.append(tree.outer[n])
        last, n = tree.outer[n][1] - 1, n + 1
    return found
