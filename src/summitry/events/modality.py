"""The modality of a contact by the words around it: held, planned, proposed, refused, called off, or in doubt."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from ..lexicon import labels
from ..syntax.clauses import SUBJECTS, VERBS, is_negated
from .noun_frames import holder_of
from .planning import read_modifiers, read_phrases, read_word
from .values import UNDONE, Modality, Phrases, Reading
from .words import has_child, words

CLIMB = 6  # words above a contact that can say something of it


def read_status(token: Token, phrases: Phrases) -> Reading | None:
    """Read the modality that the clause around a contact's trigger gives it; None where it says nothing.

    The rules are tried from the nearest word outwards; a negated plan is called off.
    """
    above = (later for word in _governors(token) for later in _and_then(word, token))
    found = [r for word in [token, *above] if (r := read_phrases(word, token, phrases) or read_word(word, token))]
    unreal = _unreal(token)
    undone = next((r for r in found[:2] if r.modality in UNDONE), None)  # "shelved plans for a meeting"
    return unreal or undone or next(iter(found), None) or read_modifiers(token) or _ahead(token) or _tense(token)


def _unreal(token: Token) -> Reading | None:
    """A doubt where a contact is only thought of, or denied: `if the summit collapses`, `denied that they had met`."""
    holder = holder_of(token)
    verb = token if token.pos_ == "VERB" else holder.head
    tells = verb == token or (holder.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in words("light", "verbs"))
    word = _denied(verb) if tells else None
    if verb.lemma_ == "be" and has_child(holder, ("no",)):  # "there was no such meeting"
        word = verb
    while word is None and verb.pos_ in VERBS:
        word = _thought_of(verb)
        if verb.dep_ not in ("xcomp", "conj"):
            break
        verb = verb.head
    return Reading.of(Modality.DOUBTED, word, "not told as a fact") if word is not None else None


def _thought_of(verb: Token) -> Token | None:
    """The `if` of `if they meet`, the `should` of `should have met`, the `had` of `had they met, the war would end`."""
    for word in verb.children:
        if word.dep_ == "mark" and word.lower_ in words("doubted", "marks"):
            return word
        if word.tag_ == "MD" and word.lower_ in words("doubted", "modals") and "have" in _helpers(verb):
            return word
        inverted = word.lower_ == "had" and any(c.dep_ == "nsubj" and c.i > word.i for c in verb.children)
        if inverted and verb.dep_ == "advcl":
            return word
    return None


def _denied(verb: Token) -> Token | None:
    """The `rejected` of `rejected reports that they had met`."""
    reported = verb.head.pos_ == "NOUN" and verb.head.lemma_ in words("denying", "nouns")
    above = verb.head.head if reported else verb.head
    stands = reported or verb.dep_ == "ccomp"
    return above if stands and above.lemma_ in words("denying", "verbs") and not is_negated(above) else None


def is_revived(token: Token, phrases: Phrases) -> bool:
    """Tell whether the clause around a contact says that it is on again: `back on`, `have now agreed`, `after all`."""
    return any(phrase.means == "revived" for word in (token, *token.ancestors) for phrase in phrases.get(word.i, ()))


def _governors(token: Token) -> Iterator[Token]:
    """The words above a contact up to the clause that reports it."""
    below = token.head if token.dep_ == "compound" else token  # "a mediation effort"
    for above in list(below.ancestors)[:CLIMB]:
        apart = below.tag_ == "VBD" and below.dep_ in labels("apart")  # "rejected a truce and met Roe"
        if apart or any(t.text == ";" for t in above.doc[below.i : above.i]):  # another clause
            return
        aims = words("aims") | (
            {"in"} if above.head.lemma_ in words("proposed", "nouns") else set()
        )  # "interest in talks"
        aside = below.dep_ in ("pobj", "pcomp") and above.lower_ not in aims
        if aside or above.lower_ in words("planned", "before") or above.lemma_ in words("reporting", "verbs"):
            return
        yield above
        if above.dep_ == "ccomp" and above.tag_ == "VB" and above.head.lemma_ in words("proposed", "verbs"):
            yield above.head  # "suggested that the council hold a session"
            return
        heads = above.pos_ in VERBS and above.dep_ in labels("clauses")
        if heads and any(c.dep_ in SUBJECTS for c in above.children):
            return
        below = above


def _and_then(word: Token, token: Token) -> Iterator[Token]:
    """A verb above a contact, after those that say more of the same subject: `was planned and then called off`."""
    if any(c.dep_ == "nsubjpass" and (c == token or c.is_ancestor(token)) for c in word.children):
        joined = [c for c in word.children if c.dep_ == "conj" and c.tag_ in ("VBN", "VBD")]
        yield from (c for c in reversed(joined) if not any(g.dep_ in (*SUBJECTS, "dobj") for g in c.children))
    yield word


def _ahead(token: Token) -> Reading | None:
    """`on the eve of a visit`, `ahead of the summit`: it had not yet been when the clause happened."""
    near = takewhile(lambda above: above.pos_ not in VERBS, token.ancestors)
    ahead = next((above for above in near if above.lower_ in words("planned", "before")), None)
    return Reading.of(Modality.PLANNED, ahead, "ahead of it") if ahead is not None else None


def _tense(token: Token) -> Reading | None:
    """The tense of a contact's own verb, or of the nearest clause above it that has one."""
    verbs = [v for v in (token, *token.ancestors) if v.pos_ in VERBS]
    own = _own_form(token) if token.pos_ == "VERB" else None
    found = own or next(filter(None, map(_finite, verbs)), None)
    modal = next((t for t in token.sent if t.tag_ == "MD" and t.lower_ in words("planned", "modals")), None)
    if found is not None and token.pos_ != "VERB" and not _happens(token):
        return found._replace(passing=True)
    return found or (Reading.of(Modality.PLANNED, modal, "modal of the sentence") if modal is not None else None)


def _happens(token: Token) -> bool:
    """Whether the tense of a clause is that of the contact: `the talks ended`, `held talks`, `said at the talks`."""
    holder = holder_of(token)
    held = holder.dep_ == "dobj" and holder.head.lemma_ in words("light", "verbs")
    during = holder.dep_ == "pobj" and holder.head.lower_ in words("held", "during")
    return held or during or holder.dep_ in SUBJECTS


def _own_form(verb: Token) -> Reading | None:
    """`did not meet`, `the envoys negotiated`, read as a noun phrase."""
    helpers = _helpers(verb)
    if is_negated(verb):
        return Reading.of(Modality.REFUSED, verb, "negated verb", passing=True)
    return Reading.of(Modality.HELD, verb, "past tense") if verb.tag_ == "VBN" and not helpers else None


def _helpers(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in labels("auxiliaries")}


def _finite(verb: Token) -> Reading | None:
    """`will open`, `opened`, `have opened`, `opens`."""
    helpers = _helpers(verb)
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be":  # "is to attend", "was to have met"
        return Reading.of(Modality.CALLED_OFF if "have" in helpers else Modality.PLANNED, verb.head, "be to")
    future = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in words("planned", "future")), None)
    if future is not None:
        return Reading.of(Modality.PLANNED, future, "future clause")
    if verb.tag_ == "VBD" or helpers & words("held", "helpers"):
        return Reading.of(Modality.HELD, verb, "past tense")
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words("travelling", "verbs"):
        return Reading.of(Modality.PLANNED, verb, "scheduled present")
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and helpers & {"is", "are"}):
        return Reading.of(Modality.HELD, verb, "present", passing=True)
    return None
