"""Questions put to the dependency tree: subject, agent, governor, what is negated, where a clause ends."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from ..lexicon import labels, words
from ..records import Span

SUBJECTS = labels("subjects")
VERBS = ("VERB", "AUX")  # parts of speech
STEPS = 4  # verbs above a verb that it may share its subject with


class Subject(NamedTuple):
    """A `noun` that a verb may have for its subject, and the `path` from the verb to it."""

    noun: Token
    path: str


def subject(verb: Token) -> Token | None:
    """Find the noun that a verb has for its subject, or shares with the verb above it.

    A relative pronoun gives the noun that it stands for; None where no noun is in reach.

    >>> from summitry.language import model
    >>> doc = model()("The king, who had urged Zenda to sign, refused to leave.")
    >>> [(verb.text, subject(verb).text) for verb in doc if verb.pos_ == "VERB"]
    [('urged', 'king'), ('sign', 'Zenda'), ('refused', 'king'), ('leave', 'king')]
    """
    found = next(subjects(verb), None)
    return antecedent(found.noun) if found is not None else None


def subjects(verb: Token) -> Iterator[Subject]:
    """Find the nouns that may be a verb's subject, the likeliest first.

    Its own, else whom it is told to (`urged Roe to leave`), whose noun it hangs on (`Roe's decision to leave`), and
    the subject of the verb above it (`promised to leave`).
    """
    above: Token | None = verb
    path, passed = "", list[Subject]()  # objects of the verbs between
    for _ in range(STEPS):
        if above is None:
            return
        verb = above
        own = _own_subject(verb)
        if own is not None:
            yield Subject(own, f"{path}subject" if path else "own")
            yield from passed
            return
        if verb.dep_ == "acl" and not is_infinitive(verb):
            yield Subject(verb.head, f"{path}noun")
            return
        path = path or ("joined " if verb.dep_ == "conj" else "controlled ")
        yield from _meant(verb)
        if verb.dep_ == "xcomp" and _told_to(verb) is None:  # "helped Roe to leave": the object may be meant, too
            passed += [Subject(child, "object") for child in verb.head.children if child.dep_ == "dobj"]
        above = _above(verb)


def _own_subject(verb: Token) -> Token | None:
    """`Doe left`; `Doe and Roe last met in May`, where the model hangs them under "last"."""
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    adverbs = (child for child in verb.children if child.dep_ == "advmod") if own is None else ()
    return next((noun for adverb in adverbs for noun in adverb.children if noun.dep_ == "nsubj"), own)


def _meant(verb: Token) -> Iterator[Subject]:
    """Who is to do what a verb says: `urged Roe to leave`, `accused Roe of lying`, `Roe's plan (for Doe) to leave`."""
    of_noun = _is_of_noun(verb)
    told = _told_to(verb) or _blamed(verb) or (_meant_for(verb) if of_noun else None)
    holder = owner(verb.head, verb.i) if of_noun else None
    if told is not None:
        yield Subject(told, "told")
    elif holder is not None:
        yield Subject(holder, "owner")


def _meant_for(verb: Token) -> Token | None:
    """Doe in `plans for Doe to leave`; not peace in `Roe's plan for peace to leave`."""
    named = (noun for noun in _under(verb.head, "for", verb.i) if noun.tag_ != "NN")
    return next((noun for noun in named if noun.i + 2 == verb.i), None)


def _is_of_noun(verb: Token) -> bool:
    """`Roe's plan to leave`: an infinitive that hangs on a noun."""
    return verb.dep_ in ("acl", "relcl") and is_infinitive(verb)


def _above(verb: Token) -> Token | None:
    """The verb that a verb shares its subject with: `has plans to meet`, `are due to meet`, `insist on leaving`."""
    if _is_of_noun(verb):
        return governor(verb.head)
    if verb.dep_ not in labels("sharing"):
        return None
    above = verb.head
    if verb.dep_ == "pcomp" and above.pos_ not in ("VERB", "AUX", "ADJ"):
        above = above.head
    return above.head if above.dep_ == "acomp" else above


def antecedent(noun: Token) -> Token:
    """Find the noun that a relative pronoun stands for; any other noun is its own."""
    verb = noun.head
    relative = noun.lower_ in words("control", "relative") and noun.dep_ in SUBJECTS
    return verb.head if relative and verb.dep_ == "relcl" else noun


def is_infinitive(verb: Token) -> bool:
    """Tell whether "to" stands before a verb."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def owner(noun: Token, before: int) -> Token | None:
    """Find whose a noun is: `Doe's decision to leave`, `the right of Roe to return`, up to the token `before`."""
    own = next((child for child in noun.children if child.dep_ == "poss"), None)
    return own or next(_under(noun, "of", before), None)


def _under(noun: Token, preposition: str, before: int) -> Iterator[Token]:
    """The nouns after a preposition under a noun, where it stands before a token."""
    heads = (child for child in noun.children if child.lower_ == preposition and child.i < before)
    return (below for head in heads for below in head.children if below.dep_ == "pobj")


def _told_to(verb: Token) -> Token | None:
    """`urged Roe to leave`, `called on Roe to leave`."""
    above, joined = verb.head, verb.dep_ in ("xcomp", "advcl")
    if not joined or above.lemma_ not in words("control", "object", "verbs") or not is_infinitive(verb):
        return None
    before = [child for child in above.children if child.i < verb.i]
    told = next((child for child in before if child.dep_ in ("dobj", "dative")), None)
    if told is not None or above.lemma_ not in words("control", "object", "on"):
        return told
    on = (child for child in before if child.lower_ in ("on", "to") and child.dep_ == "prep")
    return next((noun for preposition in on for noun in preposition.children if noun.dep_ == "pobj"), None)


def _blamed(verb: Token) -> Token | None:
    """`accused Roe of blocking it`."""
    if verb.dep_ != "pcomp" or verb.head.head.lemma_ not in words("control", "deed", "verbs"):
        return None
    return next((child for child in verb.head.head.children if child.dep_ in ("dobj", "nsubjpass")), None)


def agent(verb: Token) -> Token | None:
    """Find the noun after "by" of a passive verb or a noun of action; None where there is none."""
    by = (child for child in verb.children if child.dep_ in ("agent", "prep") and child.lower_ == "by")
    return next((noun for child in by for noun in child.children if noun.dep_ == "pobj"), None)


def coordinated(token: Token) -> Iterator[Token]:
    """Find a token and those joined to it by "and", "or" or commas, from left to right."""
    waiting = [token]  # no recursion: a list may have thousands
    while waiting:
        yield (noun := waiting.pop())
        waiting += [child for child in noun.children if child.dep_ == "conj" and child.i > noun.i][::-1]


def governor(token: Token) -> Token | None:
    """Find the nearest verb above a token, itself excluded and no preposition as "following"; None where none is."""
    return next((above for above in token.ancestors if above.pos_ in VERBS and above.dep_ != "prep"), None)


def is_negated(verb: Token) -> bool:
    """Tell whether "not", "never" or a subject or object with "no" negates a verb."""
    for child in verb.children:
        near = child.i <= verb.i + 2  # "is pledged to it, but not directly" denies nothing of the pledge
        longer = child.lower_ == "longer" and any(word.lower_ == "no" for word in child.children)
        no = any(word.lower_ in words("control", "negation", "determiners") for word in child.children)
        itself = longer or child.dep_ == "neg" or child.lower_ in words("control", "negation")
        if (near and itself) or (no and child.dep_ in labels("deniable")):
            return True
    return False


def clause_span(verb: Token) -> Span:
    """Span a verb from its subject (or "to") to the end of its phrase, without what only adds to it."""
    before = (child.left_edge.i for child in verb.lefts if child.dep_ in labels("before_verb"))
    after = (child.right_edge.i for child in verb.rights if child.dep_ in labels("after_verb"))
    left, last = min([verb.i, *before]), verb.doc[max([verb.i, *after])]
    while last.is_punct or last.is_space:
        last = last.nbor(-1)
    return Span(verb.doc[left].idx, last.idx + len(last))
