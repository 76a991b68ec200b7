"""Contacts of several reports that are merged rightly: `python -m benchmarks.stories FOLDER`.

FOLDER holds `coded/news/` with `stories.json` and `train`. A contact of the parser's is the coders' whose words it
stands on. Of each story two figures: pairs of contacts that are one and that are merged, and pairs that are merged and
are not one. Then all reports of `train` are merged as if they were one story, and pairs of reports of no common story
are counted (a false merge, where the reports are not of one story that nobody has listed).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pandas as pd

from summitry import Tables
from summitry.pipeline import parse
from summitry.records import CONTACTS
from summitry.stories import Story, merge

from . import coded

Contact = tuple[str, str]  # an article and the id of an event in it
Pair = frozenset[Contact]


def parsed(folder: Path) -> Tables:
    """The tables of a coded article, under the name of its folder."""
    article, codebook = coded.read(folder)
    tables = parse(article, codebook)
    frames = {name: table.assign(article_id=folder.name).astype(table.dtypes) for name, table in tables.items()}
    return Tables(tables.text, **frames)


def merged(story: Story) -> set[Pair]:
    """The pairs of contacts that a story has as one."""
    sources = story.sources[story.sources["kind"].isin(CONTACTS)]
    rows = [[*zip(r["article_id"], r["told_as"], strict=True)] for _, r in sources.groupby("event_id")]
    return {frozenset(pair) for told in rows for pair in combinations(told, 2)}


def coders(folder: Path, tables: Tables) -> dict[Contact, Contact]:
    """The coders' event for each of the parser's that stands on the same words."""
    coded_events = pd.read_csv(folder / "reference/events.csv")
    spans = tables.spans[(tables.spans["table"] == "events") & (tables.spans["part"] == "mention")]
    return {
        (folder.name, ours.row_id): (folder.name, theirs.event_id)
        for ours in spans.itertuples()
        for theirs in coded_events.itertuples()
        if (theirs.kind in CONTACTS) and ours.span_start < theirs.span_end and theirs.span_start < ours.span_end
    }


def figures(reports: Sequence[tuple[Path, Tables]], same: Sequence[Sequence[Sequence[str]]]) -> str:
    """A line on a story: what is one and was merged, and what was merged and is not one."""
    names: dict[Contact, Contact] = {}
    for folder, tables in reports:
        names |= coders(folder, tables)
    wanted = {frozenset(pair) for group in same for pair in combinations(map(tuple, group), 2)}
    pairs = merged(merge([tables for _, tables in reports]))
    found = {frozenset(names.get(contact, contact) for contact in pair) for pair in pairs}
    return f"{len(wanted & found)} of {len(wanted)} pairs merged, {len(found - wanted)} merged that are not one"


def main() -> None:
    """Print the figures of each story, and the pairs that are merged across stories."""
    folders, _ = coded.given("stories")
    listed = json.loads((Path(sys.argv[1]) / "coded/news/stories.json").read_text(encoding="utf-8"))["stories"]
    tables = {folder.name: (folder, parsed(folder)) for folder in folders}
    for story in listed:
        print(f"{story['story']}: {figures([tables[name] for name in story['articles']], story['same'])}")
    of = {name: story["story"] for story in listed for name in story["articles"]}
    everything = merge([each for _, each in tables.values()])
    across = [pair for pair in merged(everything) if len({of.get(name, name) for name, _ in pair}) > 1]
    counts = f"{len(tables)} reports, {len(everything.tables.events)} events"
    print(f"all as one story: {counts}, {len(across)} pairs merged of reports of no common story")
    for pair in sorted(map(sorted, across)):
        print("  ", *(f"{name} {event}" for name, event in pair))


if __name__ == "__main__":
    main()
