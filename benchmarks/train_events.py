"""Learn how likely a row of events is right: `python -m benchmarks.train_events FOLDER`, written to the lexicon.

FOLDER holds `bench/` (the scorer, which says what names are one actor's) and `coded/news/train`. A row is right where
it is paired with an event of the coders as the scorer pairs them; a second row of one event is not. Rows that coders
marked optional teach nothing. The calibration is that on articles left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
from sklearn.pipeline import make_pipeline

from summitry import Tables
from summitry.events.confidence import features_of
from summitry.pipeline import GIVEN, STAGES

from . import coded
from .calibration import keep

OUT = Path(__file__).parent.parent / "src/summitry/lexicon/events.tsv"
PENALTY = 0.1  # inverse strength of L2


def matches(reference: Path, tables: Tables, scorer: ModuleType) -> dict[str, Any]:
    """Each row of events, by id, with the coders' event that the scorer pairs it with, or None."""
    with TemporaryDirectory() as folder:
        tables.save(folder)
        wanted, got = scorer.Side(reference), scorer.Side(folder)
    mentions = [side.pieces("events", "event_id", "mention") for side in (wanted, got)]

    def cast(side: Any, row: dict[str, str]) -> list[str]:
        return [side.name(p["actor_id"]) for p in side.t["participants"] if p["event_id"] == row["event_id"]]

    def alike(one: dict[str, str], other: dict[str, str]) -> float:
        if (one["kind"] in scorer.ACTS) != (other["kind"] in scorer.ACTS):
            return 0
        spans, others = mentions[0][one["event_id"]], mentions[1][other["event_id"]]
        shared = sum(any(scorer.overlap(a, b) for b in others) for a in spans)
        names, theirs = cast(wanted, one), cast(got, other)
        same = sum(any(scorer.same_actor(a, b) for b in theirs) for a in names)
        return shared and shared + 2 * same / (len(names) + len(theirs) or 1) + 0.5 * (one["kind"] == other["kind"])

    pairs, _, _ = scorer.pair(wanted.t["events"], got.t["events"], alike)
    found = {str(row): None for row in tables.events["event_id"]}
    return found | {other["event_id"]: one for one, other in pairs}


def examples(folder: Path, scorer: ModuleType) -> Iterator[tuple[dict[str, bool], bool, str]]:
    """The events of an article: what speaks for each, whether it is right, and the article."""
    article, book = coded.read(folder)
    values: dict[str, Any] = dict(zip(GIVEN, (article, article.published, article.author, book), strict=True))
    for stage in STAGES:
        values[stage.writes] = stage.function(*(values[name] for name in stage.reads))
    pairs = matches(folder / "reference", values["tables"], scorer)
    for event in values["events"]:
        pair = pairs[event.event_id]
        if pair is None or not pair.get("optional"):
            yield dict.fromkeys(features_of(event), True), pair is not None, folder.name


def main() -> None:
    """Learn the weights, print how well they are calibrated on articles left out, and write them."""
    folders, scorer = coded.given("train_events")
    rows = [row for folder in folders for row in examples(folder, scorer)]
    features, right, articles = zip(*rows, strict=True)
    learner = make_pipeline(DictVectorizer(), LogisticRegression(C=PENALTY, fit_intercept=False, max_iter=5000))
    cv = LeaveOneGroupOut()
    likely = cross_val_predict(learner, features, right, groups=articles, cv=cv, method="predict_proba")[:, 1]
    print(keep("events", likely, np.array(right)))
    learner.fit(features, right)
    learned = zip(learner[0].get_feature_names_out(), learner[1].coef_[0], strict=True)
    OUT.write_text("".join(f"{name}\t{weight:.3f}\n" for name, weight in learned), encoding="utf-8")


if __name__ == "__main__":
    main()
