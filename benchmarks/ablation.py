"""What each rule family adds: the measures without it, one family at a time.

    python -m benchmarks.ablation --contacts SENTENCES.jsonl --scorer score_tables.py \
        --article ARTICLE.txt CODEBOOK.toml REFERENCE_DIR --article ...

`SENTENCES.jsonl` holds `text`, `is_contact` and `status`, a sentence a line; the scorer is a module with
`score(reference, predicted)`. A family is switched off by emptying its words in the lexicon.
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

from summitry import load_codebook, parse, read_article
from summitry.events import planning, time_links, words
from summitry.lexicon import load
from summitry.records import Article, Paragraph, Span

CONTACT = ("summit", "meeting", "call")
CACHES = (words.entries, words.words, time_links.deciding_verbs, planning.rows, planning.matcher)
Change = Callable[[], None]


def _drop(section: str, key: str, *values: str) -> Change:
    """A change that takes the entries of the lexicon of contacts whose `key` has one of the values."""

    def change() -> None:
        for entry in load("contacts")[section]:
            if entry[key] in values:
                entry["words"] = []

    return change


def _empty(lexicon: str, *sections: str) -> Change:
    """A change that empties all lists of some sections."""

    def change() -> None:
        for section in sections:
            for listed in load(lexicon)[section].values():
                if isinstance(listed, list):
                    listed.clear()

    return change


def _forget_phrases() -> None:
    """A change that takes all phrases of planning."""
    load("planning")["phrase"].clear()


def _clear(lexicon: str, section: str, key: str) -> Change:
    """A change that empties one list."""
    return lambda: load(lexicon)[section][key].clear()


def each_list() -> dict[str, Change]:
    """One family for each list of words of contacts and planning: a list whose loss changes nothing can go."""
    return {
        f"{lexicon}: {section}.{key}": _clear(lexicon, section, key)
        for lexicon in ("contacts", "planning")
        for section, entry in load(lexicon).items()
        if isinstance(entry, dict)
        for key, listed in entry.items()
        if isinstance(listed, list) and key != "examples"
    }


FAMILIES: dict[str, Change] = {
    "verbs: meet": _drop("verb", "frame", "together"),
    "verbs: visit, travel": _drop("verb", "frame", "travels", "goes"),
    "verbs: receive": _drop("verb", "frame", "receives"),
    "verbs: mediate": _drop("verb", "frame", "mediates"),
    "verbs: speak, discuss": _drop("verb", "frame", "speaks", "discusses"),
    "verbs: phone": _drop("verb", "frame", "phones"),
    "nouns by themselves": _drop("noun", "needs", "nothing"),
    "nouns with a party": _drop("noun", "needs", "party", "traveller", "partner"),
    "light verbs": _empty("contacts", "light"),
    "going and leaving": _empty("contacts", "motion", "leaving"),
    "excluded neighbours": _empty("contacts", "excluded"),
    "status: called off, refused": _empty("planning", "called_off", "refused"),
    "status: planned, proposed": _empty("planning", "planned", "proposed"),
    "status: phrases": _forget_phrases,
    "dates of decisions": _empty("planning", "deciding"),
    "positions: verbs, nouns, adjectives": _empty("positions", "support", "oppose"),
    "positions: what should be": _empty("positions", "deontic"),
    "positions: effects": _empty("positions", "effects"),
    "positions: refusing, opening": _empty("positions", "refusing", "opening"),
    "positions: voicing, siding": _empty("positions", "voicing", "siding"),
    "positions: reference": _empty("positions", "reference"),
    "positions: conditions": _empty("positions", "conditional"),
    "who is urged or blamed": _empty("positions", "object_control", "blaming"),
}


@contextmanager
def without(change: Change) -> Iterator[None]:
    """The lexicon with a change, put back afterwards."""
    names = ("contacts", "planning", "positions")
    kept = {name: copy.deepcopy(load(name)) for name in names}
    change()
    _forget()
    try:
        yield
    finally:
        for name in names:
            load(name).clear()
            load(name).update(kept[name])
        _forget()


def _forget() -> None:
    for cached in CACHES:
        cached.cache_clear()


def contacts(rows: list[dict[str, Any]]) -> dict[str, float]:
    """F1 of the sentences that tell of a contact, and the share of those found whose status is right."""
    hit = extra = missed = 0
    right = []
    for row in rows:
        text = row["text"]
        events = parse(Article("sentence", text, (Paragraph(Span(0, len(text)), "body"),))).events
        found = [str(r.status) for r in events.itertuples() if r.kind in CONTACT]
        hit, extra, missed = (
            hit + bool(row["is_contact"] and found),
            extra + bool(not row["is_contact"] and found),
            missed + bool(row["is_contact"] and not found),
        )
        if row["is_contact"] and found and row["status"]:
            right.append(found[0] == row["status"])
    f1 = 2 * hit / (2 * hit + extra + missed) if hit else 0.0
    return {"contacts f1": f1, "contacts status": mean(right) if right else 0.0}


def articles(named: list[list[str]], scorer: ModuleType) -> dict[str, float]:
    """Means over articles of the F1 of events and stances, and of the shares of right statuses, dates and casts."""
    scores = []
    for text, codebook, reference in named:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "tables"
            parse(read_article(text), load_codebook(codebook)).save(out)
            scores.append(scorer.score(reference, out)[0])
    shares = {
        k: [s["events"][k] for s in scores if s["events"].get(k) is not None] for k in ("status", "dated", "cast")
    }
    return {
        "events f1": mean(s["events"]["f1"] for s in scores),
        **{f"events {k}": mean(values) if values else 0.0 for k, values in shares.items()},
        "stances f1": mean(s["stances"]["f1"] for s in scores),
    }


def measure(rows: list[dict[str, Any]], named: list[list[str]], scorer: ModuleType | None) -> dict[str, float]:
    """All measures that the given material allows."""
    return {**(contacts(rows) if rows else {}), **(articles(named, scorer) if scorer and named else {})}


def main(arguments: list[str] | None = None) -> None:
    """Print the measures with all rules, and the change of each without one family."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--article", nargs=3, action="append", default=[])
    parser.add_argument("--lists", action="store_true", help="every list of the lexicon of events as a family")
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.contacts.open(encoding="utf-8")] if options.contacts else []
    scorer = module_at(options.scorer) if options.scorer else None
    whole = measure(rows, options.article, scorer)
    print("| without | " + " | ".join(whole) + " |\n|---|" + "---:|" * len(whole))
    print("| nothing | " + " | ".join(f"{value:.3f}" for value in whole.values()) + " |")
    for family, change in (each_list() if options.lists else FAMILIES).items():
        with without(change):
            less = measure(rows, options.article, scorer)
        print(f"| {family} | " + " | ".join(f"{less[k] - whole[k]:+.3f}" for k in whole) + " |", flush=True)


def module_at(path: Path) -> ModuleType:
    """The module in a file, wherever it stands."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
