"""The words of planning: phrases, verbs, nouns, adjectives and modifiers, under negation and modals."""

from collections import defaultdict

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Piece

from ..lexicon import labels, load
from ..records import Span
from ..syntax.clauses import VERBS, governor, is_negated
from ..syntax.patterns import matches
from .values import LIVING, Modality, Phrase, Phrases, Reading
from .words import has_child, words


def find_phrases(doc: Doc) -> Phrases:
    """Find the phrases of planning.toml in a text, by the index of their verbs; the longest match counts."""
    found: Phrases = defaultdict(list)
    for row, piece in matches(doc, "planning", "phrase"):
        verb = _verb(piece)
        if verb is not None:
            span = Span(piece.start_char, piece.end_char)
            negates = any(t.dep_ == "neg" or t.lower_ == "no" for t in piece)
            found[verb.i].append(Phrase(row["name"], row["means"], row.get("reaches", "verb"), span, negates))
    return found


def _verb(piece: Piece) -> Token | None:
    """The verb in a phrase or above it: `put` of `put the talks on ice`, `planned` of `is no longer planned`."""
    verb = next((t for t in piece if t.pos_ in VERBS), None) or governor(piece.root)
    return verb.head if verb is not None and verb.dep_ in labels("auxiliaries") else verb


def _reaches(phrase: Phrase, verb: Token, contact: Token) -> bool:
    """Whether a phrase at a verb is said of a contact at or below the verb.

    It may reach the arguments of the verb, only its object, or the object and the verb itself.
    """
    if verb.i == contact.i:
        return phrase.reaches == "verb"
    below = next((c for c in verb.children if c.i == contact.i or c.is_ancestor(contact)), None)
    if below is None or below.dep_ in labels("reached"):  # none: "was planned and then called off"
        return True
    return phrase.span.start <= below.idx < phrase.span.end or (below.dep_ == "nsubj" and phrase.reaches == "arguments")


def read_phrases(word: Token, token: Token, phrases: Phrases) -> Reading | None:
    """Read the phrases at a word at or above a contact: `put on ice`, `ruled out`, `will not take place`."""
    reaching = (phrase for phrase in phrases.get(word.i, ()) if _reaches(phrase, word, token))
    return next(filter(None, (_phrase(phrase, word) for phrase in reaching)), None)


def _phrase(phrase: Phrase, verb: Token) -> Reading | None:
    """`was called off`, `cannot be ruled out`, `is not in doubt`, `will not go ahead`."""
    negated = is_negated(verb) and not phrase.negates
    if phrase.means in (Modality.CALLED_OFF, Modality.POSTPONED):
        undone = _undone(verb, Modality(phrase.means), negated)
        return undone._replace(evidence=phrase.span, rule=f"{undone.rule}: {phrase.name}") if undone else None
    meant = {
        (Modality.REFUSED, False): Modality.REFUSED,
        (Modality.REFUSED, True): Modality.PROPOSED,
        (Modality.DOUBTED, False): Modality.DOUBTED,
        ("happens", True): Modality.CALLED_OFF,
    }.get((phrase.means, negated))
    return Reading(meant, phrase.span, phrase.name) if meant is not None else None


def read_modifiers(token: Token) -> Reading | None:
    """Read `the upcoming summit`, `a proposed meeting`, `the cancelled talks`, `talks scheduled for Friday`."""
    for child in token.children if token.pos_ != "VERB" else ():
        verb = child.lemma_.lower() if child.tag_ in ("VBN", "VBD", "JJ") else ""
        said = {child.lower_, *(c.lower_ for c in child.children if child.dep_ == "poss")}  # "next week's talks"
        for status in (Modality.CALLED_OFF, Modality.POSTPONED, Modality.PLANNED, Modality.HELD):
            if verb in words(status, "verbs") or said & words(status, "modifiers"):
                return Reading.of(status, child, "modifier", passing=True)
    return None


def read_word(word: Token, token: Token) -> Reading | None:
    """Read a word at or above a contact by the lists of verbs, nouns and adjectives, with negation and modals."""
    if word.lemma_.lower() == "call" and not has_child(word, ("for", "on")):
        return None
    negated, above = is_negated(word) or has_child(word, ("no",)), None
    if word.i != token.i:
        listed = _noun(word) if word.pos_ == "NOUN" else _listed(word, token, negated)
        above = _adjective(word, negated) or listed
    return above or _modal(word, token, negated)


def _hoped(status: Modality, word: Token, rule: str, negated: bool) -> Reading:
    """`agreed to meet`, `offered to meet`: denied, a plan is called off and an offer refused."""
    denied = Modality.CALLED_OFF if status == Modality.PLANNED else Modality.REFUSED
    return Reading.of(denied if negated else status, word, rule)


def _adjective(word: Token, negated: bool) -> Reading | None:
    """`is due to open`, `was ready to meet`, `is not due to open`."""
    for child in (c for c in word.children if c.dep_ == "acomp"):
        status = next((s for s in LIVING if child.lower_ in words(s, "adjectives")), None)
        if status is not None:
            return Reading.of(Modality.CALLED_OFF if negated else status, child, "adjective")
    return None


def _listed(word: Token, token: Token, negated: bool) -> Reading | None:
    """`was shelved`, `refused`, `is due`, `was moved to June`: the word is on a list of its part of speech."""
    lemma, kind = word.lemma_.lower(), "adjectives" if word.pos_ == "ADJ" else "verbs"
    if lemma in words("moved", "verbs") and _is_moved(word):
        return Reading.of(Modality.PLANNED, word, "moved")
    undone = next((s for s in (Modality.CALLED_OFF, Modality.POSTPONED) if lemma in words(s, "verbs")), None)
    if undone is not None:
        return _undone(word, undone, negated)
    if negated and lemma in words("doubted", "verbs"):
        return Reading.of(Modality.DOUBTED, word, "not confirmed")
    status = next((s for s in (Modality.REFUSED, *reversed(LIVING)) if lemma in words(s, kind)), None)
    acting = any(c.dep_ == "nsubj" and (c.i == token.i or c.is_ancestor(token)) for c in word.children)
    if status is None or (acting and word.pos_ == "VERB"):  # "the meeting agreed to ...": what it does, not what it is
        return None
    if status == Modality.REFUSED:
        return None if negated else Reading.of(Modality.REFUSED, word, "verb")
    former = {"had", "been", "but"} <= {c.lower_ for c in word.children}  # "had been expected to meet, but stayed"
    return _hoped(status, word, "verb", negated or former)


def _undone(verb: Token, status: Modality, negated: bool) -> Reading | None:
    """`was cancelled`, `was postponed`, `urged her to cancel it`, `may cancel it`, `was not cancelled`."""
    wished = any(c.dep_ == "aux" and c.lower_ in words("proposed", "modals") for c in verb.children)
    urged = verb.tag_ == "VB" and verb.head.lemma_ in load("control")["object"]["verbs"]
    if wished or (urged and verb.dep_ in ("xcomp", "ccomp") and not any(c.tag_ == "MD" for c in verb.children)):
        return Reading.of(Modality.DOUBTED, verb, "urged or threatened")
    return None if negated else Reading.of(status, verb, "verb")


def _is_moved(word: Token) -> bool:
    """`moved to 5 June`, `brought forward to Monday`, `moved from Oslo to Strelsau`: to another date or place."""
    preps = (c for c in word.children if c.lower_ in words("moved", "to"))
    return any(n.ent_type_ in ("DATE", "TIME", "GPE") for c in preps for n in c.children)


def _noun(noun: Token) -> Reading | None:
    """`no plans for a meeting`, `accepted an offer of talks`, `a refusal to meet`."""
    lemma = noun.lemma_.lower()
    meant = next((s for s in (Modality.REFUSED, *LIVING) if lemma in words(s, "nouns")), None)
    if meant == Modality.PLANNED:
        denied = is_negated(noun) or is_negated(noun.head) or has_child(noun, ("no",))
        return _hoped(meant, noun, "plan noun", denied and lemma != "date")  # "no date has been set"
    if meant == Modality.PROPOSED and noun.head.lemma_ == "accept" and noun.dep_ == "dobj":
        meant = Modality.PLANNED
    return Reading.of(meant, noun, "noun") if meant is not None else None


def _modal(word: Token, token: Token, negated: bool) -> Reading | None:
    """`will meet`, `may meet`; who will not meet refuses, what will not take place is called off."""
    for child in (c for c in word.children if c.dep_ == "aux"):
        if child.lower_ in words("planned", "modals"):
            agent = next((c for c in word.children if c.dep_ == "nsubj"), None)
            refuses = agent is not None and agent.i != token.i and not agent.is_ancestor(token)
            denied = Modality.REFUSED if refuses and child.lower_ in ("will", "wo") else Modality.CALLED_OFF
            return Reading.of(denied if negated else Modality.PLANNED, child, "modal")
        if child.lower_ in words("proposed", "modals"):
            return _hoped(Modality.PROPOSED, child, "modal", negated)
    return None
