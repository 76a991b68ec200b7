"""Who is behind each quotation: the cue before or after it, or the statement that it continues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .cues import Cue, source_of, speech_verbs, words
from .grammar import verb_group
from .quotes import Quotation
from .records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 30  # tokens between a quotation and its cue


@dataclass
class Speech:
    """Quotations of one source under one cue; without a cue they stand alone."""

    cue: Cue | None
    quotations: list[Quotation] = field(default_factory=list)


def find_speeches(doc: Doc, quotations: tuple[Quotation, ...], paragraphs: tuple[Span, ...]) -> Iterator[Speech]:
    """The quotations that are speech (not mere quoted words), with their cues, paragraph by paragraph."""
    for paragraph in paragraphs:
        speech: Speech | None = None
        previous: Quotation | None = None
        inside = [q for q in quotations if paragraph.contains(q.outer)]
        for quotation, follower in zip(inside, [*inside[1:], None], strict=False):
            cue = _after(doc, quotation, follower, paragraph) or _ahead(doc, quotation, previous, paragraph)
            goes_on = speech is not None and previous is not None and _continues(doc, speech, previous, quotation, cue)
            if not is_utterance(doc, quotation) and not goes_on and cue is None:
                continue
            if speech is not None and goes_on:
                speech.quotations.append(quotation)
            else:
                if speech is not None:
                    yield speech
                speech = Speech(cue, [quotation])
            previous = quotation
        if speech is not None:
            yield speech


def is_utterance(doc: Doc, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence or clause of its own, not a few words taken up in another's.

    A clause has a verb and either begins with a capital or ends with a stop.
    """
    tokens = _tokens(doc, quotation.inner)
    if len(tokens) < 3 or not any(t.pos_ in ("VERB", "AUX") for t in tokens):
        return False
    first = tokens[1] if tokens[0].text in "[(" and len(tokens) > 1 else tokens[0]
    sentence_like = first.text[0].isupper() or tokens[0].text in "[(…" or tokens[-1].text[-1] in ".?!,"
    return sentence_like and any(t.tag_ in ("VBZ", "VBP", "VBD", "MD", "VB") for t in tokens)


def _tokens(doc: Doc, span: Span) -> list[Token]:
    piece = doc.char_span(span.start, span.end, alignment_mode="expand")
    return [t for t in piece if not t.is_space] if piece is not None else []


def _after(doc: Doc, quotation: Quotation, follower: Quotation | None, paragraph: Span) -> Cue | None:
    """`“...,” the official said yesterday` and `“...,” said the official`."""
    before = doc.text[paragraph.start : quotation.outer.start].rstrip()
    if not is_utterance(doc, quotation) and before and before[-1] not in ".?!":
        return None
    stop = min(paragraph.end, follower.outer.start if follower else paragraph.end)
    frame = _tokens(doc, Span(quotation.outer.end, stop)) if quotation.outer.end < stop else []
    frame = frame[1:] if frame and frame[0].text in (",", "”", '"', "’") else frame
    if not frame or (
        doc.text[quotation.inner.end - 1] == "." and frame[0].text[0].isupper() and frame[0].is_sent_start
    ):
        return None
    for n, token in enumerate(frame[:REACH]):
        if token.text in ".;:" or (token.text == "," and n == 0):
            return None
        if token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in speech_verbs():
            source = _local_subject(frame, n)
            if source is not None or n == 0:
                return Cue(token, source, "clause", verb_group(token))
            return None
        if (
            token.pos_ in ("VERB", "AUX")
            and token.dep_ not in ("aux", "auxpass", "relcl", "acl", "amod")
            and token.tag_ not in ("VBG", "VBN")
        ):
            return None
    return None


def _local_subject(frame: list[Token], n: int) -> Token | None:
    """The noun next to a cue among the words of the frame: its parsed subject, else the noun before or after."""
    own = next((c for c in frame[n].children if c.dep_ in ("nsubj", "nsubjpass") and c in frame), None)
    if own is not None:
        return own
    nouns = [t for t in frame[:n] if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in ("compound", "poss", "pobj")]
    if nouns:
        return nouns[-1]
    after = [t for t in frame[n + 1 : n + 12] if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ != "compound"]
    return after[0] if after and n == 0 else None


def _ahead(doc: Doc, quotation: Quotation, previous: Quotation | None, paragraph: Span) -> Cue | None:
    """`the minister told reporters: “...”`, `adding “...”`, `He also noted that “...”`."""
    start = max(paragraph.start, previous.outer.end if previous else paragraph.start)
    frame = _tokens(doc, Span(start, quotation.outer.start)) if start < quotation.outer.start else []
    if not frame or frame[-1].text in ".;?!":
        return None
    begin = max((n for n, t in enumerate(frame) if t.text in ".;?!" and n < len(frame) - 1), default=-1) + 1
    frame = frame[begin:]
    adding = frame[-1].tag_ == "VBG" and _speaks(frame[-1], colon=False)
    announced = frame[-1].text in (":", ",") or frame[-1].lower_ == "that" or adding
    if not announced and not is_utterance(doc, quotation):
        return None
    verbs = [t for t in frame[-REACH:] if t.pos_ in ("VERB", "AUX") and _speaks(t, colon=frame[-1].text == ":")]
    verbs = [t for t in verbs if (announced and _near(frame, t)) or t.i == frame[-1].i]
    if frame[-1].lower_ == "that" and not is_utterance(doc, quotation):
        verbs = [t for t in verbs if t.i >= frame[-1].i - 3]
    if not verbs:
        return _main_verb(frame) if frame[-1].text == ":" else None
    verb = verbs[-1]
    source = (
        _quoted_person(verb)
        if verb.lemma_ == "quote"
        else (source_of(verb) or _local_subject(frame, frame.index(verb)))
    )
    return Cue(verb, source, "clause", verb_group(verb))


def _speaks(token: Token, colon: bool) -> bool:
    return token.lemma_.lower() in speech_verbs() or (colon and token.lemma_.lower() in words("warning"))


def _near(frame: list[Token], verb: Token) -> bool:
    """Whether nothing but addressees, times and places stand between the verb and the quotation."""
    between = frame[frame.index(verb) + 1 :]
    return frame[-1].text == ":" or (
        not any(t.pos_ == "VERB" and t.tag_ not in ("VBG", "VBN") for t in between) and len(between) < 16
    )


def _main_verb(frame: list[Token]) -> Cue | None:
    """Before a colon, any verb with a subject announces what follows."""
    for token in frame:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass") and source_of(token) is not None:
            return Cue(token, source_of(token), "clause", verb_group(token))
    return None


def _quoted_person(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in ("dobj", "pobj") and child.i > verb.i), None)


def _continues(doc: Doc, speech: Speech, previous: Quotation, quotation: Quotation, cue: Cue | None) -> bool:
    """Whether a quotation goes on with the speech before it: the same cue between them, or nothing new.

    `“A,” he said. “B.”` is one speech, and so is `He said: “A.” “B.”`
    """
    if cue is not None and (speech.cue is None or cue.token.i != speech.cue.token.i):
        return False
    between = (
        _tokens(doc, Span(previous.outer.end, quotation.outer.start))
        if previous.outer.end < quotation.outer.start
        else []
    )
    if speech.cue is not None and cue is not None:
        return True
    if not is_utterance(doc, quotation) or speech.cue is None:
        return False
    stops = sum(t.text in (".", "?", "!") for t in between)
    return not between or (speech.cue.token in between and stops <= 1 and between[-1].text in ".,:;?!")
