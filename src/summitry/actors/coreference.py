"""Words for somebody already named: pronouns go back to the nearest fitting mention, pairs to the last two.

After the salience of Lappin and Leass (1994), much reduced: the nearest sentence, subjects before other parts of it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ..lexicon import labels, words
from ..syntax.clauses import SUBJECTS
from ..syntax.tokens import Tokens
from .figures import Figure, Figures, may_be
from .mentions import PRONOUN, STATE, Phrase

REACH = 3  # sentences back that a pronoun may look


class Linked(NamedTuple):
    """A phrase and the ids of the actors that it denotes."""

    phrase: Phrase
    ids: tuple[str, ...]


def since(sentence: int, before: Sequence[Linked]) -> Sequence[Linked]:
    """List the phrases from a sentence on."""
    return before[bisect_left(before, sentence, key=lambda linked: linked.phrase.sentence) :]


def several(phrase: Phrase, figures: Figures, last: Sequence[Figure]) -> tuple[str, ...]:
    """Resolve "the two leaders" to the last so many who fit: states for `both countries`, persons else.

    Who holds such an office comes before those of whom none is told; empty where fewer are in reach. `last` are the
    figures from the last mentioned on.
    """
    count = phrase.number or 2
    states = [figure.actor_id for figure in last if figure.kind == "state"][:count]
    head = phrase.noun.split()[-1]
    if head in words("roles", "nations"):
        found = states
    else:
        persons = [f for f in last if f.kind in ("person", "unnamed") and phrase.sex in ("", f.sex)]
        persons = [f for f in persons if f.kind == "person" or f.offices or f.noun == "counterpart"]
        holders = [figure for figure in persons if holds(figure, phrase.office or head)]
        plain = [figure for figure in persons if not figure.offices]
        fitting = persons if head not in words("roles", "groups") or head == "sides" else [*holders, *plain]
        found = [figure.actor_id for figure in fitting][:count]
        found = states if len(found) < count and head == "sides" else found
    return tuple(f.actor_id for f in reversed(last) if f.actor_id in found) if len(found) == count else ()


def holds(figure: Figure, office: str) -> bool:
    """Tell whether a figure holds an office, or one like it: `minister`, `foreign minister`; `leader`, `president`."""
    last, like = office.split(" ")[-1], words("roles", "leaders") if office.rstrip("s") == "leader" else ()
    alike = (own for own in figure.offices if last in own.split() or own in office)
    plain = any(office in (own, last) or own in office or own.endswith(office) for own in alike)
    return plain or any(own in like for own in figure.offices)


def pronoun(phrase: Phrase, figures: Figures, before: Sequence[Linked]) -> tuple[str, ...]:
    """Resolve a pronoun to the nearest person, group or body before it that fits; empty where none does."""
    if phrase.noun in words("names", "pronouns", "several"):
        return _plural(phrase, figures, before)
    if phrase.noun in words("names", "pronouns", "things"):
        return next((row.ids for row in reversed(_acting(phrase.sentence, figures, before))), ())  # of a state or body
    persons = [row for row in _persons(phrase.sentence, figures, before) if may_be(figures.of[row.ids[0]], phrase.sex)]
    head, dep, own = figures.tokens.head, figures.tokens.dep, phrase.head
    rivals = (row for row in persons if {dep[row.phrase.head], dep[own]} <= labels("rivals"))
    barred = {row.ids for row in rivals if head[row.phrase.head] == head[own]}  # not `Doe pushed him`
    beside = [linked for linked in persons if linked.phrase.quoted == phrase.quoted]  # not `“Roe must go,” he said`
    return next((linked.ids for linked in beside or persons if linked.ids not in barred), ())


def _persons(sentence: int, figures: Figures, before: Sequence[Linked]) -> list[Linked]:
    """Mentions of single persons in the last sentences, nearest sentence first, subjects before others."""
    speechless = words("roles", "press") | words("roles", "hearsay")
    rows = [
        linked
        for linked in since(sentence - REACH, before)
        if len(linked.ids) == 1
        and linked.phrase.noun not in words("names", "pronouns", "first")
        and (figure := figures.of[linked.ids[0]]).kind in ("person", "unnamed")
        and figure.noun not in speechless
    ]
    dep = figures.tokens.dep
    return sorted(rows, key=lambda r: (-r.phrase.sentence, dep[r.phrase.head] not in SUBJECTS, r.phrase.start))


def quoted(tokens: Tokens) -> frozenset[int]:
    """Find the tokens inside quotation marks; no quotation goes on after an empty line."""
    found, inside = set(), False
    for i, word in enumerate(tokens.word):
        inside = inside and word.count("\n") < 2
        if word in ("“", "``", '"', "”", "''"):
            inside = word in ("“", "``") or (word in ('"', "''") and not inside)
        elif inside:
            found.add(i)
    return frozenset(found)


def _plural(phrase: Phrase, figures: Figures, before: Sequence[Linked]) -> tuple[str, ...]:
    """The nearest pair or group, else the persons or states named together in one of the last sentences."""
    before = since(phrase.sentence - REACH, before)
    for m in range(phrase.sentence, phrase.sentence - REACH, -1):
        here = [row for row in before if row.phrase.sentence == m and row.phrase.kind != PRONOUN]
        pairs = [row.ids for row in here if len(row.ids) > 1]
        single = [(row.phrase, figures.of[row.ids[0]]) for row in here if len(row.ids) == 1]
        groups = [f.actor_id for p, f in single if f.kind == "group" and p.noun not in words("roles", "press")]
        persons = list(dict.fromkeys(f.actor_id for _, f in single if f.kind == "person"))
        states = list(dict.fromkeys(f.actor_id for p, f in single if p.kind == STATE))
        together = persons if len(persons) >= 2 else states if len(states) >= 2 and not persons else []
        if pairs or groups or together:
            return pairs[-1] if pairs else (groups[-1],) if groups else tuple(together[-2:])
    return ()


def whose(phrase: Phrase, figures: Figures, before: Sequence[Linked]) -> Figure | None:
    """Find whose `its prime minister said` is: the one state or body that acts there or in the sentence before."""
    acts = figures.tokens.dep[phrase.head] in SUBJECTS
    sentences = (phrase.sentence, phrase.sentence - 1) if acts else ()
    rows = next(filter(None, (_acting(n, figures, before) for n in sentences)), [])
    joined = any(figures.tokens.doc[row.phrase.head].conjuncts for row in rows)
    return figures.of[rows[0].ids[0]] if len({row.ids for row in rows}) == 1 and not joined else None


def _acting(sentence: int, figures: Figures, before: Sequence[Linked]) -> list[Linked]:
    """The states, blocs and bodies that are subjects in a sentence."""
    here = (row for row in since(sentence, before) if row.phrase.sentence == sentence and len(row.ids) == 1)
    acting = (row for row in here if figures.tokens.dep[row.phrase.head] in SUBJECTS)
    return [row for row in acting if figures.of[row.ids[0]].kind in ("state", "bloc", "organisation")]
