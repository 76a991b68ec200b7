"""The actors that a noun of the parse denotes, and the words that name them."""

from spacy.tokens import Token

from ..lexicon import words
from ..records import Cast, Mention, Span
from ..syntax.clauses import ASIDES, SUBJECTS, coordinated


def denoted(token: Token | None, cast: Cast) -> tuple[str, ...]:
    """The actors that a noun and those coordinated with it denote, in order."""
    ids: dict[str, None] = {}
    if token is not None and any(c.lower_ in ("including", "like") for c in token.children) and mention_of(token, cast):
        token_mention = mention_of(token, cast)  # "leaders including Doe": the group speaks, not its examples
        return token_mention.actor_ids if token_mention else ()
    for noun in coordinated(token) if token is not None else ():
        mention = mention_of(noun, cast) or _named_by(noun, cast)
        for joined in _joined(mention, noun, cast) if mention else ():
            ids.update(dict.fromkeys(joined.actor_ids))
    return tuple(ids)


def _named_by(noun: Token, cast: Cast) -> Mention | None:
    """`the Herald news agency`: a body known by the name in front of its noun."""
    if noun.lemma_.lower() not in words("outlets", "carriers"):
        return None
    return next((m for c in noun.children if c.dep_ == "compound" and (m := mention_of(c, cast))), None)


def _joined(mention: Mention, noun: Token, cast: Cast) -> list[Mention]:
    """A mention and those after it that commas and a last "and" join to it, wherever the parser hung them."""
    row, last = [mention], mention
    for _ in range(8):
        following = cast.next_to(last)
        between = (
            noun.doc[last.head + 1 : following.head] if following is not None and following.head > last.head else None
        )
        link = (
            noun.doc.char_span(last.span.end, following.span.start, alignment_mode="contract")
            if between and following
            else None
        )
        if (
            link is None
            or following is None
            or not {t.lower_ for t in link} <= {",", "and", "or", "&", "both"}
            or not len(link)
        ):
            return [mention]
        head = noun.doc[following.head]
        if head.dep_ in SUBJECTS and head.head.i != noun.head.i:
            return [mention]
        row.append(following)
        if any(t.lower_ in ("and", "or", "&") for t in link):
            return row
        last = following
    return [mention]


def mention_of(token: Token, cast: Cast) -> Mention | None:
    """The mention headed by the token, or the one that covers it (titles and names have one head each)."""
    return cast.headed_by(token.i) or cast.covering(token.idx)


def noun_span(noun: Token, cast: Cast) -> Span:
    """The words of a noun phrase without relative clauses and other asides."""
    left, right = noun.left_edge.i, noun.i
    for child in noun.children:
        named = child.dep_ == "appos" and child.left_edge.i == right + 1  # "the club's chairman Richard Roe"
        if child.i > noun.i and (named or child.dep_ not in ASIDES | {"punct", "cc", "conj"}):
            right = max(right, child.right_edge.i)
    for joined in list(coordinated(noun))[1:]:
        right = max(right, joined.i)
    span = Span(noun.doc[left].idx, noun.doc[right].idx + len(noun.doc[right]))
    mention = mention_of(noun, cast)
    return Span(min(span.start, mention.span.start), max(span.end, mention.span.end)) if mention else span
