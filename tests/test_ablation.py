"""Switching off a family of rules takes its words away, and only for as long as it is off."""

from benchmarks.ablation import contacts, families, without

ROWS = [{"text": "Jane Doe met John Roe in Oslo.", "is_contact": True, "status": "held"}]


def test_a_family_is_off_and_then_on_again():
    whole = contacts(ROWS)
    with without(families()["contacts: verb"]):
        assert contacts(ROWS)["contacts f1"] == 0.0
    assert contacts(ROWS) == whole == {"contacts f1": 1.0, "contacts status": 1}
