"""The sources that a cue may have: subjects, agents, owners, or nobody named."""

from typing import NamedTuple

from ..lexicon import words
from ..syntax import clauses
from .arrays import Tree

NOUNS = {"NOUN", "PROPN", "PRON"}


class Source(NamedTuple):
    """The noun that heads a source (None: nobody is named) and the path from the cue to it."""

    head: int | None
    path: str


NOBODY = Source(None, "none")


def sources_of_verb(tree: Tree, v: int) -> list[Source]:
    """Find the sources that a verb of speech may have, the likeliest first: agent, subject, that of the verb above."""
    verb, passive = tree.doc[v], any(tree.dep[k] in ("nsubjpass", "auxpass") for k in tree.kids[v])
    by = clauses.agent(verb) if passive or tree.tag[v] == "VBN" else None
    if by is not None:
        return [Source(by.i, "agent")]
    found = [Source(noun.i, path) for noun, path in clauses.subjects(verb)]
    if passive or _is_reduced(tree, v):
        meant = found[: not _is_addressed(tree, v)]
        return [NOBODY, *(Source(head, f"passive {path}") for head, path in meant)]
    if found and found[0].path == "own":
        return _of_own(tree, v, found[0])
    nearby = None if found else _noun_before(tree, v)
    return [*found, *([] if nearby is None else [Source(nearby, "nearby")]), NOBODY]


def _of_own(tree: Tree, v: int, own: Source) -> list[Source]:
    """`the minister, who said`: the pronoun or its noun; `it seems`, `she looks tired`: perhaps nobody."""
    head = own.head or 0
    stands_for = clauses.antecedent(tree.doc[head]).i
    if stands_for != head:
        return [Source(head, "relative"), Source(stands_for, "antecedent")]
    seeming = tree.lemma[v] in words("cues", "perceived", "verbs")
    return [own, NOBODY] if seeming or tree.lower[head] in ("it", "there") else [own]


def sources_of_noun(tree: Tree, n: int) -> list[Source]:
    """Find the sources that a noun of speech may have: its owner, the subject of the verb that it is the object of."""
    found: list[Source] = []
    for k in tree.kids[n]:
        if tree.dep[k] == "poss":
            found.append(Source(k, "owner"))
        elif tree.dep[k] in ("amod", "compound", "nmod") and tree.entity[k] in ("NORP", "GPE", "ORG", "PERSON"):
            found.append(Source(k, "modifier"))
        elif tree.dep[k] in ("prep", "agent") and tree.lower[k] in ("by", "from", "of", "among") and tree.kids[k]:
            found.append(Source(tree.kids[k][0], tree.lower[k]))
    return [*(found or _of_light_verb(tree, n)), NOBODY]


def _of_light_verb(tree: Tree, n: int) -> list[Source]:
    """`made a claim`, `expressed doubts`: the subject of the verb that takes the noun."""
    above = tree.head[n]
    above = tree.head[above] if tree.dep[n] in ("pobj", "conj") and tree.pos[above] in ("ADP", "NOUN") else above
    if tree.pos[above] not in clauses.VERBS or tree.dep[n] not in ("dobj", "pobj", "attr", "conj"):
        return []
    subject = next((s for s in sources_of_verb(tree, above) if s.head is not None), None)
    return [Source(subject.head, f"light {subject.path} {tree.meaning[above].name}")] if subject else []


def _is_addressed(tree: Tree, v: int) -> bool:
    """`was asked`, `was told`: a passive subject is spoken to."""
    name, lemma = tree.meaning[v].name, tree.lemma[v]
    return name in words("cues", "addressed", "lists") or lemma in words("cues", "addressed", "verbs")


def _is_reduced(tree: Tree, v: int) -> bool:
    """`when asked why` (also where the model reads a past tense), `a plan announced in May`: what others do."""
    own = tree.child(v, "aux", "nsubj")
    if own is not None:  # `Doe, asked why, said` is mostly parsed as `Doe asked why`
        return _is_addressed(tree, v) and own + 2 == v and tree.lower[v - 1] == ","
    if tree.tag[v] == "VBD":
        return tree.dep[v] == "advcl" and tree.tag[v - 1] in ("WRB", "IN") and _is_addressed(tree, v)
    return tree.tag[v] == "VBN" and tree.dep[v] in ("advcl", "acl", "ROOT", "ccomp")


def _noun_before(tree: Tree, v: int) -> int | None:
    """`Doe, though, has always said`: the noun that only adverbs and commas part from its verb."""
    for i in range(v - 1, tree.sentences[tree.sentence[v]][0] - 1, -1):
        if tree.pos[i] in NOUNS and tree.dep[i] not in ("dobj", "pobj", "npadvmod"):
            return i
        if tree.pos[i] not in ("ADV", "AUX", "PUNCT", "PART", "SCONJ") or tree.lower[i] in ("”", '"', "''"):
            return None
    return None
