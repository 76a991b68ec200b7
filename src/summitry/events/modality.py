"""What the words around a contact say of it: held, planned, proposed, refused, called off, or in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..lexicon import load
from ..records import Span
from ..syntax.clauses import governor, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

CLIMB = 6  # words above a contact that can say something of it
AIMS = {"for", "to", "on", "of", "with", "into", "from", "about", "against", "over"}  # prepositions of what is decided
PAST = {"has", "have", "had", "was", "were", "’ve", "'ve", "did"}


class Reading(NamedTuple):
    """A status, the words that say so, and the rule that read them."""

    status: str
    evidence: Span
    rule: str


@cache
def _words(status: str, kind: str) -> frozenset[str]:
    return frozenset(load("planning")[status].get(kind, ()))


def read_status(token: Token) -> Reading | None:
    """The status that the clause around a contact's head gives it; None where it says nothing.

    The rules are tried from the nearest word outwards; a negated plan is called off.
    """
    reading = _modifiers(token)
    for word in [token, *(() if _is_beside(token) else _governors(token))]:
        found = _phrases(word) or _word(word, token)
        if found is not None:
            return found
    reading = reading or _ahead(token) or _tense(token)
    vague = reading is None or reading.rule in ("present", "modal of the sentence")
    return (_dated(token) if vague else None) or reading


def is_revived(token: Token) -> bool:
    """Whether the clause around a contact says that it is on again: `back on`, `have now agreed`, `after all`."""
    verb = token if token.pos_ == "VERB" else governor(token)
    clause = [verb] if verb is not None else []
    while clause and clause[-1].dep_ in ("xcomp", "ccomp", "acl") and clause[-1].head.pos_ in ("VERB", "ADJ"):
        clause.append(clause[-1].head)
    near = {t for v in clause for c in v.children for t in (c, *c.children)}
    said = " ".join(t.lower_ for t in sorted(near, key=lambda t: t.i))
    verbs = any(v.lemma_ in _words("revived", "verbs") for v in clause)
    return verbs or any(f" {phrase} " in f" {said} " for phrase in load("planning")["revived"]["phrases"])


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _is_beside(token: Token) -> bool:
    """Whether a contact is only the place or the time of what its clause tells: `agreed at the summit`."""
    head = token.head
    if token.dep_ != "pobj" or head.dep_ == "pcomp":
        return False
    return _is_aside(head)


def _is_aside(preposition: Token) -> bool:
    """Whether what follows a preposition is no aim: `after the talks`, but `for talks`, `interest in talks`."""
    if preposition.dep_ not in ("prep", "agent") or preposition.lower_ in AIMS:
        return preposition.dep_ == "agent"
    return preposition.lower_ != "in" or preposition.head.lemma_.lower() not in (
        _words("proposed", "nouns") | _words("proposed", "adjectives")
    )


def _governors(token: Token) -> Iterator[Token]:
    """The words above a contact up to the clause that reports it."""
    below = token.head if token.dep_ == "compound" else token  # "a mediation effort"
    for n, above in enumerate(below.ancestors):
        aside = below.dep_ in ("pobj", "pcomp") and _is_aside(above)
        if (
            n == CLIMB
            or aside
            or above.lower_ in _words("planned", "before")
            or above.lemma_ in load("planning")["reporting"]["verbs"]
        ):
            return
        yield above
        if above.dep_ == "ccomp" and above.tag_ == "VB" and above.head.lemma_ in _words("proposed", "verbs"):
            yield above.head  # "suggested that the council hold a session"
            return
        if (
            above.pos_ in ("VERB", "AUX")
            and any(c.dep_ in ("nsubj", "nsubjpass") for c in above.children)
            and above.dep_ in ("ROOT", "ccomp", "relcl", "advcl", "parataxis")
        ):
            return
        below = above


def _modifiers(token: Token) -> Reading | None:
    """`the upcoming summit`, `a proposed meeting`, `no meeting`, `the cancelled talks`."""
    if token.pos_ == "VERB":
        return None
    for child in token.children:
        lemma, lower = child.lemma_.lower(), child.lower_
        if child.dep_ == "acl" and child.tag_ == "VBN":  # "talks scheduled for Friday"
            status = next((s for s in ("called_off", "planned") if lemma in _words(s, "verbs")), None)
            if status is not None:
                return Reading(status, _span(child), "modifier")
        if child.dep_ not in ("amod", "det", "compound", "nummod"):
            continue
        if lemma in _words("called_off", "verbs"):
            return Reading("called_off", _span(child), "modifier")
        for status in ("planned", "proposed", "held"):
            if lower in _words(status, "modifiers"):
                return Reading(status, _span(child), "modifier")
    return None


def _phrases(word: Token) -> Reading | None:
    """Fixed phrases in the clause of a governing word: `put on ice`, `ruled out`, `off the agenda`."""
    if word.pos_ not in ("VERB", "AUX"):
        return None
    nearby = word.doc[max(word.left_edge.i, word.i - 8) : min(word.right_edge.i + 1, word.i + 12)]
    near, offset = nearby.text.lower(), nearby.start_char
    for status in ("called_off", "refused", "doubted"):
        for phrase in load("planning")[status].get("phrases", ()):
            at = near.find(phrase)
            if at >= 0 and is_negated(word) and status == "refused":
                return Reading("proposed", Span(offset + at, offset + at + len(phrase)), "not ruled out")
            if at >= 0 and not (is_negated(word) and status != "called_off"):
                if status == "called_off" and _until(word):
                    return Reading("planned", Span(offset + at, offset + at + len(phrase)), "put off to a date")
                return Reading(status, Span(offset + at, offset + at + len(phrase)), "phrase")
    return None


def _word(word: Token, token: Token) -> Reading | None:
    """The lists of verbs, nouns and adjectives, with negation and modals."""
    if word.lemma_.lower() == "call" and not any(c.lower_ in ("for", "on") for c in word.children):
        return None
    negated = is_negated(word) or any(c.lower_ == "no" for c in word.children)
    above = _needed(word, negated) or _listed(word, token, negated) if word.i != token.i else None
    return above or _modal(word, token, negated)


def _needed(word: Token, negated: bool) -> Reading | None:
    """`is not necessary`, `is unnecessary`, `will not take place`, `is due to open`."""
    complements = [
        c for c in word.children if c.dep_ in ("acomp", "attr", "oprd") or c.lower_ in _words("planned", "states")
    ]
    said = {w for c in (word, *complements) for w in (c.lemma_.lower(), c.lower_)}
    if negated and said & _words("not_needed", "words"):
        return Reading("called_off", _span(word), "negated plan")
    if any(c.lower_ in _words("called_off", "adjectives") for c in complements):
        return Reading("called_off", _span(word), "adjective")
    for status in ("planned", "proposed"):
        said_so = next((c for c in complements if c.dep_ == "acomp" and c.lower_ in _words(status, "adjectives")), None)
        if said_so is not None:
            return Reading("called_off" if negated else status, _span(said_so), "adjective")
    return None


def _listed(word: Token, token: Token, negated: bool) -> Reading | None:
    """`was shelved`, `refused`, `no plans`, `is due`: the word is on a list of its part of speech."""
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN":
        return _noun(word, token, negated)
    acting = any(c.dep_ == "nsubj" and (c.i == token.i or c.is_ancestor(token)) for c in word.children)
    if lemma in _words("called_off", "verbs") or (lemma in _words("refused", "verbs") and not acting):
        if lemma in _words("called_off", "verbs"):
            if _is_unreal(word):
                return Reading("doubted", _span(word), "urged or threatened")
            put_off = Reading("planned", _span(word), "put off to a date") if _until(word) else None
            return put_off or (None if negated else Reading("called_off", _span(word), "verb"))
        return None if negated else Reading("refused", _span(word), "verb")
    if lemma in _words("called_off", "moving") and (_until(word) or lemma == "reschedule") and not negated:
        return Reading("planned", _span(word), "moved to a date")
    if acting and word.pos_ == "VERB":  # "the meeting agreed to ...": what it does, not what it is
        return None
    kind = "adjectives" if word.pos_ == "ADJ" else "verbs"
    for status in ("proposed", "planned"):
        if lemma in _words(status, kind) and status == "planned" and _is_former(word):
            return Reading("called_off", _span(word), "had been planned")
        if lemma in _words(status, kind):
            denied = "called_off" if status == "planned" else "refused"
            return Reading(denied if negated else status, _span(word), "verb")
    return None


def _is_unreal(word: Token) -> bool:
    """`urged her to cancel the summit`, `threatened to boycott it`, `may postpone it`: not called off yet."""
    if any(c.dep_ == "aux" and c.lower_ in _words("proposed", "modals") for c in word.children):
        return True
    wishing = {*load("control")["object"]["verbs"], *load("planning")["wishing"]["verbs"]} - {
        "force",
        "compel",
    }
    return word.dep_ in ("xcomp", "ccomp") and word.tag_ == "VB" and word.head.lemma_ in wishing


def _is_former(word: Token) -> bool:
    """`had been expected to meet, but stayed at home`."""
    had = any(c.dep_ == "aux" and c.lower_ == "had" for c in word.children)
    passive = any(c.dep_ == "auxpass" for c in word.children)
    return had and passive and any(c.dep_ == "cc" and c.lower_ == "but" for c in word.children)


def _until(word: Token) -> bool:
    """`postponed to 5 June`, `put off until the autumn`: put off, but to a date."""
    return any(
        c.lower_ in _words("called_off", "until") and any(n.ent_type_ in ("DATE", "TIME") for n in c.children)
        for c in word.children
    )


def _noun(noun: Token, token: Token, negated: bool) -> Reading | None:
    """`no plans for a meeting`, `shelved plans for a meeting`, `spurned offers of talks`, `a refusal to meet`."""
    lemma = noun.lemma_.lower()
    for status in ("called_off", "refused"):
        if lemma in _words(status, "nouns"):
            return Reading(status, _span(noun), "noun")
    meant = next((s for s in ("planned", "proposed") if lemma in _words(s, "nouns")), None)
    if meant is None:
        return None
    near = [a for a in noun.ancestors if abs(a.i - noun.i) < 8][:2]
    undone = next(
        (r for r in (_phrases(a) or _word(a, token) for a in near) if r and r.status in ("called_off", "refused")), None
    )
    if undone is not None or meant == "planned":
        off = (negated or is_negated(noun.head)) and lemma != "date"  # "no date has been set": planned all the same
        if off and lemma == "intention":
            return Reading("refused", _span(noun), "no intention")
        rule = "negated plan" if off else "plan noun"
        return undone or Reading("called_off" if off else "planned", _span(noun), rule)
    accepted = noun.head.lemma_ == "accept" and noun.dep_ == "dobj"
    return Reading("planned" if accepted else "proposed", _span(noun), "offer noun")


def _modal(word: Token, token: Token, negated: bool) -> Reading | None:
    """`will meet`, `may meet`; who will not meet refuses, what will not take place is called off."""
    for child in word.children:
        if child.dep_ == "aux" and child.lower_ in _words("planned", "modals"):
            agent = next((c for c in word.children if c.dep_ == "nsubj"), None)
            refuses = agent is not None and agent.i != token.i and not agent.is_ancestor(token)
            denied = "refused" if refuses and child.lower_ in ("will", "wo") else "called_off"
            return Reading(denied if negated else "planned", _span(child), "modal")
        if child.dep_ == "aux" and child.lower_ in _words("proposed", "modals"):
            return Reading("refused" if negated else "proposed", _span(child), "modal")
    return None


def _ahead(token: Token) -> Reading | None:
    """`on the eve of a visit`, `ahead of the summit`: it had not yet been when the clause happened."""
    for above in list(token.ancestors)[:3]:
        if above.pos_ in ("VERB", "AUX"):
            return None
        if above.lower_ in _words("planned", "before"):
            return Reading("planned", _span(above), "ahead of it")
    return None


def _dated(token: Token) -> Reading | None:
    """`last September`, `next week`: a date that says by itself whether it is past."""
    verb = token if token.pos_ == "VERB" else governor(token)
    near = [
        *token.subtree,
        *(t for c in (verb.children if verb is not None else ()) if c.dep_ == "npadvmod" for t in c.subtree),
    ]
    for word in (t for t in near if t.ent_type_ in ("DATE", "TIME")):
        for status in ("held", "planned"):
            if word.lower_ in _words("dated", status):
                return Reading(status, _span(word), "word of a date")
    return None


def _tense(token: Token) -> Reading | None:
    """The tense of the contact's own verb, or of the nearest clause above it that has one."""
    own = token if token.pos_ == "VERB" else None
    if own is not None and is_negated(own):
        return Reading("refused", _span(own), "negated verb")
    if own is not None and own.tag_ == "VBG" and _helpers(own) & {"is", "are", "'re", "’re", "'m", "’m"}:
        return Reading("planned", _span(own), "present progressive")
    if own is not None and own.tag_ in ("VBN", "VBD") and own.dep_ in ("acl", "ROOT", "ccomp") and not _helpers(own):
        return Reading("held", _span(own), "past tense")  # the model reads "the envoys negotiated" as a noun phrase
    if own is not None and own.dep_ == "xcomp" and own.head.lemma_ == "be" and "have" in _helpers(own):
        return Reading("called_off", _span(own.head), "was to have")
    if own is not None and own.tag_ == "VB" and own.dep_ == "xcomp" and own.head.lemma_ == "be":
        return Reading("planned", _span(own.head), "be to")  # "was to fly to Strelsau"
    for verb in [*([own] if own is not None else []), *(a for a in token.ancestors if a.pos_ in ("VERB", "AUX"))]:
        found = _finite(verb)
        if found is not None:
            return found
    if token.dep_ == "amod":
        return Reading("held", _span(token), "attribute")
    loose = next((t for t in token.sent if t.tag_ == "MD" and t.lower_ in _words("planned", "modals")), None)
    return Reading("planned", _span(loose), "modal of the sentence") if loose is not None else None


def _helpers(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def _finite(verb: Token) -> Reading | None:
    helpers = _helpers(verb)
    future = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("will", "shall", "'ll", "’ll")), None)
    if future is not None:
        return Reading("planned", _span(future), "future clause")
    if verb.tag_ == "VBD" or helpers & PAST:
        return Reading("held", _span(verb), "past tense")
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and helpers & {"is", "are"}):
        scheduled = verb.lemma_ in _words("travelling", "verbs") and verb.tag_ != "VBG"
        return Reading("planned" if scheduled else "held", _span(verb), "scheduled present" if scheduled else "present")
    return None
