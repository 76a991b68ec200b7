"""The probability that a row of events is right, by weights that benchmarks/train_events.py learns from coded news."""

from ..lexicon import likelihood, weights
from ..records import Event


def confidence(event: Event) -> float:
    """Give the probability that coders list the event, from 0 to 1."""
    learned = weights("events")
    return round(likelihood(sum(learned.get(feature, 0.0) for feature in features_of(event))), 2)


def features_of(event: Event) -> list[str]:
    """Name what speaks for an event or against it, in words that a reader understands."""
    told = {
        "dated": bool(event.dates),
        "placed": event.place is not None,
        "told again": len(event.mentions) > 1,
        "told thrice": len(event.mentions) > 2,
        "nobody named": not event.participants,
        "several parties": len(event.participants) > 1,
        "of a plan": event.about is not None,
    }
    return ["bias", f"kind {event.kind}", f"status {event.status}", *(name for name, so in told.items() if so)]
