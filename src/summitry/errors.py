"""Faults of the input, told so that the reader can mend them: in files, keys and days."""

import difflib
import re
import tomllib
from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Any

UNWRITABLE = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")  # controls, bytes that are no text


class SummitryError(Exception):
    """A fault of the input: `what` is wrong, `where` (file and place), and the `remedy`; all fit on one line.

    >>> print(SummitryError("the file is empty", where="a.txt", remedy="paste the article's text into it"))
    a.txt: the file is empty; paste the article's text into it
    """

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        told = (UNWRITABLE.sub(lambda odd: ascii(odd[0])[1:-1], said) for said in (what, where, remedy))
        self.what, self.where, self.remedy = told
        super().__init__(f"{self.where}: {self.what}; {self.remedy}")


def read_bytes(path: Path) -> bytes:
    """Read a file as bytes; raises `SummitryError` where that cannot be done."""
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise SummitryError("this is a folder", where=str(path), remedy="name a file in it") from None
    except (OSError, ValueError) as error:
        gone = isinstance(error, FileNotFoundError | NotADirectoryError)
        what = "there is no such file" if gone else f"the file cannot be read ({getattr(error, 'strerror', error)})"
        raise SummitryError(what, where=str(path), remedy="check the path") from None


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; raises `SummitryError` where it is none."""
    raw = read_bytes(path)
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        where = f"{path}, line {raw.count(10, 0, error.start) + 1}, byte {error.start}"
        raise SummitryError("the text is not UTF-8", where=where, remedy="save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:  # also figures too long, tables too deep
        what, curly = f"this is no TOML and cannot be read: {error}", {*raw.decode()} & {*"“”‘’"}
        remedy = 'write straight quotation marks, "", around text' if curly else "mend the line"
        raise SummitryError(what, where=str(path), remedy=remedy) from None


def read_day(value: Any, where: str) -> date:
    """Read a day, or `YYYY-MM-DD`; raises `SummitryError` where it is none."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise SummitryError(f"'{value}' is no date", where=where, remedy="write it as YYYY-MM-DD") from None


def check_keys(given: Collection[str], known: Collection[str], where: str) -> None:
    """Raise `SummitryError` for the first key that is not known, with the nearest that is."""
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            remedy = f"did you mean '{near[0]}'?" if near else f"use {', '.join(sorted(known))}"
            raise SummitryError(f"unknown key '{key}'", where=where, remedy=remedy)
