"""Phrases of issues: inflected, with words in between, a noun and its verb alike; never words that only look alike."""

import pytest

from summitry.language import model
from summitry.stances.phrases import fits, spans_of, words_in

SAME = [  # word of a phrase, sentence, the token that it fits
    ("freeze", "They are freezing the border.", "freezing"),
    ("freezing", "They freeze the border.", "freeze"),
    ("truce", "Both truces held.", "truces"),
    ("policy", "The policies failed.", "policies"),
    ("send", "They sent troops.", "sent"),
    ("withdraw", "They want a withdrawal of the troops.", "withdrawal"),
    ("withdrawal", "They withdrew the troops.", "withdrew"),
    ("negotiate", "The negotiations failed.", "negotiations"),
    ("negotiation", "They will negotiate.", "negotiate"),
    ("occupy", "They ended the occupation.", "occupation"),
    ("approval", "They approved the plan.", "approved"),
    ("deployment", "They deployed troops.", "deployed"),
    ("hope", "They hoped for peace.", "hoped"),
]
OTHER = [
    ("policy", "The police came.", "police"),
    ("police", "The policy failed.", "policy"),
    ("mission", "They missed the train.", "missed"),
    ("miss", "The mission failed.", "mission"),
    ("station", "The united states agreed.", "states"),
    ("state", "The station closed.", "station"),
    ("state", "The statement was short.", "statement"),
    ("organ", "The organisation met.", "organisation"),
    ("organisation", "The organ played.", "organ"),
    ("universe", "The university closed.", "university"),
    ("university", "The universe grows.", "universe"),
    ("general", "A generation passed.", "generation"),
    ("generation", "The general left.", "general"),
    ("party", "This part is long.", "part"),
    ("part", "The party won.", "party"),
    ("depart", "The department closed.", "department"),
    ("agreement", "The agreeable man left.", "agreeable"),
    ("germany", "The German left.", "German"),
    ("plan", "The planes left.", "planes"),
    ("trade", "The tradition lives.", "tradition"),
    ("nation", "The native left.", "native"),
]


def token(text, word):
    return next(t for t in model()(text) if t.text == word)


@pytest.mark.parametrize(("word", "text", "other"), SAME)
def test_a_word_fits_its_inflections_and_the_noun_or_verb_beside_it(word, text, other):
    assert fits(word, token(text, other))


@pytest.mark.parametrize(("word", "text", "other"), OTHER)
def test_words_that_only_look_alike_do_not_fit(word, text, other):
    assert not fits(word, token(text, other))


PLACES = [  # phrase, text, the words found
    ("freeze the front line", "They froze the whole front line in May.", ["froze the whole front line"]),
    ("freeze the front line", "They freeze. The front line moved.", []),
    ("Doe-Roe summit", "The Doe-Roe summit was a summit.", ["Doe-Roe summit"]),
    ("keep … in Zenda", "They will keep all of the many old ships of the fleet in Zenda.", ["keep", "Zenda"]),
    ("the agreement", "They agreed on Monday.", []),
    ("the agreement", "They signed the agreement.", ["agreement"]),
    ("withdrawal of troops", "They withdrew their troops.", ["withdrew their troops"]),
    ("policy on fish", "The police said nothing on fish.", []),
    ("of the", "One of the men left.", []),
]


@pytest.mark.parametrize(("phrase", "text", "wanted"), PLACES)
def test_a_phrase_is_found_with_words_in_between_and_within_a_sentence(phrase, text, wanted):
    found = [span.of(text) for span in spans_of((phrase,), words_in(model()(text)))]
    if wanted[1:]:  # a wide gap: how it begins and ends
        assert [(f.split()[0], f.split()[-1]) for f in found] == [tuple(wanted)]
    else:
        assert found == wanted
