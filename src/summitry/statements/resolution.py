"""The actors whose words a source gives: people and bodies, and the authors of documents."""

from spacy.tokens import Token

from ..actors.denotation import denoted
from ..lexicon import words
from ..records import Cast
from ..syntax.clauses import governor

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
