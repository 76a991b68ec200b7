"""The tables of one article as a value: checked, saved as files, and loaded again."""

import io
import json
import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..errors import SummitryError, read_day
from ..files import get_set, put_set
from ..sheets import freed, written
from . import show as shown
from .check import check
from .schema import KEY, TABLES, descriptor, digest, frame

TEXT, DESCRIPTOR = "article.txt", "datapackage.json"
FILES = {*(f"{name}.csv" for name in TABLES), TEXT, DESCRIPTOR}


@dataclass(frozen=True, eq=False)
class Tables:
    """The tables of one article: a frame for each of those in `schema.toml`, and the `text` that they stand on.

    >>> import tempfile
    >>> from summitry import parse, read_article
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     parse(read_article("Talks\\n\\nJane Doe met John Roe in Oslo.")).save(f"{folder}/tables")
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

    def __post_init__(self) -> None:
        if len(self.articles) != 1:
            raise SummitryError("there is not one row", where="articles", remedy="make them one story: stories.merge")

    show, explain = shown.show, shown.explain  # methods: `tables.show("e01")`

    def items(self) -> list[tuple[str, pd.DataFrame]]:
        """Give the tables by name, in the order of the schema."""
        return [(name, getattr(self, name)) for name in TABLES]

    def check(self) -> None:
        """Raise `SummitryError` for the first cell that is not as declared, refers to no row, or shows other words."""
        check(dict(self.items()), self.text)

    def save(self, folder: str | Path) -> None:
        """Check the tables, and write them as CSV with a Data Package descriptor and the article's text.

        Readers of the folder get the old tables or the new ones. Raises `SummitryError` where a cell is not as
        declared, the folder holds anything else than tables, or it cannot be written; then nothing has changed.
        """
        self.check()
        _check_free(Path(folder))
        files = {f"{name}.csv": written(table) for name, table in self.items()}
        files[TEXT] = self.text.encode("utf-8")
        package = descriptor(str(self.articles[KEY].iloc[0]), files)
        files[DESCRIPTOR] = (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
        put_set(folder, files)

    @classmethod
    def load(cls, folder: str | Path) -> "Tables":
        """Read and check what `save` wrote; files that were changed since are named in a warning.

        Raises `SummitryError` where a file or a column is missing, or a cell is not as declared.
        """
        files = get_set(folder, FILES, DESCRIPTOR)
        if missing := sorted(FILES - {DESCRIPTOR} - set(files)):
            what, remedy = f"no tables here: {', '.join(missing)} missing", "name their folder, or parse an article"
            raise SummitryError(what, where=str(folder), remedy=remedy)
        changed = _changed(files)
        try:
            frames = {name: _read(files[f"{name}.csv"], name) for name in TABLES}
            tables = cls(_text(files[TEXT], frames["articles"]["sha256"].tolist()), **frames)
            tables.check()
        except SummitryError as error:
            remedy = "; ".join((error.remedy, *changed))
            raise SummitryError(error.what, where=f"{folder}: {error.where}", remedy=remedy) from None
        for said in changed:
            warnings.warn(f"{folder}: {said}", stacklevel=2)
        return tables


def _check_free(folder: Path) -> None:
    """Raise `SummitryError` where a folder to write tables into holds others' files; hidden ones do not count."""
    names = {p.name for p in folder.iterdir()} if folder.is_dir() else set()
    if folder.is_file() or {name for name in names if not name.startswith(".")} - FILES:
        what = "this is a file" if folder.is_file() else "the folder holds other files than tables"
        raise SummitryError(what, where=str(folder), remedy="name an empty or a new folder")


def _text(content: bytes, parsed: list[str]) -> str:
    """The article's text, held against the digest of the text that was parsed."""
    with suppress(UnicodeDecodeError):
        if not parsed or digest(content) in (f"sha256:{known}" for known in parsed):
            return content.decode("utf-8")
    what, remedy = "the text is not the one that was parsed", "put it back, or parse the article again"
    raise SummitryError(what, where=TEXT, remedy=remedy)


def _changed(files: Mapping[str, bytes]) -> list[str]:
    """Say which tables are not as the descriptor has them: in one sentence, or none."""
    try:
        resources = json.loads(files.get(DESCRIPTOR, b"{}"))["resources"]
        known = {resource["path"]: resource["hash"] for resource in resources if resource["path"] != TEXT}
    except (ValueError, KeyError, TypeError, RecursionError):  # another program's, or an older one
        return []
    names = [name for name in known if name in FILES and digest(files.get(name, b"")) != known[name]]
    were = "was" if len(names) == 1 else "were"
    said = f"{', '.join(names)} {were} changed since written; 'summitry corrections diff' makes corrections of it"
    return [said] if names else []


def _read(content: bytes, name: str) -> pd.DataFrame:
    """A table of the schema from CSV."""
    remedy = "save it with commas, as UTF-8, or parse the article again"
    if b";" in content.partition(b"\n")[0]:
        raise SummitryError("semicolons part the cells", where=name, remedy=remedy)
    try:
        raw = pd.read_csv(io.BytesIO(content), dtype="string", keep_default_na=False, na_values=[""])
    except ValueError as error:  # of pandas: another encoding, no columns, or a row with too many cells
        raise SummitryError(f"this is no CSV in UTF-8 ({str(error).strip()})", where=name, remedy=remedy) from None
    if list(raw.columns) != TABLES[name].names:
        raise SummitryError("the columns are not those of the schema", where=name, remedy="parse the article again")
    for column in (column.name for column in TABLES[name].columns if column.type == "date"):
        for day in raw[column].dropna():  # pandas would take "now" for one
            read_day(day, f"{name}, column '{column}'")
    return frame(name, raw.apply(lambda cells: cells.map(freed, na_action="ignore")))
