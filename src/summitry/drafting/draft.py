"""A draft of a codebook: sides, actors and issues with what speaks for each, as values and as TOML to edit."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from ..actors.gazetteer import state_words
from ..actors.known import kind_of
from ..actors.names import slug
from ..codebook import ACTORS, WRITTEN, Codebook, Issue, KnownActor, Side
from ..tables.show import visible
from .figures import Figure, figures, is_kept
from .issues import issues
from .reading import Reading
from .sides import Group, sides

ALIASES = 5  # of an actor
WIDTH = 110  # characters of an example
HEAD = "# A draft: delete what is of no use, join what is one issue, write the questions; then run 'summitry check'."


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry of a draft and the comments that stand above it."""

    entry: Side | KnownActor | Issue
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The proposals for a codebook, those that the articles name most first."""

    title: str
    sides: tuple[Proposal, ...]
    actors: tuple[Proposal, ...]
    issues: tuple[Proposal, ...]

    @property
    def codebook(self) -> Codebook:
        """The draft as it would be used unedited."""
        entries: dict[str, Any] = {
            name: tuple(proposal.entry for proposal in getattr(self, name)) for name in ("sides", "actors", "issues")
        }
        return Codebook(self.title, **entries)


def draft(readings: Sequence[Reading]) -> Draft:
    """Propose a codebook for articles that were read without one."""
    found = figures(readings)
    grouped = sides(found, [reading.article.text for reading in readings])
    of = {figure: group.label for group in grouped for figure in group.figures}
    headline = next((reading.article.headline for reading in readings if reading.article.headline), None)
    return Draft(
        headline or readings[0].article.article_id,
        tuple(_side(group) for group in grouped),
        tuple(_actors([figure for figure in found if is_kept(figure)], of)),
        tuple(_issues(readings)),
    )


def _side(group: Group) -> Proposal:
    named = ", ".join(figure.actor.name for figure in group.figures[:3])
    return Proposal(Side(slug(group.label), group.label, group.countries), (f"{_times(group.mentions)}: {named}",))


def _times(count: int) -> str:
    return "named once" if count == 1 else f"named {count} times"


def _actors(kept: list[Figure], of: dict[Figure, str]) -> Iterator[Proposal]:
    """The actors, each under an id of its own, without the names that another has, too."""
    shared = Counter(name.casefold() for figure in kept for name in figure.names)
    ids = Counter[str]()
    for figure in kept:
        actor, label = figure.actor, of.get(figure)
        ids[actor.actor_id] += 1
        number = f"_{ids[actor.actor_id]}" * (ids[actor.actor_id] > 1)
        names = [name for name, _ in figure.names.most_common() if shared[name.casefold()] == 1 and name != actor.name]
        aliases = tuple(name for name in names if _is_alias(name))[:ALIASES]
        entry = KnownActor(actor.actor_id + number, actor.name, aliases, actor.role, slug(label) if label else None)
        guessed = kind_of(entry) == actor.kind or actor.kind not in ACTORS
        yield Proposal(entry if guessed else replace(entry, kind=actor.kind), (_times(figure.mentions),))


def _is_alias(name: str) -> bool:
    """Whether words denote one actor wherever they stand: no name of a state, which is known, and no common noun."""
    return name not in state_words() and (" " in name or not name.islower())


def _issues(readings: Sequence[Reading]) -> Iterator[Proposal]:
    for issue, topic in issues(readings):
        example = topic.example if len(topic.example) <= WIDTH else f"{topic.example[: WIDTH - 1]}…"
        yield Proposal(issue, (f"{_times(topic.features['named'])}: {example}", 'question = "Should ...?"'))


def written(proposed: Draft) -> str:
    """Write a draft as TOML that `load_codebook` takes: entries to keep, change or delete."""
    parts = [f"{HEAD}\ntitle = {_text(proposed.title)}\n"]
    for name in ("sides", "actors", "issues"):
        for proposal in getattr(proposed, name):
            first, *others = (f"# {visible(comment)}" for comment in proposal.comments)
            lines = [first, f"[[{name}]]", *_lines(proposal.entry), *others]
            parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _lines(entry: Any) -> Iterator[str]:
    """The keys of an entry that have a value."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        if value not in (None, ()):
            key = WRITTEN.get(field.name, field.name)
            yield f"{key} = [{', '.join(map(_text, value))}]" if isinstance(value, tuple) else f"{key} = {_text(value)}"


def _text(text: str) -> str:
    """A text in TOML, whose strings in double quotes are those of JSON but for the character 127."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
