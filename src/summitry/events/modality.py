"""The modality of a contact by the words around it: held, planned, proposed, refused, postponed, off, in doubt."""

from collections.abc import Iterator
from functools import reduce

from spacy.tokens import Token

from ..language import offsets
from ..lexicon import labels
from ..syntax.clauses import SUBJECTS, VERBS, is_negated
from .noun_frames import holder_of
from .planning import read_modifiers, read_word
from .values import UNDONE, Modality, Reading, Signs
from .words import has_child, words

CLIMB = 6  # words above a contact that can say something of it


def read_status(token: Token, phrases: Signs) -> Reading | None:
    """Read the modality of a contact from the words above it upwards, then its modifiers, then the tense; else None."""
    above = (later for word in _governors(token) for later in _and_then(word, token))
    found = [reading for word in [token, *above] if (reading := read_word(word, token, phrases))]
    return (reduce(_over, found) if found else None) or read_modifiers(token) or _tense(token)


def _over(below: Reading, above: Reading) -> Reading:
    """What a word makes of what a nearer one says: `shelved plans`, `accepted an offer`, `denied that they had met`."""
    turns = above.modality in UNDONE or (above.modality == Modality.DOUBTED and below.modality not in UNDONE)
    return above if turns or above.evidence.contains(below.evidence) else below


def is_revived(token: Token, phrases: Signs) -> bool:
    """Tell whether the clause around a contact says that it is on again: `back on`, `have now agreed`, `after all`."""
    return any(sign.means == "revived" for word in (token, *token.ancestors) for sign in phrases.get(word.i, ()))


def _governors(token: Token) -> Iterator[Token]:
    """The words above a contact up to the clause that reports it."""
    below = token
    for above in list(below.ancestors)[:CLIMB]:
        if _is_apart(below, above):
            return
        yield above
        finite = above.pos_ in VERBS and above.dep_ in labels("clauses") and above.tag_ != "VB"  # "suggested they meet"
        if above.lower_ in words("planned", "before") or (finite and any(c.dep_ in SUBJECTS for c in above.children)):
            return  # "on the eve of a visit"
        below = above


def _is_apart(below: Token, above: Token) -> bool:
    """Whether a word tells of something else, or reports: `rejected a truce and met Roe`, `agreed at the talks`."""
    clause = below.tag_ == "VBD" and below.dep_ in labels("apart")
    part = above.lower_ == "in" and any(t.lemma_ in words("partaking") for t in (above.head, *above.head.children))
    interest = part or above.head.lemma_ in words("proposed", "nouns")  # "took part in talks", "interest in talks"
    aside = below.dep_ in ("pobj", "pcomp") and above.lower_ not in words("aims") and not interest
    tells = below.dep_ not in ("dobj", "nsubjpass")  # "announced a summit" is of the summit
    reports = tells and above.pos_ == "VERB" and above.lemma_ in words("reporting", "verbs")
    return clause or aside or reports or any(t.text == ";" for t in above.doc[below.i : above.i])


def _and_then(word: Token, token: Token) -> Iterator[Token]:
    """A verb above a contact, after those that say more of the same subject: `was planned and then called off`."""
    if any(c.dep_ == "nsubjpass" and (c == token or c.is_ancestor(token)) for c in word.children):
        joined = [c for c in word.children if c.dep_ == "conj" and c.tag_ in ("VBN", "VBD")]
        yield from (c for c in reversed(joined) if not any(g.dep_ in (*SUBJECTS, "dobj") for g in c.children))
    yield word


def _tense(token: Token) -> Reading | None:
    """The tense of a contact's own verb, or of the nearest clause above it that has one."""
    if token.pos_ == "VERB" and is_negated(token):
        over = token.tag_ == "VBD" or has_child(token, words("held", "helpers"))  # "did not meet"
        return Reading(Modality.DOUBTED if over else Modality.REFUSED, offsets(token), "negated verb", passing=True)
    found = next(filter(None, map(_finite, (v for v in (token, *token.ancestors) if v.pos_ in VERBS))), None)
    if found is None:  # a verb that the parse has lost its helper of: "will, on Friday, lead a delegation on a visit"
        modal = next((t for t in token.sent if t.tag_ == "MD" and t.lower_ in words("future", "modals")), None)
        return Reading(Modality.PLANNED, offsets(modal), "modal of the sentence") if modal is not None else None
    return found._replace(passing=found.passing or (token.pos_ != "VERB" and not _happens(token)))


def _happens(token: Token) -> bool:
    """Whether the tense of a clause is that of the contact: `the talks ended`, `held talks`, `said at the talks`."""
    holder = holder_of(token)
    held = holder.dep_ == "dobj" and holder.head.lemma_ in words("light", "verbs")
    during = holder.dep_ == "pobj" and holder.head.lower_ in words("held", "during")
    return held or during or holder.dep_ in SUBJECTS


def _finite(verb: Token) -> Reading | None:
    """`will open`, `opened`, `have opened`, `opens`."""
    helpers = {c.lower_: c for c in verb.children if c.dep_ in labels("auxiliaries")}
    future = next((helpers[word] for word in helpers if word in words("future", "simple")), None)
    if future is not None:
        return Reading(Modality.PLANNED, offsets(future), "future clause")
    misread = verb.tag_ == "VBN" and not helpers and verb.dep_ in ("ROOT", "acl")  # "the envoys negotiated" by an envoy
    if verb.tag_ == "VBD" or misread or helpers.keys() & words("held", "helpers"):
        return Reading(Modality.HELD, offsets(verb), "past tense")
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words("travelling", "verbs"):
        return Reading(Modality.PLANNED, offsets(verb), "scheduled present")
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and helpers.keys() & {"is", "are"}):
        return Reading(Modality.HELD, offsets(verb), "present", passing=True)
    return None
