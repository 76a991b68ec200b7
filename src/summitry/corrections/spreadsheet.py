"""Tables as a spreadsheet saves them, read back as the parser writes them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from dateutil import parser

from ..errors import SummitryError, check_keys
from ..sheets import freed
from ..tables.schema import TABLES

Sheet = list[dict[str, str]]  # the rows of a file, cells as text, empty where there is none
ORDERS = ("day first", "month first")  # how a day with slashes is read
LONGEST = 30  # characters of a date in words
NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[ T]00:00(?::00)?)?")


def read_sheet(path: Path, table: str) -> Sheet:
    """Read a table that a spreadsheet saved, with commas, semicolons or tabs; empty rows are none.

    Text that was UTF-8 and was read as the code page of Windows is mended. Raises `SummitryError` where the file is
    no such table.
    """
    try:
        raw = path.read_bytes()
        text = _mended(raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"))
    except OSError as error:
        raise SummitryError(f"it cannot be read ({error.strerror})", where=str(path), remedy="check the path") from None
    except UnicodeDecodeError:
        remedy = "save it as 'CSV UTF-8'"
        raise SummitryError("the text is not UTF-8", where=str(path), remedy=remedy) from None
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    head, *rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=mark)] or [[]]
    head = [name.strip() for name in head]
    check_keys(head, TABLES[table].names, f"{path}, first row")
    cells = (dict(zip(head, (freed(cell).strip() for cell in row), strict=False)) for row in rows)
    return [row for row in cells if any(row.values())]


def _mended(text: str) -> str:
    """Text of which the bytes were read by another table of characters: `â€œ` is “.

    >>> _mended("â€œpeaceâ€\\x9d"), _mended("“peace”"), _mended("Köln")
    ('“peace”', '“peace”', 'Köln')
    """
    try:
        known = (c.encode("latin-1" if 0x80 <= ord(c) < 0xA0 else "cp1252") for c in text)
        return b"".join(known).decode("utf-8")
    except UnicodeError:
        return text


def readings(cell: str) -> dict[str, date]:
    """Give the days that a cell may mean, by the order that it is read in; the same where it is certain.

    >>> [day.isoformat() for day in readings("10/22/2025").values()]
    ['2025-10-22']
    >>> sorted(day.isoformat() for day in readings("10/11/25").values())
    ['2025-10-11', '2025-11-10']
    >>> {day.isoformat() for text in ("22.10.2025", "22 October 2025") for day in readings(text).values()}
    {'2025-10-22'}
    """
    match = NUMBERS.fullmatch(cell)
    if not match:
        day = _parsed(cell) if re.search(r"\d{4}", cell) else None
        return dict.fromkeys(ORDERS, day) if day else {}
    one, mark, two, three = match.groups()
    if len(one) == 4:
        orders = dict.fromkeys(ORDERS, (one, two, three))
    elif mark == "/":
        orders = {"day first": (three, two, one), "month first": (three, one, two)}
    else:
        orders = dict.fromkeys(ORDERS, (three, two, one))
    days = {order: _day(*numbers) for order, numbers in orders.items()}
    return {order: day for order, day in days.items() if day}


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) < 3 else 0), int(month), int(day))
    except ValueError:
        return None


def _parsed(cell: str) -> date | None:
    try:
        return parser.parse(cell, default=datetime(2000, 1, 1)).date() if re.search(r"[^\W\d_]{3}", cell) else None
    except (ValueError, OverflowError):
        return None


def order_of(cells: Iterable[tuple[str, str]]) -> str | None:
    """Tell in which order a file writes days with slashes, from cells that have one reading or are known; else None.

    A pair is a cell as saved and as it was before.

    >>> order_of([("10/5/2025", "2025-10-05"), ("1/2/2025", "")])
    'month first'
    """
    told = set()
    for cell, known in cells:
        read = readings(cell) if "/" in cell else {}
        sure = {order for order, day in read.items() if day.isoformat() == known} or set(read)
        told |= sure if len(sure) == 1 else set()
    return told.pop() if len(told) == 1 else None


def day_in(cell: str, known: str, order: str | None, where: str) -> str:
    """Give the day of a cell as the tables write it: as it was, if it may mean that, else by the order of the file.

    Raises `SummitryError` where it is none, or may be two.
    """
    read = readings(cell)
    days = {day.isoformat() for day in read.values()}
    if not cell or known in days:
        return known if cell else ""
    if len(days) > 1 and order in read:
        return read[order].isoformat()
    if len(days) != 1:
        what = f"'{cell}' may be {' or '.join(sorted(days))}" if days else f"'{cell}' is no date"
        raise SummitryError(what, where=where, remedy="write it as YYYY-MM-DD")
    return days.pop()


def is_same(cell: str, known: str) -> bool:
    """Tell whether a cell of text is as it was: but for spaces, TRUE for true, and a day written another way.

    >>> is_same("TRUE", "true"), is_same("20-Oct", "October 20"), is_same("21-Oct", "October 20")
    (True, True, False)
    """
    if cell.split() == known.split() or (cell in ("TRUE", "FALSE") and cell.lower() == known.lower()):
        return True
    if not all(re.search(r"\d", text) and len(text) < LONGEST for text in (cell, known)):
        return False
    one, other = ({*readings(text).values(), _parsed(text)} - {None} for text in (cell, known))
    return bool(one & other)
