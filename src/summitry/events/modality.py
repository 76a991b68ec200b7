"""What the words around a contact say of it: held, planned, proposed, refused, called off, or in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..syntax.clauses import SUBJECTS, governor
from .phrases import Phrases
from .planning import read_modifiers, read_phrases, read_word
from .tenses import read_ahead, read_date_word, read_tense
from .values import Ground, Reading
from .words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

CLIMB = 6  # words above a contact that can say something of it


def read_status(token: Token, phrases: Phrases) -> Reading | None:
    """Read the modality that the clause around a contact's trigger gives it; None where it says nothing.

    The rules are tried from the nearest word outwards; a negated plan is called off.
    """
    above = [] if _is_beside(token) else [later for word in _governors(token) for later in _and_then(word, token)]
    for word in [token, *above]:
        found = read_phrases(word, token, phrases) or read_word(word, token, phrases)
        if found is not None:
            return found
    found = read_modifiers(token) or read_ahead(token) or read_tense(token)
    vague = found is None or found.ground in (Ground.PRESENT, Ground.LOOSE)
    return (read_date_word(token) if vague else None) or found


def is_revived(token: Token, phrases: Phrases) -> bool:
    """Tell whether the clause around a contact says that it is on again: `back on`, `have now agreed`, `after all`."""
    verb = token if token.pos_ == "VERB" else governor(token)
    clause = [verb] if verb is not None else []
    while clause and clause[-1].dep_ in ("xcomp", "ccomp", "acl") and clause[-1].head.pos_ in ("VERB", "ADJ"):
        clause.append(clause[-1].head)
    return any(phrase.means == "revived" for v in clause for phrase in phrases.get(v.i, ()))


def _is_beside(token: Token) -> bool:
    """Whether a contact is only the place or the time of what its clause tells: `agreed at the summit`."""
    return token.dep_ == "pobj" and token.head.dep_ != "pcomp" and _is_aside(token.head)


def _is_aside(preposition: Token) -> bool:
    """Whether what follows a preposition is no aim: `after the talks`, but `for talks`, `interest in talks`."""
    if preposition.dep_ != "prep" or preposition.lower_ in words("aims"):
        return preposition.dep_ == "agent"
    wished = words("proposed", "nouns") | words("proposed", "adjectives")
    return preposition.lower_ != "in" or preposition.head.lemma_.lower() not in wished


def _governors(token: Token) -> Iterator[Token]:
    """The words above a contact up to the clause that reports it."""
    below = token.head if token.dep_ == "compound" else token  # "a mediation effort"
    for above in list(below.ancestors)[:CLIMB]:
        aside = below.dep_ in ("pobj", "pcomp") and _is_aside(above)
        if aside or above.lower_ in words("planned", "before") or above.lemma_ in words("reporting", "verbs"):
            return
        yield above
        if above.dep_ == "ccomp" and above.tag_ == "VB" and above.head.lemma_ in words("proposed", "verbs"):
            yield above.head  # "suggested that the council hold a session"
            return
        if _is_clause(above):
            return
        below = above


def _and_then(word: Token, token: Token) -> Iterator[Token]:
    """A verb above a contact, after those that say more of the same subject: `was planned and then called off`."""
    subject = next((c for c in word.children if c.dep_ == "nsubjpass"), None)
    if subject is not None and (subject.i == token.i or subject.is_ancestor(token)):
        joined = [c for c in word.children if c.dep_ == "conj" and c.tag_ in ("VBN", "VBD")]
        yield from (c for c in reversed(joined) if not any(g.dep_ in (*SUBJECTS, "dobj") for g in c.children))
    yield word


def _is_clause(verb: Token) -> bool:
    """Whether a verb heads a clause with a subject of its own."""
    heads = verb.pos_ in ("VERB", "AUX") and verb.dep_ in ("ROOT", "ccomp", "relcl", "advcl", "parataxis")
    return heads and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
