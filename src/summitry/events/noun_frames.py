"""Nouns of contact: who takes part, from the noun's own phrase and from the verb that it stands under."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from ..actors.denotation import denoted
from ..lexicon import load
from ..records import Cast, Span
from ..syntax.clauses import agent, governor, subject
from .parties import between, by_phone, entries, excluded, is_party, is_political, listed, partners, partners_of
from .verb_frames import distinct

if TYPE_CHECKING:
    from spacy.tokens import Token

CIRCUMSTANCE = {"at", "during", "in", "after", "following", "before"}  # whose subject was there
GOING = {"for", "to", "on", "into", "from", "at", "in"}
SUBJECTS = ("nsubj", "nsubjpass")


class NounRoles(NamedTuple):
    """Who takes part in the contact that a noun names, and how that is known."""

    cast: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    by_subject: bool = False  # all of the cast is the subject of the verb: "Doe attended the summit"
    partnered: bool = False
    refers_only: bool = False  # too little to be a contact by itself, though it may go back to one


def noun_entry(token: Token) -> dict[str, Any] | None:
    """What the lexicon says of a noun; a plural that it lists wins over the singular."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    return entries("noun").get(token.lower_) or entries("noun").get(token.lemma_.lower())


def noun_roles(token: Token, cast: Cast) -> NounRoles | None:
    """The roles in the contact that a noun names; None where it names none."""
    entry = noun_entry(token)
    if entry is None or _is_excluded(token, cast):
        return None
    holder = holder_of(token)
    verb = holder.head if holder.head.pos_ == "VERB" and holder.dep_ in ("dobj", "nsubjpass") else None
    light = verb is not None and verb.lemma_ in listed("light", "verbs")
    own, others = _inner(token, cast), list(_outer(token, cast))
    if light and verb is not None:
        others += [i for i in partners(verb, cast) if i not in others]
    by_subject = not own and not others
    if by_subject and holder.dep_ in ("nsubj", "nsubjpass"):
        others += _between(holder.head, cast)
    taking_part = denoted(_taking_part(token, light), cast)
    hosts: tuple[str, ...] = ()
    mediators = denoted(subject(verb), cast) if verb is not None and verb.lemma_ in listed("mediators", "verbs") else ()
    if verb is not None and verb.lemma_ in listed("hosts", "verbs") and len(taking_part) == 1:
        hosts = taking_part
    if token.lemma_.lower() in listed("mediators", "nouns") and others:
        mediators = mediators or taking_part
    everybody = tuple(i for i in distinct(taking_part, mediators, tuple(own), tuple(others)) if is_party(i, cast))
    met = bool(partners_of(token, "with") or (light and verb is not None and partners_of(verb, "with")))
    roles = NounRoles(everybody, hosts, mediators, by_subject, met)
    if NEEDS[entry["needs"]](token, roles, cast):
        return roles
    pointing = any(c.lower_ in ("the", "this", "that", "such") for c in token.children) and not everybody
    return roles._replace(refers_only=True) if pointing and entry["kind"] == "meeting" else None


# --- what a noun needs before it names a contact of politics ------------------------------------------


def _party(token: Token, roles: NounRoles, cast: Cast) -> bool:
    """Somebody of politics takes part, or is named in the sentence of a meeting that is known or planned."""
    if token.lower_ == "call":
        again = any(c.lower_ in load("planning")["again"]["words"] for c in token.children)
        return len(roles.cast) > 1 or again or (by_phone(token) and bool(roles.cast))
    if token.lemma_ in ("contact", "exchange", "conversation", "discussion") and len(roles.cast) < 2:
        group = any(cast.by_id[i].kind == "group" for i in roles.cast)
        return bool(roles.cast) and (roles.partnered or by_phone(token) or group)
    return bool(roles.cast) or _is_political_here(token, cast)


def _is_political_here(token: Token, cast: Cast) -> bool:
    sent = Span(token.sent.start_char, token.sent.end_char)
    return any(is_political(i, cast) for mention in cast.within(sent) for i in mention.actor_ids)


def _traveller(token: Token, roles: NounRoles, cast: Cast) -> bool:
    return any(is_political(i, cast) for i in roles.cast)


def _partner(token: Token, roles: NounRoles, cast: Cast) -> bool:
    return roles.partnered and len(roles.cast) > 1


def _nothing(token: Token, roles: NounRoles, cast: Cast) -> bool:
    return True


NEEDS: dict[str, Callable[[Token, NounRoles, Cast], bool]] = {
    "nothing": _nothing,
    "party": _party,
    "traveller": _traveller,
    "partner": _partner,
}


def _is_excluded(token: Token, cast: Cast) -> bool:
    """`news conference`, `conference room`, `call for restraint`, `the talks show`, the name of a body."""
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    after = token.nbor(1).lower_ if token.i + 1 < token.sent.end else ""
    whole = token.dep_ == "compound" and not {token.head.lower_, token.head.lemma_} & listed("compound", "words")
    dated = token.i + 2 < token.sent.end and token.nbor(2).ent_type_ == "DATE"  # "a call on Thursday"
    inner = next((n for c in token.children if c.lower_ == "of" for n in c.children), None)
    unit = (
        inner is not None and token.lemma_ in listed("compound", "units") and noun_entry(inner) is not None
    )  # "a round of talks"
    call_on = token.lemma_ == "call" and after in ("for", "on", "to") and not dated
    covering = cast.covering(token.idx)
    named = covering is not None and covering.head != token.i and covering.span.end > token.idx + len(token)
    above = token.head.head.lower_ if token.pos_ == "PROPN" and token.dep_ == "pobj" else ""
    body = above in (*load("roles")["institutions"], "secretariat", "general", "secretary")
    return before in excluded("before") or after in excluded("after") or whole or unit or call_on or named or body


# --- who takes part -----------------------------------------------------------------------------------


def _inner(token: Token, cast: Cast) -> list[str]:
    """The owner, and the actors named between the noun's first word and the noun: `the Doe-Roe summit`."""
    own = [i for c in token.children if c.dep_ in ("poss", "compound", "nmod", "amod") for i in denoted(c, cast)]
    start = token.left_edge.idx
    for mention in cast.within(Span(start, token.idx)):
        for i in mention.actor_ids:
            hyphened = "-" in token.doc.text[start : token.idx]
            if i not in own and (cast.by_id[i].kind != "state" or hyphened):
                own.append(i)
    return own


def _outer(token: Token, cast: Cast) -> tuple[str, ...]:
    """Those after "with", "between" and "by", under the noun or under the effort that it modifies."""
    holder = holder_of(token)
    led = [denoted(agent(c), cast) for c in token.children if c.dep_ == "acl"]  # "a meeting chaired by Doe"
    return distinct(partners(token, cast), partners(holder, cast), denoted(agent(token), cast), *led)


def _between(verb: Token, cast: Cast) -> list[str]:
    """`Talks in Strelsau resulted in a truce between Mali and Niger`: who they must have been between."""
    prep = next((t for t in verb.subtree if t.lower_ == "between" and t.i > verb.i), None)
    nouns = [n for n in prep.children if n.dep_ == "pobj"] if prep is not None else []
    return list(
        dict.fromkeys(
            [*(between(prep, cast) if prep is not None else ()), *(i for n in nouns for i in denoted(n, cast))]
        )
    )


def holder_of(token: Token) -> Token:
    """The noun that stands in the clause for a contact: its `effort`, its `round`, or itself."""
    if token.dep_ == "compound":
        return token.head
    above = token.head.head
    unit = token.dep_ == "pobj" and token.head.lower_ == "of" and above.lemma_ in listed("compound", "units")
    return above if unit else token


def _taking_part(token: Token, light: bool) -> Token | None:
    """Who takes part because of the verb: the subject of `held talks`, `flew in for talks`, `met at a summit`."""
    holder = holder_of(token)
    verb = holder.head
    if light or (holder.dep_ == "dobj" and verb.lemma_ in listed("light", "verbs")):
        return subject(verb)
    travel = token.lemma_.lower() in listed("travel", "words") and not partners_of(token, "by")
    together = holder.dep_ == "dobj" and bool(partners_of(token, "with"))
    if together or (travel and holder.dep_ == "dobj"):  # "cancelled a visit"
        return subject(verb)
    if holder.dep_ == "dobj" and verb.lemma_ in load("planning")["called_off"]["verbs"]:
        return subject(verb)  # "the two countries postponed a summit"
    if holder.dep_ == "pobj" and verb.head.lemma_ in (*load("planning")["proposed"]["nouns"], "plan"):
        return _of_offer(verb.head)
    return _of_circumstance(holder, travel) if holder.dep_ == "pobj" else None


def _of_offer(noun: Token) -> Token | None:
    """Whose offer it is, or who refuses it: `Doe's proposal of talks`, `spurned an offer of talks`."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    return owner or (subject(noun.head) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else None)


def _of_circumstance(token: Token, travel: bool) -> Token | None:
    """The subject of the clause that a contact is the place, the time or the aim of."""
    preposition = token.head
    verb = governor(preposition)
    if verb is not None and verb.lemma_ in listed("leaving", "verbs") and preposition.lower_ in ("of", "from", "to"):
        return subject(verb)  # "pulled out of the talks"
    while verb is not None and verb.dep_ in ("xcomp", "conj") and not any(c.dep_ in SUBJECTS for c in verb.children):
        verb = governor(verb)
    if verb is None:
        return None
    word = preposition.lower_
    goes = word in GOING and verb.lemma_ in listed("motion", "verbs")
    if word in ("at", "during", "in") or goes or (travel and word in GOING):
        return next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    bare = not any(c.dep_ in ("poss", "prep", "compound") for c in token.children)
    there = next((c for c in verb.children if c.dep_ in SUBJECTS), None) if word in CIRCUMSTANCE and bare else None
    several = there is not None and any(c.dep_ == "conj" for c in there.children)
    return there if several or (there is not None and there.tag_ in ("NNS", "NNPS")) else None
