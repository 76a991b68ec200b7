"""The actors that a noun of the parse denotes, and the words that name them."""

from spacy.tokens import Token

from ..lexicon import labels, words
from ..records import Cast, Mention, Span
from ..syntax.clauses import SUBJECTS, coordinated

LAST = ("and", "or", "&")  # before the last of a row


def denoted(token: Token | None, cast: Cast) -> tuple[str, ...]:
    """The actors that a noun and those coordinated with it denote, in order."""
    if token is None:
        return ()
    own = mention_of(token, cast)
    if own and any(child.lower_ in ("including", "like") for child in token.children):
        return own.actor_ids  # "leaders including Doe": the group speaks, not its examples
    found = ((noun, mention_of(noun, cast) or _named_by(noun, cast)) for noun in coordinated(token))
    row = (joined for noun, mention in found if mention for joined in _joined(mention, noun, cast))
    return tuple(dict.fromkeys(actor_id for mention in row for actor_id in mention.actor_ids))


def _named_by(noun: Token, cast: Cast) -> Mention | None:
    """`the Herald news agency`: a body known by the name in front of its noun."""
    if noun.lemma_.lower() not in words("outlets", "carriers"):
        return None
    return next((m for c in noun.children if c.dep_ == "compound" and (m := mention_of(c, cast))), None)


def _joined(mention: Mention, noun: Token, cast: Cast) -> list[Mention]:
    """A mention and up to 99 after it that commas and a last "and" join to it, wherever the parser hung them."""
    row = [mention]
    while (following := cast.next_to(row[-1])) is not None and following.head > row[-1].head and len(row) < 100:
        head = noun.doc[following.head]
        link = noun.doc.char_span(row[-1].span.end, following.span.start, alignment_mode="contract")
        other_clause = head.dep_ in SUBJECTS and head.head.i != noun.head.i
        if other_clause or not link or any(token.lower_ not in (*LAST, ",", "both") for token in link):
            break
        row.append(following)
        if any(token.lower_ in LAST for token in link):
            return row
    return [mention]


def mention_of(token: Token, cast: Cast) -> Mention | None:
    """The mention headed by the token, or the one that covers it (titles and names have one head each)."""
    return cast.headed_by(token.i) or cast.covering(token.idx)


def noun_span(noun: Token, cast: Cast) -> Span:
    """The words of a noun phrase without relative clauses and other asides."""
    left, right = noun.left_edge.i, noun.i
    for child in noun.children:
        named = child.dep_ == "appos" and child.left_edge.i == right + 1  # "the club's chairman Richard Roe"
        if child.i > noun.i and (named or child.dep_ not in labels("asides") | {"punct", "cc", "conj"}):
            right = max(right, child.right_edge.i)
    right = max(right, *(joined.i for joined in coordinated(noun)))
    span = Span(noun.doc[left].idx, noun.doc[right].idx + len(noun.doc[right]))
    mention = mention_of(noun, cast)
    return Span(min(span.start, mention.span.start), max(span.end, mention.span.end)) if mention else span


def is_for_others(actor_id: str, cast: Cast) -> bool:
    """Tell whether somebody speaks or works for others: a spokesman, an aide."""
    role = f" {(cast.by_id[actor_id].role or '').lower()} "
    return any(f" {word} " in role for word in words("roles", "speakers"))
