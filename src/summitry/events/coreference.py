"""Event coreference: mentions of contacts joined into instances, by cast, place, time, number and definiteness."""

from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from ..records import Cast, Interval
from ..times.calendar_values import shift
from ..times.intervals import disjoint, is_past, said_of
from .modality import is_revived, read_status
from .parties import is_political_group, partners_of
from .time_links import distance_to, times_of
from .values import LIVING, UNDATED, UNDONE, Contact, Instance, Known, Modality, Place, Reading
from .words import has_child, words

STEM = 4  # letters that a noun shares with its verb: meeting and meet
REACH = 30  # contacts that a mention may go back over
Recent = dict[int, Instance]  # by number, the last told of first, each with the mentions that say something new


def find_instances(contacts: list[Contact], known: Known) -> tuple[Instance, ...]:
    """Join contacts into instances, in order; those of which nothing more is said stay where no other is told of."""
    mentions: list[list[Contact]] = []
    homes: dict[int, int] = {}  # the number of the instance by the index of a trigger
    told: Recent = {}  # but the last one at the end
    for contact in contacts:
        recent = dict(islice(reversed(told.items()), REACH))
        contact = _read(contact, recent, known)
        home = _home(contact, recent, homes, known.cast)
        if home is None and not contact.roles.refers_only:
            mentions.append([])
            home = len(mentions) - 1
        if home is not None:
            aside = mentions[home] and contact.token.dep_ == "npadvmod"  # "met, their second meeting": who met, no more
            contact = replace(contact, roles=mentions[home][0].roles) if aside else contact
            mentions[home].append(contact)
            homes[contact.token.i], told[home] = home, _with(told.pop(home, None), contact)
    settled = [i for i in map(Instance, map(tuple, mentions)) if i.status is not None]
    return _on_journeys([i for i in settled if _says_enough(i, known.cast)] or settled, known.cast)


def _with(instance: Instance | None, contact: Contact) -> Instance:
    """An instance with one mention more, where that says something new."""
    told = instance.mentions if instance is not None else ()
    return instance if instance and any(contact.says == m.says for m in told) else Instance((*told, contact))


def _on_journeys(instances: list[Instance], cast: Cast) -> tuple[Instance, ...]:
    """Meetings of which no place is told were where one of those who met was on a journey then."""
    found: list[Instance] = []
    for instance in instances:
        people = {i for i in instance.cast if cast.by_id[i].kind == "person"}
        same = (i for i in islice(reversed(found), REACH) if i.status == instance.status and people & set(i.cast))
        then = (i for i in same if instance.kind != "call" and not disjoint(i.interval, instance.interval))
        journey = next((i.place for i in then if i.place and any(m.is_visit for m in i.mentions)), None)
        if instance.place is None and journey is not None:
            first, *others = instance.mentions
            instance = Instance((replace(first, place=journey._replace(own=False)), *others))
        found.append(instance)
    return tuple(found)


def _read(contact: Contact, recent: Recent, known: Known) -> Contact:
    """A contact with its modality and times; what takes place after publication is planned, whatever its tense."""
    token, dates = contact.token, known.dates
    times, reading = tuple(times_of(token, dates, known.phrases)), read_status(token, known.phrases)
    interval = said_of(times, token.doc) if times else _counted(contact, recent, known)
    ahead = times and is_past(interval, known.published) is False
    if ahead and (reading is None or reading.modality == Modality.HELD):
        reading = Reading(Modality.PLANNED, times[0].span, "date after publication", passing=True)
    return replace(contact, reading=reading, times=times, interval=interval, revived=is_revived(token, known.phrases))


def _counted(contact: Contact, recent: Recent, known: Known) -> Interval:
    """`It came one day before they met`: the date of the last contact before bounds the date of this one."""
    days, other = distance_to(contact.token, known.dates), next(iter(recent.values()), None)
    if days is None or other is None:
        return UNDATED
    return Interval(*(shift(day, days, "day") if day else None for day in other.interval))


def _says_enough(instance: Instance, cast: Cast) -> bool:
    """Whether the mentions say who meets, or where or when; a contact of which nothing is said may be any."""
    parties, placed = instance.cast, _own(instance) is not None or instance.interval != UNDATED
    met = len(parties) > 1 or any(is_political_group(i, cast) for i in parties)
    named = any(m.roles.partnered or m.token.pos_ in ("PROPN", "VERB") or m.kind == "summit" for m in instance.mentions)
    return placed or (bool(parties) and (met or named or instance.status in UNDONE))


def _home(contact: Contact, recent: Recent, homes: dict[int, int], cast: Cast) -> int | None:
    """Find the instance that a mention belongs to: the last one that nothing speaks against; None for a new one."""
    token = contact.token
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if verb.i in homes and _is_told_twice(token, verb):
        return homes[verb.i]
    over = contact.status == Modality.HELD  # "said after the meeting": of one that is to come, if of no other
    ranks = sorted(recent, key=lambda n: (not _same_stem(contact, recent[n]), over and recent[n].status in LIVING))
    return next((n for n in ranks if _fits(contact, recent[n], cast)), None)


def _is_told_twice(token: Token, verb: Token) -> bool:
    """`met at a summit`, `flew in for talks`, `leaves for Strelsau to meet the king`, `met, their second meeting`."""
    if token.dep_ == "advcl" and verb.lemma_ in words("travel", "going"):
        return not has_child(token, words("chain", "another_time"))  # "left after she met Roe"
    return verb.pos_ == "VERB" and token.dep_ in ("pobj", "npadvmod")


def _same_stem(contact: Contact, instance: Instance) -> bool:
    """`the meeting`, of those who will meet; `the talks`, of those who talked."""
    definite = has_child(contact.token, ("the",)) and not contact.roles.cast
    return definite and contact.token.lemma_.lower()[:STEM] in {noun[:STEM] for noun in instance.nouns}


def _fits(contact: Contact, instance: Instance, cast: Cast) -> bool:
    """Whether nothing speaks against an instance, and its cast or the words of the mention for it."""
    mine, theirs = {*contact.roles.cast}, {*instance.cast}
    same = contact.is_named and (same_parties(mine, theirs, cast) if theirs else _share_place(contact, instance))
    dets = {c.lower_ for c in contact.token.children if c.dep_ == "det"}
    last = not _own(contact) and not dets.isdisjoint(words("pointing", "demonstratives"))  # "this meeting"
    told = same or last or (contact.roles.by_subject and _refers(contact, instance))
    return told and not _conflicts(contact, instance)


def _is_aside(token: Token) -> bool:
    """`met on the sidelines of the summit`, `will hold talks on its margins`."""
    return any(noun.lower_ in words("places", "settings") for t in (token, token.head) for noun in partners_of(t, "on"))


def _conflicts(contact: Contact, instance: Instance) -> bool:
    """Whether kind, place, time or modality are of two contacts: `the earlier trip`, one held and one planned."""
    kinds = {contact.kind, instance.kind} - {"talk"}
    places = {place.name.lower() for place in (_own(contact), _own(instance)) if place is not None}
    journeys = {contact.is_visit, any(m.is_visit for m in instance.mentions)}  # whom one meets there is another contact
    apart = len(journeys) > 1 and contact.roles.cast and not _share_place(contact, instance)
    held, both = instance.status == Modality.HELD, {contact.status, instance.status} - {None}
    another = has_child(contact.token, words("again" if held else "held", "words" if held else "modifiers"))
    another = another or (instance.kind == "summit" and _is_aside(contact.token))
    two = Modality.HELD in both and len(both) > 1 and (contact.is_named or not both.isdisjoint(UNDONE))
    days = (contact.status, contact.interval), (instance.status, instance.interval)  # "postponed; it was due on Monday"
    moved = any(s == Modality.POSTPONED and is_past(old, new.begin) for _, old in days for s, new in days)
    when = disjoint(contact.interval, instance.interval) and not moved
    return is_elsewhere(kinds, places) or bool(apart) or another or two or when


def is_elsewhere(kinds: set[str], places: set[str]) -> bool:
    """Tell whether kinds or places are of two contacts."""
    return ("call" in kinds and len(kinds) > 1) or len(places) > 1


def same_parties(mine: set[str], theirs: set[str], cast: Cast) -> bool:
    """Tell whether all of one contact are of another, or both are of the same states."""
    sides = [{cast.side_of(i) for i in each} - {None} for each in (mine, theirs)]
    states = [all(cast.by_id[i].kind == "state" for i in each) for each in (mine, theirs)]
    return mine <= theirs or (states[0] != states[1] and sides[0] == sides[1] and len(sides[0]) > 1)


def _share_place(contact: Contact, instance: Instance) -> bool:
    """`the Oslo summit` of the one that is to be held in Oslo."""
    return contact.place is not None and instance.place is not None and contact.place.name == instance.place.name


def _refers(contact: Contact, instance: Instance) -> bool:
    """Whether a mention without a cast goes back: to the same place, or by its article or mood to the last contact."""
    same_noun = contact.token.lemma_.lower() in instance.nouns | words("generic")  # "the meeting" may be any
    dated = same_noun and contact.definite and not _own(contact) and instance.interval != UNDATED
    if dated or _share_place(contact, instance):  # "this year's summit", of one that was in September
        return True
    if _own(contact) or contact.interval != UNDATED:  # what the last mention left open
        return contact.definite and same_noun and instance.interval == UNDATED and instance.status != Modality.HELD
    ahead = instance.status != Modality.HELD and contact.status in LIVING
    return same_noun and (contact.definite or ahead) and not has_child(contact.token, ("any", "no", "such"))


def _own(told: Contact | Instance) -> Place | None:
    """The place that tells it from others: one in its own phrase."""
    return told.place if told.place and told.place.own else None
