"""Tables as CSV files that read back as they were, whatever their cells hold."""

import io
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import SummitryError, read_text


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table in UTF-8; where a cell has a carriage return, at which a row would end, all are quoted."""
    form: dict[str, Any] = {"index": False, "lineterminator": "\n", "date_format": "%Y-%m-%d"}
    table.to_csv(path, quoting=1 if "\r" in table.to_csv(**form) else 0, **form)


def read_csv(path: Path, empty: list[str]) -> pd.DataFrame:
    """Read a table of text, in which the `empty` words are missing; raises `SummitryError` where it is none."""
    try:
        return pd.read_csv(io.StringIO(read_text(path)), dtype="string", keep_default_na=False, na_values=empty)
    except ValueError as error:
        raise SummitryError(f"this is no CSV ({error})", where=str(path), remedy="save it as CSV") from None
