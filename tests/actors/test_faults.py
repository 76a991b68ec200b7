"""Kinds of fault that users of like tools reported: each row is a text, a phrase of it, and whom it denotes."""

from collections import Counter
from datetime import date

import pytest

from summitry.actors.known import kind_of
from summitry.actors.linking import find_actors
from summitry.actors.names import sex_of
from summitry.codebook import Codebook, KnownActor, Side
from summitry.language import analyse
from tests.conftest import article

BOOK = Codebook(
    "",
    (
        Side("zenda", "Zenda", ("Zenda",)),
        Side("free", "Free Strelsau Movement"),
        Side("opposition", "Opposition"),
        Side("norway", "Norway", ("Norway",)),
    ),
    (
        KnownActor("rudolf", "Rudolf Elphberg", ("the Head of State", "His Highness"), "regent", "zenda"),
        KnownActor("castle", "Castle administration", ("the administration", "Castle"), None, "zenda"),
        KnownActor("inspectors", "arms inspectors", ("inspectors",)),
        KnownActor("house", "House of Lords", ("the House",), None, "zenda"),
        KnownActor("norway_itself", "Norwegian government", ("Oslo",), None, "norway"),
        KnownActor("lee", "Barbara Lee"),
        KnownActor("tarn", "Michael Tarn", (), "president of Norway", "norway"),
    ),
)
ROWS = [
    # kind, text, phrase, the actors that it denotes
    ("alias", "The Head of State spoke on Monday.", "Head of", "rudolf"),
    ("alias", "It was the head of state who spoke.", "head of", "rudolf"),
    ("alias", "The administration agreed.", "The adm", "castle"),
    ("alias", "An administration official left.", "An adm", "administration_official_1"),
    ("alias", "The new inspectors left, and inspectors stayed.", "inspectors stayed", "inspectors"),
    ("alias", "They met in the house.", "the house", ""),
    ("alias", "The House voted.", "The House", "house"),
    ("alias", "The Norwegian government agreed.", "The Nor", "norway_itself"),
    ("alias", "Norwegian troops left.", "Norwegian", "norway_itself"),
    ("alias", "Norway agreed.", "Norway", "norway_itself"),
    ("alias", "The Norwegian president left.", "The Nor", "tarn"),
    ("kind of an actor", "The Castle spoke to Rudolf Elphberg. He left.", "He", "rudolf"),
    ("kind of an actor", "Oslo met Michael Tarn. He left.", "He", "tarn"),
    ("kind of an actor", "The inspectors saw Rudolf Elphberg. He left.", "He", "rudolf"),
    ("kind of an actor", "Oslo met Barbara Lee. She left.", "She", "lee"),
    ("kind of an actor", "The House spoke. She left.", "She", ""),
    ("side", "The Free Strelsau Movement said no.", "The Free", "free_strelsau_movement"),
    ("side", "Zenda said no.", "Zenda", "zenda"),
    ("side", "The opposition said no.", "The opp", "opposition"),
    ("side", "They spoke to the Opposition.", "Opposition", "opposition"),
    ("several sides", "Turkish and Greek officials met.", "Turkish", "turkish_officials greek_officials"),
    ("several sides", "The Irish, French and Dutch envoys met.", "Irish", "irish_envoys french_envoys dutch_envoys"),
    ("several sides", "Officials from Peru and Chile met.", "Officials", "officials_from_peru officials_from_chile"),
    ("several sides", "The British and Irish governments, which agreed, left.", "British", "united_kingdom ireland"),
    (
        "several sides",
        "The prime ministers of India and Nepal met.",
        "The prime",
        "prime_minister_of_india_1 prime_minister_of_nepal_1",
    ),
    (
        "several sides",
        "French President Jane Doe spoke. The leaders of France and Peru met.",
        "The lead",
        "jane_doe leader_of_peru_1",
    ),
    ("several sides", "Talks between Peru and Chilean officials failed.", "Peru", "peru"),
    ("several sides", "Presidents Jane Doe and John Roe met. They left.", "They", "jane_doe john_roe"),
    ("state's adjective", "Syrian forces crossed the river.", "Syrian", "syria"),
    ("state's adjective", "The Baghdad government said no.", "The Bagh", "iraq"),
    ("state's adjective", "Peruvian President Jane Doe spoke. The Doe government left.", "The Doe gov", "peru"),
    ("state's adjective", "Iranian envoys left.", "Iranian", "iranian_envoys"),
    ("name", "Envoy Jan van der Berg spoke. Van der Berg left.", "Van der Berg l", "jan_van_der_berg"),
    ("name", "Mohammed bin Rashid spoke. Bin Rashid left.", "Bin Rashid l", "mohammed_bin_rashid"),
    ("name", "General Hassan al-Tarik spoke. Al-Tarik left.", "Al-Tarik l", "hassan_al_tarik"),
    ("name", "Jane\u00a0Doe spoke. Doe left.", "Doe l", "jane_doe"),
    ("name", "They left.\n\nEnvoy Jane\nDoe spoke. Doe left.", "Doe l", "jane_doe"),
    ("name", "Colonel John “Jack” Doe spoke. Doe left.", "Colonel", "john_doe"),
    ("name", "President Robert (Bob) Roe spoke. Roe left.", "Roe left", "robert_roe"),
    ("name", "Joe “the Hammer” Smith spoke. Smith left.", "Smith left", "joe_smith"),
    ("name", "Ann (“Annie”) van der Berg spoke. Van der Berg left.", "Ann", "ann_van_der_berg"),
    ("name", "Jane Doe (France) met John Roe.", "France", "france"),
    ("no name", "The Jun-Jul truce held.", "Jun", ""),
    ("no name", "Between Nov and Mar they left.", "Mar", ""),
    ("name", "Jan Nowak left.", "Jan", "jan_nowak"),
    ("name", "Envoy J. R. Roe spoke. Mr Roe left.", "Mr Roe", "j_r_roe"),
    ("name", "Jean-Yves Le Roux met Minister Sinead O'Dea. O'Dea left.", "O'Dea l", "sinead_o_dea"),
    ("name", "Minister José García López spoke. García López left.", "García López l", "josé_garcía_lópez"),
    ("name", "Vice Premier He Wei spoke to Jane Doe.", "He Wei", "he_wei"),
    ("name that is a word", "Foreign Secretary Andrew King left. King met Jane Doe.", "King met", "andrew_king"),
    ("name that is a word", "Minister Theresa May spoke. May said no.", "May said", "theresa_may"),
    ("name that is a word", "Minister Theresa May spoke. They met in May.", "May.", ""),
    ("name that is a word", "Defence Minister Carla Rose spoke. Rose left.", "Rose left", "carla_rose"),
    ("name that is a word", "Premier Ann Pope met the pope. Pope left.", "Pope left", "ann_pope"),
    ("title", "PM Jane Doe left.", "PM", "jane_doe"),
    ("title", "FM Ana Weber left.", "FM", "ana_weber"),
    ("title", "The acting head of mission, Dr John Roe, left.", "The acting", "john_roe"),
    ("title", "Sheikh Ahmed Karim left. Karim spoke.", "Karim s", "ahmed_karim"),
    ("title", "Foreign minister-designate Jane Doe left.", "Foreign", "jane_doe"),
    ("title", "President Jan Nowak of Poland left. The Polish president stayed.", "The Polish", "jan_nowak"),
    ("title", "Sen. John Hale left. The senator stayed.", "The sen", "john_hale"),
    ("title", "Amb. Jane Roe left. The ambassador was angry.", "The amb", "jane_roe"),
    ("title", "It was signed by Brig. Gen. John Roe. The general left.", "The gen", "john_roe"),
    ("title", "They met Fr. John Roe and Sgt. Max Poe.", "Sgt", "max_poe"),
    ("title", "Pres. Jane Doe left. The president was angry.", "The pres", "jane_doe"),
    (
        "title",
        "Foreign ministers Jane Doe and John Roe met. The two foreign ministers left.",
        "The two",
        "jane_doe john_roe",
    ),
    ("title", "Jordanian King Hamza left.", "Jordanian", "hamza"),
    (
        "name",
        "Norwegian Envoy Kari Lund flew home. Lund met Jane Doe. Lund called Max Roe.",
        "Lund called",
        "kari_lund",
    ),
    ("no name", "“Gunfire all night,” said John Roe.", "Gunfire", ""),
    ("no name", "“Rubbish everywhere,” a farmer said.", "Rubbish", ""),
    ("no name", "“Snow again,” said a nurse.", "Snow", ""),
    ("no name", "Gunfire broke out.", "Gunfire", ""),
    ("pronoun", "Jane Doe met John Roe. He left.", "He", "john_roe"),
    ("pronoun", "John Roe met Jane Doe. She left.", "She", "jane_doe"),
    ("pronoun", "Ms Doe met Mr Roe. He left.", "He", "roe"),
    ("pronoun", "Mary Nolan and Patrick Nolan came. Mr Nolan left.", "Mr Nolan", "patrick_nolan"),
    ("pronoun", "Mary Nolan and Patrick Nolan came. Mrs Nolan left.", "Mrs Nolan", "mary_nolan"),
    ("pronoun", "Spokesman John Roe spoke. The spokeswoman left.", "The spokes", "spokeswoman_1"),
    (
        "two of an office",
        "Foreign Minister Jane Doe and Defence Minister John Roe met. The two ministers left.",
        "The two",
        "jane_doe john_roe",
    ),
    (
        "two of an office",
        "Foreign Minister Jane Doe and Defence Minister John Roe met. The two presidents left.",
        "The two",
        "two_presidents",
    ),
    (
        "two of an office",
        "President Jane Doe and President John Roe met an envoy. The two presidents left.",
        "The two",
        "jane_doe john_roe",
    ),
    (
        "two of an office",
        "President Jane Doe, Premier John Roe and Chancellor Max Poe met. All three leaders left.",
        "All three",
        "jane_doe john_roe max_poe",
    ),
    ("two of an office", "Peru and Chile met. Both countries agreed.", "Both", "peru chile"),
]


ROLES = [  # a text, and the role and the side of Ali Demir in it
    ("Greek Foreign Minister Jane Doe met her Turkish counterpart, Ali Demir.", "foreign minister", "Turkey"),
    ("Greek Foreign Minister Jane Doe met her Turkish counterpart Ali Demir.", "foreign minister", "Turkey"),
    ("Greek President Jane Doe met Ali Demir, her Turkish counterpart, in Oslo.", "president", "Turkey"),
    ("Presidents Jane Doe, Max Poe and Ali Demir met.", "president", None),
    ("Foreign ministers Jane Doe and Ali Demir met.", "foreign minister", None),
    ("Turkey agreed. Its foreign minister, Ali Demir, left.", "foreign minister", "Turkey"),
    ("Turkish Finance Minister Ali Demir spoke. Peru agreed. Its foreign minister left.", "finance minister", "Turkey"),
]
ITS = [  # a text, and the sides of those in it
    ("Norway rejected it. Its prime minister left.", {"norway": "Norway", "prime_minister_1": "Norway"}),
    ("Peru agreed, and its foreign minister left.", {"peru": "Peru", "foreign_minister_1": "Peru"}),
    ("Peru fell silent. Its envoys left, and its government fell.", {"peru": "Peru", "envoys": "Peru"}),
    ("Peru and Chile agreed. Its president left.", {"peru": "Peru", "chile": "Chile"}),
    ("The truce failed. Its supporters left.", {"supporters": None}),
]


def sided(text):
    """The role and the side of each actor."""
    cast = find_actors(analyse(article(text, date(2024, 5, 15))), Codebook(), date(2024, 5, 15))
    return {actor.actor_id: (actor.role, actor.side) for actor in cast.actors}


@pytest.mark.parametrize(("text", "role", "side"), ROLES, ids=lambda value: str(value)[:60])
def test_a_title_counterpart_or_plural_gives_role_and_side(text, role, side):
    assert sided(text)["ali_demir"] == (role, side)


@pytest.mark.parametrize(("text", "wanted"), ITS, ids=[text for text, _ in ITS])
def test_its_minister_is_of_the_one_state_that_acts(text, wanted):
    assert {actor_id: side for actor_id, (_, side) in sided(text).items()} == wanted


def denoted(text, phrase, codebook=BOOK, author=None):
    """The ids of the actors that the mention at a phrase of the text denotes."""
    cast = find_actors(analyse(article(text, date(2024, 5, 15))), codebook, date(2024, 5, 15), author)
    mention = cast.covering(text.index(phrase))
    return " ".join(mention.actor_ids) if mention else ""


@pytest.mark.parametrize(("kind", "text", "phrase", "wanted"), ROWS, ids=lambda value: str(value)[:40])
def test_a_phrase_denotes_whom_it_should(kind, text, phrase, wanted):
    assert denoted(text, phrase) == wanted


def test_each_kind_of_fault_has_cases():
    assert min(Counter(kind for kind, *_ in ROWS).values()) >= 4


@pytest.mark.parametrize(
    ("text", "phrase", "author", "wanted"),
    [
        ("I welcome the pact. Jane Doe left.", "I", "Jane Doe", "jane_doe"),
        ("We welcome the pact.", "We", "the Head of State", "rudolf"),
        ("Norway's Michael Tarn left. Our pact holds.", "Our", "President of Norway Michael Tarn", "tarn"),
        ("We welcome the pact.", "We", None, ""),
        ("“We leave,” John Roe said.", "We", "Jane Doe", ""),
        ("We welcome the pact.", "We", " ", ""),
    ],
)
def test_the_author_speaks_the_first_person_outside_quotations(text, phrase, author, wanted):
    assert denoted(text, phrase, author=author) == wanted


def test_the_codebook_may_name_the_author():
    signs = Codebook(actors=(KnownActor("doe", "Jane Doe", role="president of Norway, author of the statement"),))
    chairs = Codebook(actors=(KnownActor("doe", "Jane Doe", role="chair of the Fishing Authority"),))
    text = "Fishing must end. We welcome the pact. Jane Doe left."
    assert [denoted(text, "We", book) for book in (signs, chairs)] == ["doe", ""]


def test_an_actor_of_the_codebook_has_the_kind_that_its_name_tells():
    names = ("France", "Jane Doe", "State Department", "arms inspectors")
    assert [kind_of(KnownActor("a", name)) for name in names] == ["state", "person", "organisation", "group"]


def test_a_first_name_tells_the_sex():
    assert [sex_of(name) for name in ("Jane Doe", "John Roe", "Doe", "Zyx Doe")] == ["women", "men", "", ""]


def test_a_place_before_a_title_is_nobody():
    assert (
        denoted("Oil moves through the Strait of Hormuz, the Prince asserted.", "the Prince", Codebook()) == "prince_1"
    )


def test_a_state_whose_name_stands_in_capitals_in_a_heading_is_a_state(told):
    tables = told("WHERE JAPAN IS FACING A DILEMMA.\n\nJapanese are mulling a truce, and Japan rejected a pact.")
    assert tables.actors.set_index("name")["kind"]["Japan"] == "state"
