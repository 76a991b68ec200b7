"""Attribution cues in a sentence: the verbs, nouns and phrases of `cues.toml`, and the content each takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from .grammar import agent, subject, verb_group
from .lexicon import load
from .records import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

TRIMMED = " \t\r\n\u00a0,.;:–—-"
MARKS = "“”‘’\"'"


@dataclass
class Cue:
    """A cue `token`, the noun that is its source, and the pieces of content it takes (maybe none yet)."""

    token: Token
    source: Token | None
    construction: str
    span: Span
    content: list[Span] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The PARC3 type of the attribution."""
        return str(load("cues")[self.construction]["type"])


@cache
def words(construction: str) -> frozenset[str]:
    """The verbs, nouns or adjectives of a construction; of documents the nouns."""
    entry = load("cues")[construction]
    return frozenset(entry.get("nouns") or entry.get("verbs") or entry.get("adjectives") or ())


@cache
def speech_verbs() -> frozenset[str]:
    """The verbs that may introduce or follow a quotation."""
    return words("clause") | words("thought") | words("object") | words("naming") | words("address")


def find_cues(sent: Sentence) -> Iterator[Cue]:
    """The cues of a sentence that have a content in it, in order of the cue."""
    for token in sent:
        cue = _verb(token) or _noun(token) or _phrase(token, sent)
        if cue is not None and cue.content:
            yield cue


def _verb(token: Token) -> Cue | None:
    """The first construction that the verb (or adjective) fits, in the order of the list."""
    if token.pos_ == "ADJ" and token.lower_ in words("adjective"):
        return _made(token, "adjective", _clause(token)) if token.dep_ in ("acomp", "ROOT", "conj") else None
    if token.pos_ not in ("VERB", "AUX") or _is_reduced_passive(token):
        return None
    for construction, content in CONSTRUCTIONS:
        found = content(token) if token.lemma_.lower() in words(construction) else None
        if found:
            return _made(token, construction, found)
    return None


def _is_reduced_passive(token: Token) -> bool:
    """`asked by reporters why`, `when asked`: what others say to the subject."""
    bare = not any(c.dep_ in ("aux", "auxpass", "nsubj") for c in token.children)
    when = any(c.lower_ in ("when", "if", "once") for c in token.children)
    return bare and (when or token.tag_ == "VBN") and token.dep_ in ("advcl", "acl", "ROOT", "ccomp")


def _made(token: Token, construction: str, content: Span | None) -> Cue | None:
    if content is None:
        return None
    verb = token.head if construction == "adjective" else token
    return Cue(token, source_of(verb), construction, verb_group(token), [content])


def source_of(verb: Token) -> Token | None:
    """The noun whose words a verb of speech gives: its agent in the passive, else its subject."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    by = agent(verb) if passive else None
    if by is not None or (passive and verb.lemma_ != "quote"):
        return by
    found = subject(verb)
    return found if found is not None else _noun_before(verb)


def _noun_before(verb: Token) -> Token | None:
    """`Doe, though, has always said`: the noun that only adverbs and commas part from its verb."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.pos_ in ("PROPN", "NOUN", "PRON") and token.dep_ not in ("dobj", "pobj", "npadvmod"):
            return token
        if token.pos_ not in ("ADV", "AUX", "PUNCT", "PART", "SCONJ") or token.text in '”"':
            return None
    return None


# --- what a cue takes -----------------------------------------------------------------------------


def _clause(token: Token) -> Span | None:
    """`said (that) the talks had failed`."""
    for child in token.children:
        if child.dep_ == "ccomp" and not _is_infinitive(child) and not (child.i < token.i and _follows(child, token)):
            return _subtree(child, skip={"that", "whether", "as", ","}, before=None if child.i > token.i else token)
    return None


def _follows(child: Token, token: Token) -> bool:
    """A clause that merely precedes without a comma: no content of the verb after it."""
    between = token.doc[child.right_edge.i + 1 : token.i].text
    return not any(mark in token.doc[child.i : token.i].text + between for mark in ',?!”"')


def _before(token: Token) -> Span | None:
    """`The talks had failed, the minister said.`, wherever the parser hung the verb."""
    by = next((child for child in token.children if child.dep_ in ("nsubj",)), None)
    if by is None or any(
        child.dep_ in ("dobj", "dative") and child.i > token.i and child.pos_ != "PROPN" for child in token.children
    ):
        return None
    sent = token.sent
    edge = min(by.left_edge.i, token.i)
    while edge > sent.start and token.doc[edge - 1].dep_ in ("compound", "amod", "det"):
        edge -= 1
    if edge - 3 < sent.start or token.doc[edge - 1].text not in (",", "”", '"'):
        return None
    clause = token.doc[sent.start : edge - 1]
    finite = any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in clause)
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else "."
    adverbial = token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ in ("PUNCT", "NOUN", "ADP", "PROPN", "ADV")
    opener = clause[0].dep_ in ("mark", "advmod") and clause[0].lower_ in (
        "when",
        "while",
        "after",
        "as",
        "before",
        "if",
        "although",
        "though",
        "since",
    )
    return _span(clause) if finite and not opener and (after in ",.;" or adverbial) else None


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _addressed(token: Token) -> Span | None:
    """`urged both parties to return`, the addressee with it."""
    verbs = [
        child
        for child in token.children
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > token.i and _is_infinitive(child)
    ]
    if not verbs:
        return None
    objects = [
        t
        for t in (*token.children, *verbs[0].children)
        if t.dep_ in ("dobj", "nsubj", "dative") and token.i < t.i < verbs[0].i
    ]
    on = [
        p
        for p in token.children
        if p.dep_ == "prep" and p.lower_ in ("on", "upon", "for") and token.i < p.i < verbs[0].i
    ]
    start = next((t.left_edge.i for t in [*objects, *(c for p in on for c in p.children)]), None)
    if start is None:
        return None
    return _span(token.doc[start : _end(verbs[0])])


def _infinitive(token: Token) -> Span | None:
    """`refused to sign the text`."""
    for child in token.children:
        if child.dep_ == "xcomp" and _is_infinitive(child):
            return _subtree(child)
    return None


def _naming(token: Token) -> Span | None:
    """`called the letter a provocation`, `accused them of lying`, `described it as a step`."""
    objects = [c for c in token.children if c.dep_ in ("dobj", "nsubj", "ccomp", "oprd", "xcomp") and c.i > token.i]
    prepositions = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("as", "of", "for") and c.i > token.i]
    if not objects or (token.lemma_ != "call" and not prepositions):
        return None
    if (
        token.lemma_ == "call"
        and len(objects) < 2
        and not (objects[0].dep_ == "ccomp" or any(c.dep_ in ("oprd", "acomp") for c in objects))
    ):
        return None
    return _span(token.doc[min(c.left_edge.i for c in objects) : max(_end(c) for c in (*objects, *prepositions))])


def _warning(token: Token) -> Span | None:
    """`warned of a wider war`."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in load("cues")["warning"]["prepositions"]:
            return next((_subtree(noun) for noun in child.children if noun.dep_ in ("pobj", "pcomp")), None)
    return None


def _object(token: Token) -> Span | None:
    """`condemned the attacks on the port`."""
    return next((_subtree(child) for child in token.children if child.dep_ == "dobj" and child.i > token.i), None)


def _noun(token: Token) -> Cue | None:
    """`its claim that the talks failed`, where it says whose claim."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in words("noun"):
        return None
    source = next((child for child in token.children if child.dep_ == "poss"), None)
    clause = next(
        (
            child
            for child in token.children
            if child.dep_ in ("acl", "ccomp")
            and child.i > token.i
            and any(c.lower_ in ("that", "to") for c in child.children)
        ),
        None,
    )
    if source is None or clause is None:
        return None
    return Cue(token, source, "noun", Span(token.idx, token.idx + len(token)), [_subtree(clause, skip={"that"})])


def _phrase(token: Token, sent: Sentence) -> Cue | None:
    """`according to the ministry`: all else of the clause is the content."""
    for entry in load("cues")["phrase"]["phrases"]:
        n = len(entry.split())
        group = token.doc[token.i : token.i + n]
        if group.text.lower() != entry:
            continue
        noun = next((t for t in group[-1].children if t.dep_ == "pobj"), None)
        if noun is None:
            return None
        stop = _end(noun)
        initial = token.i - sent.start < 2
        rest = token.doc[stop : sent.end] if initial else token.doc[sent.start : token.i]
        return Cue(token, noun, "phrase", Span(group[0].idx, group[-1].idx + len(group[-1])), [_span(rest)])
    return None


# --- spans -------------------------------------------------------------------------------------------


def _end(token: Token) -> int:
    return int(token.right_edge.i) + 1


def _subtree(token: Token, skip: frozenset[str] | set[str] = frozenset(), before: Token | None = None) -> Span:
    """The words under a token; `skip` are words left out at its start, `before` a verb it must end at."""
    start, end = token.left_edge.i, _end(token)
    while token.doc[start].lower_ in skip and start < token.i:
        start += 1
    aside = next(
        (
            t
            for t in token.subtree
            if t.i > token.i
            and t.lower_ == "with"
            and token.doc[t.i - 1].text == ","
            and any(c.pos_ == "VERB" and c.lemma_ in words("clause") for c in t.subtree)
        ),
        None,
    )
    remark = next(
        (t for t in token.subtree if t.i > token.i and t.tag_ == "VBG" and token.doc[t.i - 1].text in ("–", "—", "--")),
        None,
    )
    aside = min(
        (t for t in (aside, remark) if t is not None), key=lambda t: t.i, default=None
    )  # "– referring to": the narrator's
    if aside is not None:  # ", with sources suggesting ..." says more, in other words than those reported
        end = aside.i
    if before is not None and end > before.i:
        end = min((c.left_edge.i for c in before.children if c.dep_ == "nsubj"), default=before.i)
    return _span(token.doc[start:end])


def _span(tokens: Sentence) -> Span:
    return trimmed(tokens.text, Span(tokens.start_char, tokens.end_char))


def trimmed(text: str, span: Span) -> Span:
    """The span of a text without the blanks, commas and stops at its ends."""
    start = span.start + len(text) - len(text.lstrip(TRIMMED))
    return Span(start, max(start, span.start + len(text.rstrip(TRIMMED))))


CONSTRUCTIONS = (  # which list of verbs takes which content, the most telling first
    ("address", _addressed),
    ("clause", _clause),
    ("clause", _before),
    ("thought", _clause),
    ("intention", _infinitive),
    ("naming", _naming),
    ("warning", _warning),
    ("object", _object),
)
