"""What is still missed of events: `python -m benchmarks.missed_events FOLDER`, counts by kind on coded news, train.

An event of the coders is missed where no words of ours stand on it ("not seen") or where the row that does is that of
another event ("joined with another"). A row of ours is too much where the coders have nothing there ("no event") or
have it once ("told twice"). Of the events found, the cells that are wrong are counted.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from summitry import parse

from . import coded


def count(folder: Path, scorer: ModuleType) -> Counter[str]:
    """The kinds of misses of one article."""
    tables = parse(*coded.read(folder))
    with TemporaryDirectory() as out:
        tables.save(out)
        figures, errors = scorer.score(folder / "reference", Path(out))
        theirs, ours = scorer.Side(folder / "reference"), scorer.Side(out)
    of = {
        "missed": {row["text"]: row for row in theirs.t["events"]},
        "extra": {row["text"]: row for row in ours.t["events"]},
    }
    there = [theirs.pieces("events", "event_id", "mention"), ours.pieces("events", "event_id", "mention")]
    found = Counter({"too much: told twice": figures["events"]["split"]})
    for table, what, text in errors:
        if table != "events":
            continue
        if what not in ("missed", "extra"):
            found[f"found, but wrong: {what}"] += 1
            continue
        row = of[what][text]
        mine, others = there if what == "missed" else reversed(there)
        seen = any(scorer.overlap(a, b) for a in mine[row["event_id"]] for spans in others.values() for b in spans)
        kind = "move" if row["kind"] in scorer.ACTS else "contact"
        why = ("joined with another" if seen else "not seen") if what == "missed" else "no event"
        found[f"{'missed' if what == 'missed' else 'too much'}: {kind}, {why}"] += 1
    return found


def main() -> None:
    """Print the counts over all articles, the most frequent first within each kind."""
    folders, scorer = coded.given("missed_events")
    total = sum((count(folder, scorer) for folder in folders), Counter[str]())
    print("| kind | rows |\n|---|---:|")
    for kind, rows in sorted(total.items(), key=lambda pair: (pair[0].split(":")[0], -pair[1])):
        print(f"| {kind} | {rows} |")


if __name__ == "__main__":
    main()
