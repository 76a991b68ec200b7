"""Time expressions against published corpora, and their cost: `python -m benchmarks.times FOLDER`.

With `habits` after FOLDER it prints the rows of `[habits]` in `lexicon/times.toml`.

FOLDER holds `corpora/` (TimeBank, AQUAINT, WikiWars as JSON Lines) and `bench/score_timex.py`. A quarter of the
documents, chosen by a digest of their names, was never looked at while the rules were written; the others were read for
errors.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import re
import sys
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from spacy.tokens import Doc

from summitry.article.regions import regions
from summitry.language import analyse_all
from summitry.lexicon import load
from summitry.records import Article, Paragraph, Span, Time
from summitry.times import find_times
from summitry.times.rules import table

CORPORA = ("timebank", "aquaint", "wikiwars")
MEASURES = ("strict", "relaxed", "type", "value")
NOTATION = (  # the same time written in two ways, one of them not TIMEX3's
    (re.compile(r"-W(\d)$"), r"-W0\1"),
    (re.compile(r"(?:-XX)+$"), ""),
    (re.compile(r"^(\d{2,3})X+$"), r"\1"),
    (re.compile(r"T(\d\d)$"), r"T\1:00"),
    (re.compile(r"^P(\d+)0Y$"), r"P\1DE"),
)
ENOUGH = 5  # cases that make a habit
DATEPARSER_DOCUMENTS = 12  # it takes seconds a document


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """The documents of a corpus."""
    with gzip.open(folder / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def looked_at(doc_id: str) -> bool:
    """Whether the document was read while the rules were written."""
    return hashlib.sha256(doc_id.encode()).digest()[0] % 4 != 1


def parsed(rows: list[dict[str, Any]]) -> list[Doc]:
    """The documents as spaCy parses them, every block as body."""
    articles = []
    for row in rows:
        blocks = tuple(Paragraph(p.span, "body") for p in regions(row["text"]))
        articles.append(Article(row["doc_id"], row["text"], blocks or (Paragraph(Span(0, len(row["text"])), "body"),)))
    return list(analyse_all(articles))


def published(row: dict[str, Any]) -> date:
    """The publication date of a document."""
    return date.fromisoformat(row["published"][:10])


def same_notation(value: str | None) -> str:
    """A value in TIMEX3's notation, where the corpus writes it in its own.

    >>> same_notation("2000-W7"), same_notation("1989-XX"), same_notation("198X")
    ('2000-W07', '1989', '198')
    """
    value = value or ""
    for pattern, written in NOTATION:
        value = pattern.sub(written, value)
    return value


def _in_notation(side: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    return {doc_id: [{**t, "value": same_notation(t["value"])} for t in times] for doc_id, times in side.items()}


def accuracy(scorer: Any, rows: list[dict[str, Any]], docs: list[Doc]) -> None:
    """Print F1 of what was looked at, of what was only measured, and of both."""
    found = {}
    for row, doc in zip(rows, docs, strict=True):
        times = find_times(doc, published(row))
        found[row["doc_id"]] = [vars_of(time) for time in times]
    for name, part in (("looked at", True), ("measured", False), ("all", None)):
        gold = {r["doc_id"]: r["timexes"] for r in rows if part is None or looked_at(r["doc_id"]) is part}
        ours = {doc_id: found[doc_id] for doc_id in gold}
        scores = scorer.score(gold, ours)
        figures = "  ".join(f"{measure} {100 * scores[measure]['f1']:.1f}" for measure in MEASURES)
        aside = scorer.score(_in_notation(gold), _in_notation(ours))["value"]["f1"]
        print(f"  {name:<10} {len(gold):>4} documents  {figures}  value, notation aside {100 * aside:.1f}")


def habits(scorer: Any, rows: list[dict[str, Any]], docs: list[Doc], counts: dict[str, list[int]]) -> None:
    """Count how often the documents looked at mark what is a matter of habit, of how often we read it.

    Of a year before a quarter that is told, how often it is a quarter, too.
    """
    load("times")["habits"]["least"] = 0  # for now, mark all
    meaning = {rule.name: rule.meaning for rule in table()}
    for row, doc in zip(rows, docs, strict=True):
        if not looked_at(row["doc_id"]):
            continue
        found = [vars_of(time) for time in find_times(doc, published(row))]
        gold = {p["start"]: g["value"] for g, p in scorer.pair(row["timexes"], found)}
        for time in found:
            words = " ".join(row["text"][time["start"] : time["end"]].lower().split())
            before = re.findall(r"(\w+)\s+\Z", row["text"][: time["start"]].lower())
            said = {"reference": words, "units": f"units after {''.join(before)}"}.get(meaning[time["rule"]])
            quarter = meaning[time["rule"]] == "distance" and "-Q" in time["value"]
            if habit := "a quarter of the year before" if quarter else said:
                count = counts.setdefault(habit, [0, 0])
                count[0] += gold.get(time["start"]) == time["value"] if quarter else time["start"] in gold
                count[1] += 1


def vars_of(time: Time) -> dict[str, Any]:
    """A time as the scorer takes it."""
    return {"start": time.span.start, "end": time.span.end, "type": time.type, "value": time.value, "rule": time.rule}


def seconds(docs: list[Doc], rows: list[dict[str, Any]]) -> float:
    """The least time of three that the stage takes on documents parsed beforehand."""
    best = float("inf")
    for _ in range(3):
        start = perf_counter()
        for row, doc in zip(rows, docs, strict=True):
            find_times(doc, published(row))
        best = min(best, perf_counter() - start)
    return best


def cost(rows: list[dict[str, Any]], docs: list[Doc]) -> None:
    """Print words a second, the ratio to dateparser on the same documents, and how cost grows with length."""
    from dateparser.search import search_dates

    words = sum(len(row["text"].split()) for row in rows)
    print(f"  {words / seconds(docs, rows):,.0f} words a second, documents parsed beforehand")
    some = rows[:DATEPARSER_DOCUMENTS]
    ours = seconds(docs[:DATEPARSER_DOCUMENTS], some)
    for how, given in (("as it is", None), ("told that the language is English", ["en"])):
        start = perf_counter()
        for row in some:
            search_dates(row["text"], languages=given)
        ratio = (perf_counter() - start) / ours
        print(f"  dateparser's search_dates, {how}, takes {ratio:,.0f} times as long on {len(some)} of them")
    long = [Doc.from_docs(docs[:n], ensure_whitespace=False) for n in (20, 160)]
    short, longer = (seconds([doc], rows[:1]) / len(doc) for doc in long if doc is not None)
    print(f"  a text 8 times as long costs {longer / short:.2f} times as much a token")


def scorer_of(place: Path) -> Any:
    """The module `bench/score_timex.py`."""
    script = place / "bench" / "score_timex.py"
    if not script.exists():
        sys.exit(f"{script}: not there; give the folder that holds bench/ and corpora/")
    spec = importlib.util.spec_from_file_location("score_timex", script)
    if spec is None or spec.loader is None:
        sys.exit(f"{script}: cannot be read as Python")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def main(folder: str, what: str = "accuracy") -> None:
    """Print accuracy on each corpus and the cost on the first; with `habits`, the rows of `[habits]` in times.toml."""
    place, counts = Path(folder), dict[str, list[int]]()
    scorer = scorer_of(place)
    for name in CORPORA:
        if not (place / "corpora" / f"{name}.jsonl.gz").exists():
            print(f"{name}: not in {place / 'corpora'}, skipped")
            continue
        rows = read(place, name)
        docs = parsed(rows)
        if what == "habits":
            habits(scorer, rows, docs, counts)
            continue
        print(name)
        accuracy(scorer, rows, docs)
        if name == CORPORA[0]:
            cost(rows, docs)
    for habit, (alike, seen) in sorted(counts.items()):
        if seen >= ENOUGH:
            print(f'"{habit}" = [{alike}, {seen}]')


if __name__ == "__main__":
    main(*sys.argv[1:])
