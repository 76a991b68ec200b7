"""Learning the weights of attributions from an invented corpus."""

import gzip
import json
from itertools import product

import pytest

pytest.importorskip("sklearn", reason="scikit-learn is needed only to learn the weights anew")

from benchmarks import train_cues
from benchmarks.polnear import Text, overlap

pytestmark = pytest.mark.slow

WHO = ("The minister", "The mayor", "The union", "An envoy", "The judge")
WHAT = ("the talks had failed", "the port was closed", "the bridge was safe", "nobody was hurt")


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for n, (who, what) in enumerate(product(WHO, WHAT)):
            text = f"{who} said {what}. {who} walked along the river."
            start = len(who) + 6
            said = {"source": [[0, len(who)]], "cue": [[start - 5, start - 1]], "content": [[start, start + len(what)]]}
            lines.write(json.dumps({"doc_id": str(n), "text": text, "attributions": [said]}) + "\n")
    return path


def test_the_same_corpus_gives_the_same_weights_and_they_tell_saying_from_walking(corpus, tmp_path, capsys):
    for name in ("a.tsv", "b.tsv"):
        train_cues.main(str(corpus), str(tmp_path / name))
    assert (tmp_path / "a.tsv").read_bytes() == (tmp_path / "b.tsv").read_bytes()
    assert "left-out folds: F1 100.0" in capsys.readouterr().out


def test_words_are_counted_as_the_annotators_spans_cover_them():
    text = Text.of("The minister of trade, a lawyer, said so.")
    said = text.said([[33, 40]], [[0, 31]])
    assert (sorted(said.content), said.head) == ([6, 7], 1)
    assert overlap(said.content, text.words([[38, 40]])) == 0.5
