"""The speakers whom "I" and "we" denote in quoted words."""

from collections.abc import Container
from dataclasses import replace

from spacy.tokens import Doc, Token

from ..actors.denotation import is_for_others
from ..language import offsets
from ..lexicon import words
from ..records import START, Cast, Mention, Statements
from ..syntax.tokens import tokens_of


def voiced(doc: Doc, cast: Cast, said: Statements, owned: Container[str]) -> Cast:
    """Give a cast in which the pronouns of the first person denote who says them; not the "we" of a spokesman.

    `my` and `our` do so where they own one of the nouns `owned`: "our meeting with Roe", not "my friend Roe".
    """
    first, tokens = words("names", "pronouns", "first"), tokens_of(doc)
    pronouns = (doc[i] for i, word in enumerate(tokens.lower) if word in first and tokens.pos[i] == "PRON")
    meant = (token for token in pronouns if token.dep_ != "poss" or token.head.lower_ in owned)
    found = [Mention(offsets(t), t.i, ids, "pronoun") for t in meant if (ids := _voice(t, cast, said))]
    return replace(cast, mentions=tuple(sorted((*cast.mentions, *found), key=START)))


def _voice(token: Token, cast: Cast, said: Statements) -> tuple[str, ...]:
    around = said.around(token.idx)[:1] if cast.covering(token.idx) is None else ()
    ids = around[0].speaker_ids if around and around[0].form != "indirect" else ()
    return tuple(i for i in ids if token.morph.get("Number", []) == ["Sing"] or not is_for_others(i, cast))
