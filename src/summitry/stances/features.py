"""Features of a candidate: how the issue is named, how the actor is found, who it is, and whose words these are."""

from collections.abc import Iterator

from spacy.tokens import Token

from ..lexicon import words
from ..records import Cast
from ..syntax.clauses import VERBS
from .candidates import Candidate
from .polarity import chain_of, is_told, outwards

# Ways in which an actor is found, the likeliest first.
ORDER = ("speaker", "source of the cue", "subject 1", "agent 1", "subject 2", "agent 2", "outer speaker", "inside")


def features(candidate: Candidate, rivals: list[Candidate], cast: Cast) -> list[str]:
    """List the features of one of several rivals, in words."""
    return [*_of_candidate(candidate, cast), *_beside(candidate, rivals, cast)]


def _of_candidate(c: Candidate, cast: Cast) -> Iterator[str]:
    ways = sorted(c.found, key=lambda way: ORDER.index(way) if way in ORDER else len(ORDER))
    actor, target = cast.by_id[c.holder], c.target
    yield f"found as {ways[0]}"
    yield f"named by {'words' if target.kind == 'words' else 'phrase'} {int(target.share * 8)}"
    yield f"other issues named better: {min(target.behind, 3)}"
    known = f", {'known' if actor.known else 'unknown'}" if any(other.known for other in cast.actors) else ""
    yield f"is {actor.kind}{known}"  # nobody is, where the codebook names no actors
    yield f"more than of other issues: {max(-3, min(target.lead, 3))}"
    yield from (f"also found as {way}" for way in ways[1:])
    yield f"stands as {target.root.dep_} under {target.root.head.dep_}"
    over = [word for word in (target.root, *target.root.ancestors) if word.pos_ in VERBS]
    yield f"verb {'right' if c.found[ways[0]] in over[:1] else 'not right'} over it"
    if c.statement is not None:
        yield f"verbs above in what is said: {sum(c.statement.says(word.idx) for word in over[:4])}"
        yield f"{c.statement.form} words of {'the holder' if 'speaker' in c.found else 'another'}"
    mention = c.found.get("in the sentence") or c.found.get("inside")
    yield f"holder mentioned as {mention.dep_}" if mention is not None else "holder not mentioned"
    yield _tone(c.found[ways[0]], target.root)
    yield f"holder {'before' if any(word.i < target.root.i for word in c.found.values()) else 'after'} the issue"


def _beside(c: Candidate, rivals: list[Candidate], cast: Cast) -> Iterator[str]:
    """Whether somebody else is the subject, and a speaker tells of it: `said that Ruritania opposes the truce`."""
    others = [(r, r.found["subject 1"]) for r in rivals if "subject 1" in r.found and r.holder not in c.joined]
    if others and "subject 1" not in c.found:
        yield "another is the subject"
    if "speaker" not in c.found:
        return
    for other, verb in others:
        modal = any(child.tag_ == "MD" and child.dep_ == "aux" for child in verb.children)
        if not modal and "speaker" not in other.found:
            same = cast.side_of(other.holder) == cast.side_of(c.holder)
            attitude = verb.lemma_.lower() in words("polarity", "attitude")
            yield f"tells of {'its own' if same else 'another'} side{' with a verb of attitude' if attitude else ''}"
            return


def _tone(verb: Token, root: Token) -> str:
    """What the words between an issue and the verb that takes the position say of it."""
    chain = chain_of(root, verb)
    if outwards(root, chain).why:
        return "a word against it"
    if is_told(root, chain, "support"):
        return "a word of support"
    return "what should be" if is_told(root, chain, "should") else "no word for or against it"
