"""Event coreference: mentions of contacts joined into instances, by cast, place, time, number and definiteness."""

from dataclasses import replace

from spacy.tokens import Token

from ..records import Cast, Interval
from ..times.calendar_values import shift
from .intervals import disjoint, is_past, said_of
from .modality import is_revived, read_status
from .parties import is_political_group
from .time_links import distance_to, times_around, times_of
from .values import LIVING, UNDONE, Contact, Instance, Known, Modality, Reading
from .words import has_child, words

STEM = 4  # letters that a noun shares with its verb: meeting and meet


def find_instances(contacts: list[Contact], known: Known) -> tuple[Instance, ...]:
    """Join contacts into instances, in order of first mention.

    Those of which nothing is said but that they are contacts stay only where no other is told of.
    """
    instances: list[Instance] = []
    for contact in (_read(contact, instances, known) for contact in contacts):
        home = _home(contact, instances, known.cast)
        if home is not None:
            instances[home] = Instance((*instances[home].mentions, contact))
        elif not contact.roles.refers_only:
            instances.append(Instance((contact,)))
    settled = [i for i in instances if i.status is not None]
    telling = [i for i in settled if _says_enough(i, known.cast)]
    for mention in (m for i in settled if telling and i not in telling for m in i.mentions):
        home = next((n for n, instance in enumerate(telling) if _looks_ahead(mention, instance)), None)
        if home is not None:
            joined = sorted((*telling[home].mentions, mention), key=lambda m: m.token.i)
            telling[home] = Instance(tuple(joined))
    return tuple(telling or settled)


def _looks_ahead(contact: Contact, instance: Instance) -> bool:
    """`The summit`, told of before `the Oslo summit`: the same noun, and nothing speaks against it."""
    lemmas = {m.token.lemma_.lower() for m in instance.mentions}
    definite = has_child(contact.token, ("the",)) and not contact.roles.cast
    return definite and contact.token.lemma_.lower() in lemmas and not _conflict(contact, instance)


def _read(contact: Contact, instances: list[Instance], known: Known) -> Contact:
    """A contact with its modality and times; a date after publication makes it planned, one before it held."""
    times = tuple(times_of(contact.token, known.dates))
    interval, reading = said_of(list(times), contact.token.doc), read_status(contact.token, known.phrases)
    revived, past = is_revived(contact.token, known.phrases), is_past(interval, known.published)
    if not times:
        interval = _counted(contact, instances, known)
    around = () if times else tuple(times_around(contact.token, known.dates))
    read = replace(contact, reading=reading, times=times, interval=interval, around=around, revived=revived)
    if past is False and read.status in (None, Modality.HELD):
        return replace(read, reading=Reading(Modality.PLANNED, times[0].span, "date after publication", passing=True))
    if past is True and reading is None:
        return replace(read, reading=Reading(Modality.HELD, times[0].span, "date before publication"))
    return read


def _says_enough(instance: Instance, cast: Cast) -> bool:
    """Whether the mentions say who meets, or where or when; a contact of which nothing is said may be any."""
    if instance.own_place is not None or instance.interval != Interval():
        return True
    parties, contacts = instance.cast, instance.mentions
    met = len(parties) > 1 or any(c.roles.partnered for c in contacts)
    named = any(c.token.pos_ in ("PROPN", "VERB") or c.kind == "summit" for c in contacts)
    groups = any(is_political_group(i, cast) for i in parties)
    return bool(parties) and (met or groups or named or instance.status in UNDONE)


def _counted(contact: Contact, instances: list[Instance], known: Known) -> Interval:
    """`It came one day before they met`: the date of the last contact before bounds the date of this one."""
    days, other = distance_to(contact.token, known.dates), max(instances, key=lambda i: i.last, default=None)
    if days is None or other is None:
        return Interval()
    return Interval(*(shift(day, days, "day") if day else None for day in other.interval))


def _home(contact: Contact, instances: list[Instance], cast: Cast) -> int | None:
    """Find the instance that a mention belongs to: the last one that nothing speaks against; None for a new one."""
    for n, instance in enumerate(instances):
        if any(_joins(contact.token, m.token) for m in instance.mentions):
            return n
    recent = sorted(range(len(instances)), key=lambda n: (not _same_stem(contact, instances[n]), -instances[n].last))
    return next((n for n in recent if _fits(contact, instances[n], cast)), None)


def _same_stem(contact: Contact, instance: Instance) -> bool:
    """`the meeting`, of those who will meet; `the talks`, of those who talked."""
    stems = {m.token.lemma_[:STEM].lower() for m in instance.mentions}
    return (
        not contact.roles.cast and has_child(contact.token, ("the",)) and contact.token.lemma_[:STEM].lower() in stems
    )


def _joins(token: Token, verb: Token) -> bool:
    """`met at a summit`, `flew in for talks`, `leaves for Strelsau to meet the king`: one contact, told twice."""
    if token.dep_ == "advcl":
        later = has_child(token, words("chain", "another_time"))  # "flew to Strelsau after she had met the king"
        return token.head == verb and verb.lemma_ in words("travel", "going") and not later
    return token.dep_ == "pobj" and token.head.head == verb and verb.pos_ == "VERB"


def _fits(contact: Contact, instance: Instance, cast: Cast) -> bool:
    """Whether nothing speaks against an instance, and its cast or the words of the mention for it."""
    if has_child(contact.token, words("held", "modifiers")) and instance.status != Modality.HELD:
        return False
    kinds = {contact.kind, instance.kind} - {"talk"}
    places = {place.name.lower() for place in (contact.own_place, instance.own_place) if place is not None}
    if ("call" in kinds and len(kinds) > 1) or len(places) > 1 or _conflict(contact, instance):
        return False
    journeys = [_is_visit(contact), any(map(_is_visit, instance.mentions))]
    if any(journeys) and not all(journeys) and contact.roles.cast and not _share_place(contact, instance):
        return False
    if _points(contact.token) and not contact.own_place:
        return True
    if _is_named(contact) and _same_cast(contact, instance, cast):
        return True
    return contact.roles.by_subject and _refers(contact, instance)


def _is_visit(contact: Contact) -> bool:
    """Whether a mention tells of a journey; those whom the traveller meets there are other contacts."""
    return contact.token.lemma_.lower() in words("travel") | words("travel", "going")


def _points(token: Token) -> bool:
    """`this meeting`, `those talks`: the last one told of."""
    return any(c.dep_ == "det" and c.lower_ in words("pointing", "demonstratives") for c in token.children)


def _is_named(contact: Contact) -> bool:
    """Whether the mention itself says who takes part, rather than that its verb's subject does."""
    return bool(contact.roles.cast) and not (contact.roles.by_subject and contact.definite)


def _conflict(contact: Contact, instance: Instance) -> bool:
    """Whether time or modality are of two contacts: one was held, the other is planned or was called off."""
    if disjoint(contact.interval, instance.interval):
        return True
    both = {contact.status, instance.status} - {None}
    another = instance.status == Modality.HELD and has_child(contact.token, words("again"))
    two = Modality.HELD in both and len(both) > 1
    return another or (two and (_is_named(contact) or not both.isdisjoint(UNDONE)))


def _same_cast(contact: Contact, instance: Instance, cast: Cast) -> bool:
    """The same actors, some of them, or those who act for the same states."""
    mine, theirs = set(contact.roles.cast), set(instance.cast)
    if not theirs:
        return _share_place(contact, instance)
    if mine <= theirs or (theirs <= mine and len(theirs) > 1):
        return True
    sides = [{cast.side_of(i) for i in each} - {None} for each in (mine, theirs)]
    states = [all(cast.by_id[i].kind in ("state", "bloc", "group") for i in each) for each in (mine, theirs)]
    return states[0] != states[1] and sides[0] == sides[1] and len(sides[0]) > 1


def _share_place(contact: Contact, instance: Instance) -> bool:
    """`the Oslo summit` of the one that is to be held in Oslo."""
    here, there = contact.place, instance.place
    return here is not None and there is not None and here.name == there.name and (here.own or there.own)


def _refers(contact: Contact, instance: Instance) -> bool:
    """A mention without a cast goes back to the same place, or by its article or mood to the last contact."""
    lemmas = {m.token.lemma_.lower() for m in instance.mentions} | words("generic")  # "the meeting" may be any
    same_word = contact.token.lemma_.lower() in lemmas
    if _share_place(contact, instance):
        return True
    if same_word and contact.definite and not contact.own_place and instance.interval != Interval():
        return True  # "this year's summit", of one that was in September
    if contact.own_place or contact.interval != Interval():  # what the last mention left open
        still_open = instance.own_place is None and instance.interval == Interval() and instance.status != Modality.HELD
        return contact.definite and same_word and still_open and contact.status != Modality.HELD
    if has_child(contact.token, ("any", "no", "such")):
        return False
    ahead = instance.status != Modality.HELD and contact.status in LIVING
    return same_word and (contact.definite or ahead)
