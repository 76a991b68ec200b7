"""Nouns of contact: who takes part, from the noun's own phrase and from the verb that it stands under."""

from collections.abc import Callable

from spacy.tokens import Token

from ..actors.denotation import denoted, is_for_others
from ..records import Cast, Span
from ..syntax.clauses import SUBJECTS, agent, governor, owner, subject
from .parties import by_phone, distinct, is_party, is_political, partners, partners_of
from .places import leads_to
from .values import Roles
from .words import has_child, noun_entry, words


def noun_roles(token: Token, cast: Cast) -> Roles | None:
    """Give the roles in the contact that a noun names; None where it names none."""
    entry = noun_entry(token)
    if entry is None or _is_excluded(token):
        return None
    holder = holder_of(token)
    named = distinct(
        *(denoted(child, cast) for child in token.children if child.dep_ in ("poss", "compound", "nmod", "amod")),
        *(m.actor_ids for m in cast.within(Span(token.left_edge.idx, token.idx))),  # "the Doe-Roe summit"
        *(partners(word, cast) for word in (token, holder, holder.head)),
        denoted(agent(token), cast),
        *(denoted(noun, cast) for noun in _with(token)),
    )
    told = _telling(holder, cast) if named and set(named) == {i for n in _with(token) for i in denoted(n, cast)} else ()
    everybody = distinct(told, *(denoted(noun, cast) for noun in _taking_part(token)), named)
    parties = tuple(i for i in everybody if is_party(i, cast))
    roles = Roles(parties, partnered=bool(_with(token)), by_subject=not named)
    if NEEDS[entry["needs"]](token, roles, cast):
        return roles
    return roles._replace(refers_only=True) if has_child(token, ("the",)) else None


def _with(token: Token) -> list[Token]:
    """Roe in `a meeting with Roe`, also where the parser has hung "with" on the verb: `put off a meeting with Roe`."""
    after = token.doc[token.i + 1 : token.i + 2]
    return partners_of(token, "with") or [n for w in after if w.lower_ == "with" for n in partners_of(w.head, "with")]


def _telling(holder: Token, cast: Cast) -> tuple[str, ...]:
    """Doe in `Doe said the talks with Roe were useful`: who is of politics and no spokesperson tells of its own."""
    clause = governor(holder) if holder.dep_ in SUBJECTS else None
    told = denoted(subject(clause.head), cast) if clause is not None and clause.dep_ == "ccomp" else ()
    own = [i for i in told if is_political(i, cast) and cast.by_id[i].kind in ("person", "state")]
    return tuple(i for i in own if not is_for_others(i, cast))


def _party(token: Token, roles: Roles, cast: Cast) -> bool:
    """Somebody of politics takes part, or is named in the sentence of a meeting that is known or planned."""
    if token.lower_ == "call":
        sure = by_phone(token) or roles.partnered or bool(partners_of(token, "between"))  # "a call for calm" is none
        return len(roles.cast) > (0 if sure else 1) or has_child(token, words("again"))
    sent = Span(token.sent.start_char, token.sent.end_char)
    told = bool(roles.cast) or has_child(token, ("second", "third"))  # of the same people
    return told or any(is_political(i, cast) for m in cast.within(sent) for i in m.actor_ids)


NEEDS: dict[str, Callable[[Token, Roles, Cast], bool]] = {
    "nothing": lambda token, roles, cast: True,
    "party": _party,
    "traveller": lambda token, roles, cast: any(is_political(i, cast) for i in roles.cast),
    "place": lambda token, roles, cast: leads_to(token, "to"),
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


def holder_of(token: Token) -> Token:
    """Give the noun that stands in the clause for a contact: its `effort`, its `round`, or itself."""
    if token.dep_ == "compound":
        return token.head
    above = token.head.head
    return above if token.head.lower_ == "of" and above.lemma_ in words("compound", "units") else token


def _taking_part(token: Token) -> list[Token | None]:
    """Who takes part because of the verb: the subject of `held talks`, `flew in for talks`, `met at a summit`."""
    holder = holder_of(token)
    verb, offered, travel = holder.head, holder.head.head, token.lemma_.lower() in words("travel")
    near = (offered, *(c for c in offered.children if c.dep_ == "dobj")) if holder.dep_ == "pobj" else ()
    offer = next((n for n in near if n.pos_ == "NOUN" and n.lemma_ in (*words("proposed", "nouns"), "plan")), None)
    if offer is not None or token.lemma_ in words("inviting"):
        return _offering(offer or token, token)
    if holder.dep_ == "dobj":
        return [subject(verb)] if travel or verb.lemma_ in words("light", "verbs") or _with(token) else []
    if holder.dep_ == "nsubjpass" and verb.lemma_ in words("light", "verbs"):
        return [agent(verb)]  # "were attended by Doe"
    asked = [c for c in offered.children if c.dep_ in ("dobj", "nsubjpass") and offered.lemma_ in words("inviting")]
    asking = subject(offered) if asked and not _with(token) else None  # "invited Roe for a visit"
    return [_of_circumstance(holder, travel), asking, *asked]


def _offering(offer: Token, token: Token) -> list[Token | None]:
    """Who makes an offer of a contact, and who answers it: `Doe spurned Roe's offer of talks`, `an offer from Roe`."""
    made = [owner(offer, offer.i), agent(offer), *partners_of(offer, "from"), *partners_of(token, "from")]
    answered = offer.dep_ in ("dobj", "nsubjpass") and offer.head.lemma_ in words("answering", "verbs")
    return [*made, subject(offer.head) if offer.dep_ == "dobj" and (answered or not any(made)) else None]


def _of_circumstance(token: Token, travel: bool) -> Token | None:
    """The subject of the clause that a contact is the place, the time or the aim of."""
    preposition, word = token.head, token.head.lower_
    verb = governor(preposition)
    if verb is None:
        return None
    left = verb.lemma_ in words("leaving", "verbs")  # "pulled out of the talks"
    goes = word in words("motion", "going") and (travel or verb.lemma_ in words("motion", "verbs"))
    ready = preposition.head.lower_ in words("proposed", "adjectives") | words("planned", "adjectives")
    after = word in words("chain", "another_time") | {"for"} and bool(_with(token))  # "left after a call with Roe"
    return subject(verb) if left or goes or ready or after or word in ("at", "during", "in") else None
