"""Verbs of contact: who takes part, by the frame that the lexicon gives the verb."""

from collections.abc import Callable

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Cast
from ..syntax.clauses import subject
from .parties import PLACES, WITH, by_phone, distinct, is_party, is_political, partners, partners_of
from .values import Roles
from .words import entries, has_child, noun_entry, words


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


def _goers(token: Token, cast: Cast) -> tuple[str, ...]:
    """The subject of a verb of contact; the invited too: `invited Roe to meet`, `his invitation to Roe to meet`."""
    above, ids = token.head, denoted(subject(token), cast)
    if token.dep_ == "acl" and above.lemma_ in words("inviting", "nouns"):
        return distinct(ids, *(denoted(n, cast) for n in partners_of(above, "to")))
    if token.dep_ == "xcomp" and above.lemma_ in words("inviting", "verbs") and object_of(token) is None:
        return distinct(denoted(subject(above), cast), ids)
    return ids


def _are_people(noun: Token, cast: Cast) -> bool:
    """Whether a noun names people or somebody, though no actor that we know."""
    listed = noun.lemma_.lower() in words("people") or noun.lemma_.lower() in load("roles")["offices"]
    return listed or noun.pos_ == "PROPN" or noun.tag_ == "PRP" or bool(denoted(noun, cast))


def _together(token: Token, cast: Cast) -> Roles | None:
    """`Doe met Roe`, `the ministers met`, `saw each other`, `sat down`; not `saw Roe`, `met the demand`."""
    direct = object_of(token)
    met = [*([direct] if direct is not None else []), *partners_of(token, "with")]
    each_other = direct is not None and direct.lower_ == "other"
    meets = token.lemma_ != "sit" or has_child(token, ("down", "together"))
    meets = each_other or (meets and token.lemma_ != "see" and (direct is None or _are_people(direct, cast)))
    if not meets or any(noun.lemma_.lower() in words("excluded", "objects") for noun in met):
        return None
    everybody = distinct(_goers(token, cast), denoted(direct, cast), partners(token, cast))
    people = any(_are_people(noun, cast) for noun in met)
    several = len(everybody) > 1 or any(cast.by_id[i].kind not in ("person", "unnamed") for i in everybody)
    return Roles(everybody, partnered=people) if several or (everybody and people) else None


def _travels(token: Token, cast: Cast) -> Roles | None:
    """`Chancellor Doe visited Strelsau`, `the minister will visit the troops`; not `Ruritanians visit relatives`."""
    goers, direct = denoted(subject(token), cast), object_of(token)
    place = direct is not None and direct.ent_type_ == "GPE"
    if direct is not None and not (_are_people(direct, cast) or direct.ent_type_ in PLACES):
        return None  # "visited a shrine"
    goes = {i for i in goers if cast.by_id[i].kind not in ("state", "bloc")}
    if not any(place or _is_somebody(i, cast) or is_political(i, cast) for i in goes):
        return None
    seen = () if place else denoted(direct, cast)  # a place is no party
    return Roles(distinct(goers, seen, partners(token, cast)), partnered=direct is not None)


def _goes(token: Token, cast: Cast) -> Roles | None:
    """`Chancellor Doe travelled to Strelsau`: a politician goes to a place by name, not on from one."""
    goers = tuple(i for i in denoted(subject(token), cast) if _is_somebody(i, cast))
    ways = ("for",) if token.lemma_ in words("motion", "away") else ("to", "in", "for")
    named = any(n.ent_type_ == "GPE" for n in partners_of(token, *ways))
    return Roles(goers, partnered=True) if named and any(is_political(i, cast) for i in goers) else None


def _is_somebody(actor_id: str, cast: Cast) -> bool:
    return cast.by_id[actor_id].kind in ("person", "unnamed", "group")


def _receives(token: Token, cast: Cast) -> Roles | None:
    """`the president received the envoy`; to welcome is to receive only where it is somewhere."""
    hosts, guests = denoted(subject(token), cast), denoted(object_of(token), cast)
    somewhere = any(c.lower_ in ("to", "at", "in") and c.dep_ == "prep" for c in token.children)
    if not hosts or (token.lemma_ in words("hosts", "welcoming") and not somewhere):
        return None
    come = any(_is_somebody(i, cast) or is_political(i, cast) for i in guests)
    return Roles(distinct(hosts, guests), hosts) if come and all(is_party(i, cast) for i in guests) else None


def _mediates(token: Token, cast: Cast) -> Roles | None:
    """`France mediated between Mali and Niger`, `asked the mission to broker an agreement among them`."""
    direct = object_of(token)
    if direct is not None and noun_entry(direct) is not None:
        return None
    phrases = [token, *([direct] if direct is not None else [])]
    between, mediators = distinct(*(partners(t, cast) for t in phrases)), denoted(subject(token), cast)
    parted = any(partners_of(t, *WITH) for t in phrases)
    if not mediators or not (between or parted or (token.lemma_ == "mediate" and direct is None)):
        return None
    return Roles(distinct(mediators, between), mediators=mediators if between else (), partnered=parted)


def _speaks(token: Token, cast: Cast) -> Roles | None:
    """`Doe spoke with Roe`, `the two ministers spoke`; not `spoke to reporters`, `spoke to parliament`."""
    actors, others = denoted(subject(token), cast), partners(token, cast)
    bodies = bool(partners_of(token, "to")) and any(cast.by_id[i].kind in ("organisation", "bloc") for i in others)
    if bodies or not all(is_party(i, cast) for i in others):
        return None
    everybody, partnered = distinct(actors, others), bool(others) or by_phone(token)
    bargaining = token.lemma_ in words("phone", "bargaining")
    several = len(actors) > 1 if bargaining and not others else len(everybody) > 1 and partnered
    return Roles(everybody, partnered=partnered) if several else None


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
        direct, rest = rest[0], [c for c in token.doc[rest[0].i + 1 : rest[0].i + 2] if c.pos_ == "DET"]
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
