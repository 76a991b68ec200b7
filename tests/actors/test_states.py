"""Every state of the world is found, by its name, adjective, people and capital, and none for another."""

from collections import Counter

import pytest
from babel import Locale

from summitry.actors.gazetteer import entries
from summitry.actors.linking import find_actors
from summitry.actors.states import states
from summitry.codebook import Codebook
from summitry.language import analyse, analyse_all
from summitry.lexicon import load
from summitry.records import Cast
from tests.conftest import article

MEMBERS = """
Afghanistan, Albania, Algeria, Andorra, Angola, Antigua and Barbuda, Argentina, Armenia, Australia, Austria, Azerbaijan,
Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia and Herzegovina,
Botswana, Brazil, Brunei, Bulgaria, Burkina Faso, Burundi, Cambodia, Cameroon, Canada, Cape Verde,
Central African Republic, Chad, Chile, China, Colombia, Comoros, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic,
Democratic Republic of the Congo, Denmark, Djibouti, Dominica, Dominican Republic, Ecuador, Egypt, El Salvador,
Equatorial Guinea, Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Georgia, Germany, Ghana,
Greece, Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran,
Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kiribati, Kuwait, Kyrgyzstan,
Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia,
Maldives, Mali, Malta, Marshall Islands, Mauritania, Mauritius, Mexico, Micronesia, Moldova, Monaco, Mongolia,
Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria,
North Korea, North Macedonia, Norway, Oman, Pakistan, Palau, Panama, Papua New Guinea, Paraguay, Peru, Philippines,
Poland, Portugal, Qatar, Republic of the Congo, Romania, Russia, Rwanda, Saint Kitts and Nevis, Saint Lucia,
Saint Vincent and the Grenadines, Samoa, San Marino, São Tomé and Príncipe, Saudi Arabia, Senegal, Serbia, Seychelles,
Sierra Leone, Singapore, Slovakia, Slovenia, Solomon Islands, Somalia, South Africa, South Korea, South Sudan, Spain,
Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Tajikistan, Tanzania, Thailand, Timor-Leste, Togo, Tonga,
Trinidad and Tobago, Tunisia, Turkey, Turkmenistan, Tuvalu, Uganda, Ukraine, United Arab Emirates, United Kingdom,
United States, Uruguay, Uzbekistan, Vanuatu, Venezuela, Vietnam, Yemen, Zambia, Zimbabwe
"""
OTHERS = """
Abkhazia, American Samoa, Anguilla, Aruba, Bermuda, British Virgin Islands, Cayman Islands, Cook Islands, Curaçao,
Falkland Islands, Faroe Islands, French Polynesia, Gibraltar, Greenland, Guam, Guernsey, Hong Kong, Isle of Man, Jersey,
Kosovo, Macau, Montserrat, New Caledonia, Niue, Northern Cyprus, Northern Mariana Islands, Palestine, Puerto Rico,
Saint Helena, Sint Maarten, Somaliland, South Ossetia, Taiwan, Tokelau, Transnistria, Turks and Caicos Islands,
U.S. Virgin Islands, Vatican City, Western Sahara
"""
GONE = {"Czechoslovakia", "East Germany", "Soviet Union", "West Germany", "Yugoslavia"}
NO_ADJECTIVE = {"Dominica", "Republic of the Congo"}  # "Dominican" and "Congolese" are a larger neighbour's


def listed(names: str) -> list[str]:
    return [name.strip() for name in names.replace("\n", " ").split(",")]


def sides(cast: Cast, start: int, end: int) -> set[str | None]:
    """The sides of those denoted by the phrases that hold all of `start:end`."""
    around = [m for m in cast.mentions if m.span.start <= start and end <= m.span.end]
    return {cast.side_of(actor_id) for mention in around for actor_id in mention.actor_ids}


def missed(kind: str, sentence: str) -> list[tuple[str, str]]:
    """The words of a kind that do not speak for their state where they stand in a sentence."""
    words = [(name, word) for name, row in states().items() for word in row.get(kind, [])]
    docs = analyse_all([article(sentence.format(word)) for _, word in words])
    at = sentence.index("{")
    casts = [find_actors(doc, Codebook(), None) for doc in docs]
    return [
        (name, word)
        for (name, word), cast in zip(words, casts, strict=True)
        if sides(cast, at, at + len(word)) != {name}
    ]


def test_the_members_of_the_united_nations_and_other_states_are_listed():
    assert len(listed(MEMBERS)) == 193
    assert not {*listed(MEMBERS), *listed(OTHERS)} - set(states())


def test_what_is_listed_by_code_is_named_by_cldr():
    codes = {key for key in load("states")["states"] if len(key) == 2}
    assert codes <= set(Locale("en").territories)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("names", "{} said it would wait."),
        ("names", "On Monday {} signed the pact."),
        ("names", "The talks between {} and the others failed."),
        ("adjectives", "The {} foreign minister left."),
        ("adjectives", "{} President Jane Doe left."),
        ("people", "{} said they would wait."),
        ("capitals", "{} said it would wait."),
    ],
)
def test_every_word_for_a_state_speaks_for_it(kind, sentence):
    assert missed(kind, sentence) == []


def test_every_state_has_an_adjective_or_says_why_not():
    own = [name for name in listed(MEMBERS) if not states()[name].get("adjectives")]
    assert set(own) == NO_ADJECTIVE | {"New Zealand"}  # whose name is its adjective


def test_no_word_stands_for_two_states():
    counted = Counter(word for row in states().values() for word in {w for ws in row.values() for w in ws})
    assert [word for word, n in counted.items() if n > 1] == []


@pytest.mark.parametrize("name", load("states")["unclear"]["names"])
def test_a_capital_that_is_more_often_something_else_is_none(name):
    assert not [entry for row in entries().values() for entry in row if entry[:2] == (name, "C")]


@pytest.mark.parametrize("name", load("states")["places"]["names"])
def test_a_place_with_a_state_in_its_name_is_no_state(name):
    assert find_actors(analyse(article(f"The {name} was calm on Monday.")), Codebook(), None).actors == ()


@pytest.mark.parametrize(
    ("written", "side"),
    [
        ("Equatorial Guinea", "Equatorial Guinea"),
        ("Papua New Guinea", "Papua New Guinea"),
        ("Guinea-Bissau", "Guinea-Bissau"),
        ("South Sudan", "South Sudan"),
        ("Dominica", "Dominica"),
        ("The Dominican Republic", "Dominican Republic"),
        ("Niger", "Niger"),
        ("American Samoa", "American Samoa"),
        ("Northern Ireland", "United Kingdom"),
        ("The Gambia", "Gambia"),
        ("The Islamic Republic of Mauritania", "Mauritania"),
        ("The Republic of China", "Taiwan"),
        ("Cabo Verde", "Cape Verde"),
        ("East Timor", "Timor-Leste"),
        ("Czechia", "Czech Republic"),
        ("Türkiye", "Turkey"),
        ("Burma", "Myanmar"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("DR Congo", "Democratic Republic of the Congo"),
        ("Swaziland", "Eswatini"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("St. Kitts and Nevis", "Saint Kitts and Nevis"),
        ("St Vincent and the Grenadines", "Saint Vincent and the Grenadines"),
        ("Sao Tome and Principe", "São Tomé and Príncipe"),
        ("Curacao", "Curaçao"),
        ("The Holy See", "Vatican City"),
    ],
)
def test_the_longest_name_is_one_state_however_it_is_written(written, side):
    cast = find_actors(analyse(article(f"{written} said it would sign the pact.")), Codebook(), None)
    assert [(actor.kind, actor.side) for actor in cast.actors] == [("state", side)]


def test_small_states_beside_each_other_are_each_their_own():
    text = "Tuvalu and Kiribati met in Apia on Monday. Nauru said no. The Tongan president met his Palauan counterpart."
    cast = find_actors(analyse(article(text)), Codebook(), None)
    assert {actor.side for actor in cast.actors} == {"Tuvalu", "Kiribati", "Nauru", "Tonga", "Palau"}


@pytest.mark.parametrize("text", ["Michael Jordan said he would wait.", "The New York Times said so."])
def test_a_state_inside_a_name_is_none(text):
    assert "state" not in {actor.kind for actor in find_actors(analyse(article(text)), Codebook(), None).actors}


def test_a_state_has_each_spelling_of_its_name():
    assert states()["Saint Lucia"]["names"] == ["Saint Lucia", "St. Lucia", "St Lucia"]
    assert states()["Turkey"]["names"][:2] == ["Turkey", "Türkiye"]
