"""The sides that actors act or speak for: those of the codebook, or the states that titles and nationalities name."""

from datetime import date

from ..codebook import Codebook
from ..lexicon import load
from .figures import Figure

NEWS_OUTLET = "news outlet"  # the role of outlets: they carry statements and have no side


def side_of(found: Figure, codebook: Codebook, published: date | None) -> str | None:
    """The side of a figure as of publication; None for media and for those whose state is not known."""
    known = found.known
    if known:
        labels = {side.id: side.label for side in codebook.sides}
        in_time = published is None or (known.since or date.min) <= published <= (known.until or date.max)
        return labels.get(known.side or "") if in_time else None
    if NEWS_OUTLET in found.offices:
        return None
    own = [found.states[0] if found.states else found.name] if found.kind in ("state", "bloc") else found.states
    return side_of_states(tuple(own), codebook)


def side_of_states(states: tuple[str, ...], codebook: Codebook) -> str | None:
    """The side that one of the states belongs to; with no sides in the codebook, the state itself.

    A side has a state when it lists it, bears its name, or lists a bloc that the state is a member of.

    >>> side_of_states(("Canada",), Codebook())
    'Canada'
    """
    if not codebook.sides:
        return states[0] if states else None
    members = load("states")["members"]
    for state in states:
        wider = [state, *(bloc for bloc, names in members.items() if state in names)]
        wider += ["Europe"] if "European Union" in wider else []
        for name in wider:
            for side in codebook.sides:
                if name in side.countries or name.lower() in (side.label.lower(), side.id.lower().replace("_", " ")):
                    return side.label
    return None
