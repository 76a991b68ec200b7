"""Sources resolved to actors: people and bodies, the authors of documents, and the outlets credited."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..actors.figures import NEWS_OUTLET
from ..lexicon import words
from ..records import Cast
from ..syntax.clauses import governor
from .drafts import Draft, in_order

REACH = 60  # tokens before a sentence in which a document is looked for that "it" stands for


def source_ids(source: Token | None, cast: Cast) -> tuple[str, ...]:
    """The actors whose words a source gives: a document stands for those who brought it out."""
    if source is None:
        return ()
    ids = denoted(source, cast)
    if source.lemma_.lower() in words("cues", "documents", "nouns"):
        return _issuers(source, cast) or ids
    if not ids and source.lower_ == "it":
        near = reversed(source.doc[max(0, source.sent.start - REACH) : source.i])
        document = next((t for t in near if t.lemma_.lower() in words("cues", "documents", "nouns")), None)
        return _issuers(document, cast) if document is not None else ()
    return ids


def _issuers(document: Token, cast: Cast) -> tuple[str, ...]:
    """Those whose document it is: named with it, or where it was brought out before."""
    before = (
        t for t in reversed(document.doc[: document.i]) if t.lemma_ == document.lemma_ and t.pos_ in ("NOUN", "PROPN")
    )
    for token in (document, *before):
        ids = _named_authors(token, cast) or _bringers(token, cast)
        if ids:
            return tuple(dict.fromkeys(ids))
    return ()


def _named_authors(document: Token, cast: Cast) -> list[str]:
    """`Doe's letter`, `a statement of understanding by Doe and Roe`."""
    owner = next((c for c in document.children if c.dep_ in ("poss", "compound")), None)
    following = document.doc[document.i + 1 : min(document.i + 6, document.sent.end)]
    by = next((t for t in following if t.lower_ in ("by", "from") and t.dep_ in ("prep", "agent")), None)
    nouns = [noun for noun in by.children if noun.dep_ == "pobj"] if by is not None else []
    return [*denoted(owner, cast), *(i for noun in nouns for i in denoted(noun, cast))]


def _bringers(document: Token, cast: Cast) -> list[str]:
    """`Doe put out a statement with Roe`; `in a statement, Doe warned`."""
    verb = governor(document)
    inside = document.dep_ == "pobj" and document.head.lower_ == "in"
    if verb is None or not (inside or verb.lemma_ in words("cues", "documents", "verbs")):
        return []
    by = next((c for c in verb.children if c.dep_ == "nsubj" and c.i != document.i), None)
    partners = [noun for c in document.children if c.lower_ == "with" for noun in c.children]
    ids = list(denoted(by, cast))
    return [*ids, *(i for noun in partners for i in denoted(noun, cast) if ids)]


def credited(drafts: list[Draft], cast: Cast) -> list[Draft]:
    """Credit outlets with what they say that others say; such an outlet has no statement of its own."""
    named = [(draft, _reporting(draft, cast)) for draft in drafts]
    reports = [(draft, name) for draft, name in named if name is not None]
    others = [draft for draft, name in named if name is None]
    kept = [replace(report, via=name) for report, name in reports if not any(_carries(report, o) for o in others)]
    for draft in others:
        carrying = [name for report, name in reports if _carries(report, draft)]
        kept.append(replace(draft, via=carrying[-1] if carrying else _told(draft, cast)))
    return list(_carried_on(in_order(kept), cast))


def _reporting(draft: Draft, cast: Cast) -> str | None:
    """The outlet that is a draft's own source."""
    return _outlet(denoted(draft.cue.source, cast), cast) if draft.cue and draft.cued else None


def _outlet(ids: tuple[str, ...], cast: Cast) -> str | None:
    """The name of the first outlet among actors."""
    return next((cast.by_id[i].name for i in ids if cast.by_id[i].role == NEWS_OUTLET), None)


def _carries(report: Draft, other: Draft) -> bool:
    """Another's words stand in the sentence that an outlet reports, or in what it reports."""
    if report.cue is None or other.cue is None or not other.cued:
        return False
    same = other.cue.token.sent == report.cue.token.sent
    return same or any(piece.contains(other.content[0]) for piece in report.content)


def _told(draft: Draft, cast: Cast) -> str | None:
    """The outlet spoken to: `told the Herald`, `in an interview with the Herald`."""
    if draft.cue is None or not draft.cued:
        return None
    cue = draft.cue
    nested = any(piece.contains(cue.span) for piece in draft.content)
    for child in cue.token.subtree:
        said = any(piece.start <= child.idx < piece.end for piece in draft.content)
        if (
            child.dep_ in ("dobj", "dative", "pobj")
            and (nested or not said)
            and (name := _outlet(denoted(child, cast), cast))
        ):
            return name
    following = cast.covering(cue.span.end + 1) if cue.token.lemma_ == "tell" else None
    return _outlet(following.actor_ids, cast) if following else None


def _carried_on(drafts: list[Draft], cast: Cast) -> Iterator[Draft]:
    """`the official said`, straight after what the same unnamed source told an outlet."""
    before: Draft | None = None
    for draft in drafts:
        if before is not None and before.via and not draft.via and before.cue and draft.cue and draft.cued:
            ids = source_ids(draft.cue.source, cast) if before.cued else ()
            if ids and ids == source_ids(before.cue.source, cast) and cast.by_id[ids[0]].kind == "unnamed":
                draft = replace(draft, via=before.via)
        before = draft
        yield draft
