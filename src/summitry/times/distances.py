"""The meanings of amounts of time: distances, windows, durations and sets; and of what names no time, as now."""

import re
from dataclasses import replace

from ..lexicon import load
from ..records import Interval
from .amounts import ONE, OPEN, VAGUE, Amount, amount, edge, in_whole, moved, period
from .calendar_values import shift, value_at
from .context import UNDATED, Anchor, Place, Reading, part_of_day, point, usual
from .patterns import words

FROM_PUBLICATION = "counted from publication; the text may count from an earlier day"


def distance(at: Place) -> Reading:
    """Read so much before or after publication (`ago`, `from now`) or what was told last (`earlier`, `later`)."""
    counted, unit = amount(at.get("amount")), at.get("unit")
    sign, origin = at.means("way") or (1, "home")
    quarter = at.memory.get("quarter")
    back = unit == "year" and sign < 0 and (counted == ONE or origin == "told")
    if quarter and back and usual("a quarter of the year before"):
        return point(f"{int(quarter.value[:4]) - int(counted.least):04}{quarter.value[4:]}", quarter.name)
    found = at.memory.get("day" if unit in ("day", "week") else "any") if origin == "told" else None
    reading = away(found or at.home, sign, counted, unit)
    return replace(reading, doubts=reading.doubts + at.unsure(found))


def away(home: Anchor | None, sign: int, counted: Amount, unit: str, size: str | None = None) -> Reading:
    """Read `two weeks ago` as tight as its unit or `size`, `a few days later` as what it may be."""
    reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if home is None:
        return Reading("DATE", reference, doubts=(UNDATED,))
    if words("UNIT")[unit][0] == "T" and not counted.vague:
        return point(str(home.day), home.name, ("counted in less than days",))
    least, most = (moved(home.day, sign * n, unit) if n else None for n in (counted.least, counted.most))
    if counted.vague:
        interval = Interval(most, least) if sign < 0 else Interval(least, most)
        return Reading("DATE", reference, interval, "approx", home.name, doubts=(counted.taken(unit),))
    if least is None:
        return Reading("DATE", reference, doubts=("outside the calendar",))
    return point(value_at(least, size or in_whole(counted.least, unit)[1]), home.name)


def window(at: Place) -> Reading:
    """Read the next or past days: a duration that begins or ends on the day of publication."""
    unit, side = at.get("unit"), at.means("side") if at.get("side") else 1
    counted, home = amount(at.get("amount")), at.home
    if counted == OPEN and side < 0 and at.get("side") != "last":  # "recent years"
        past = Reading("DATE", "PAST_REF", precision="approx", doubts=(VAGUE,))
        return replace(past, interval=Interval(None, home.day), anchor=home.name) if home else past
    plain = _lasting(period(counted, unit), counted, VAGUE)
    if side == 0:  # "the first two days" of something
        return plain
    if home is None:
        return replace(plain, doubts=(*plain.doubts, UNDATED))
    last = edge(home.day, side, counted.most, unit) if counted.most else None
    interval = Interval(home.day, last) if side > 0 else Interval(last, home.day)
    return replace(plain, interval=interval, precision="approx" if counted.vague else "range", anchor=home.name)


def _lasting(value: str, counted: Amount, doubt: str) -> Reading:
    """A duration, in doubt where its amount is vague."""
    doubts = (doubt,) if counted.vague else ()
    return Reading("DURATION", value, precision="approx" if counted.vague else "unknown", doubts=doubts)


def duration(at: Place) -> Reading | None:
    """Read an amount of time; beside `within`, `before` or `after` it bounds a day."""
    unit, listed = at.get("unit"), load("times")
    counted = amount(f"{at.get('amount')} {at.get('half')}".strip())  # "an hour and a half"
    if _is_none(at, counted, unit):
        return None
    if at.words.lower() == "one day" and at.preceded(listed["not_times"]["some_day"]):
        return Reading("DATE", "FUTURE_REF", Interval(at.within.published, None))  # "will one day return"
    if re.fullmatch(r"an? \w+", at.words, re.I) and at.preceded(listed["sets"]["before_unit"]):
        return every(at)  # "5,000 tons a week"
    value = period(counted, unit)
    if smaller := at.get("count"):  # "two years and six months"
        unit2, sizes = at.get("unit2"), list(listed["units"])
        if sizes.index(words("UNIT")[unit2]) >= sizes.index(words("UNIT")[unit]):
            return None
        value += period(amount(smaller), unit2).removeprefix("PT" if "T" in value else "P")
    return _bounded(at, counted, unit, value)


def _is_none(at: Place, counted: Amount, unit: str) -> bool:
    """`a second chance`, `three quarters of the seats`, `a night`, `weekends`."""
    listed = load("times")["not_times"]
    if (unit == "night" and counted == ONE) or (counted == OPEN and unit in listed["bare_units"]):
        return True
    part = at.words[-1] != "s" or counted.least < 1 or (unit == "quarter" and at.followed(listed["after_quarter"]))
    return unit in ("second", "quarter") and bool(part)


def _bounded(at: Place, counted: Amount, unit: str, value: str) -> Reading:
    """A duration, and the days that `within two weeks`, `one day before he left` or `days after` bound."""
    plain = _lasting(value, counted, VAGUE if counted == OPEN else counted.taken(unit))
    home, doubts, beside = at.within.published, plain.doubts, at.followed(r"\s(before|after)\b")
    if home is None or words("UNIT")[unit][0] == "T":
        return plain
    if at.preceded(r"\bwithin (?:about |the )?"):
        end, doubts = moved(home, counted.most or counted.least, unit), (*doubts, FROM_PUBLICATION)
    elif beside is None or at.ahead:
        return plain
    else:
        back = counted.least if beside[1].lower() == "before" and counted != OPEN else 0
        end = moved(eve, -back, unit) if (eve := shift(home, -1, "day")) else None
    return replace(plain, interval=Interval(None, end), precision="approx", anchor="published", doubts=doubts)


def one_unit(at: Place) -> Reading:
    """Read `a weeklong visit`, `the year` that ended; of `a months-long siege` the number is open."""
    counted = OPEN if re.match(r"\w+s[ -]", at.words) else ONE
    return Reading("DURATION", period(counted, at.get("unit")), doubts=(VAGUE,) if counted == OPEN else ())


def every(at: Place) -> Reading:
    """Read every Monday, every year, every other week, Tuesday nights, fourth quarters, twice a year."""
    if at.get("weekday"):
        return Reading("SET", f"XXXX-WXX-{at.means('weekday')}{part_of_day(at.get('part'))}")
    if not at.get("unit"):
        return Reading("SET", f"XXXX-Q{at.means('ord')}")
    each = str(at.means("ord") or at.get("each").replace("other", "two") or "one")
    return Reading("SET", period(amount(each), at.get("unit")))


def frequency(at: Place) -> Reading | None:
    """Read daily, weekly, annual; not of a rate."""
    listed = load("times")["not_times"]
    rate = at.followed(listed["after_frequency"]) or at.preceded(listed["before_frequency"])
    return None if rate else Reading("SET", at.means("frequency"))


def reference(at: Place) -> Reading | None:
    """Read now, recently, soon: no date; what is to come begins on the day of publication."""
    paced = at.words.lower() in load("times")["not_times"]["unless_ahead"] and not at.ahead  # "they soon left"
    if paced or at.followed(r"-\w"):  # "a now-defunct firm"
        return None
    if at.get("future"):
        home = at.within.published
        return Reading("DATE", "FUTURE_REF", Interval(home, None), anchor="published" if home else None)
    return Reading("DATE", "PRESENT_REF" if at.get("present") else "PAST_REF")


MEANINGS = {f.__name__: f for f in (distance, window, duration, one_unit, every, frequency, reference)}
