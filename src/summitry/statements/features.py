"""Facts of cues and candidates: what speaks for and against each, as `attribution.tsv` joins them to features."""

from bisect import bisect_left
from collections.abc import Iterator

from ..lexicon import labels
from ..syntax.tokens import Range
from .arrays import Tree
from .candidates import Candidate

LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)  # tokens of a content, as buckets
FINITE = {"VBD", "VBZ", "VBP", "MD"}
TAKEN, TELLING, GOVERNED = (labels(group) for group in ("taken", "telling", "governed"))
NOUNS, HELPING = labels("nouns"), labels("auxiliaries")
LONGEST = 40  # tokens of a content that are searched for a finite verb

Facts = dict[str, str | None]  # by what they are called; None where there is nothing to tell


def of_cue(tree: Tree, i: int) -> Facts:
    """Give the facts of a cue that all its candidates share: its word, what it takes, where it stands."""
    lemma, dep, part, over = tree.common[i], tree.dep[i], tree.pos[i], tree.head[i]
    governed = dep in GOVERNED
    return {
        "word": f"{lemma}/{part[:1]}",
        "ending": f"{lemma[-3:]}/{part[:1]}",
        "mean": tree.meaning[i].name,
        "has": " ".join(sorted({tree.dep[k] for k in tree.kids[i]} & TAKEN)),
        "part": part,
        "initial": part[:1],
        "tag": tree.tag[i],
        "dep": dep,
        "early": str(bisect_left(LENGTHS, tree.paragraph[i])),
        "helps": " ".join(tree.lower[k] for k in tree.kids[i] if tree.dep[k] in HELPING),
        "quoted": "quoted" if tree.quote[i] >= 0 else None,
        "headline": "headline" if tree.paragraph[i] == 0 else None,
        "above": tree.common[over] if governed else None,
        "above_means": tree.meaning[over].name if governed else None,
        "above_dep": tree.dep[over] if governed else None,
        "top_means": tree.meaning[tree.head[over]].name if governed else None,
    }


def of_dependents(tree: Tree, i: int) -> Iterator[Facts]:
    """Give the facts of each dependent of a cue whose word is evidence."""
    for k in tree.kids[i]:
        dep, word = tree.dep[k], tree.lower[k]
        if dep in TELLING or dep == "dobj":
            yield {
                "relation": dep,
                "told": None if dep == "dobj" else "PROPN" if tree.pos[k] == "PROPN" else word,
                "particle": word if dep == "prt" else "" if dep in ("neg", "auxpass") else None,
                "object": tree.common[k] if dep == "dobj" else None,
            }


def of_candidate(tree: Tree, c: Candidate) -> Facts:
    """Give the facts of one source and one content."""
    i = c.source.head
    return {
        "who": "nobody" if i is None else tree.common[i],
        "talks": str(tree.talks(i)),
        "kind": voice(tree, i),
        "path": c.source.path,
        **_of_content(tree, c),
        **_of_noun(tree, c),
    }


def _of_content(tree: Tree, c: Candidate) -> Facts:
    """How a content stands to its cue, how it begins and ends, and what surrounds it."""
    name, pieces, closed = c.construction, c.content, tree.closed
    first, end = pieces[0][0], pieces[-1][1]
    skips, leaves = around(tree, c)
    verdict, _, relation = c.trail.partition(" ")
    return {
        "name": name,
        "core": name.split("+")[0],
        "more": str("&" in name),
        "size": str(bisect_left(LENGTHS, sum(b - a for a, b in pieces))),
        "pieces": str(len(pieces)),
        "reopens": closed[pieces[-1][0]] if len(pieces) > 1 else "",
        "marks": quoting(tree, pieces),
        "finite": str(not FINITE.isdisjoint(tree.tag[first : min(end, first + LONGEST)])),
        "before": closed[first - 1],
        "opens": closed[first],
        "follows": closed[pieces[0][1]],
        "ends": ending(tree, end - 1),
        "last": tree.dep[end - 1] if tree.pos[end - 1] == "VERB" else "other",
        "skips": skips,
        "leaves": leaves,
        "trail": c.trail,
        "verdict": verdict,
        "then": closed[end + (verdict == "cuts")],
        "trailing": relation.split(" ")[-1],
    }


def _of_noun(tree: Tree, c: Candidate) -> Facts:
    """What a noun phrase that is the content is headed by."""
    i, end = c.content[0]
    while i < end - 1 and tree.dep[i] not in NOUNS:
        i += 1
    named = c.construction.split("+")[0] in ("dobj", "subject", "antecedent", "relative") or tree.dep[i] == "pobj"
    return {
        "noun": tree.common[i] if named else None,
        "noun_tag": tree.tag[i] if named else None,
        "noun_class": (tree.entity[i] or tree.pos[i]) if named else None,
        "thing": tree.mention.get(i, "thing") if named else None,
        "sense": tree.meaning[i].name if named else None,
    }


def ending(tree: Tree, last: int) -> str:
    """Name what a content stops at: the end of its sentence, a mark, or the relation of the next word."""
    if last + 1 >= len(tree.dep) or tree.sentence[last + 1] != tree.sentence[last]:
        return "sentence"
    return tree.closed[last + 1] if tree.pos[last + 1] == "PUNCT" else tree.dep[last + 1]


def quoting(tree: Tree, content: tuple[Range, ...]) -> str:
    """Tell how much of a content stands in quotation marks: all, some or none."""
    if all(tree.quote[min(a + 1, b - 1)] >= 0 <= tree.quote[max(a, b - 2)] for a, b in content):
        return "all"
    return "some" if any(tree.quote[i] >= 0 for a, b in content for i in (a, b - 1, max(a, b - 2))) else "none"


def voice(tree: Tree, i: int | None) -> str:
    """Name the kind of a source: a pronoun as such, an actor by kind, a name, else a noun."""
    if i is None:
        return "nobody"
    pronoun = tree.pos[i] == "PRON" or tree.tag[i] in ("PRP$", "WP", "WDT")
    return tree.lower[i] if pronoun else tree.mention.get(i) or tree.entity[i] or tree.pos[i]


def around(tree: Tree, c: Candidate) -> tuple[str, str]:
    """Name what else the cue takes: the last dependent before the content, and the first one after it."""
    first, end = c.content[0][0], c.content[-1][1]
    before = [tree.dep[k] for k in tree.kids[c.head] if c.head < k and tree.right[k] < first and tree.dep[k] in TAKEN]
    after = next((k for k in tree.kids[c.head] if tree.left[k] >= end and tree.dep[k] != "punct"), None)
    return before[-1] if before else "", "" if after is None else f"{tree.dep[after]} {tree.closed[after]}"
