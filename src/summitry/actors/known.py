"""Names that a codebook gives its actors and sides: phrases of their own, linked wherever they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ..codebook import Codebook, KnownActor
from ..language import model
from ..lexicon import load, words
from ..syntax.tokens import Tokens
from .gazetteer import Atom, state_words
from .names import slug

THE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


class Call(NamedTuple):
    """A phrase that denotes an actor, in lower case: `common` nouns need their article where they are `definite`."""

    words: tuple[str, ...]
    actor_id: str
    common: bool
    definite: bool


class Known:
    """The actors of a codebook, with the sides, states and movements that it names and the lexicon does not."""

    def __init__(self, codebook: Codebook) -> None:
        self.actors = (*codebook.actors, *_unlisted(codebook))

    @cached_property
    def states(self) -> dict[str, str]:
        """The id of the actor that is a state or bloc of the lexicon, by its name there."""
        whole = sorted(self.actors, key=lambda actor: actor.name not in state_words())  # "France" before its government
        own = [actor for actor in reversed(whole) if kind_of(actor) in ("state", "bloc")]
        return {state: actor.id for actor in own for name in names_of(actor) if (state := _state_in(name)) is not None}

    @cached_property
    def _calls(self) -> dict[str, list[Call]]:
        found = defaultdict[str, list[Call]](list)
        for call in sorted((c for actor in self.actors for c in _calls(actor)), key=lambda call: -len(call.words)):
            found[call.words[0]].append(call)
        return found

    def at(self, tokens: Tokens, i: int, stop: int) -> Atom | None:
        """The longest phrase of the codebook that begins with a token."""
        for call in self._calls.get(_plain(tokens.lower[i]), ()):
            end = i + len(call.words)
            same = end <= stop and tuple(map(_plain, tokens.lower[i:end])) == call.words
            meant = end - i > 1 or tokens.word[i][0].isupper()  # not `the house` for `the House`
            fits = same and (_stands_alone(tokens, i, end) if call.common else meant)
            if fits and not (call.definite and (not i or tokens.lower[i - 1] != "the")):
                return Atom("K", i, end, call.actor_id)
        return None


def _plain(word: str) -> str:
    return word.replace("’", "'")


def names_of(actor: KnownActor) -> tuple[str, ...]:
    """List what an actor is called: the name, or the names between slashes, and the aliases."""
    return (*(name.strip() for name in actor.name.split("/")), *actor.aliases)


def _calls(actor: KnownActor) -> Iterator[Call]:
    """The phrases for an actor that are neither words for a state nor, of a person, a name."""
    for said in names_of(actor):
        bare = THE.sub("", said)
        tokens = list(model().make_doc(bare))
        if not tokens or bare in state_words() or (kind_of(actor) == "person" and is_named(actor, bare)):
            continue
        common = not any(token.text[0].isupper() for token in tokens)
        definite = common and bare != said and len(tokens) == 1
        yield Call(tuple(_plain(token.lower_) for token in tokens), actor.id, common, definite)


def is_named(actor: KnownActor, said: str) -> bool:
    """Tell whether a phrase has a word of a person's name: `President Doe`, but not `the president`."""
    own = {word for word in re.findall(r"\w+", actor.name.lower()) if word not in words("roles", "offices")}
    return bool(own & set(re.findall(r"\w+", said.lower())))


def _stands_alone(tokens: Tokens, first: int, end: int) -> bool:
    """`the administration`, but not `an administration official`, `the new administration`, `the office of Roe`."""
    last, before = end - 1, first - 1
    modifies = tokens.dep[last] in ("compound", "amod", "nmod") and tokens.head[last] >= end
    linked = first > 0 and tokens.dep[before] in ("compound", "amod", "poss")
    modified = linked and first <= tokens.head[before] < end
    return not (modifies or modified or tokens.lower[end : end + 1] == ["of"])


def _unlisted(codebook: Codebook) -> Iterator[KnownActor]:
    """The sides, and their states, that neither the lexicon nor an actor of the codebook names."""
    named = {name.lower() for actor in codebook.actors for name in (actor.name, *actor.aliases)}
    ids = {actor.id for actor in codebook.actors}
    for side in codebook.sides:
        for name in dict.fromkeys((*side.countries, side.label)):
            actor_id = slug(name)
            if name not in state_words() and name.lower() not in named and actor_id not in ids:
                ids.add(actor_id)
                common = name.lower() in words("roles", "bodies") | words("roles", "groups")  # "the opposition"
                yield KnownActor(actor_id, name, (f"the {name.lower()}",) * common, side=side.id, kind="organisation")


def _state_in(name: str) -> str | None:
    """The state or bloc that a name is, or whose government it is: `Ruritania`, `the Ruritanian government`."""
    itself = "|".join(sorted(words("roles", "itself")))
    bare = re.sub(rf" (?:{itself})$|^(?:{itself}) of (?:the )?", "", THE.sub("", name), flags=re.IGNORECASE)
    return state_words().get(bare)


def kind_of(actor: KnownActor) -> str:
    """The kind that a codebook gives an actor, else the likeliest by its name and role."""
    if actor.kind is not None:
        return actor.kind
    if (state := _state_in(names_of(actor)[0])) is not None:
        return "bloc" if state in load("states")["blocs"] else "state"
    parts = THE.sub("", actor.name).split()
    head = re.split(r",| of | in | for | to | at ", (actor.role or "").lower())[0].split()  # not `embassy of the king`
    if {*head[-1:]} & (words("roles", "offices") | words("roles", "unnamed")) and not parts[-1].islower():
        return "person"
    last = parts[-1].lower()
    if last in words("roles", "groups") or (last.endswith("s") and parts[-1].islower()):
        return "group"
    body = words("roles", "bodies") | words("roles", "institutions")
    full = len(parts) > 1 and all(not part.islower() or part in words("names", "particles") for part in parts)
    return "person" if full and not body & {part.lower() for part in parts} else "organisation"


def office_in(role: str) -> tuple[str, ...]:
    """The longest office that a role names, if any: the "foreign minister" of `Ruritanian foreign minister`."""
    text = f" {re.sub(r'[^a-z-]+', ' ', role.lower())} "
    named = sorted(office for office in words("roles", "offices") if f" {office} " in text)
    return (max(named, key=len),) if named else ()
