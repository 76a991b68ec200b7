"""Tense and date words: what a verb's form, `ahead of` or `next week` say of a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import Span
from ..syntax.clauses import governor, is_negated
from .values import Ground, Modality, Reading
from .words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def reading(modality: Modality, word: Token, rule: str, ground: Ground = Ground.WORD) -> Reading:
    """Make a reading that one word shows."""
    return Reading(modality, Span(word.idx, word.idx + len(word)), rule, ground)


def read_ahead(token: Token) -> Reading | None:
    """Read `on the eve of a visit`, `ahead of the summit`: it had not yet been when the clause happened."""
    for above in list(token.ancestors)[:3]:
        if above.pos_ in ("VERB", "AUX"):
            return None
        if above.lower_ in words("planned", "before"):
            return reading(Modality.PLANNED, above, "ahead of it")
    return None


def read_date_word(token: Token) -> Reading | None:
    """Read `next week`, `tomorrow`: a date that says by itself that it is to come."""
    verb = token if token.pos_ == "VERB" else governor(token)
    beside = [c for c in verb.children if c.dep_ == "npadvmod"] if verb is not None else []
    near = [*token.subtree, *(t for c in beside for t in c.subtree)]
    for word in (t for t in near if t.ent_type_ in ("DATE", "TIME")):
        if word.lower_ in words("dated", "planned"):
            return reading(Modality.PLANNED, word, "word of a date")
    return None


def read_tense(token: Token) -> Reading | None:
    """Read the tense of a contact's own verb, or of the nearest clause above it that has one."""
    own = _own_form(token) if token.pos_ == "VERB" else None
    verbs = [*([token] if token.pos_ == "VERB" else []), *(a for a in token.ancestors if a.pos_ in ("VERB", "AUX"))]
    found = own or next((r for verb in verbs if (r := _finite(verb))), None)
    if found is not None:
        return found
    if token.dep_ == "amod":
        return reading(Modality.HELD, token, "attribute")
    loose = next((t for t in token.sent if t.tag_ == "MD" and t.lower_ in words("planned", "modals")), None)
    return reading(Modality.PLANNED, loose, "modal of the sentence", Ground.LOOSE) if loose is not None else None


def _own_form(verb: Token) -> Reading | None:
    """`did not meet`, `was to have met`, `was to fly to Strelsau`."""
    if is_negated(verb):
        return reading(Modality.REFUSED, verb, "negated verb", Ground.PASSING)
    helpers = _helpers(verb)
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "ROOT", "ccomp") and not helpers:
        # the model reads "the envoys negotiated" as a noun phrase
        return reading(Modality.HELD, verb, "past tense", Ground.PAST)
    if verb.dep_ != "xcomp" or verb.head.lemma_ != "be":
        return None
    if "have" in helpers:
        return reading(Modality.CALLED_OFF, verb.head, "was to have")
    return reading(Modality.PLANNED, verb.head, "be to") if verb.tag_ == "VB" else None


def _helpers(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def _finite(verb: Token) -> Reading | None:
    """`will open`, `opened`, `have opened`, `opens`."""
    helpers = _helpers(verb)
    future = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in words("planned", "future")), None)
    if future is not None:
        return reading(Modality.PLANNED, future, "future clause")
    if verb.tag_ == "VBD" or helpers & words("held", "helpers"):
        return reading(Modality.HELD, verb, "past tense", Ground.PAST)
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words("travelling", "verbs"):
        return reading(Modality.PLANNED, verb, "scheduled present")
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and helpers & {"is", "are"}):
        return reading(Modality.HELD, verb, "present", Ground.PRESENT)
    return None
