"""Everything that might be an attribution: each word that could be a cue, with the contents it could take."""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from ..lexicon import labels, words
from ..syntax.clauses import VERBS
from ..syntax.tokens import Range
from .arrays import Tree
from .sources import Source, sources_of_noun, sources_of_verb

PARTICLES, OPENERS = labels("particles"), labels("openers")
PREVIOUS = "sentence before"  # a construction
COPULAR = ("acomp", "oprd", "attr")  # relations of what a subject is said to be
MOST = 4  # parts that one content may be put together from

Extent = tuple[str, tuple[Range, ...]]  # a construction, and the content that it gives
Reading = tuple[Range, list[Source], list[Extent]]  # of a cue


class Candidate(NamedTuple):
    """A cue (a run of tokens around `head`), its source and one content that it might take.

    `trail` says what follows the last comma or dash of the content, and whether it `keeps` or `cuts` it;
    it `stops` where the speaker goes on in a further quotation. `score` is the logarithm of its odds, once chosen.
    """

    head: int
    cue: Range
    source: Source
    content: tuple[Range, ...]
    construction: str
    trail: str = ""
    score: float = 0.0


def may_head(tree: Tree, i: int) -> bool:
    """Tell whether a token may head a cue: a verb, or a noun or an adjective that takes something or is a predicate."""
    takes = tree.right[i] > i or tree.dep[i] in ("nsubj", *COPULAR)
    return tree.pos[i] in VERBS or (takes and tree.pos[i] in READINGS)


def candidates_of(tree: Tree, head: int) -> Iterator[Candidate]:
    """The candidates whose cue is headed by a token, by its part of speech."""
    read = _of_phrase if head in tree.phrase_end else READINGS.get(tree.pos[head])
    if read is None:
        return
    cue, sources, extents = read(tree, head)
    for name, content in extents:
        for source in sources:
            yield Candidate(head, cue, source, content, name)


def _of_verb(tree: Tree, v: int) -> Reading:
    cue, sources = verb_group(tree, v), sources_of_verb(tree, v)
    return cue, sources, list(_said_before(tree, v)) or [*_after(tree, v, v), *_before(tree, v, cue, sources[0])]


def _of_adjective(tree: Tree, a: int) -> Reading:
    """`is sceptical of the plan`, `it is clear that ...`."""
    above = tree.head[a]
    copular = tree.dep[a] in COPULAR and above < a
    sources = sources_of_verb(tree, above if copular else a)
    cue = (verb_group(tree, above)[0], a + 1) if copular and a - above < 5 else (a, a + 1)
    extents = list(_after(tree, a, a))
    if copular:
        extents += [(f"be {name}", content) for name, content in _after(tree, above, a)]
        extents += _before(tree, above, cue, sources[0])
    return cue, sources, [(f"adjective {name}", content) for name, content in extents]


def _of_noun(tree: Tree, n: int) -> Reading:
    """`his claim that ...`, `doubts about ...`; `his argument is that ...`."""
    above = tree.head[n]
    extents = [(name, c) for name, c in _after(tree, n, n) if not _says_itself(tree, n, name)]
    if tree.dep[n] == "nsubj" and tree.lemma[above] == "be":
        extents += [(f"be {name}", c) for name, c in _after(tree, above, above) if name.startswith(("ccomp", "xcomp"))]
    sources = sources_of_noun(tree, n) if extents else []
    return (n, n + 1), sources, [(f"noun {name}", content) for name, content in extents]


def _says_itself(tree: Tree, n: int, name: str) -> bool:
    """`a statement saying that ...`: there the participle is the cue."""
    said = next((k for k in tree.kids[n] if k > n and tree.dep[k] == "acl"), n)
    return name.startswith("acl-ing") and tree.meaning[said].reported


def _of_phrase(tree: Tree, first: int) -> Reading:
    """`According to the ministry, ...`: the sentence before the phrase, after it, or around it."""
    last = tree.phrase_end[first]
    cue, noun = (first, last + 1), tree.child(last, "pobj", "pcomp", "poss")
    if noun is None:
        return cue, [], []
    begin, end = tree.sentences[tree.sentence[first]]
    stop = max(tree.right[noun], last) + 1
    before, after = ((begin, first),) if first > begin else (), ((stop, end),) if stop + 1 < end else ()
    around = before and after and before + after
    extents = [("according before", before), ("according after", after), ("according around", around)]
    return cue, [Source(noun, "according")], [(name, content) for name, content in extents if content]


def _after(tree: Tree, v: int, last: int) -> Iterator[Extent]:
    """The runs of dependents after a word, from any that may open a content to any later one."""
    after = takewhile(lambda k: tree.dep[k] != "conj", (k for k in tree.kids[v] if k > last))
    parts = [k for k in after if tree.dep[k] not in PARTICLES]
    for a, first in enumerate(parts):
        addressed = a > 0 and tree.dep[parts[a - 1]] == "dobj" and tree.right[parts[a - 1]] + 1 == tree.left[first]
        if tree.dep[first] not in OPENERS or (addressed and _kind(tree, first) == "infinitive"):
            continue  # `urged | them to stay`: whom an infinitive is addressed to is part of the content
        name = ""
        for k in parts[a : a + MOST]:
            name = f"{name}+{_kind(tree, k)}" if name else _kind(tree, k)
            begin = tree.left[first] + (tree.dep[first] in ("prep", "dative") and tree.kids[first] != [])
            if begin <= tree.right[k]:
                yield name, ((begin, tree.right[k] + 1),)


def _kind(tree: Tree, k: int) -> str:
    """How a dependent is named in constructions: its relation, with the preposition or form of its verb."""
    dep = tree.dep[k]
    if dep in ("prep", "dative") and tree.pos[k] in ("ADP", "SCONJ", "ADV", "PART"):
        return tree.lower[k]
    if dep in ("ccomp", "xcomp", "advcl", "acl"):
        marks = [tree.lower[c] for c in tree.kids[k] if c < k and tree.dep[c] in ("mark", "aux", "advmod")]
        if "to" in marks:
            return "infinitive"
        return f"{dep}-ing" if tree.tag[k] == "VBG" and not marks else dep
    return dep


def _before(tree: Tree, v: int, cue: Range, source: Source) -> Iterator[Extent]:
    """Contents that stand before their verb: clauses, subjects of passives, what relative clauses are about."""
    seems = tree.lemma[v] in words("cues", "perceived", "subject")
    deed = source.head is None and tree.lemma[v] in words("cues", "deeds", "verbs")  # "the envoy was recalled"
    for k in (k for k in tree.kids[v] if k < v):
        if tree.dep[k] == "ccomp":
            stop = min(tree.right[k] + 1, cue[0])
            if source.head is not None and k < source.head < v:
                stop = min(stop, tree.left[source.head])
            yield "clause before", ((tree.left[k], max(stop, k + 1)),)
        elif (tree.dep[k] == "nsubjpass" and not deed) or (tree.dep[k] == "nsubj" and seems):
            yield from _and_more(tree, v, "subject", (tree.left[k], tree.right[k] + 1))
        elif tree.dep[k] in ("dobj", "pobj", "attr") and tree.tag[k] in ("WDT", "WP"):
            yield from _and_more(tree, v, "relative", (k, k + 1))
    noun = tree.head[v]  # "the deal they support", "a plan rejected by the union"
    if tree.dep[v] in ("relcl", "acl") and tree.tag[v] != "VBG" and tree.child(v, "dobj") is None and noun < v:
        own = (tree.left[noun], min(tree.left[v], noun + 1 if tree.dep[v] == "acl" else tree.left[v]))
        yield from _and_more(tree, v, "antecedent", own) if own[0] < own[1] else ()
    yield from _aside(tree, v, cue, source, tree.sentences[tree.sentence[v]])


def _said_before(tree: Tree, v: int) -> Iterator[Extent]:
    """`This was stated by Doe`, `Doe said this`: the sentence before."""
    this = next((k for k in tree.kids[v] if tree.lower[k] == "this" and tree.dep[k] in ("nsubjpass", "dobj")), None)
    n = tree.sentence[v] - 1
    if this is not None and n >= 0 and tree.meaning[v].reported:
        yield PREVIOUS, (tree.sentences[n],)


def _and_more(tree: Tree, v: int, name: str, own: Range) -> Iterator[Extent]:
    """What stands before a verb, alone and with what follows: `he was seen | as a hawk`, `what she calls | a lie`."""
    yield name, (own,)
    for more, (rest,) in _after(tree, v, v):  # a clause needs no subject (`they were told that`), nor does `as saying`
        if name != "subject" or not (more.startswith("ccomp") or tree.meaning[rest[0]].reported):
            yield f"{name}+{more}", (own, rest)


def _aside(tree: Tree, v: int, cue: Range, source: Source, sentence: Range) -> Iterator[Extent]:
    """`The talks, the minister said, had failed.`: the sentence around a cue and source set off by commas."""
    if source.head is None or tree.sentence[source.head] != tree.sentence[v]:
        return
    low = min(cue[0], tree.left[source.head]) if source.head < v else cue[0]
    low = max(low, sentence[0])
    while low > sentence[0] and (tree.dep[low - 1] in labels("before_noun") or tree.lower[low - 1] == "as"):
        low -= 1
    if low == sentence[0] and tree.lower[low] == "as" and (main := tree.head[v]) > v:  # "As she put it, ..."
        yield "aside after", ((tree.right[v] + 1, tree.right[main] + 1),)
    if low - 1 <= sentence[0] or tree.lower[low - 1] not in (",", "”", '"', "''", "’", "-", "—", "–", "--"):
        return
    yield "aside before", ((sentence[0], low),)
    high = max(cue[1], tree.right[source.head] + 1 if source.head > v else 0)
    while high < sentence[1] and tree.lower[high] not in (",", "—", "–", "--"):
        high += 1
    if high + 1 < sentence[1]:
        yield "aside around", ((sentence[0], low), (high + 1, sentence[1]))


def verb_group(tree: Tree, v: int) -> Range:
    """A verb with its auxiliaries, what stands between them, and its particle."""
    first = min((k for k in tree.kids[v] if k < v and tree.dep[k] in ("aux", "auxpass", "neg")), default=v)
    last = v + 1 if v + 1 < len(tree.dep) and tree.dep[v + 1] == "prt" else v
    return first, last + 1


READINGS = {"NOUN": _of_noun, "PROPN": _of_noun, "ADJ": _of_adjective, **dict.fromkeys(VERBS, _of_verb)}
