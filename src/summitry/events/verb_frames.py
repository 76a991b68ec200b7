"""Verbs of contact: who takes part, by the frame that the lexicon gives the verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Cast
from ..syntax.clauses import subject
from .parties import WITH, by_phone, distinct, is_party, is_political, partners, partners_of
from .places import PLACES
from .values import Roles
from .words import entries, has_child, words

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb_roles(token: Token, cast: Cast) -> Roles | None:
    """Give the roles in the contact that a verb tells of; None where it tells of none."""
    entry = entries("verb").get(token.lemma_.lower())
    if entry is not None and token.dep_ == "amod":  # "the visiting envoy", but not "met expectations"
        guests = denoted(token.head, cast) if entry["frame"] == "travels" else ()
        return Roles(guests, partnered=True) if guests else None
    return FRAMES[entry["frame"]](token, cast) if entry is not None and token.pos_ == "VERB" else None


def object_of(token: Token) -> Token | None:
    """Find whom or what a verb is done to."""
    return next((c for c in token.children if c.dep_ == "dobj"), None)


def _meeting(token: Token, direct: Token | None, cast: Cast) -> tuple[str, ...]:
    """Who is to meet; the invited too: `Doe's invitation to Roe to meet`, `invited Roe to meet`, `called on Roe to`."""
    above = token.head
    ids = denoted(subject(token), cast)
    if token.dep_ == "acl" and above.lemma_ in words("inviting", "nouns"):
        return distinct(ids, *(denoted(n, cast) for n in partners_of(above, "to")))
    if token.dep_ == "xcomp" and above.lemma_ in words("inviting", "verbs"):
        return ids if direct is not None else distinct(denoted(subject(above), cast), ids)
    return ids


def _are_people(noun: Token, cast: Cast) -> bool:
    """Whether a noun names people or somebody, though no actor that we know."""
    lemma, roles = noun.lemma_.lower(), load("roles")
    named = noun.pos_ == "PROPN" and noun.ent_type_ not in ("EVENT", "DATE", "LAW", "PRODUCT", "WORK_OF_ART")
    named = named or noun.ent_type_ in ("PERSON", "NORP", "GPE")
    listed = lemma in (*words("people"), *roles["offices"], *roles["unnamed"]) or noun.lower_ in roles["groups"]
    return bool(denoted(noun, cast)) or named or listed or (noun.tag_ == "PRP" and noun.lower_ != "it")


def _together(token: Token, cast: Cast) -> Roles | None:
    """`Doe met Roe`, `the ministers met`, `Doe met with exiled dissidents`; not `met the demand`."""
    direct = object_of(token)
    met = [*([direct] if direct is not None else []), *partners_of(token, "with")]
    if any(noun.lemma_.lower() in words("excluded", "objects") for noun in met) or not _can_meet(token, direct, cast):
        return None
    everybody = distinct(_meeting(token, direct, cast), denoted(direct, cast), partners(token, cast))
    groups = any(cast.by_id[i].kind in ("group", "bloc", "organisation", "state") for i in everybody)
    people = any(_are_people(noun, cast) for noun in met)
    return Roles(everybody, partnered=people) if len(everybody) > 1 or groups or (everybody and people) else None


def _can_meet(token: Token, direct: Token | None, cast: Cast) -> bool:
    """Whether a verb is one of meeting here: `saw each other`, `sat down`, `met Roe`; not `met the demand`."""
    each_other = direct is not None and direct.lower_ == "other"
    if token.lemma_ == "see":
        return each_other
    sat = token.lemma_ != "sit" or has_child(token, ("down", "together"))
    return sat and (direct is None or each_other or _are_people(direct, cast))


def _travels(token: Token, cast: Cast) -> Roles | None:
    """`Chancellor Doe visited Strelsau`, `the minister will visit the troops`; not `Ruritanians visit relatives`."""
    goers, direct = denoted(subject(token), cast), object_of(token)
    place = direct is not None and direct.ent_type_ == "GPE"
    if direct is not None and not (_are_people(direct, cast) or direct.ent_type_ in PLACES):
        return None  # "visited a shrine"
    if not any(_can_travel(i, place, cast) for i in goers):
        return None
    seen = () if place else denoted(direct, cast)  # a place is no party
    return Roles(distinct(goers, seen, partners(token, cast)), partnered=direct is not None)


def _can_travel(actor_id: str, to_place: bool, cast: Cast) -> bool:
    """Whether an actor is somebody, of politics, or a name of which nothing is known but that it goes somewhere."""
    kind = cast.by_id[actor_id].kind
    known = kind in ("person", "unnamed") or (kind not in ("state", "bloc") and is_political(actor_id, cast))
    return known or (to_place and kind == "organisation")


def _goes(token: Token, cast: Cast) -> Roles | None:
    """`Chancellor Doe travelled to Strelsau`: a politician goes to a place by name, not on from one."""
    goers = tuple(i for i in denoted(subject(token), cast) if cast.by_id[i].kind in ("person", "unnamed", "group"))
    ways = ("for",) if token.lemma_ in ("leave", "depart") else ("to", "in", "for")
    named = any(n.ent_type_ == "GPE" for n in partners_of(token, *ways))
    return Roles(goers, partnered=True) if named and any(is_political(i, cast) for i in goers) else None


def _receives(token: Token, cast: Cast) -> Roles | None:
    """`the president received the envoy`; to welcome is to receive only where it is somewhere."""
    direct, hosts = object_of(token), denoted(subject(token), cast)
    guests = denoted(direct, cast)
    somewhere = any(c.lower_ in ("to", "at", "in") and c.dep_ == "prep" for c in token.children)
    if not hosts or (token.lemma_ in ("welcome", "greet") and not somewhere):
        return None
    come = any(cast.by_id[i].kind in ("person", "unnamed", "group") or is_political(i, cast) for i in guests)
    return Roles(distinct(hosts, guests), hosts) if come and all(is_party(i, cast) for i in guests) else None


def _mediates(token: Token, cast: Cast) -> Roles | None:
    """`France mediated between Mali and Niger`, `asked the mission to broker an agreement among them`."""
    direct = object_of(token)
    if direct is not None and (direct.lower_ in entries("noun") or direct.lemma_ in entries("noun")):
        return None
    phrases = [token, *([direct] if direct is not None else [])]
    between = distinct(*(partners(t, cast) for t in phrases))
    parted = any(partners_of(t, *WITH) for t in phrases)
    mediators = _meeting(token, token, cast)
    if not mediators or not (between or parted or (token.lemma_ == "mediate" and direct is None)):
        return None
    return Roles(distinct(mediators, between), mediators=mediators if between else (), partnered=parted)


def _speaks(token: Token, cast: Cast) -> Roles | None:
    """`Doe spoke with Roe`; not `spoke to reporters`, `spoke to parliament`."""
    actors, others = denoted(subject(token), cast), partners(token, cast)
    everybody, speaks = distinct(actors, others), token.lemma_ in ("speak", "talk")
    spoken_to = speaks and bool(partners_of(token, "to"))
    bodies = spoken_to and any(cast.by_id[i].kind in ("organisation", "bloc") for i in others)
    if bodies or not all(is_party(i, cast) for i in others):
        return None
    partnered = bool(others) or by_phone(token)
    pair = speaks and not spoken_to and _is_pair(subject(token))
    bargaining = len(actors) > 1 and (pair or token.lemma_ in ("negotiate", "parley"))
    return Roles(everybody, partnered=partnered) if bargaining or (len(everybody) > 1 and partnered) else None


def _is_pair(noun: Token | None) -> bool:
    """`the two ministers`, `both leaders`: who speak, speak with each other."""
    return noun is not None and any(t.lower_ in ("two", "both", "pair", "they") for t in (noun, *noun.children))


def _discusses(token: Token, cast: Cast) -> Roles | None:
    """`Doe discussed the border with Roe`, the "with" phrase under the verb or under what is discussed."""
    direct, actors = object_of(token), denoted(subject(token), cast)
    if direct is None or not actors:
        return None
    others = distinct(*(denoted(n, cast) for t in (token, *direct.subtree) for n in partners_of(t, "with")))
    both = [i for i in actors if cast.by_id[i].kind in ("person", "state")]
    parties = all(is_party(i, cast) for i in (*actors, *others))
    return Roles(distinct(actors, others)) if parties and (others or len(both) > 1) else None


def _phones(token: Token, cast: Cast) -> Roles | None:
    """`Doe called Roe`, not `called the plan a mistake`, `called Roe a liar` nor `called for calm`."""
    direct = object_of(token)
    rest = [c for c in token.children if c.i > token.i and c.dep_ in ("oprd", "ccomp", "prt", "acomp")]
    if direct is None and len(rest) == 1 and rest[0].pos_ == "PROPN":  # a titled name, misread as what one is called
        direct = rest[0]
        follows = direct.nbor(1).lower_ if direct.i + 1 < token.sent.end else ""
        rest = [direct] if follows in ("a", "an", "the") else []
    actors, others = denoted(subject(token), cast), denoted(direct, cast)
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
