"""Event coreference: mentions of contacts joined into instances, by cast, place, time, number and definiteness."""

from dataclasses import replace

from ..records import Cast, Interval
from .modality import is_revived, read_status
from .parties import is_political_group
from .time_links import disjoint, distance_to, is_past, said_of, shifted, times_of
from .values import UNDONE, Contact, Instance, Known, Mentioned, Modality, Reading
from .words import has_child, words


def find_instances(contacts: list[Contact], known: Known) -> tuple[Instance, ...]:
    """Join contacts into instances, in order of first mention.

    Those of which nothing is said but that they are contacts stay only where no other is told of.
    """
    instances: list[Instance] = []
    for contact in contacts:
        mentioned = _mentioned(contact, known)
        home = _home(mentioned, instances, known.cast)
        if home is None:
            inherited = _inherited(contact, instances)
            if contact.roles.refers_only and not inherited:
                continue
            home = len(instances)
            instances.append(Instance(inherited=inherited))
        there = instances[home]
        bounds = (*there.bounds, *_bounds(contact, instances[:home] + instances[home + 1 :], known))
        instances[home] = replace(there, mentions=(*there.mentions, mentioned), bounds=bounds)
    settled = tuple(i for i in instances if i.status is not None)
    return tuple(i for i in settled if _says_enough(i, known.cast)) or settled


def _inherited(contact: Contact, instances: list[Instance]) -> tuple[str, ...]:
    """The cast of the contact of the same kind that "a second call" comes after."""
    if contact.roles.cast or not has_child(contact.token, words("again")):
        return ()
    return next((i.cast for i in reversed(instances) if i.kind == contact.kind), ())


def _mentioned(contact: Contact, known: Known) -> Mentioned:
    """A contact with its modality and times; a date after publication makes it planned, one before it held."""
    times = tuple(times_of(contact.token, known.times))
    interval, reading = said_of(list(times), known.doc), read_status(contact.token, known.phrases)
    mentioned = Mentioned(contact, reading, times, interval, is_revived(contact.token, known.phrases))
    past, evidence = is_past(interval, known.published), times[0].span if times else contact.span
    if past is False and mentioned.status in (None, Modality.HELD):
        reading = Reading(Modality.PLANNED, evidence, "date after publication", passing=True)
    if past is True and mentioned.status is None:
        reading = Reading(Modality.HELD, evidence, "date before publication")
    return replace(mentioned, reading=reading)


def _says_enough(instance: Instance, cast: Cast) -> bool:
    """Whether the mentions say who meets, or where or when; a contact of which nothing is said may be any."""
    if instance.place is not None or instance.interval != Interval():
        return True
    parties, contacts = instance.cast, [m.contact for m in instance.mentions]
    met = len(parties) > 1 or any(c.roles.partnered for c in contacts)
    named = any(c.token.pos_ in ("PROPN", "VERB") or c.kind == "summit" for c in contacts)
    groups = any(is_political_group(i, cast) for i in parties)
    return bool(parties) and (met or groups or named or instance.status in UNDONE)


def _bounds(contact: Contact, others: list[Instance], known: Known) -> list[Interval]:
    """`It came one day before they met`: the date of the last contact before bounds the date of this one."""
    days = distance_to(contact.token, known.times)
    earlier = [i for i in others if i.last < contact.token.i] if days is not None else []
    other = max(earlier, key=lambda i: i.last, default=None)
    return [shifted(other.interval, days)] if other is not None and days and other.interval != Interval() else []


def _home(mentioned: Mentioned, instances: list[Instance], cast: Cast) -> int | None:
    """Find the instance that a mention belongs to: the last one that nothing speaks against; None for a new one."""
    heads = {a.i for a in mentioned.contact.token.ancestors if a.pos_ == "VERB"}
    for n, instance in enumerate(instances):  # "met during a summit" is one contact
        if any(m.contact.token.i in heads and _joins(mentioned, m) for m in instance.mentions):
            return n
    recent = sorted(range(len(instances)), key=lambda n: -instances[n].last)
    return next((n for n in recent if _fits(mentioned, instances[n], cast)), None)


def _joins(inner: Mentioned, verb: Mentioned) -> bool:
    """`met at a summit`, `flew in for talks`, `leaves for Strelsau to meet the king`: one contact, told twice."""
    token, above = inner.contact.token, verb.contact.token
    if token.pos_ == "VERB" and token.head.i == above.i and above.lemma_ in words("travel", "going"):
        return token.dep_ in ("advcl", "xcomp")
    return token.dep_ == "pobj" and token.head.lower_ in ("at", "during", "in", "for") and token.head.head.i == above.i


def _fits(mentioned: Mentioned, instance: Instance, cast: Cast) -> bool:
    """Whether nothing speaks against an instance, and its cast or the words of the mention for it."""
    contact = mentioned.contact
    if has_child(contact.token, words("held", "modifiers")) and instance.status != Modality.HELD:
        return False
    kinds = {contact.kind, instance.kind} - {"talk"}
    if ("call" in kinds and len(kinds) > 1) or _elsewhere(contact, instance) or _conflict(mentioned, instance):
        return False
    roles = contact.roles
    known = not roles.by_subject or not contact.definite or _same_word(contact, instance)
    if roles.cast and known and _same_cast(contact, instance, cast):
        return True
    return (roles.by_subject or not roles.cast) and _refers(mentioned, instance)


def _elsewhere(contact: Contact, instance: Instance) -> bool:
    if contact.place is None or instance.place is None:
        return False
    here, there = contact.place.name.lower(), instance.place.name.lower()
    return here not in there and there not in here


def _conflict(mentioned: Mentioned, instance: Instance) -> bool:
    """Whether time or modality are of two contacts: one was held, the other is planned or was called off."""
    if disjoint(mentioned.interval, instance.interval):
        return True
    contact, both = mentioned.contact, {mentioned.status, instance.status} - {None}
    another = instance.status == Modality.HELD and has_child(contact.token, words("again"))
    named = contact.roles.cast and not (contact.roles.by_subject and contact.definite)
    return another or bool(Modality.HELD in both and len(both) > 1 and (named or both & set(UNDONE)))


def _same_cast(contact: Contact, instance: Instance, cast: Cast) -> bool:
    """The same actors, some of them, or those who act for the same states."""
    mine, theirs = set(contact.roles.cast), set(instance.cast)
    if not theirs:
        return contact.place is not None and instance.place is not None
    if mine <= theirs or (theirs <= mine and len(theirs) > 1):
        return True
    sides = [{cast.side_of(i) for i in each} - {None} for each in (mine, theirs)]
    states = [all(cast.by_id[i].kind in ("state", "bloc", "group") for i in each) for each in (mine, theirs)]
    return states[0] != states[1] and sides[0] == sides[1] and len(sides[0]) > 1


def _refers(mentioned: Mentioned, instance: Instance) -> bool:
    """A mention without a cast goes back to the same place, or by its article or mood to the last contact."""
    contact = mentioned.contact
    same_word = _same_word(contact, instance)
    if contact.place and instance.place:
        return True
    if same_word and contact.definite and not contact.place and _within(instance.interval, mentioned.interval):
        return True  # "this year's summit", of one that was in September
    if contact.place or mentioned.interval != Interval():  # what the last mention left open
        still_open = instance.place is None and instance.interval == Interval() and instance.status != Modality.HELD
        return contact.definite and same_word and still_open and mentioned.status != Modality.HELD
    if has_child(contact.token, ("any", "no", "such")):
        return False
    ahead = instance.status != Modality.HELD and mentioned.status not in (None, Modality.HELD)
    return same_word and (contact.definite or ahead)


def _within(inner: Interval, outer: Interval) -> bool:
    """Whether all of a known interval lies in another."""
    if inner.begin is None or inner.end is None or outer.begin is None or outer.end is None:
        return False
    return outer.begin <= inner.begin and inner.end <= outer.end


def _same_word(contact: Contact, instance: Instance) -> bool:
    """Whether the mention's noun names the instance elsewhere, or may stand for any contact."""
    lemmas = {m.contact.token.lemma_.lower() for m in instance.mentions}
    return contact.token.lemma_.lower() in lemmas | words("generic")
