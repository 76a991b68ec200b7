"""What each list of words and rules brings: the measures without it, one at a time.

    python -m benchmarks.ablation --contacts SENTENCES.jsonl --scorer score_tables.py \
        --article ARTICLE.txt CODEBOOK.toml REFERENCE_DIR --article ... --coded FOLDER --only positions --lists

`SENTENCES.jsonl` holds `text`, `is_contact` and `status`, a sentence a line; the scorer is a module with
`score(reference, predicted)`; `FOLDER` has a folder an article: `article.txt`, `codebook.toml`, `reference/` and
`meta.json` (`published`). A family is a section of a lexicon file, or with `--lists` each list in it; it is emptied,
measured and put back.
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

from summitry import language, lexicon, load_codebook, parse, read_article
from summitry.lexicon import load
from summitry.records import Article, Paragraph, Span

CONTACT = ("summit", "meeting", "call")
LEXICONS = ("contacts", "planning", "positions")
KEPT = (language.model, lexicon.load)  # caches that hold no words of a family


def families(lists: bool = False) -> dict[str, list[list[Any]]]:
    """The lists of words and rows of each section of the lexicon, or of each list by itself."""
    found: dict[str, list[list[Any]]] = {}
    for name in LEXICONS:
        for section, entry in load(name).items():
            own = {"": entry} if isinstance(entry, list) else {k: v for k, v in entry.items() if isinstance(v, list)}
            for key, words in own.items():
                if not key.startswith("example"):
                    found.setdefault(f"{name}: {section}{f'.{key}' if key and lists else ''}", []).append(words)
    return found


@contextmanager
def without(family: list[list[Any]]) -> Iterator[None]:
    """The lexicon with some lists emptied, put back afterwards."""
    kept = copy.deepcopy(family)
    for words in family:
        words.clear()
    _forget()
    try:
        yield
    finally:
        for words, before in zip(family, kept, strict=True):
            words[:] = before
        _forget()


def _forget() -> None:
    """Empty all caches of words."""
    for module in [m for name, m in sys.modules.items() if name.startswith("summitry.")]:
        for function in vars(module).values():
            if hasattr(function, "cache_clear") and function not in KEPT:
                function.cache_clear()


def contacts(rows: list[dict[str, Any]]) -> dict[str, float]:
    """F1 of the sentences that tell of a contact, and the share of those found whose status is right."""
    told: list[tuple[bool, list[str], str | None]] = []
    for row in rows:
        article = Article("sentence", row["text"], (Paragraph(Span(0, len(row["text"])), "body"),))
        found = [str(r.status) for r in parse(article).events.itertuples() if r.kind in CONTACT]
        told.append((row["is_contact"], found, row["status"]))
    hit = sum(bool(is_contact and found) for is_contact, found, _ in told)
    wrong = sum(is_contact != bool(found) for is_contact, found, _ in told)
    right = [found[0] == status for is_contact, found, status in told if is_contact and found and status]
    f1 = 2 * hit / (2 * hit + wrong) if hit else 0.0
    return {"contacts f1": f1, "contacts status": mean(right) if right else 0.0}


def articles(named: list[list[str]], scorer: ModuleType) -> dict[str, float]:
    """Means over articles of the F1 of events and stances, and of the shares of right statuses, dates and casts."""
    scores = []
    for text, codebook, reference in named:
        with tempfile.TemporaryDirectory() as folder:
            out, meta = Path(folder) / "tables", Path(text).parent / "meta.json"
            published = json.loads(meta.read_text(encoding="utf-8"))["published"] if meta.exists() else None
            parse(read_article(text, published), load_codebook(codebook)).save(out)
            scores.append(scorer.score(reference, out)[0])
    shares = {
        k: [s["events"][k] for s in scores if s["events"].get(k) is not None] for k in ("status", "dated", "cast")
    }
    return {
        "events f1": mean(s["events"]["f1"] for s in scores),
        **{f"events {k}": mean(values) if values else 0.0 for k, values in shares.items()},
        "stances f1": mean(s["stances"]["f1"] for s in scores),
    }


def coded(folder: Path) -> list[list[str]]:
    """Text, codebook and reference of each article in a folder."""
    found = sorted(path.parent for path in folder.glob("*/article.txt"))
    return [[str(path / name) for name in ("article.txt", "codebook.toml", "reference")] for path in found]


def measure(rows: list[dict[str, Any]], named: list[list[str]], scorer: ModuleType | None) -> dict[str, float]:
    """All measures that the given material allows."""
    return {**(contacts(rows) if rows else {}), **(articles(named, scorer) if scorer and named else {})}


def main(arguments: list[str] | None = None) -> None:
    """Print the measures with all rules, and the change of each without one family."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--article", nargs=3, action="append", default=[])
    parser.add_argument("--coded", type=Path, help="a folder of coded articles, a folder each")
    parser.add_argument("--only", default="", help="families that begin with this")
    parser.add_argument("--lists", action="store_true", help="each list as a family of its own")
    options = parser.parse_args(arguments)
    options.article += coded(options.coded) if options.coded else []
    rows = [json.loads(line) for line in options.contacts.open(encoding="utf-8")] if options.contacts else []
    scorer = module_at(options.scorer) if options.scorer else None
    whole = measure(rows, options.article, scorer)
    print("| without | " + " | ".join(whole) + " |\n|---|" + "---:|" * len(whole))
    print("| nothing | " + " | ".join(f"{value:.3f}" for value in whole.values()) + " |")
    for name, family in families(options.lists).items():
        if name.startswith(options.only):
            with without(family):
                less = measure(rows, options.article, scorer)
            print(f"| {name} | " + " | ".join(f"{less[k] - whole[k]:+.3f}" for k in whole) + " |", flush=True)


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
