"""Verbs of contact: who takes part, by the frame that the lexicon gives the verb."""

from collections.abc import Callable

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..records import Cast
from ..syntax.clauses import agent, subject
from .parties import WITH, distinct, is_party, is_political, is_political_group, partners, partners_of
from .values import Roles
from .words import entries, has_child, words


def verb_roles(token: Token, cast: Cast) -> Roles | None:
    """Give the roles in the contact that a verb tells of; None where it tells of none."""
    entry = entries("verb").get(token.lemma_.lower())
    roles = FRAMES[entry["frame"]](token, cast) if entry is not None and token.pos_ == "VERB" else None
    return roles if roles is not None and all(is_party(i, cast) for i in roles.cast) else None


def object_of(token: Token) -> Token | None:
    """Find whom or what a verb is done to."""
    return next((c for c in token.children if c.dep_ == "dobj"), None)


def _goers(token: Token, cast: Cast) -> tuple[str, ...]:
    """The subject of a verb of contact; the invited too: `invited Roe to meet`, `his invitation to Roe to meet`."""
    above, ids = token.head, denoted(subject(token), cast)
    if token.dep_ in ("acl", "xcomp") and above.lemma_ in words("inviting"):
        invited = (denoted(noun, cast) for noun in partners_of(above, "to"))
        return distinct(denoted(subject(above), cast), ids, *invited)
    return ids


def _are_people(noun: Token, cast: Cast) -> bool:
    """Whether a noun names people or somebody, though no actor that we know."""
    return noun.lemma_.lower() in words("people") or noun.tag_ in ("NNP", "NNPS", "PRP") or bool(denoted(noun, cast))


def _together(token: Token, cast: Cast) -> Roles | None:
    """`Doe met Roe`, `the ministers met`, `sat down`; not `sat on a committee`, `met the demand`."""
    direct = object_of(token)
    met = [*([direct] if direct is not None else []), *partners_of(token, "with")]
    sits = token.lemma_ == "sit" and not has_child(token, ("down", "together"))
    if sits or (direct is not None and not _are_people(direct, cast)):
        return None
    if any(n.lemma_.lower() in words("excluded", "objects" if n == direct else "fates") for n in met):
        return None
    everybody = distinct(_goers(token, cast), denoted(direct, cast), partners(token, cast))
    people = any(_are_people(noun, cast) for noun in met)
    bodies = any(cast.by_id[i].kind not in ("person", "unnamed") for i in everybody)
    several = bodies or _are_several(everybody, subject(token), cast)
    return Roles(everybody, partnered=people) if several or (everybody and people) else None


def _are_several(ids: tuple[str, ...], by: Token | None, cast: Cast) -> bool:
    """Whether they are more than one, or the subject is a group of politics in the plural: `the two presidents`."""
    plural = by is not None and by.morph.get("Number", []) == ["Plur"]
    return len(ids) > 1 or (plural and any(is_political_group(i, cast) for i in ids))


def _travels(token: Token, cast: Cast) -> Roles | None:
    """`Chancellor Doe visited Strelsau`, `the minister will visit the troops`; not `Ruritanians visit relatives`."""
    goers, direct = denoted(subject(token), cast), object_of(token)
    place = direct is not None and direct.ent_type_ == "GPE"
    if direct is not None and not place and not _are_people(direct, cast):
        return None  # "visited a shrine"
    seen = () if place else denoted(direct, cast)  # a place is no party
    goes = any(is_political(i, cast) for i in goers if cast.by_id[i].kind not in ("state", "bloc"))
    return Roles(distinct(goers, seen), partnered=direct is not None) if goes else None


def _goes(token: Token, cast: Cast) -> Roles | None:
    """`Chancellor Doe travelled to Strelsau`: a politician goes to a place by name."""
    goers = tuple(i for i in denoted(subject(token), cast) if _is_somebody(i, cast))
    named = any(n.ent_type_ == "GPE" for n in partners_of(token, "to", "in", "for"))
    return Roles(goers, partnered=True) if named and any(is_political(i, cast) for i in goers) else None


def _is_somebody(actor_id: str, cast: Cast) -> bool:
    return cast.by_id[actor_id].kind in ("person", "unnamed", "group")


def _receives(token: Token, cast: Cast) -> Roles | None:
    """`the president received the envoy`, not `welcomed the plan`."""
    passive = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
    hosts, guests = denoted(subject(token), cast), denoted(object_of(token), cast)
    if passive is not None:  # "was received by the king"
        hosts, guests = denoted(agent(token), cast), denoted(passive, cast)
    come = any(_is_somebody(i, cast) for i in guests)
    return Roles(distinct(hosts, guests), hosts) if hosts and come else None


def _mediates(token: Token, cast: Cast) -> Roles | None:
    """`France mediated between Mali and Niger`, `asked the mission to broker an agreement among them`."""
    direct, mediators = object_of(token), denoted(subject(token), cast)
    phrases = [token, *([direct] if direct is not None else [])]
    if not mediators or not any(partners_of(t, *WITH) for t in phrases):
        return None
    between = distinct(*(partners(t, cast) for t in phrases))
    return Roles(distinct(mediators, between), mediators=mediators if between else (), partnered=True)


def _speaks(token: Token, cast: Cast) -> Roles | None:
    """`Doe spoke with Roe`, `the two ministers spoke`, `Doe discussed the border with Roe`."""
    direct, actors = object_of(token), denoted(subject(token), cast)
    others = partners(token, cast)
    if direct is not None:
        below = (noun for t in (token, *direct.subtree) for noun in partners_of(t, "with"))
        others = distinct(*(denoted(noun, cast) for noun in below))
    everybody = distinct(actors, others)
    alone = not others and token.lemma_ not in words("phone", "bargaining")
    several = _are_several(everybody, subject(token) if direct is None else None, cast)
    return Roles(everybody, partnered=bool(others)) if actors and several and not alone else None


def _phones(token: Token, cast: Cast) -> Roles | None:
    """`Doe called Roe`, not `called the plan a mistake`, `called Roe a liar` nor `called for calm`."""
    direct = object_of(token)
    rest = [c for c in token.children if c.dep_ in ("oprd", "ccomp", "prt", "acomp")]
    if len(rest) == 1 and rest[0].pos_ == "PROPN":  # a titled name, misread as what one is called
        direct, rest = rest[0], [c for c in token.doc[rest[0].i + 1 : rest[0].i + 2] if c.pos_ == "DET"]
    everybody = distinct(denoted(subject(token), cast), denoted(direct, cast))
    return Roles(everybody) if direct is not None and not rest and len(everybody) > 1 else None


FRAMES: dict[str, Callable[[Token, Cast], Roles | None]] = {
    "together": _together,
    "travels": _travels,
    "goes": _goes,
    "receives": _receives,
    "mediates": _mediates,
    "speaks": _speaks,
    "phones": _phones,
}
