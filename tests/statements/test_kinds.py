"""Kinds of attribution that were once read wrongly, each in several ways of printing and ordering it."""

import pytest

from summitry.lexicon import load

SPEAKERS = "a quotation has the speaker beside it"
LOST = "a mark is missing"
FOLLOWS = "a quotation follows a report"
NAMES = "a nickname is no quotation"
NESTED = "a quotation in a quotation"
ASKED = "who is asked does not speak"
NOBODY = "a report of nobody"
DEEDS = "a passive of a deed"
LABELS = "a speaker before a colon"
PHRASES = "words that make no statement by themselves"
THINGS = "a noun phrase that somebody takes a stand on"
LONG = "a speech of several sentences"
TOGETHER = "several speak with one voice"

ROWS = [  # kind, text, the speaker and content of each statement
    (
        SPEAKERS,
        "“It was cold,” Jane Doe said. “It was warm,” John Roe answered. “Neither,” said Ann Poe, who had stayed.",
        [("jane_doe", "It was cold,"), ("john_roe", "It was warm,"), ("ann_poe", "Neither,")],
    ),
    (
        SPEAKERS,
        "«The port is open», Jane Doe said. «It is closed», John Roe replied.",
        [("jane_doe", "The port is open"), ("john_roe", "It is closed")],
    ),
    (
        SPEAKERS,
        "'The port is open,' Jane Doe said. 'It is closed,' John Roe replied.",
        [("jane_doe", "The port is open,"), ("john_roe", "It is closed,")],
    ),
    (
        SPEAKERS,
        '"Nobody asked us," Jane Doe complained.\n\nThen came Minister John Roe:\n\n"It was a disgrace at first."',
        [("jane_doe", "Nobody asked us,"), ("john_roe", "It was a disgrace at first.")],
    ),
    (
        SPEAKERS,
        "“Nobody asked us,” Jane Doe complained. This from her deputy, John Roe: “It was a disgrace.”",
        [("jane_doe", "Nobody asked us,"), ("john_roe", "It was a disgrace.")],
    ),
    (
        SPEAKERS,
        "Ann Poe was silent. Minister Jane Doe: “It was cold.” Minister John Roe: “It was warm.”",
        [("jane_doe", "It was cold."), ("john_roe", "It was warm.")],
    ),
    (SPEAKERS, "Jane Doe told reporters:\n\n“The border will open.”", [("jane_doe", "The border will open.")]),
    (
        LOST,
        '"We are ready," Jane Doe said, "and we wait for them.\n\nThe union left.',
        [("jane_doe", 'We are ready," Jane Doe said, "and we wait for them')],
    ),
    (LOST, "Jane Doe said: “The farms need rain.\n\nThe union left.", [("jane_doe", "The farms need rain")]),
    (LOST, "“We will never sign this paper.\n\nThe union left.", [(None, "We will never sign this paper.")]),
    (LOST, "We want peace,” Jane Doe said.", [("jane_doe", "We want peace,")]),
    (LOST, "“We do not want it, Jane Doe said.", [("jane_doe", "We do not want it")]),
    (
        FOLLOWS,
        'Jane Doe said she hoped for peace. "The war has cost us everything."',
        [("jane_doe", "she hoped for peace"), ("jane_doe", "The war has cost us everything.")],
    ),
    (
        FOLLOWS,
        "Jane Doe believes the offer was late. «It came after the vote.»",
        [("jane_doe", "the offer was late"), ("jane_doe", "It came after the vote.")],
    ),
    (
        FOLLOWS,
        "Jane Doe explained that the offer was late. 'It came after the vote.' She left at noon.",
        [("jane_doe", "the offer was late"), ("jane_doe", "It came after the vote.")],
    ),
    (
        FOLLOWS,
        "Jane Doe was pleased. “They went well.”\n\nJohn Roe was not. “They went badly.”",
        [("jane_doe", "They went well."), ("john_roe", "They went badly.")],
    ),
    (NAMES, "Colonel Mary ‘Tiger’ Poe said the bridge was safe.", [("mary_poe", "the bridge was safe")]),
    (NAMES, "Joe “the Hammer” Smith said the deal was dead.", [("joe_smith", "the deal was dead")]),
    (NAMES, "“Nobody came,” said a baker nicknamed “Crumb.”", [(None, "Nobody came,")]),
    (NAMES, '"It held all night," said a driver known as "Speedy".', [("driver_1", "It held all night,")]),
    (
        NESTED,
        "“President John Roe said to me: ‘We will never sign.’ I left,” Jane Doe recalled.",
        [
            ("jane_doe", "President John Roe said to me: ‘We will never sign.’ I left,"),
            ("john_roe", "We will never sign."),
        ],
    ),
    (
        NESTED,
        "“John Roe said ‘we are done’ and walked out,” Jane Doe said.",
        [("jane_doe", "John Roe said ‘we are done’ and walked out,"), ("john_roe", "we are done")],
    ),
    (
        NESTED,
        "Jane Doe said: “John Roe promised, ‘We leave in May,’ but he stayed.”",
        [("jane_doe", "John Roe promised, ‘We leave in May,’ but he stayed."), ("john_roe", "We leave in May,")],
    ),
    (
        NESTED,
        "‘John Roe wrote, “The plan is dead,” and left,’ Jane Doe said.",
        [("jane_doe", "John Roe wrote, “The plan is dead,” and left,"), ("john_roe", "The plan is dead,")],
    ),
    (
        ASKED,
        "Jane Doe answered “no” when asked whether the port was open.",
        [("jane_doe", "no"), (None, "the port was open")],
    ),
    (ASKED, "Jane Doe was asked why the talks had failed.", [(None, "why the talks had failed")]),
    (ASKED, "Jane Doe left the room after being told that the talks had failed.", []),
    (ASKED, "Jane Doe, asked whether the port was open, said no.", []),
    (
        ASKED,
        "Asked why the port was shut, Jane Doe said it was cold.",
        [(None, "why the port was shut"), ("jane_doe", "it was cold")],
    ),
    (DEEDS, "A former spy was recalled from Oslo on Monday.", []),
    (DEEDS, "Notices were posted on the doors.", []),
    (DEEDS, "The match was called off, and the winner was named.", []),
    (DEEDS, "The complaint was filed, and the votes were cast.", []),
    (DEEDS, "It was recalled that the bridge had fallen.", [(None, "the bridge had fallen")]),
    (DEEDS, "It was noted by Jane Doe that the bridge had fallen.", [("jane_doe", "the bridge had fallen")]),
    (
        LABELS,
        "Jane Doe met John Roe.\n\n“We leave,” Roe said.\n\nDoe: “No comment.”",
        [("john_roe", "We leave,"), ("jane_doe", "No comment.")],
    ),
    (
        LABELS,
        "Jane Doe met John Roe.\n\nDoe: “Why not?” Roe: “A lie.”",
        [("jane_doe", "Why not?"), ("john_roe", "A lie.")],
    ),
    (
        LABELS,
        "Jane Doe left.\n\nThe French foreign ministry: “No comment.”",
        [("french_foreign_ministry", "No comment.")],
    ),
    (LABELS, "Jane Doe left.\n\nJane Doe: “No idea” if she comes back.", []),
    (LABELS, "“We leave,” said Jane Doe.\n\nThe plan: “We stay.”", [("jane_doe", "We leave,"), (None, "We stay.")]),
    (ASKED, "John Roe was asked by Jane Doe whether he would resign.", [("jane_doe", "he would resign")]),
    (NOBODY, "It was claimed that the bridge had fallen.", [(None, "the bridge had fallen")]),
    (NOBODY, "It has been reported that the bridge had fallen.", [(None, "the bridge had fallen")]),
    (NOBODY, "It is believed that the envoy left.", [(None, "the envoy left")]),
    (NOBODY, "It was suggested that the port would close.", [(None, "the port would close")]),
    (PHRASES, "Jane Doe made clear that the talks had failed.", [("jane_doe", "the talks had failed")]),
    (PHRASES, "The plan is dead. This was confirmed by Jane Doe.", [("jane_doe", "The plan is dead")]),
    (PHRASES, "The plan is dead. Jane Doe said this on Monday.", [("jane_doe", "The plan is dead")]),
    (PHRASES, "In Jane Doe's opinion, the talks had failed.", [("jane_doe", "the talks had failed")]),
    (PHRASES, "The plan is dead, in Jane Doe's view.", [("jane_doe", "The plan is dead")]),
    (
        PHRASES,
        "Jane Doe said the plan was dead; John Roe insisted it was alive.",
        [("jane_doe", "the plan was dead"), ("john_roe", "it was alive")],
    ),
    (THINGS, "Jane Doe has questioned the fairness of the vote.", [("jane_doe", "the fairness of the vote")]),
    (THINGS, "Jane Doe rejected the offer.", [("jane_doe", "the offer")]),
    (THINGS, "Jane Doe condemned the raid on the port.", [("jane_doe", "the raid on the port")]),
    (THINGS, "Jane Doe's warning that the dam would break went unheard.", [("jane_doe", "the dam would break")]),
    (
        LONG,
        "“We go. We stay. We do both,” Jane Doe said. “That is all.”",
        [("jane_doe", "We go. We stay. We do both,” Jane Doe said. “That is all.")],
    ),
    (LONG, "Jane Doe said: “We go. We stay. We do both.”", [("jane_doe", "We go. We stay. We do both.")]),
    (LONG, "“We go.\n\n“We stay. We do both,” Jane Doe said.", [("jane_doe", "We go.\n\n“We stay. We do both,")]),
    (
        LONG,
        "Jane Doe said: “We go.\n\n“We stay,” John Roe replied.",
        [("jane_doe", "We go"), ("john_roe", "We stay,")],
    ),
    (TOGETHER, "Jane Doe and John Roe said the plan was dead.", [("jane_doe_and_john_roe", "the plan was dead")]),
    (TOGETHER, "John Roe and Jane Doe said the plan was dead.", [("jane_doe_and_john_roe", "the plan was dead")]),
    (TOGETHER, "Jane Doe met John Roe. They said the plan was dead.", [("jane_doe_and_john_roe", "the plan was dead")]),
    (
        TOGETHER,
        "Minister Jane Doe met Minister John Roe. “We agree,” the two ministers said.",
        [("jane_doe_and_john_roe", "We agree,")],
    ),
]


@pytest.mark.parametrize(("kind", "text", "wanted"), ROWS, ids=[f"{kind}-{text[:30]}" for kind, text, _ in ROWS])
def test_a_kind_of_attribution_is_read(told, kind, text, wanted):
    tables = told(f"The bridge is safe, and the road is dry.\n\n{text}")
    found = [(r.speaker_id if isinstance(r.speaker_id, str) else None, r.text) for r in tables.statements.itertuples()]
    assert found == wanted
    if kind == LOST:
        assert "a quotation mark is missing" in set(tables.doubts.reason)


def test_each_kind_has_at_least_four_rows():
    kinds = [kind for kind, _, _ in ROWS]
    assert min(map(kinds.count, kinds)) >= 4


def test_a_passive_of_a_deed_is_no_statement_but_what_it_tells_is(told):
    deeds = load("cues")["deeds"]
    assert len(told(deeds["example"]).statements) == 0
    assert len(told(deeds["counterexample"]).statements) == 1


def test_several_who_speak_with_one_voice_are_a_group_of_one_side_or_none(told):
    text = "French President Jane Doe and {} President John Roe met. They said it was over. They said it was late."
    for other, side in (("French", "France"), ("Peruvian", None)):
        actors = told(text.format(other)).actors.set_index("actor_id").loc["jane_doe_and_john_roe"]
        assert (actors["name"], actors["kind"], actors["mentions"]) == ("Jane Doe and John Roe", "group", 2)
        assert side == actors["side"] if side else actors.isna()["side"]
