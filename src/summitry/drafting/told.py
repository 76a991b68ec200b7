"""A check in words: counts and lines of the articles, then what never stands, is double, or is nearly there."""

from collections.abc import Iterator

from .check import Checked, Place, Row

LINES = 5  # of an article
HEADS = {"actor": "Actors", "side": "Sides", "issue": "Issues"}


def told(checked: Checked) -> str:
    """Tell what a check found, for a reader at a terminal."""
    return "\n".join(_lines(checked)) + "\n"


def _lines(checked: Checked) -> Iterator[str]:
    yield "How often, and on which lines of an article first"
    kind = ""
    for row in checked.rows:
        if row.kind in HEADS and row.kind != kind:
            yield HEADS[row.kind]
        kind = row.kind if row.kind in HEADS else kind
        if row.places or row.kind != "phrase":
            yield _counted(row)
    yield from _section("Never", [_named(row) for row in checked.never])
    yield from _section("Sides with neither country nor actor", checked.empty_sides)
    doubles = (f"“{one}” of {a} and “{other}” of {b}" for a, one, b, other in checked.alike)
    yield from _section("The same words in two issues", [*doubles])
    near = (
        f"“{said}” stands {_times(count)}, listed is “{phrase}” of {of}" for of, phrase, said, count in checked.near
    )
    yield from _section("Near misses", [*near])


def _counted(row: Row) -> str:
    name = f"  “{row.name}”" if row.kind == "phrase" else row.name
    return f"{len(row.places):6}  {name}{_where(row.places)}"


def _where(places: tuple[Place, ...]) -> str:
    """The first lines of each article: `  (monday: 3, 5; tuesday: 8)`."""
    lines: dict[str, dict[int, None]] = {}
    for place in places:
        lines.setdefault(place.article, {})[place.line] = None
    first = (f"{name}: {', '.join(map(str, [*own][:LINES]))}{' …' * (len(own) > LINES)}" for name, own in lines.items())
    return f"  ({'; '.join(first)})" if places else ""


def _named(row: Row) -> str:
    return f"phrase “{row.name}” of {row.of}" if row.kind == "phrase" else f"{row.kind} {row.name}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _section(head: str, lines: list[str] | tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield head
        yield from (f"        {line}" for line in lines)
