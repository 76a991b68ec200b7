"""Verbs of contact: who takes part, by the frame that the lexicon gives the verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Cast
from ..syntax.clauses import subject
from .parties import by_phone, entries, excluded, is_party, is_political, listed, partners, partners_of
from .places import PLACES

if TYPE_CHECKING:
    from spacy.tokens import Token


class Roles(NamedTuple):
    """Who takes part in what a verb tells, and which of them host or mediate."""

    cast: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    partnered: bool = False  # whether somebody is met, though it is not settled who


def verb_roles(token: Token, cast: Cast) -> Roles | None:
    """The roles in the contact that a verb tells of; None where it tells of none."""
    entry = entries("verb").get(token.lemma_.lower())
    if entry is None or not (token.pos_ == "VERB" or _is_gerund(token) or token.dep_ == "amod" or _has_subject(token)):
        return None
    if token.dep_ == "amod":  # "the visiting envoy", but not "met expectations"
        guests = denoted(token.head, cast) if token.tag_ == "VBG" or token.lower_ == "visiting" else ()
        political = entry["frame"] == "travels" and any(is_political(i, cast) for i in guests)
        return Roles(guests, partnered=True) if political else None
    return FRAMES[entry["frame"]](token, cast)


def _has_subject(token: Token) -> bool:
    """`when the two meet`, where the parser takes the verb for a noun."""
    return token.pos_ == "NOUN" and any(c.dep_ == "nsubj" for c in token.children)


def _is_gerund(token: Token) -> bool:
    """`after meeting ministers`, where the parser takes the verb for the first part of a compound."""
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    return token.lower_ == "meeting" and token.dep_ == "compound" and before in ("after", "before", "by", "on", "since")


def object_of(token: Token) -> Token | None:
    """Whom or what a verb is done to, also where the parser hung it under the next verb."""
    if token.dep_ == "compound":
        return token.head
    direct = next((c for c in token.children if c.dep_ == "dobj"), None)
    if direct is not None:
        return None if direct.lower_ == "face" else direct  # "met face to face"
    misread = next((c for c in token.children if c.dep_ == "npadvmod" and c.ent_type_ == "PERSON"), None)
    if misread is not None:  # "after meeting Roe"
        return misread
    clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)  # "hosting Roe to discuss"
    own = clause and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children) and subject(clause)
    return own if own and own.head is clause else None


def _subject(token: Token) -> Token | None:
    if token.dep_ == "compound":  # "said after meeting ministers"
        preposition = token.head.head
        return subject(preposition.head) if preposition.dep_ == "prep" else None
    return subject(token)


def _meeting(token: Token, direct: Token | None, cast: Cast) -> tuple[str, ...]:
    """Who is to meet; the invited too: `Doe's invitation to Roe to meet`, `invited Roe to meet`, `called on Roe to`."""
    above = token.head
    ids = denoted(_subject(token), cast)
    if token.dep_ == "acl" and above.lemma_ in listed("inviting", "nouns"):
        return distinct(ids, *(denoted(n, cast) for n in partners_of(above, "to")))
    if token.dep_ == "xcomp" and above.lemma_ in listed("inviting", "verbs"):
        return ids if direct is not None else distinct(denoted(subject(above), cast), ids)
    return ids


def distinct(*groups: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of all groups, each once, in order."""
    return tuple(dict.fromkeys(i for ids in groups for i in ids))


def _are_people(noun: Token, cast: Cast) -> bool:
    """Whether a noun names people or somebody, though no actor that we know."""
    lemma, roles = noun.lemma_.lower(), load("roles")
    return (
        bool(denoted(noun, cast))
        or lemma in (*roles["offices"], *roles["unnamed"])
        or noun.lower_ in roles["groups"]
        or lemma in listed("people", "words")
        or noun.ent_type_ in ("PERSON", "NORP", "GPE")
        or (noun.pos_ == "PROPN" and noun.ent_type_ not in ("EVENT", "DATE", "LAW", "PRODUCT", "WORK_OF_ART"))
        or noun.lower_ in ("him", "her", "them", "me", "us")
    )


def _together(token: Token, cast: Cast) -> Roles | None:
    """`Doe met Roe`, `the ministers met`, `Doe met with exiled dissidents`; not `met the demand`."""
    direct = object_of(token)
    met = [*([direct] if direct is not None else []), *partners_of(token, "with")]
    if any(noun.lemma_.lower() in excluded("objects") for noun in met):
        return None
    if token.lemma_ == "see" and (direct is None or direct.lower_ != "other"):  # "see each other"
        return None
    if token.lemma_ == "sit" and not any(c.lower_ in ("down", "together") for c in token.children):
        return None
    if direct is not None and direct.lower_ != "other" and not _are_people(direct, cast):
        return None
    everybody = distinct(_meeting(token, direct, cast), denoted(direct, cast), partners(token, cast))
    groups = any(cast.by_id[i].kind in ("group", "bloc", "organisation", "state") for i in everybody)
    people = any(_are_people(noun, cast) for noun in met)
    if len(everybody) > 1 or groups or (everybody and people):
        return Roles(everybody, partnered=people)
    return None


def _travels(token: Token, cast: Cast) -> Roles | None:
    """`Chancellor Doe visited Strelsau`, `the minister will visit the troops`; not `Ruritanians visit relatives`."""
    goers, direct = denoted(_subject(token), cast), object_of(token)
    political = [i for i in goers if cast.by_id[i].kind not in ("state", "bloc") and is_political(i, cast)]
    named = [i for i in goers if cast.by_id[i].kind in ("person", "unnamed")]
    if direct is not None and direct.ent_type_ == "GPE":  # a name of which nothing is known, but that goes somewhere
        named = named or [i for i in goers if cast.by_id[i].kind == "organisation"]
    if not (political or named) or (
        direct is not None and not (_are_people(direct, cast) or direct.ent_type_ in PLACES)
    ):
        return None  # "visited a shrine"
    seen = tuple(i for i in denoted(direct, cast) if direct is None or direct.ent_type_ != "GPE")  # a place is no party
    return Roles(distinct(goers, seen, partners(token, cast)), partnered=direct is not None)


def _goes(token: Token, cast: Cast) -> Roles | None:
    """`Chancellor Doe travelled to Strelsau`: a politician goes to a place by name, not on from one."""
    goers = tuple(i for i in denoted(_subject(token), cast) if cast.by_id[i].kind in ("person", "unnamed", "group"))
    words = ("for",) if token.lemma_ in ("leave", "depart") else ("to", "in", "for")
    named = [n for p in words for n in partners_of(token, p) if n.ent_type_ == "GPE"]
    if not named or not any(is_political(i, cast) for i in goers):
        return None
    return Roles(goers, partnered=True)


def _receives(token: Token, cast: Cast) -> Roles | None:
    """`the president received the envoy`; to welcome is to receive only where it is somewhere."""
    direct, hosts = object_of(token), denoted(_subject(token), cast)
    if direct is None or not hosts:
        return None
    guests = denoted(direct, cast)
    if token.lemma_ in ("welcome", "greet") and not any(
        c.lower_ in ("to", "at", "in") and c.dep_ == "prep" for c in token.children
    ):
        return None
    come = any(cast.by_id[i].kind in ("person", "unnamed", "group") or is_political(i, cast) for i in guests)
    if not come or not all(is_party(i, cast) for i in guests):
        return None
    return Roles(distinct(hosts, guests), hosts)


def _mediates(token: Token, cast: Cast) -> Roles | None:
    """`France mediated between Mali and Niger`, `asked the mission to broker an agreement among them`."""
    direct = object_of(token)
    if direct is not None and (direct.lower_ in entries("noun") or direct.lemma_ in entries("noun")):
        return None
    between = distinct(partners(token, cast), partners(direct, cast) if direct is not None else ())
    parted = [
        n for t in (token, direct) if t is not None for p in ("between", "among", "with") for n in partners_of(t, p)
    ]
    mediators = _meeting(token, token, cast)
    if not mediators or not (between or parted or (token.lemma_ == "mediate" and direct is None)):
        return None
    return Roles(distinct(mediators, between), mediators=mediators if between else (), partnered=bool(parted))


def _speaks(token: Token, cast: Cast) -> Roles | None:
    """`Doe spoke with Roe`; not `spoke to reporters`, `spoke to parliament`."""
    actors, others = denoted(_subject(token), cast), partners(token, cast)
    everybody = distinct(actors, others)
    spoken_to = any(partners_of(token, "to")) and token.lemma_ in ("speak", "talk")
    if not all(is_party(i, cast) for i in others):
        return None
    if spoken_to and any(cast.by_id[i].kind in ("organisation", "bloc") for i in others):
        return None
    several = len(everybody) > 1 and (bool(others) or by_phone(token))
    pair = token.lemma_ in ("speak", "talk") and not spoken_to and _is_pair(_subject(token))
    bargaining = len(actors) > 1 and (pair or token.lemma_ in ("negotiate", "parley"))
    return Roles(everybody, partnered=bool(others) or by_phone(token)) if several or bargaining else None


def _is_pair(noun: Token | None) -> bool:
    """`the two ministers`, `both leaders`: who speak, speak with each other."""
    return noun is not None and any(t.lower_ in ("two", "both", "pair", "they") for t in (noun, *noun.children))


def _discusses(token: Token, cast: Cast) -> Roles | None:
    """`Doe discussed the border with Roe`, the "with" phrase under the verb or under what is discussed."""
    direct = object_of(token)
    if direct is None:
        return None
    nouns = [n for t in (token, *direct.subtree) for n in partners_of(t, "with")]
    others = distinct(*(denoted(n, cast) for n in nouns))
    actors = denoted(_subject(token), cast)
    if not actors or not all(is_party(i, cast) for i in (*actors, *others)):
        return None
    both = [i for i in actors if cast.by_id[i].kind in ("person", "state")]
    return Roles(distinct(actors, others)) if others or len(both) > 1 else None


def _phones(token: Token, cast: Cast) -> Roles | None:
    """`Doe called Roe`, not `called the plan a mistake`, `called Roe a liar` nor `called for calm`."""
    direct = object_of(token)
    rest = [c for c in token.children if c.i > token.i and c.dep_ in ("oprd", "ccomp", "prt", "acomp")]
    if direct is None and len(rest) == 1 and rest[0].pos_ == "PROPN":  # a titled name, misread as what one is called
        direct, rest = rest[0], []
        follows = direct.nbor(1).lower_ if direct.i + 1 < token.sent.end else ""
        rest = [direct] if follows in ("a", "an", "the") else []
    actors, others = denoted(_subject(token), cast), denoted(direct, cast)
    if direct is None or rest or len(distinct(actors, others)) < 2:
        return None
    called = direct.tag_ in ("NNP", "PRP") or any(cast.by_id[i].kind in ("person", "unnamed") for i in others)
    return Roles(distinct(actors, others, partners(token, cast))) if called else None


FRAMES: dict[str, Callable[[Token, Cast], Roles | None]] = {
    "together": _together,
    "travels": _travels,
    "goes": _goes,
    "receives": _receives,
    "mediates": _mediates,
    "speaks": _speaks,
    "discusses": _discusses,
    "phones": _phones,
}
