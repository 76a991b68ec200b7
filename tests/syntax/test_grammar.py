"""The words of the grammar: each group of labels is one that the model gives, and each list is in its example."""

import pytest

from summitry.language import model
from summitry.lexicon import load

GROUPS = {name: group for name, group in load("labels").items() if name != "examples"}


def test_the_model_knows_every_label():
    known = set(model().get_pipe("parser").labels) | {"ROOT"}
    assert {label for group in GROUPS.values() for label in group} <= known


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_of_labels_is_met_in_its_example(group):
    doc = model()(load("labels")["examples"][group])
    assert {token.dep_ for token in doc} & set(GROUPS[group])


@pytest.mark.parametrize(("section", "entry"), load("control").items())
def test_each_list_of_control_words_is_in_its_example(section, entry):
    said = {form for token in model()(entry["example"]) for form in (token.lower_, token.lemma_)}
    assert said & set(entry.get("verbs", entry.get("words", ())))
    assert section == "object" or said & set(entry.get("determiners", said))
