"""Mentions of contacts: the verbs and nouns that tell of a meeting, a call or a summit, with cast and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .grammar import agent, denoted, governing_verb, subject
from .lexicon import load
from .records import Cast, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

PLACES = {"GPE", "LOC", "FAC", "ORG"}
AT = {"in", "at", "near", "outside"}
WITH = {"with", "between", "among", "of"}


@dataclass(frozen=True)
class Contact:
    """One mention: its head `token`, `kind` (`talk` where the words leave it open), who takes part, where."""

    token: Token
    kind: str
    span: Span
    cast: tuple[str, ...]
    hosts: tuple[str, ...]
    place: str | None
    where: str | None  # the place with its preposition, for titles
    definite: bool
    by_subject: bool = False  # whether all of the cast is the subject of the verb: "Doe attended the summit"
    partnered: bool = False  # whether somebody is met, though it is not settled who


def find_contacts(sents: list[Sentence], cast: Cast) -> Iterator[Contact]:
    """The mentions of contacts in the sentences, in order; those that only say "talks" have no cast."""
    for sent in sents:
        for token in sent:
            contact = _verb(token, cast) or _noun(token, cast)
            if contact is not None:
                yield contact


def _kind(lemma: str, table: str) -> str | None:
    return next((kind for kind, words in load("contacts")[table].items() if lemma in words), None)


# --- verbs ----------------------------------------------------------------------------------------


def _verb(token: Token, cast: Cast) -> Contact | None:
    """`Doe met Roe`, `they will be meeting`, `Doe spoke with Roe by phone`, `Doe phoned Roe`."""
    lemma = token.lemma_.lower()
    kind = _kind(lemma, "verbs") if token.pos_ == "VERB" else None
    calls = token.pos_ == "VERB" and lemma == "call" and _calls_somebody(token, cast)
    if kind is None and not calls:
        return None
    direct = next((c for c in token.children if c.dep_ == "dobj"), None)
    if direct is not None and direct.lemma_ in load("contacts")["excluded"]["objects"]:
        return None
    actors, others = denoted(subject(token), cast), _partners(token, cast)
    if kind != "talk" or calls:
        others = (*denoted(direct, cast), *others)
    everybody = tuple(dict.fromkeys((*actors, *others)))
    receives = lemma in load("contacts")["receiving"]["verbs"]
    if receives and not (actors and any(cast.by_id[i].kind in ("person", "unnamed") for i in denoted(direct, cast))):
        return None
    if not _contacting(lemma, everybody, others, token, cast):
        return None
    if kind == "talk":
        kind = "call" if _by_phone(token) or lemma in ("speak", "talk") else "talk"
    place = place_of(token, cast)
    if lemma == "visit" and direct is not None and direct.ent_type_ in PLACES:
        place = place or _place_name(direct)
    return Contact(
        token,
        kind or "call",
        clause_span(token),
        everybody,
        actors if receives else (),
        place,
        _where(place, token),
        False,
    )


def _calls_somebody(token: Token, cast: Cast) -> bool:
    """`Doe called Roe`, not `called the plan a mistake` nor `called for calm`."""
    direct = next((c for c in token.children if c.dep_ == "dobj"), None)
    rest = [c for c in token.children if c.i > token.i and c.dep_ in ("oprd", "ccomp", "prt", "acomp")]
    if direct is None or rest:
        return False
    return direct.tag_ in ("NNP", "PRP") or any(cast.by_id[i].kind == "person" for i in denoted(direct, cast))


def _contacting(lemma: str, everybody: tuple[str, ...], others: tuple[str, ...], token: Token, cast: Cast) -> bool:
    """Two or more take part, or a group does."""
    if lemma in ("speak", "talk", "negotiate", "confer", "converse", "discuss"):
        by_phone = _by_phone(token)
        return (
            bool(others)
            and len(everybody) > 1
            and all(cast.by_id[i].role != "news outlet" and _is_party(i, cast) for i in others)
        ) or (by_phone and len(everybody) > 1)
    if lemma == "visit":
        return bool(everybody) and cast.by_id[everybody[0]].kind in ("person", "group", "unnamed")
    groups = [i for i in everybody if cast.by_id[i].kind in ("group", "bloc", "organisation", "state")]
    return len(everybody) > 1 or bool(groups)


def _is_party(actor_id: str, cast: Cast) -> bool:
    words = cast.by_id[actor_id].name.lower().split()
    return not set(load("roles")["press"]) & set(words)


def _by_phone(token: Token) -> bool:
    words = {t.lower_ for t in token.subtree}
    return bool(words & set(load("contacts")["phone"]["words"]))


def _partners(token: Token, cast: Cast) -> tuple[str, ...]:
    """Those after "with", "to", "between" and the like, of whatever head the parser gave their phrase."""
    found: list[str] = []
    for prep in token.children:
        aside = token.pos_ == "VERB" and token.doc[prep.i - 1].text == ","  # ", with Roe adding that ..."
        if prep.dep_ == "prep" and not aside and prep.lower_ in (WITH if token.pos_ != "VERB" else {"with", "to"}):
            nouns = [noun for noun in prep.children if noun.dep_ == "pobj"]
            ids = [i for noun in nouns for i in denoted(noun, cast)]
            first = next(cast.within(Span(prep.idx, prep.right_edge.idx + len(prep.right_edge))), None)
            found += ids or (first.actor_ids if first is not None and prep.lower_ == "with" else ())
    return tuple(found)


# --- nouns ----------------------------------------------------------------------------------------


def _noun(token: Token, cast: Cast) -> Contact | None:
    """`the Doe-Roe summit`, `talks between them`, `Doe's call with Roe`, `hold a meeting`."""
    kind = _kind(token.lemma_.lower(), "nouns") if token.pos_ in ("NOUN", "PROPN") else None
    if kind is None or _excluded(token):
        return None
    above = token.head
    own = [i for c in token.children if c.dep_ in ("poss", "compound", "nmod", "amod") for i in denoted(c, cast)]
    own += [i for i in _inside(token, cast) if i not in own]
    others = [*_partners(token, cast), *(denoted(agent(token), cast))]
    light = (
        above.pos_ == "VERB"
        and token.dep_ in ("dobj", "nsubjpass")
        and above.lemma_ in load("contacts")["light"]["verbs"]
    )
    others += [i for i in _partners(above, cast) if light and i not in others]
    by_subject = not own and not others
    hosts: tuple[str, ...] = ()
    verb_subject = _subject_for(token, light)
    if verb_subject is not None:
        ids = denoted(verb_subject, cast)
        if above.lemma_ in load("contacts")["hosts"]["verbs"]:
            hosts = ids if len(ids) == 1 else ()
        own = [*(i for i in ids if i not in own), *own]
    everybody = tuple(
        i for i in dict.fromkeys((*own, *others)) if _is_party(i, cast) and cast.by_id[i].role != "news outlet"
    )
    again = any(c.lower_ in load("planning")["again"]["words"] for c in token.children)
    if token.lower_ == "call" and len(everybody) < 2 and not again and not _by_phone(token):
        return None
    articles = ("the", "this", "that", "these", "his", "her", "their", "its")
    definite = not by_subject or any(c.lower_ in articles for c in token.children)
    place = place_of(token, cast) or _compound_place(token, cast)
    partnered = bool(_partners_of(token, "with") or (light and _partners_of(above, "with")))
    where = _where(place, token)
    return Contact(token, kind, noun_span(token), everybody, hosts, place, where, definite, by_subject, partnered)


def _excluded(token: Token) -> bool:
    lists = load("contacts")["excluded"]
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    after = token.nbor(1).lower_ if token.i + 1 < token.sent.end else ""
    call_on = token.lemma_ == "call" and after in ("for", "on", "to")
    return (
        before in lists["before"]
        or token.dep_ == "compound"
        or call_on
        or (after in lists["after"] and after not in ("for", "on", "agenda"))
    )


def _inside(token: Token, cast: Cast) -> list[str]:
    """The actors named between the noun's first word and the noun itself: `the Doe-Roe summit`."""
    start = token.left_edge.idx
    return [
        i
        for mention in cast.within(Span(start, token.idx))
        for i in mention.actor_ids
        if cast.by_id[i].kind not in ("state",) or "-" in token.doc.text[start : token.idx]
    ]


def _subject_for(token: Token, light: bool) -> Token | None:
    """Who takes part because of the verb: the subject of `held talks`, `met at a summit`, `set to act at a summit`."""
    together = token.dep_ == "dobj" and any(c.lower_ == "with" and c.dep_ == "prep" for c in token.children)
    travel = token.lemma_.lower() in load("contacts")["travel"]["words"] and not _partners_of(token, "by")
    if light or together or (travel and token.dep_ == "dobj"):  # "held talks", "cancelled a visit"
        return subject(token.head)
    if token.dep_ == "dobj" and token.head.lemma_ in load("planning")["called_off"]["verbs"]:
        return subject(token.head)  # "the two countries postponed a summit"
    if token.dep_ == "pobj" and token.head.lower_ in ("at", "during", "in", "to", "for", "on", "after"):
        verb = governing_verb(token)
        while (
            verb is not None
            and verb.dep_ in ("xcomp", "conj")
            and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        ):
            verb = governing_verb(verb)
        if verb is not None and (token.head.lower_ in ("at", "during", "in") or travel):
            return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return None


def _partners_of(token: Token, preposition: str) -> list[Token]:
    return [noun for c in token.children if c.lower_ == preposition for noun in c.children if noun.dep_ == "pobj"]


def _compound_place(token: Token, cast: Cast) -> str | None:
    """The `Strelsau` of `the Strelsau summit`."""
    before = token.doc[token.left_edge.i : token.i]
    places = [
        t
        for t in before
        if t.pos_ == "PROPN"
        and t.dep_ in ("compound", "nmod", "amod")
        and t.ent_type_ in (*PLACES, "EVENT")
        and cast.covering(t.idx) is None
    ]
    return _place_name(places[0]) if places else None


def place_of(token: Token, cast: Cast) -> str | None:
    """The place after "in" or "at", under the word itself."""
    travel = token.lemma_.lower() in load("contacts")["travel"]["words"]
    for child in token.children:
        if child.dep_ == "prep" and (child.lower_ in AT or (travel and child.lower_ == "to")):
            for noun in child.children:
                if (
                    noun.dep_ == "pobj"
                    and (noun.ent_type_ in PLACES or noun.text[0].isupper())
                    and noun.ent_type_ not in ("DATE", "TIME", "EVENT", "PERSON")
                ):
                    return _place_name(noun)
    inner = [*_parties(token), *(c for c in token.children if c.dep_ == "relcl" and token.pos_ != "VERB")]
    return next((place for party in inner if (place := place_of(party, cast))), None)


def _parties(token: Token) -> Iterator[Token]:
    """The nouns for those met, under which the parser may have hung the place: `met Roe in Oslo`."""
    for child in token.children:
        if child.dep_ == "dobj" and token.pos_ == "VERB" and child.pos_ == "PROPN":
            yield child
        if child.lower_ in ("of", "with", "between") and child.dep_ == "prep":
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _where(place: str | None, token: Token) -> str | None:
    """`in Strelsau`, `at the Winter Palace`: as the text has it, else with "in"."""
    if place is None:
        return None
    before = token.doc[token.left_edge.i : min(token.right_edge.i + 1, token.sent.end)].text
    for preposition in ("at the", "in the", "at", "near", "outside"):
        if f" {preposition} {place}" in before:
            return f"{preposition} {place}"
    return f"in {place}"


def _place_name(noun: Token) -> str:
    start = noun.left_edge.i
    words = [t for t in noun.doc[start : noun.i + 1] if t.dep_ in ("compound", "nmod") or t.i == noun.i]
    return " ".join(t.text for t in words)


# --- spans ----------------------------------------------------------------------------------------


def clause_span(verb: Token) -> Span:
    """From a verb's subject (or "to") to the end of its phrase, without what only adds to it."""
    left, right = verb.i, verb.i
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "aux", "neg", "auxpass") and child.i < verb.i:
            left = min(left, child.left_edge.i)
        if child.i > verb.i and child.dep_ in ("dobj", "prep", "npadvmod", "advmod", "prt", "pobj"):
            right = max(right, child.right_edge.i)
    last = verb.doc[right]
    while last.is_punct or last.is_space:
        last = last.nbor(-1)
    return Span(verb.doc[left].idx, last.idx + len(last))


def noun_span(noun: Token) -> Span:
    """A noun phrase with its prepositional phrases, without relative clauses."""
    right = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep":
            right = max(right, child.right_edge.i)
    return Span(noun.left_edge.idx, noun.doc[right].idx + len(noun.doc[right]))
