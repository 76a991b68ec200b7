"""The choice among candidates: each scored by a log-linear model, the best kept where several compete.

The model has a weight for each feature, learned from PolNeAR and kept as text: `python -m benchmarks.train_cues` makes
`lexicon/attribution.tsv`. A score is the logarithm of the odds that an annotator would mark the candidate; what scores
above `(threshold)` counts, and of cues by themselves above `(floor)`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, repeat
from math import inf
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..lexicon import weights, words
from .arrays import Tree
from .beside import cues_beside, labelled
from .candidates import PREVIOUS, Candidate, candidates_of, may_head
from .features import Facts, of_candidate, of_cue, of_dependents
from .fitting import fitted

INSIDE = 0.5  # how much less a report needs that stands inside another's words
SURE = {("own", "clause before"), ("own", "aside before"), ("nearby", "ccomp")}  # sources and contents of reports
Numbers = NDArray[Any]
SAME = 0.4  # Jaccard overlap from which two contents are one


class Scored(NamedTuple):
    """A candidate with the logarithm of its odds; a `settled` one needs no threshold."""

    score: float
    candidate: Candidate
    settled: bool = False


def decode(tree: Tree) -> list[Candidate]:
    """Choose the attributions of a text: one a cue, none with a content that a better one has, in order of the text."""
    found = list(scored(tree))
    kept, odds = chosen(found, weights("attribution")["(threshold)"]), {s.candidate: s.score for s in found}
    return without_asides(tree, [c._replace(score=odds[c]) for c in kept])


def candidates(tree: Tree, beside: dict[int, list[Candidate]], head: int) -> list[Candidate]:
    """All candidates of one cue, cut along quotation marks, each source and content once."""
    seen: dict[tuple[object, ...], Candidate] = {}
    for rough in (*candidates_of(tree, head), *beside.get(head, ())):
        for c in fitted(tree, rough):
            seen.setdefault((c.content, c.source.head), c)
    return list(seen.values())


def beside_quotations(tree: Tree) -> dict[int, list[Candidate]]:
    """The candidates that quotations, labels and signatures give, by their cue."""
    found: dict[int, list[Candidate]] = defaultdict(list)
    for c in (*cues_beside(tree), *labelled(tree)):
        found[c.head].append(c)
    return found


def heads(tree: Tree, beside: dict[int, list[Candidate]]) -> Iterator[int]:
    """The tokens that may head a cue, by themselves or because a quotation stands beside them."""
    return (i for i in range(len(tree.pos)) if tree.sentence[i] >= 0 and (may_head(tree, i) or i in beside))


def scored(tree: Tree) -> Iterator[Scored]:
    """The candidates that the weights speak for."""
    beside, least = beside_quotations(tree), weights("attribution")
    cues = list(heads(tree, beside))
    cue = numbered([of_cue(tree, i) for i in cues])
    below = [(n, facts) for n, i in enumerate(cues) for facts in of_dependents(tree, i)]
    which = [n for n, _ in below]
    told = np.bincount(which, sums(numbered([facts for _, facts in below]), cue, which), len(cues))
    base = (sums(cue, cue, range(len(cues))) + told + least["(bias)"]).round(2).tolist()
    likely = (n for n, i in enumerate(cues) if base[n] > least["(floor)"] or tree.meaning[i].reported)
    found = [(n, c) for n in likely for c in candidates(tree, beside, cues[n])]
    own = sums(numbered([of_candidate(tree, c) for _, c in found]), cue, [n for n, _ in found]).tolist()
    for (n, c), more in zip(found, own, strict=True):
        score, settled = round(base[n] + more, 2), _is_settled(tree, c)
        clause = c.source.head is not None and "ccomp" in c.construction and tree.meaning[c.head].reported
        if settled or score > least["(threshold)"] - INSIDE * clause:  # `sources suggesting that ...`
            yield Scored(score, c, settled)


@cache
def tables() -> tuple[dict[str, dict[str | None, int]], dict[tuple[str, ...], Numbers]]:
    """Number the facts that have weights, by kind, and give the weights, in hundredths, by these numbers."""
    rows: dict[tuple[str, ...], list[list[Any]]] = defaultdict(list)
    for feature, weight in weights("attribution").items():
        joined, *facts = feature.split("\t")
        if facts:  # neither the bias nor a threshold
            rows[tuple(joined.split())].append([*facts, weight])
    columns = {joined: [*zip(*given, strict=True)] for joined, given in rows.items()}
    known: dict[str, dict[str | None, int]] = defaultdict(dict)
    for name, column in chain.from_iterable(map(zip, columns, columns.values())):
        for fact in column:
            known[name].setdefault(fact, len(known[name]) + 1)
    found = {joined: np.zeros([len(known[name]) + 1 for name in joined], np.int16) for joined in columns}
    for names, (*told, learned) in columns.items():
        at = tuple([known[name][fact] for fact in column] for name, column in zip(names, told, strict=True))
        found[names][at] = np.rint(100 * np.array(learned))
    return known, found


def numbered(rows: Sequence[Facts]) -> dict[str, Numbers]:
    """The facts of some rows as numbers, a column each; 0 for one without a weight."""
    columns = zip(rows[0] if rows else (), zip(*map(dict.values, rows), strict=True), strict=True)
    return {name: np.array([*map(tables()[0][name].get, told, repeat(0))]) for name, told in columns}


def sums(own: dict[str, Numbers], cue: dict[str, Numbers], which: Sequence[int]) -> Numbers:
    """Sum the weights of each row by its own facts, joined to those of `which` cue it has."""
    facts = {name: column[which] for name, column in cue.items()} | own
    told = ((joined, table) for joined, table in tables()[1].items() if joined[-1] in own)
    return sum((table[tuple(facts[name] for name in joined)] for joined, table in told), np.zeros(len(which))) / 100


def _is_settled(tree: Tree, c: Candidate) -> bool:
    """Whether grammar leaves no choice: `this was said by Doe`, `it was said that`, a verb of saying by a quotation."""
    if _is_fixed(tree, c):
        return True
    if not tree.meaning[c.head].reported or tree.pos[c.head] != "VERB":
        return False
    i, quoted = c.source.head, tree.quote[c.head] >= 0
    if i is None:
        it = any(tree.lower[k] == "it" and tree.dep[k] == "nsubjpass" for k in tree.kids[c.head])
        return it and not quoted and c.construction.startswith("ccomp")
    if tree.meaning[c.head].type != "assertion" or len(c.content) > 1:
        return False
    if not quoted and tree.meaning[c.head].name == "say" and (c.source.path, c.construction) in SURE:
        return True  # `..., Doe reported`; `Doe, though, has always said ...`
    utterance = tree.pos[c.content[0][1] - 2] == "PUNCT" or (quoted and "VERB" in tree.pos[slice(*c.content[0])])
    marked = (tree.quote[c.head], c.content[0]) in tree.nested if quoted else c.content[0] in tree.entire
    third = tree.lower[i] not in words("cues", "own_voice", "pronouns")
    return utterance and marked and third and c.source.path in ("own", "beside")


def _is_fixed(tree: Tree, c: Candidate) -> bool:
    """Whether the words themselves attribute: `this was said by`, `in Doe's view`, `made clear that`, a signature."""
    if tree.lemma[tree.head[c.head]] == "make" and tree.lemma[c.head] in words("cues", "made", "adjectives"):
        return c.source.path == "own" and any(part in c.construction for part in ("ccomp", "csubj", "clause"))
    named = c.source.path == "signature" and c.source.head in tree.mention
    uttered = c.construction == "colon" and tree.pos[c.content[-1][1] - 2] == "PUNCT"  # `Doe: “No comment.”`
    alone = uttered and (actor := tree.cast.covering(tree.doc[c.head].sent[0].idx)) and actor.head == c.source.head
    named |= c.source.path == "label" and bool(tree.word[c.head - 1].isupper() or alone)
    noun = c.construction == "noun acl" and c.source.path == "owner" and tree.meaning[c.head].reported
    phrase = c.source.path == "according" and tree.lower[c.head] != "according"
    return named or noun or phrase or (c.construction == PREVIOUS and c.source.path in ("own", "agent"))


def chosen(found: list[Scored], threshold: float = -inf) -> list[Candidate]:
    """The best candidate of each cue, without those whose content a better one has already, in order of the text."""
    kept: list[tuple[Candidate, set[int]]] = []
    used: set[int] = set()
    at: dict[int, set[int]] = defaultdict(set)  # which of those kept lie in a block of 64 tokens
    for score, c, settled in sorted(found, key=lambda s: (-s.score, s.candidate.head, s.candidate.content)):
        tokens = {i for begin, end in c.content for i in range(begin, end)}
        blocks = {i // 64 for i in (*tokens, c.head)}
        near = [kept[n] for n in set().union(*(at[block] for block in blocks))]
        if c.head in used or any(_is_one(c, tokens, other, theirs) for other, theirs in near):
            continue
        if score <= threshold and not (settled or any({c.head, c.source.head} <= theirs for _, theirs in near)):
            continue
        used.add(c.head)
        for block in blocks:
            at[block].add(len(kept))
        kept.append((c, tokens))
    return sorted((c for c, _ in kept), key=lambda c: (c.content, c.head))


def without_asides(tree: Tree, kept: list[Candidate]) -> list[Candidate]:
    """The candidates without what others are told to say beside them: `said they left, with aides saying why`."""
    commas = (tree.left[c.source.head] - 2 for c in kept if c.source.head is not None and c.source.head < c.head)
    asides = [comma for comma in commas if comma > 0 and tree.lower[comma : comma + 2] == [",", "with"]]
    found = []
    for c in kept:
        begin, end = c.content[-1]
        stop = min([end, *(comma for comma in asides if c.head < begin < comma < end)])
        found.append(c._replace(content=(*c.content[:-1], (begin, stop))))
    return found


def _is_one(c: Candidate, tokens: set[int], other: Candidate, theirs: set[int]) -> bool:
    """Whether two contents are one; the speech of somebody named inside the other's content is not."""
    if _is_taken(c, other, theirs) or _is_taken(other, c, tokens):
        return True  # who condemns attacks does not attack
    nested = {c.head, c.source.head} <= theirs or {other.head, other.source.head} <= tokens
    return not nested and len(tokens & theirs) > SAME * len(tokens | theirs)


def _is_taken(noun: Candidate, verb: Candidate, content: set[int]) -> bool:
    return noun.source.head == verb.source.head and noun.source.path.startswith("light") and noun.head in content
