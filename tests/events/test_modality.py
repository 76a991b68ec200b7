"""What the words around a contact say of it: every list of the lexicon reads its own example."""

import pytest

from summitry.events.modality import read_status
from summitry.events.planning import find_phrases
from summitry.language import analyse
from summitry.lexicon import load
from tests.conftest import article


@pytest.mark.parametrize("name", ["called_off", "refused", "proposed", "planned", "held"])
def test_a_list_reads_its_example(name):
    doc = analyse(article(load("planning")[name]["example"]))
    token = next(t for t in doc if t.lemma_ in ("summit", "meeting", "meet", "talk"))
    reading = read_status(token, find_phrases([token]))
    assert reading is not None
    assert reading.modality == name
    assert reading.evidence.of(doc.text)
