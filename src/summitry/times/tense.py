"""The time that the clause of an expression speaks of: future, or past and present."""

import re

from spacy.tokens import Token

from ..lexicon import load


def points_ahead(token: Token, before: str, owner: bool = False) -> bool:
    """Tell whether the clause of a token speaks of the future (`will meet on`, `is due on`, `by`), not of the past.

    `before` are the characters before the expression. `owner`: the day owns something (`Friday's vote`), which is over,
    unless something else is to be done at it or before it.
    """
    cues = load("times")["direction"]
    bound = re.search(rf"\b(?:{'|'.join(cues['ahead_before'])}) (?:the )?$", before, re.I) is not None
    told = re.search(rf"\b(?:{'|'.join(cues['owner_before'])}) (?:the |an? )?$", before)
    if owner and not (bound or told):
        return False
    for above in token.ancestors:
        if above.lower_ in cues["ahead_words"] or any(c.lower_ in cues["ahead_words"] for c in above.lefts):
            return True
        if above.pos_ in ("VERB", "AUX"):
            tense = False if _is_over(above) else (bound and not owner) or _is_future(above)
            if tense is not None:
                return tense
    return bound and not owner


def _is_over(verb: Token) -> bool:
    """`had filed by Friday`, `had been due to expire on Friday`."""
    helpers = (helper for above in (verb, verb.head, verb.head.head) for helper in above.lefts if helper.dep_ == "aux")
    return any(helper.lower_ in ("had", "'d") for helper in helpers)


def _is_future(verb: Token) -> bool | None:
    """True for `will leave on`, False for `left on`, None for `hoped to leave on`: as the verb above it."""
    cues = load("times")["direction"]
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if words & set(cues["modals"]):
        return not words & {"have", "'ve"}
    if "to" in words and "have" not in words:
        return None if verb.dep_ in ("advcl", "csubj") else True
    tags = {helper.tag_ for helper in helpers} | {verb.tag_}
    if "VBD" in tags or words & {"has", "have", "had", "'ve"} or (verb.tag_ == "VBN" and not helpers):
        return False
    if verb.tag_ == "VBG":
        return True if helpers else None
    return verb.lemma_ in cues["ahead_verbs"] if verb.tag_ in ("VBZ", "VBP") else None
