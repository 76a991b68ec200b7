"""Who might be the source of a cue: subjects, agents, owners, or nobody named."""

from __future__ import annotations

from typing import NamedTuple

from .arrays import Tree
from .cues import list_of

RELATIVE = {"who", "which", "that"}
NOUNS = {"NOUN", "PROPN", "PRON"}


class Source(NamedTuple):
    """The noun that heads a source (None: nobody is named) and how it was found."""

    head: int | None
    how: str


PERCEIVED = {"seem", "appear", "look", "sound", "feel"}  # `she looks tired`: to whom is left open
NOBODY = Source(None, "none")


def sources_of_verb(tree: Tree, v: int) -> list[Source]:
    """The sources that a verb of speech may have, the likeliest first.

    A passive gives its agent's words, any other verb its subject's: its own, or that of the verb above it.
    """
    passive = any(tree.dep[k] in ("nsubjpass", "auxpass") for k in tree.kids[v]) or _is_reduced(tree, v)
    by = _agent(tree, v)
    if by is not None:
        return [Source(by, "agent")]
    if passive:
        subject = tree.child(v, "nsubjpass")
        above = Source(subject, "passive") if subject is not None else _shared(tree, v)
        return [NOBODY, above] if above is not None else [NOBODY]
    own = tree.child(v, "nsubj", "csubj")
    if own is not None:
        if tree.dep[v] == "relcl" and tree.lower[own] in RELATIVE:
            return [Source(own, "relative"), Source(tree.head[v], "antecedent")]
        if tree.lemma[v] in PERCEIVED or tree.lower[own] in ("it", "there"):
            return [Source(own, "own"), NOBODY]
        return [Source(own, "own")]
    above = _shared(tree, v)
    nearby = Source(_noun_before(tree, v), "nearby")
    found = [s for s in (above, nearby if above is None else _over(tree, v)) if s is not None and s.head is not None]
    return [*found, NOBODY]


def sources_of_noun(tree: Tree, n: int) -> list[Source]:
    """The sources that a noun of speech may have: its owner, the subject of the verb that it is the object of."""
    found: list[Source] = []
    for k in tree.kids[n]:
        if tree.dep[k] == "poss":
            found.append(Source(k, "owner"))
        elif tree.dep[k] in ("amod", "compound", "nmod") and tree.entity[k] in ("NORP", "GPE", "ORG", "PERSON"):
            found.append(Source(k, "modifier"))
        elif tree.dep[k] in ("prep", "agent") and tree.lower[k] in ("by", "from", "of", "among") and tree.kids[k]:
            found.append(Source(tree.kids[k][0], tree.lower[k]))
    if not found:
        above = tree.head[n]
        above = tree.head[above] if tree.dep[n] in ("pobj", "conj") and tree.pos[above] in ("ADP", "NOUN") else above
        if tree.pos[above] in ("VERB", "AUX") and tree.dep[n] in ("dobj", "pobj", "attr", "conj"):
            subject = next((s for s in sources_of_verb(tree, above) if s.head is not None), NOBODY)
            how = f"light {subject.how} {list_of(tree.lemma[above])}"
            found += [Source(subject.head, how)] if subject.head is not None else []
    return [*found, NOBODY]


def _is_reduced(tree: Tree, v: int) -> bool:
    """`when asked why`, `a plan announced in May`: a participle that others do."""
    bare = not any(tree.dep[k] in ("aux", "nsubj") for k in tree.kids[v])
    return tree.tag[v] == "VBN" and bare and tree.dep[v] in ("advcl", "acl", "ROOT", "ccomp")


def _agent(tree: Tree, v: int) -> int | None:
    for k in tree.kids[v]:
        if tree.dep[k] == "agent" or (tree.dep[k] == "prep" and tree.lower[k] == "by" and tree.tag[v] == "VBN"):
            return next((c for c in tree.kids[k] if tree.dep[c] == "pobj"), None)
    return None


def _shared(tree: Tree, v: int) -> Source | None:
    """The subject of the verb above: `refused to say`, `and added`, `adding that`."""
    how = ""
    for _ in range(4):
        dep, above = tree.dep[v], tree.head[v]
        if dep == "acl":
            return Source(above, f"{how}noun")
        if dep not in ("xcomp", "advcl", "conj", "ccomp", "pcomp", "dep", "acomp"):
            return None
        how = how or ("controlled " if dep != "conj" else "joined ")
        told = tree.child(above, "dobj") if dep == "xcomp" else None
        v = above
        while tree.pos[v] not in ("VERB", "AUX") and tree.dep[v] in ("prep", "pcomp", "acomp", "dobj", "attr", "pobj"):
            v = tree.head[v]
        subject = tree.child(v, "nsubj", "nsubjpass", "csubj")
        if told is not None:
            return Source(told, "told")
        if subject is not None:
            return Source(subject, f"{how}relative" if tree.lower[subject] in RELATIVE else f"{how}subject")
    return None


def _over(tree: Tree, v: int) -> Source | None:
    """Whose an infinitive is where the nearest noun is not its subject: `their plan to`, `promised her to`."""
    noun = tree.head[v]
    if not any(tree.lower[k] == "to" and tree.dep[k] == "aux" for k in tree.kids[v]):
        return None
    if tree.dep[v] == "acl":
        return next(iter(sources_of_noun(tree, noun)), None)
    if tree.dep[v] == "xcomp" and tree.child(noun, "dobj") is not None:
        subject = tree.child(noun, "nsubj")
        return Source(subject, "controlled subject") if subject is not None else None
    return None


def _noun_before(tree: Tree, v: int) -> int | None:
    """`Doe, though, has always said`: the noun that only adverbs and commas part from its verb."""
    for i in range(v - 1, tree.sentences[tree.sentence[v]][0] - 1, -1):
        if tree.pos[i] in NOUNS and tree.dep[i] not in ("dobj", "pobj", "npadvmod"):
            return i
        if tree.pos[i] not in ("ADV", "AUX", "PUNCT", "PART", "SCONJ") or tree.lower[i] in ("”", '"', "''"):
            return None
    return None


def antecedent(tree: Tree, noun: int) -> int:
    """The noun that a relative pronoun stands for; any other noun itself."""
    verb = tree.head[noun]
    if tree.lower[noun] in RELATIVE and tree.dep[verb] == "relcl":
        return tree.head[verb]
    return noun
