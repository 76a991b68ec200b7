"""Verbs of contact: who takes part, by the frame that the lexicon gives the verb."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..records import Cast
from ..syntax.clauses import agent, subject
from .parties import WITH, distinct, is_party, is_political, is_political_group, is_somebody, partners, partners_of
from .places import is_named, leads_to
from .values import Roles
from .words import entries, has_child, words


@dataclass(frozen=True)
class Parts:
    """A verb, whoever acts, whom or what it is done to, and those named after "with" and the like."""

    verb: Token
    cast: Cast
    doers: tuple[str, ...]
    direct: Token | None
    done_to: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def everybody(self) -> tuple[str, ...]:
        """All actors named."""
        return distinct(self.doers, self.done_to, self.others)

    @property
    def several(self) -> bool:
        """Tell whether they are several, or the subject a group of politics in the plural: `the two presidents`."""
        by = subject(self.verb)
        plural = by is not None and by.morph.get("Number", []) == ["Plur"] and self.direct is None
        return len(self.everybody) > 1 or (plural and any(is_political_group(i, self.cast) for i in self.doers))


def verb_roles(token: Token, cast: Cast) -> Roles | None:
    """Give the roles in the contact that a verb tells of; None where it tells of none."""
    entry = entries("verb").get(token.lemma_.lower()) if token.pos_ == "VERB" else None
    if entry is None:
        return None
    parts = _parts(token, cast, entry.get("objects", ""))
    if not FRAMES[entry["frame"]](parts) or not all(is_party(i, cast) for i in parts.everybody):
        return None
    partnered = parts.direct is not None or bool(partners_of(token, *WITH, "to", "in", "for"))
    hosts, mediators = (parts.doers if entry.get("doers") == part else () for part in ("hosts", "mediators"))
    return Roles(parts.everybody, hosts, mediators, partnered)


def _parts(token: Token, cast: Cast, objects: str) -> Parts:
    """The parts of a verb in the active voice: `was received by the king` is told of the king."""
    passive = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
    named = (c for c in token.children if c.dep_ == "oprd" and c.pos_ == "PROPN")  # "called President Doe on Monday"
    manner = [c for c in token.children if c.lower_ in words("manner")]  # "met face to face with Roe"
    direct = next((c for c in token.children if c.dep_ == "dobj" and c not in manner), passive or next(named, None))
    doers = denoted(agent(token), cast) if passive is not None else _doers(token, cast)
    parts = [*manner, direct] if direct is not None else manner
    phrases = (token, *(word for part in parts for word in part.subtree))
    below = (noun for word in phrases for noun in partners_of(word, *WITH))
    topic = objects == "topic" or (objects == "place" and direct is not None and is_named(direct))
    others = distinct(partners(token, cast), *(denoted(noun, cast) for noun in below))
    return Parts(token, cast, doers, direct, () if topic else denoted(direct, cast), others)


def _doers(token: Token, cast: Cast) -> tuple[str, ...]:
    """The subject of a verb of contact; the invited too: `invited Roe to meet`, `his invitation to Roe to meet`."""
    above, ids = token.head, denoted(subject(token), cast)
    if token.dep_ in ("acl", "xcomp") and above.lemma_ in words("inviting"):
        met = [c for c in token.children if c.lower_ == "with" or (c.dep_ == "dobj" and not is_named(c))]
        invited = (denoted(noun, cast) for noun in partners_of(above, "from", "to"))
        return distinct(denoted(subject(above), cast), () if met and partners_of(above, "from") else ids, *invited)
    return ids


def _are_people(noun: Token, cast: Cast) -> bool:
    """Whether a noun names people or somebody, though no actor that we know."""
    return noun.lemma_.lower() in words("people") or noun.tag_ in ("NNP", "NNPS", "PRP") or bool(denoted(noun, cast))


def _goes(parts: Parts) -> bool:
    """A politician, not a state, is who goes."""
    return any(is_political(i, parts.cast) and is_somebody(i, parts.cast) for i in parts.doers)


def _together(parts: Parts) -> bool:
    """`Doe met Roe`, `the ministers met`, `sat down`; not `sat on a committee`, `met the demand`."""
    verb, direct, cast = parts.verb, parts.direct, parts.cast
    met = partners_of(verb, "with")
    if verb.lemma_ == "sit" and not has_child(verb, ("down", "together")):
        return False
    if any(n.lemma_.lower() in words("excluded", "fates") for n in met):
        return False
    if direct is not None:
        met.append(direct)
        if direct.lemma_.lower() in words("excluded", "objects") or not _are_people(direct, cast):
            return False
    bodies = any(cast.by_id[i].kind not in ("person", "unnamed") for i in parts.everybody)
    return bodies or parts.several or (bool(parts.everybody) and any(_are_people(noun, cast) for noun in met))


def _phones(parts: Parts) -> bool:
    """`Doe called Roe`, not `called the plan a mistake`, `called Roe a liar` nor `called for calm`."""
    said = [c for c in parts.verb.children if c.dep_ in ("oprd", "ccomp", "prt", "acomp") and c != parts.direct]
    if parts.direct is None or said or len(parts.everybody) < 2:
        return False
    after = parts.verb.doc[parts.direct.i + 1 : parts.direct.i + 2]
    return bool(parts.done_to) and not (parts.direct.dep_ == "oprd" and any(word.pos_ == "DET" for word in after))


FRAMES: dict[str, Callable[[Parts], bool]] = {
    "together": _together,
    "travels": lambda p: _goes(p) and (p.direct is None or is_named(p.direct) or _are_people(p.direct, p.cast)),
    "goes": lambda parts: _goes(parts) and leads_to(parts.verb, "to", "in", "for"),
    "receives": lambda parts: bool(parts.doers) and any(is_somebody(i, parts.cast) for i in parts.done_to),
    "invites": lambda parts: bool(parts.done_to) and (leads_to(parts.verb, "to") or leads_to(parts.direct, "to")),
    "gathers": lambda parts: bool(parts.done_to) and any(t.lower_ == "together" for t in parts.verb.subtree),
    "mediates": lambda parts: bool(parts.doers) and bool(parts.others),
    "speaks": lambda p: bool(p.doers) and p.several and bool(p.others or p.verb.lemma_ in words("phone", "bargaining")),
    "phones": _phones,
}
