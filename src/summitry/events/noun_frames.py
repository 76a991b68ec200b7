"""Nouns of contact: who takes part, from the noun's own phrase and from the verb that it stands under."""

from collections.abc import Callable

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..records import Cast, Span
from ..syntax.clauses import agent, governor, subject
from .parties import by_phone, distinct, is_party, is_political, partners, partners_of
from .values import Roles
from .words import has_child, noun_entry, words


def noun_roles(token: Token, cast: Cast) -> Roles | None:
    """Give the roles in the contact that a noun names; None where it names none."""
    entry = noun_entry(token)
    if entry is None or _is_excluded(token):
        return None
    roles = _roles(token, cast)
    if NEEDS[entry["needs"]](token, roles, cast):
        return roles
    return roles._replace(refers_only=True) if has_child(token, ("the",)) else None


def _roles(token: Token, cast: Cast) -> Roles:
    """Everybody of the noun's phrase and of its verb, with hosts and mediators."""
    holder = holder_of(token)
    verb = holder.head if holder.head.pos_ == "VERB" and holder.dep_ in ("dobj", "nsubjpass") else None
    lemma = verb.lemma_ if verb is not None else ""
    own, light = _inner(token, cast), verb is not None and lemma in words("light", "verbs")
    nouns = [token, holder, *([verb] if verb is not None and light else [])]
    others = distinct(
        *(partners(noun, cast) for noun in nouns),
        denoted(agent(token), cast),
        *(denoted(n, cast) for n in _with(token)),
    )
    taking_part = distinct(denoted(_taking_part(token), cast), _invited(holder, cast))
    hosts = taking_part if lemma in words("hosts", "verbs") else ()
    mediators = taking_part if token.lemma_.lower() in words("mediators", "nouns") and others else ()
    if verb is not None and lemma in words("mediators", "verbs"):
        mediators = denoted(subject(verb), cast)
    everybody = tuple(i for i in distinct(taking_part, mediators, own, others) if is_party(i, cast))
    return Roles(everybody, hosts, mediators, bool(_with(token)), by_subject=not own and not others)


def _with(token: Token) -> list[Token]:
    """Roe in `a meeting with Roe`, also where the parser has hung "with" on the verb: `put off a meeting with Roe`."""
    after = token.doc[token.i + 1 : token.i + 2]
    return partners_of(token, "with") or [n for w in after if w.lower_ == "with" for n in partners_of(w.head, "with")]


def _party(token: Token, roles: Roles, cast: Cast) -> bool:
    """Somebody of politics takes part, or is named in the sentence of a meeting that is known or planned."""
    if token.lower_ == "call":
        again = has_child(token, words("again"))
        return len(roles.cast) > 1 or again or (by_phone(token) and bool(roles.cast))
    sent = Span(token.sent.start_char, token.sent.end_char)
    return bool(roles.cast) or any(is_political(i, cast) for m in cast.within(sent) for i in m.actor_ids)


NEEDS: dict[str, Callable[[Token, Roles, Cast], bool]] = {
    "nothing": lambda token, roles, cast: True,
    "party": _party,
    "traveller": lambda token, roles, cast: any(is_political(i, cast) for i in roles.cast),
    "partner": lambda token, roles, cast: len(roles.cast) > 1,
}


def _is_excluded(token: Token) -> bool:
    """`news conference`, `conference room`, `the talks show`, `a call for calm`."""
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    after = token.nbor(1).lower_ if token.i + 1 < token.sent.end else ""
    beside = before in words("excluded", "before") or after in words("excluded", "after")
    whole = token.dep_ == "compound" and (noun_entry(token.head) or token.head.lemma_ not in words("compound"))
    unit = token.lemma_ in words("compound", "units") and bool(partners_of(token, "of"))  # "a round of talks"
    return beside or bool(whole) or unit or (token.lemma_ == "call" and after == "for")


def _inner(token: Token, cast: Cast) -> tuple[str, ...]:
    """The owner, and the actors named between the noun's first word and the noun: `the Doe-Roe summit`."""
    own = [denoted(c, cast) for c in token.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
    named = [i for m in cast.within(Span(token.left_edge.idx, token.idx)) for i in m.actor_ids]
    hyphened = any(t.text == "-" for t in token.doc[token.left_edge.i : token.i])
    return distinct(*own, (i for i in named if cast.by_id[i].kind != "state" or hyphened))


def holder_of(token: Token) -> Token:
    """Give the noun that stands in the clause for a contact: its `effort`, its `round`, or itself."""
    if token.dep_ == "compound":
        return token.head
    above = token.head.head
    unit = token.head.lower_ == "of" and above.lemma_ in words("compound", "units")
    return above if unit else token


def _taking_part(token: Token) -> Token | None:
    """Who takes part because of the verb: the subject of `held talks`, `flew in for talks`, `met at a summit`."""
    holder = holder_of(token)
    verb, travel = holder.head, token.lemma_.lower() in words("travel")
    if holder.dep_ == "dobj":
        acts = verb.lemma_ in words("light", "verbs") or _with(token)
        return subject(verb) if acts or travel else None
    offer = verb.head
    if holder.dep_ == "pobj" and offer.lemma_ in (*words("proposed", "nouns"), "plan"):
        owner = next((c for c in offer.children if c.dep_ == "poss"), None)  # "Doe's proposal of talks"
        return owner or (subject(offer.head) if offer.dep_ == "dobj" else None)  # "spurned an offer of talks"
    return _of_circumstance(holder, travel)


def _invited(holder: Token, cast: Cast) -> tuple[str, ...]:
    """Roe in `invited Roe for a visit`, who takes part with the host."""
    verb = holder.head.head if holder.dep_ == "pobj" else holder.head
    asked = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    return denoted(asked, cast) if verb.lemma_ in words("inviting") and verb.pos_ == "VERB" and asked != holder else ()


def _of_circumstance(token: Token, travel: bool) -> Token | None:
    """The subject of the clause that a contact is the place, the time or the aim of."""
    preposition, word = token.head, token.head.lower_
    verb = governor(preposition)
    if verb is not None and verb.lemma_ in words("leaving", "verbs"):
        return subject(verb)  # "pulled out of the talks"
    if verb is None:
        return None
    goes = word in words("motion", "going") and (travel or verb.lemma_ in words("motion", "verbs"))
    ready = preposition.head.lower_ in words("proposed", "adjectives") | words("planned", "adjectives")
    after = word in words("chain", "another_time") and bool(_with(token))  # "left after a call with Roe"
    return subject(verb) if goes or ready or after or word in ("at", "during", "in") else None
