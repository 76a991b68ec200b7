"""The tables of one article as a value: checked, saved as files, and loaded again."""

import json
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import SummitryError
from . import show as shown
from .check import check
from .schema import KEY, TABLES, descriptor, frame

TEXT, DESCRIPTOR = "article.txt", "datapackage.json"
FILES = {*(f"{name}.csv" for name in TABLES), TEXT, DESCRIPTOR}


@dataclass(frozen=True, eq=False)
class Tables:
    """The tables of one article: a frame for each of those in `schema.toml`, and the `text` that they stand on.

    >>> from summitry import parse
    >>> from summitry.article.regions import regions
    >>> from summitry.records import Article
    >>> text = "Jane Doe met John Roe in Oslo."
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     parse(Article("note", text, tuple(regions(text)))).save(f"{folder}/tables")
    ...     tables = Tables.load(f"{folder}/tables")
    >>> tables.events[["event_id", "status", "place"]].to_dict("records")
    [{'event_id': 'e01', 'status': 'held', 'place': 'Oslo'}]
    """

    text: str
    articles: pd.DataFrame
    actors: pd.DataFrame
    times: pd.DataFrame
    statements: pd.DataFrame
    events: pd.DataFrame
    participants: pd.DataFrame
    stances: pd.DataFrame
    spans: pd.DataFrame
    doubts: pd.DataFrame

    show, explain = shown.show, shown.explain  # methods: `tables.show("e01")`

    def items(self) -> list[tuple[str, pd.DataFrame]]:
        """Give the tables by name, in the order of the schema."""
        return [(name, getattr(self, name)) for name in TABLES]

    def check(self) -> None:
        """Raise `SummitryError` for the first cell that is not as declared, refers to no row, or shows other words."""
        check(dict(self.items()), self.text)

    def save(self, folder: str | Path) -> None:
        """Check the tables, and write them as CSV with a Data Package descriptor and the article's text.

        All files are written beside the folder first and put in its place together, so that it is never half
        written. Raises `SummitryError` where a cell is not as declared or the folder holds anything else than tables.
        """
        self.check()
        folder = Path(folder)
        with _beside(folder) as beside:
            fresh = Path(beside, "new")
            fresh.mkdir()
            self._write(fresh)
            _replace(folder, fresh)

    def _write(self, folder: Path) -> None:
        for name, table in self.items():
            write_csv(table, folder / f"{name}.csv")
        (folder / TEXT).write_bytes(self.text.encode("utf-8"))
        package = json.dumps(descriptor(str(self.articles[KEY].iloc[0])), indent=2, ensure_ascii=False)
        (folder / DESCRIPTOR).write_text(package + "\n", encoding="utf-8", newline="\n")

    @classmethod
    def load(cls, folder: str | Path) -> "Tables":
        """Read and check what `save` wrote.

        Raises `SummitryError` where a file or a column is missing, or a cell is not as declared.
        """
        folder = Path(folder)
        missing = sorted(name for name in FILES - {DESCRIPTOR} if not (folder / name).is_file())
        if missing:
            what, remedy = f"no tables here: {', '.join(missing)} missing", "run 'python -m summitry parse' first"
            raise SummitryError(what, where=str(folder), remedy=remedy)
        try:
            frames = {name: _read(folder / f"{name}.csv", name) for name in TABLES}
            raw = (folder / TEXT).read_bytes()
            if {*frames["articles"]["sha256"].dropna()} - {sha256(raw).hexdigest()}:
                what, remedy = "the text is not the one that was parsed", "put it back, or parse the article again"
                raise SummitryError(what, where=TEXT, remedy=remedy)
            tables = cls(raw.decode("utf-8"), **frames)
            tables.check()
        except SummitryError as error:
            raise SummitryError(error.what, where=f"{folder}: {error.where}", remedy=error.remedy) from None
        return tables


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV; where a cell has a carriage return, at which a row would end, all cells are quoted."""
    form: dict[str, Any] = {"index": False, "lineterminator": "\n", "date_format": "%Y-%m-%d"}
    table.to_csv(path, quoting=1 if "\r" in table.to_csv(**form) else 0, **form)


def _beside(folder: Path) -> "tempfile.TemporaryDirectory[str]":
    """A folder for the time of writing beside the one to replace, which may hold nothing but tables."""
    if folder.is_file() or (folder.exists() and {p.name for p in folder.iterdir()} - FILES):
        what = "this is a file" if folder.is_file() else "the folder holds other files than tables"
        raise SummitryError(what, where=str(folder), remedy="name an empty or a new folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True)
    except OSError as error:
        what = f"the folder cannot be written ({error.strerror})"
        raise SummitryError(what, where=str(folder), remedy="name another folder") from error


def _replace(folder: Path, fresh: Path) -> None:
    """Put the fresh folder in the old one's place; the old one comes back where that fails."""
    old = fresh.with_name("old")
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise


def _read(path: Path, name: str) -> pd.DataFrame:
    remedy = "save it with commas, as UTF-8, or parse the article again"
    try:
        raw = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
    except ValueError as error:  # of pandas: another encoding, no columns, or a row with too many cells
        raise SummitryError(f"this is no CSV in UTF-8 ({str(error).strip()})", where=name, remedy=remedy) from None
    if ";" in raw.columns[0]:
        raise SummitryError("semicolons part the cells", where=name, remedy=remedy)
    if list(raw.columns) != TABLES[name].names:
        raise SummitryError("the columns are not those of the schema", where=name, remedy="parse the article again")
    return frame(name, raw)
