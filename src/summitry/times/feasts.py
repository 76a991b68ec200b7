"""What feasts mean: the days of a year that have a name, fixed, or counted from Easter or by weekdays of a month."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter

from .calendar_values import shift
from .context import Place, Reading, point, undated
from .days import likely
from .years import year_of


def holiday(at: Place) -> Reading:
    """Read a feast: of the year named, the last, the next, or else the likely one, as of a day."""
    feast, which = at.means("holiday"), at.get("which")
    year, anchor = year_of(at)
    if year:
        return point(_feast(feast, int(year)).isoformat(), anchor)
    home, anchor = at.home
    if home is None:
        return undated(f"XXXX-{feast}" if re.fullmatch(r"\d\d-\d\d", feast) else "XXXX-XX-XX")
    days = [_feast(feast, home.year + step) for step in (-1, 0, 1)]
    if which is None:
        day = likely(days, home, at)
    else:
        day = max(d for d in days if d < home) if which == "last" else min(d for d in days if d >= home)
    return point(day.isoformat(), anchor)


def _feast(feast: str, year: int) -> date:
    """The day of a feast: `12-25`, days from Easter (`easter-2`), or month-week-weekday and days after (`11-4-4+1`)."""
    if feast.startswith("easter"):
        sunday: date = easter(year)
        return sunday + timedelta(days=int(feast.removeprefix("easter")))
    rule, _, extra = feast.partition("+")
    month, week, *weekday = (int(number) for number in rule.split("-"))
    if not weekday:
        return date(year, month, week)
    first = date(year, month, 1) if week else (shift(date(year, month, 1), 1, "month") or date.max) - timedelta(days=7)
    return first + timedelta(days=(weekday[0] - first.isoweekday()) % 7 + 7 * max(week - 1, 0) + int(extra or 0))


def historic(at: Place) -> Reading:
    """Read a day of history by its name; of some the date is not said."""
    if known := at.means("historic"):
        return point(known)
    return Reading("DATE", "PAST_REF", doubts=("a day of history, by its name; its date is not said",))


MEANINGS = {f.__name__: f for f in (holiday, historic)}
