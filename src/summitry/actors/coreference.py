"""Who words for somebody already named go back to: pronouns to the nearest fitting mention, pairs to the last two.

After the salience of Lappin and Leass (1994), much reduced: the nearest sentence, subjects before other parts of it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..codebook import KnownActor
from ..lexicon import load
from ..records import Span
from .mentions import PAIR, PRONOUN, STATE, Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 3  # sentences back that a pronoun may look


@dataclass
class Figure:
    """An actor in the making: what has been learned of it so far."""

    actor_id: str
    name: str
    kind: str
    first: Span
    states: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    noun: str = ""
    known: KnownActor | None = None
    votes: Counter[str] = field(default_factory=Counter)


@dataclass
class Discourse:
    """What a text has told of so far: its figures, and their mentions with the number of the sentence of each."""

    doc: Doc
    found: dict[str, Figure] = field(default_factory=dict)
    mentions: list[tuple[int, Phrase, tuple[str, ...]]] = field(default_factory=list)

    def recent(self) -> list[Figure]:
        """Actors from the last mentioned to the first."""
        ids = dict.fromkeys(i for _, _, ids in reversed(self.mentions) for i in ids)
        return [self.found[i] for i in ids]

    def _persons(self, n: int, reach: int = REACH) -> list[tuple[int, Phrase, str]]:
        """Mentions of single persons in the last sentences, nearest sentence first, subjects before others."""
        rows = [
            (m, p, ids[0])
            for m, p, ids in self.mentions
            if n - reach <= m <= n
            and len(ids) == 1
            and (
                self.found[ids[0]].kind in ("person", "unnamed")
                and self.found[ids[0]].noun not in (*load("roles")["press"], *load("roles")["hearsay"])
            )
        ]

        def subject(p: Phrase) -> bool:
            return self.doc[p.start : p.end].root.dep_ in ("nsubj", "nsubjpass")

        return sorted(rows, key=lambda row: (-row[0], not subject(row[1]), row[1].start))

    def pair(self, phrase: Phrase) -> tuple[str, ...]:
        """The last two of a kind: states for `both countries`, persons else."""
        want = {"state"} if re.search("countr|nation|government", phrase.noun) else {"person"}
        officers = [c for c in self.recent() if c.kind == "unnamed" and (c.offices or c.noun == "counterpart")]
        ids = [c.actor_id for c in self.recent() if c.kind in want or ("person" in want and c in officers)][:2]
        if len(ids) < 2 and "side" in phrase.noun:
            ids = [c.actor_id for c in self.recent() if c.kind == "state"][:2]
        return tuple(reversed(ids)) if len(ids) == 2 else ()

    def pronoun(self, n: int, phrase: Phrase) -> tuple[str, ...]:
        """The nearest person, group or body before that fits, looking back from sentence `n`."""
        if phrase.noun in ("they", "them", "their"):
            return self._plural(n)
        if phrase.noun in ("it", "its"):
            return self._thing(n)
        persons = self._persons(n)
        barred = {i for _, p, i in persons if self._objects_clash(p, phrase)}
        persons = [row for row in persons if not self._is_parted(row[1], phrase)] or persons
        fitting = [i for _, _, i in persons if i not in barred]
        return (fitting[0],) if fitting else ()

    def _is_parted(self, candidate: Phrase, pronoun: Phrase) -> bool:
        """Whether one of the two stands inside quotation marks, the other outside: `“Roe must go,” he said`."""
        between = [token.text for token in self.doc[candidate.end : pronoun.start]]
        straight = sum(text in ('"', "''", "``") for text in between)
        return straight % 2 == 1 or between.count("“") != between.count("”")

    def _objects_clash(self, candidate: Phrase, pronoun: Phrase) -> bool:
        """A pronoun and its antecedent are not subject and object of one verb (`Doe pushed him`)."""
        a, b = self.doc[candidate.start : candidate.end].root, self.doc[pronoun.start]
        return (
            b.tag_ == "PRP"
            and a.head == b.head
            and a.i != b.i
            and {a.dep_, b.dep_} <= {"nsubj", "dobj", "dative", "nsubjpass", "pobj"}
        )

    def _plural(self, n: int) -> tuple[str, ...]:
        """The nearest group, else the persons named together in this sentence or the one before it."""
        for m in (n, n - 1, n - 2):
            here = [(p, ids) for k, p, ids in self.mentions if k == m and p.kind != PRONOUN]
            groups = [
                ids
                for p, ids in here
                if len(ids) == 1 and self.found[ids[0]].kind == "group" and p.noun not in load("roles")["press"]
            ]
            persons = list(
                dict.fromkeys(ids[0] for p, ids in here if len(ids) == 1 and self.found[ids[0]].kind == "person")
            )
            pairs = [ids for p, ids in here if p.kind == PAIR]
            if pairs:
                return pairs[-1]
            states = list(dict.fromkeys(ids[0] for p, ids in here if p.kind == STATE and len(ids) == 1))
            named = persons if len(persons) >= 2 else states if len(states) >= 2 and not persons else []
            if groups or named:
                return groups[-1] if groups else tuple(named[-2:])
        return ()

    def _thing(self, n: int) -> tuple[str, ...]:
        """`it` for a state, bloc or body that is a subject before it in the same sentence; else nobody."""
        for m, p, ids in reversed(self.mentions):
            root = self.doc[p.start : p.end].root
            if m < n - 1:
                break
            if (
                len(ids) == 1
                and self.found[ids[0]].kind in ("state", "bloc", "organisation")
                and root.dep_ in ("nsubj", "nsubjpass")
                and m == n
            ):
                return ids
        return ()
