"""Sources resolved to actors: people and bodies, the authors of documents, and the outlets credited."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..actors.figures import NEWS_OUTLET
from ..lexicon import words
from ..records import Cast
from ..syntax.clauses import governor
from .drafts import Draft

REACH = 60  # tokens before a sentence in which a document is looked for that "it" stands for
BEFORE = 2500  # tokens in which it was brought out


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
    before = document.doc[max(0, document.i - BEFORE) : document.i]
    earlier = (t for t in reversed(before) if t.lemma_ == document.lemma_)
    nouns = (document, *(t for t in earlier if t.pos_ in ("NOUN", "PROPN")))
    found = (_named_authors(noun, cast) or _bringers(noun, cast) for noun in nouns)
    return tuple(dict.fromkeys(next(filter(None, found), ())))


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


def credited(drafts: list[Draft], cast: Cast) -> Iterator[Draft]:
    """Credit outlets with what they say that others say; such an outlet has no statement of its own.

    `the official said`, straight after what the same unnamed source told an outlet, was told it, too.
    """
    named = [(draft, _outlet(denoted(draft.own.source, cast), cast) if draft.own else None) for draft in drafts]
    own = defaultdict[int, list[int]](list)  # the numbers of the drafts with a cue in a sentence, by its start
    for n, draft in enumerate(drafts):
        own[draft.own.token.sent.start if draft.own else -1].append(n)
    carried, outlets = set[int](), dict[int, str]()
    for n, (draft, name) in enumerate(named):
        if name is not None and (others := [k for k in _inside(draft, drafts, own) if named[k][1] is None]):
            carried.add(n)
            outlets |= dict.fromkeys(others, name)
    heard, before = any(actor.role == NEWS_OUTLET for actor in cast.actors), None
    for n, (draft, name) in enumerate(named):
        if n in carried:
            continue
        via = name or outlets.get(n) or (_told(draft, cast) if heard else None)
        if before is not None and not via and _goes_on(before, draft, cast):
            via = before.via
        before = replace(draft, via=via)
        yield before


def _outlet(ids: tuple[str, ...], cast: Cast) -> str | None:
    """The name of the first outlet among actors."""
    return next((cast.by_id[i].name for i in ids if cast.by_id[i].role == NEWS_OUTLET), None)


def _inside(report: Draft, drafts: list[Draft], own: Mapping[int, list[int]]) -> Iterator[int]:
    """The numbers of the drafts in the sentence that an outlet reports, or in what it reports."""
    yield from own[report.own.token.sent.start] if report.own else ()
    for piece in report.content:
        first, last = (bisect_left(drafts, edge, key=lambda draft: draft.content[0].start) for edge in piece)
        yield from (n for n in range(first, last) if drafts[n].own and piece.contains(drafts[n].content[0]))


def _told(draft: Draft, cast: Cast) -> str | None:
    """The outlet spoken to: `told the Herald`, `in an interview with the Herald`."""
    cue = draft.own
    if cue is None:
        return None
    nested = any(piece.contains(cue.span) for piece in draft.content)
    nouns = (child for child in cue.token.subtree if child.dep_ in ("dobj", "dative", "pobj"))
    heard = (n for n in nouns if nested or not any(piece.start <= n.idx < piece.end for piece in draft.content))
    if name := next(filter(None, (_outlet(denoted(noun, cast), cast) for noun in heard)), None):
        return name
    following = cast.covering(cue.span.end + 1) if cue.token.lemma_ == "tell" else None
    return _outlet(following.actor_ids, cast) if following else None


def _goes_on(before: Draft, draft: Draft, cast: Cast) -> bool:
    """Whether a draft has the unnamed source of the one before it."""
    if before.own is None or draft.own is None:
        return False
    ids = source_ids(draft.own.source, cast)
    return any(cast.by_id[i].kind == "unnamed" for i in ids[:1]) and ids == source_ids(before.own.source, cast)
