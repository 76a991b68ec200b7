"""The place of a contact: named in its own phrase, in a clause around it, or before its noun, in this order."""

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Token

from ..records import Cast
from .chain import clauses_of
from .parties import partners_of
from .values import Place
from .words import words

PLACES = ("GPE", "LOC", "FAC")
TIMES = ("DATE", "TIME")
AT = ("in", "at", "near", "outside")
TO = ("to", "for")


def place_of(token: Token, cast: Cast) -> Place | None:
    """Give where a contact was or will be; None where its sentence does not say so."""
    own, around = chain(_own(token), _before(token, cast)), _around(token, cast)
    places = chain(
        (_placed(noun) for noun in own if not _is_somebody(noun, cast)), (_placed(n, own=False) for n in around)
    )
    return next(places, None)


def _own(token: Token) -> Iterator[Token]:
    """`a summit in Oslo`, `visited Oslo`, `met Roe in Oslo`, `talks held in Oslo`, `Oslo, where they met`."""
    seen = (c for c in token.children if _goes(token) and c.dep_ == "dobj" and c.ent_type_ in PLACES)
    yield from filter(None, map(_place, (*_after(token), *seen)))
    for inner in _inner(token):
        yield from _own(inner)
    if token.dep_ == "relcl" and any(c.lower_ == "where" for c in token.children) and token.head.pos_ == "PROPN":
        yield token.head


def _after(head: Token) -> list[Token]:
    """The nouns after "in" or "at" under a word, and after "to" or "for" where it tells of going or planning."""
    return partners_of(head, *AT, *(TO if _goes(head) else ()))


def _goes(head: Token) -> bool:
    lists = (("travel",), ("travel", "going"), ("motion", "verbs"), ("planned", "verbs"), ("moved", "verbs"))
    return any(head.lemma_.lower() in words(*each) for each in lists)


def _inner(token: Token) -> Iterator[Token]:
    """The words under which the parser may have hung the place: `met Roe in Oslo`, `talks held in Oslo`."""
    yield from (c for c in token.children if (c.dep_ == "dobj" and c.pos_ == "PROPN") or c.dep_ in ("relcl", "acl"))
    yield from partners_of(token, "of", "with")


def _around(token: Token, cast: Cast) -> Iterator[Token]:
    """`The summit will be held in Oslo`, `met the premier in Oslo`, `arrived in Oslo for talks`."""
    for verb in clauses_of(token):
        yield from (n for head in _heads(verb, cast) for n in _after(head) if _is_place(n, cast))


def _is_place(noun: Token, cast: Cast) -> bool:
    """Whether a noun is named as a place, as a state or its capital, or stands after "in" and is no actor."""
    mention = cast.covering(noun.idx)
    state = mention is not None and all(cast.by_id[i].kind == "state" for i in mention.actor_ids)
    inside = noun.head.lower_ == "in" and mention is None and noun.ent_type_ not in TIMES
    named = state or inside or noun.lower_ in words("premises")  # "the White House", which the model takes for a body
    return noun.ent_type_ in PLACES or (named and noun.pos_ == "PROPN")


def _heads(verb: Token, cast: Cast) -> Iterator[Token]:
    """A verb, and the times and people under it: `met the premier in Oslo`, `on Friday in Oslo`."""
    yield verb
    below = [*verb.children, *(n for c in verb.children if c.dep_ in ("prep", "agent") for n in c.children)]
    yield from (n for n in below if n.ent_type_ in TIMES or (n.pos_ in ("NOUN", "PROPN") and cast.headed_by(n.i)))


def _before(token: Token, cast: Cast) -> Iterator[Token]:
    """The `Strelsau` of `the Strelsau summit`."""
    before = (t for t in token.doc[token.left_edge.i : token.i] if t.ent_type_ in (*PLACES, "EVENT", "ORG"))
    return (t for t in before if t.pos_ == "PROPN" and cast.covering(t.idx) is None)


def _place(noun: Token) -> Token | None:
    """A noun after "in" where it names a place, or the name in it: `at his Oslo home`."""
    if noun.text[0].isupper():
        return noun if noun.ent_type_ not in TIMES else None
    home = noun.lemma_ in words("premises")
    return next((c for c in noun.children if home and c.dep_ == "compound" and c.text[0].isupper()), None)


def _is_somebody(noun: Token, cast: Cast) -> bool:
    mention = cast.covering(noun.idx)
    return mention is not None and any(cast.by_id[i].kind in ("person", "unnamed", "group") for i in mention.actor_ids)


def _placed(noun: Token, own: bool = True) -> Place:
    """A place with the words of its name, and as a title has it: `in Strelsau`, `at the Winter Palace`."""
    phrase = noun.doc[noun.left_edge.i : noun.i + 1]
    name = " ".join(t.text for t in phrase if t.dep_ in ("compound", "nmod") or t.i == noun.i)
    the = "the " if any(t.lower_ == "the" and t.head.i == noun.i for t in phrase) else ""
    return Place(name, f"{noun.head.lower_ if noun.head.lower_ in AT else 'in'} {the}{name}", own)
