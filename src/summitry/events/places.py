"""The place of a contact: named in its own phrase, before its noun, or in a clause around it, in this order."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from spacy.tokens import Token

from ..actors.states import states
from ..records import Cast
from ..syntax.clauses import SUBJECTS, coordinated
from .chain import clauses_of
from .parties import is_somebody, partners_of
from .values import Place
from .words import has_child, words

PLACES = ("GPE", "LOC", "FAC")
TIMES = ("DATE", "TIME")
AT = ("in", "at", "near", "outside")


def place_of(token: Token, cast: Cast) -> Place | None:
    """Give where a contact was or will be; None where its sentence does not say so."""
    own = (_placed(noun, own=True) for noun in chain(_own(token), _before(token, cast)) if not _is_person(noun, cast))
    beside = (noun for verb in clauses_of(token) for noun in _around(verb, cast))
    around = (_placed(noun, own=False) for noun in chain(_venue(token), beside) if _is_place(noun, cast))
    return next(chain(own, around), None)


def _own(token: Token) -> Iterator[Token]:
    """`a summit in Oslo`, `visited Oslo`, `met Roe in Oslo`, `talks held in Oslo`, `Oslo, where they met`."""
    if token.dep_ == "compound":  # "the summit meeting in Oslo"
        yield from filter(None, map(_place, _after(token.head)))
    seen = (c for c in token.children if _goes(token) and c.dep_ == "dobj" and is_named(c))
    manner = (noun for c in token.children if c.lower_ in words("manner") for noun in _after(c))
    yield from filter(None, map(_place, (*_after(token), *manner, *seen)))
    for inner in (*(c for c in token.children if c.dep_ in ("relcl", "acl")), *partners_of(token, "of", "with")):
        yield from chain.from_iterable(map(_own, coordinated(inner)))
    if token.dep_ == "relcl" and has_child(token, ("where",)):
        yield from filter(None, [_place(token.head)])  # "Oslo, where they met", not "on Monday, where"


def _before(token: Token, cast: Cast) -> Iterator[Token]:
    """The `Strelsau` of `the Strelsau summit`."""
    before = token.doc[token.left_edge.i : token.i]
    named = (t for t in before if t.ent_type_ in (*PLACES, "EVENT", "ORG") and t.pos_ == "PROPN")
    return (t for t in named if cast.covering(t.idx) is None)


def _venue(token: Token) -> Iterator[Token]:
    """`chose Oslo as the venue for the talks`, `the site of the summit will be Oslo`."""
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("of", "for") else token.head
    if noun.lemma_ in words("places", "venues"):
        verb, named = noun.head, ("attr", "appos") if noun.dep_ in SUBJECTS else (*SUBJECTS, "dobj")
        yield from (c for c in (verb.head if verb.lower_ == "as" else verb).children if c.dep_ in named)


def _around(verb: Token, cast: Cast) -> Iterator[Token]:
    """`The summit will be held in Oslo`, `met the premier in Oslo`, `is due in Oslo on Friday for talks`."""
    if verb.lemma_ in words("places", "hosting"):  # "Oslo will host the talks"
        yield from (c for c in verb.children if c.dep_ in SUBJECTS)
    below = [noun for child in verb.children for noun in (child, *child.children)]
    settings = [noun for noun in below if noun.lower_ in words("places", "settings")]
    due = (child for child in verb.children if child.dep_ == "xcomp" and verb.lemma_ == "be")  # "is to meet in Oslo"
    heads = (noun for noun in below if noun.ent_type_ in TIMES or cast.headed_by(noun.i))
    within = (noun for setting in settings for noun in (setting, *partners_of(setting, "of")))
    yield from (noun for head in (verb, *due, *within, *heads) for noun in filter(None, map(_place, _after(head))))


def _after(head: Token) -> list[Token]:
    """The nouns after "in" or "at" under a word, and after "to" or "for" where it tells of going or planning."""
    return partners_of(head, *AT, *(("to", "for") if _goes(head) else ()))


def _goes(head: Token) -> bool:
    return head.lemma_.lower() in words("travel") | words("motion", "verbs") | words("moved", "verbs")


def _is_place(noun: Token, cast: Cast) -> bool:
    """Whether a noun is named as a place, as a state or its capital: the model takes some for bodies."""
    mention = cast.covering(noun.idx)
    state = mention is not None and all(cast.by_id[i].kind == "state" for i in mention.actor_ids)
    return state or is_named(noun)


def leads_to(token: Token | None, *prepositions: str) -> bool:
    """Tell whether a state or town by name stands after some prepositions under a word."""
    nouns = partners_of(token, *prepositions) if token is not None else []
    return any(is_named(noun) and noun.ent_type_ not in PLACES[1:] for noun in nouns)


def is_named(noun: Token) -> bool:
    """Tell whether a noun names a place, or a capital that the model takes for a body."""
    return noun.ent_type_ in PLACES or noun.text in _capitals() or any(map(_tells_which, noun.children))


@cache
def _capitals() -> frozenset[str]:
    return frozenset(capital for state in states().values() for capital in state.get("capitals", ()))


def _place(noun: Token) -> Token | None:
    """A noun after "in" where it names a place, or the name in it: `at his Oslo home`."""
    if noun.text[0].isupper():
        return noun if noun.ent_type_ not in TIMES else None
    home = noun.lemma_ in words("premises")
    named = (c for c in (*noun.children, *partners_of(noun, "in", "of")) if c.text[0].isupper() and c.pos_ == "PROPN")
    return next(named, noun if any(map(_tells_which, noun.children)) else None) if home else None


def _tells_which(word: Token) -> bool:
    """The `Ruritanian` of `the Ruritanian capital`."""
    return word.head.lower_ in words("places", "seats") and word.dep_ == "amod" and word.text[0].isupper()


def _is_person(noun: Token, cast: Cast) -> bool:
    mention = cast.covering(noun.idx)
    return mention is not None and any(is_somebody(i, cast) for i in mention.actor_ids)


def _placed(noun: Token, own: bool) -> Place:
    """A place with the words of its name, and as a title has it: `in Strelsau`, `at the Winter Palace`."""
    phrase = noun.doc[noun.left_edge.i : noun.i + 1]
    name = " ".join(t.text for t in phrase if t.dep_ in ("compound", "nmod") or t.i == noun.i or _tells_which(t))
    the = "the " if has_child(noun, ("the",)) else ""
    return Place(name, f"{noun.head.lower_ if noun.head.lower_ in AT else 'in'} {the}{name}", own)
