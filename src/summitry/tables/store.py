"""The tables of one article: built from the records, checked, saved, loaded, and shown in the text."""

from __future__ import annotations

import difflib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pandas as pd

from ..errors import SummitryError
from ..records import Span
from .schema import KEY, TABLES, checks, descriptor, each, frame

IDS = {
    "times": "time_id",
    "actors": "actor_id",
    "statements": "statement_id",
    "events": "event_id",
    "stances": "stance_id",
}
PICTURES = {  # control characters and changes of direction, which a terminal or a page would obey
    **{code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"},
    0x7F: "␡",
    **dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"),
}
TEXT, DESCRIPTOR = "article.txt", "datapackage.json"
FILES = {*(f"{name}.csv" for name in TABLES), TEXT, DESCRIPTOR}


@dataclass(frozen=True, eq=False)
class Tables:
    """What the parser made of one article: nine tables of `schema.TABLES`, and the `text` they stand on."""

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

    def items(self) -> list[tuple[str, pd.DataFrame]]:
        """The tables by name, in the order of the schema."""
        return [(name, getattr(self, name)) for name in TABLES]

    def check(self) -> None:
        """Raise `SummitryError` where a table breaks its schema, or a row does not show its own text."""
        import pandera.errors

        for name, table in self.items():
            try:
                checks(name).validate(table)
            except pandera.errors.SchemaError as error:
                raise SummitryError(
                    f"the table breaks its schema: {error}", where=name, remedy="report this as a fault of the parser"
                ) from error
            if "text" in table:
                shown = [self.text[a:b] for a, b in zip(table["span_start"], table["span_end"], strict=True)]
                wrong = table[table["text"] != pd.Series(shown, index=table.index, dtype="string")]
                if len(wrong):
                    raise SummitryError(
                        "a row's text is not what stands at its offsets",
                        where=f"{name}, row {wrong.index[0]}",
                        remedy="parse the article again",
                    )

    # --- files ------------------------------------------------------------------------------------

    def save(self, folder: str | Path) -> None:
        """Write the tables as CSV with a Data Package descriptor and the article's text.

        All files are written beside the folder first and put in its place together, so that it is never
        half written. Raises `SummitryError` where the folder holds anything else than such tables.
        """
        folder = Path(folder)
        if folder.is_file() or (folder.exists() and {p.name for p in folder.iterdir()} - FILES):
            raise SummitryError(
                "the folder holds other files than tables", where=str(folder), remedy="name an empty or a new folder"
            )
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        except OSError as error:
            raise SummitryError(
                f"the folder cannot be written ({error.strerror})", where=str(folder), remedy="name another folder"
            ) from error
        try:
            self._write(fresh)
            fresh.chmod(0o755)
            _replace(folder, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _write(self, folder: Path) -> None:
        for name, table in self.items():
            table.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n", date_format="%Y-%m-%d")
        (folder / TEXT).write_bytes(self.text.encode("utf-8"))
        package = descriptor(str(self.articles[KEY].iloc[0]))
        (folder / DESCRIPTOR).write_text(
            json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
        )

    @classmethod
    def load(cls, folder: str | Path) -> Tables:
        """Read what `save` wrote. Raises `SummitryError` where a file or a column is missing or not as declared."""
        folder = Path(folder)
        missing = sorted(name for name in FILES - {DESCRIPTOR} if not (folder / name).is_file())
        if missing:
            raise SummitryError(
                f"no tables here: {', '.join(missing)} missing",
                where=str(folder),
                remedy="run 'python -m summitry parse ARTICLE --out DIR' first",
            )
        tables = {name: _read(folder / f"{name}.csv", name) for name in TABLES}
        return cls((folder / TEXT).read_bytes().decode("utf-8"), **tables)

    # --- rows -------------------------------------------------------------------------------------

    def row(self, row_id: str) -> tuple[str, pd.Series[Any]]:
        """The table's name and the row with this id. Raises `SummitryError` where there is none."""
        for name, column in IDS.items():
            table = getattr(self, name)
            found = table[table[column] == row_id]
            if len(found):
                return name, found.iloc[0]
        known = [str(i) for name, column in IDS.items() for i in getattr(self, name)[column]]
        near = difflib.get_close_matches(row_id, known, n=3, cutoff=0.3)
        raise SummitryError("no row has this id", where=row_id, remedy=f"try one of {', '.join(near or known[:3])}")

    def pieces(self, row_id: str) -> list[tuple[str, Span]]:
        """The spans behind a row with the part each plays, in order of the text."""
        name, row = self.row(row_id)
        rows = self.spans[(self.spans["table"] == name) & (self.spans["row_id"] == row_id)]
        found = [(str(r.part), Span(int(r.span_start), int(r.span_end))) for r in each(rows)]
        return sorted(found or [("mention", Span(int(row["span_start"]), int(row["span_end"])))], key=lambda p: p[1])

    def show(self, row_id: str) -> str:
        """A row in its paragraphs, the words behind it in brackets, and its cells.

        >>> print(tables.show("q01"))  # doctest: +SKIP
        """
        name, row = self.row(row_id)
        spans = _outer([span for _, span in self.pieces(row_id)])
        quoted = "\n".join(_marked(self.text, block, spans) for block in _paragraphs(self.text, spans))
        cells = "\n".join(
            f"  {column}: {_cell(value)}"
            for column, value in row.items()
            if column not in (KEY, "text") and not pd.isna(value)
        )
        return f"{row_id} ({name})\n{visible(quoted)}\n{visible(cells)}"

    def explain(self, row_id: str) -> str:
        """Why a row is there: the rule that made it, the words it rests on, and what is in doubt."""
        name, row = self.row(row_id)
        rule = row.get("rule")
        lines = [
            f"{row_id} ({name}): " + ("no rule is recorded" if rule is None or pd.isna(rule) else f"rule '{rule}'")
        ]
        if name == "times" and not pd.isna(row["anchor"]):
            lines.append(f"  counted from: {row['anchor']}")
        lines += [f"  {part}: “{span.of(self.text)}” [{span.start}:{span.end}]" for part, span in self.pieces(row_id)]
        doubts = self.doubts[(self.doubts["table"] == name) & (self.doubts["row_id"] == row_id)]
        lines += [f"  in doubt: {reason}" for reason in doubts["reason"]]
        return visible("\n".join(lines))


def visible(text: str) -> str:
    """The text with its control characters shown as pictures, one for one, so that nothing obeys them.

    >>> visible("red \\x1b[31m")
    'red ␛[31m'
    """
    return text.translate(PICTURES)


def chain(tables: Tables, stance_id: str) -> str:
    """How a position reached the reader: reader <- article <- outlet <- claimant or speaker <- holder.

    >>> chain(tables, "s12")  # doctest: +SKIP
    'reader <- article <- The Herald <- sources <- Jane Doe'
    """
    name, row = tables.row(stance_id)
    if name != "stances":
        raise SummitryError(
            "only a stance has a holder", where=stance_id, remedy="give the id of a stance, such as s01"
        )
    names = tables.actors.set_index("actor_id")["name"]
    said = tables.statements.set_index("statement_id")["speaker_id"]
    speaker = said.get(row["statement_id"]) if isinstance(row["statement_id"], str) else None
    links = [row["via"], *(names.get(i) for i in (speaker, row["holder_id"]) if isinstance(i, str))]
    return " <- ".join(
        dict.fromkeys(["reader", str(row[KEY]), *(str(link) for link in links if isinstance(link, str))])
    )


def _replace(folder: Path, fresh: Path) -> None:
    """Put the fresh folder in the old one's place; the old one comes back where that fails."""
    old = fresh.with_name(fresh.name + "-old")
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _read(path: Path, name: str) -> pd.DataFrame:
    raw = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
    if list(raw.columns) != TABLES[name].names:
        raise SummitryError(
            "the columns are not those of the schema", where=str(path), remedy="parse the article again"
        )
    for column in TABLES[name].columns:
        if column.type == "count":
            raw[column.name] = raw[column.name].astype("Int64")
    try:
        return frame(name, cast("list[dict[str, Any]]", raw.to_dict("records")))
    except ValueError as error:
        raise SummitryError(
            f"a cell is not as declared: {error}", where=str(path), remedy="parse the article again"
        ) from error


def _cell(value: Any) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def _outer(spans: list[Span]) -> list[Span]:
    return sorted({s for s in spans if not any(o != s and o.contains(s) for o in spans)})


def _paragraphs(text: str, spans: list[Span]) -> list[Span]:
    """The lines of text that the spans stand in."""
    lines = dict.fromkeys((text.rfind("\n", 0, s.start) + 1, text.find("\n", s.end)) for s in spans)
    return [Span(start, end if end >= 0 else len(text)) for start, end in lines]


def _marked(text: str, block: Span, spans: list[Span]) -> str:
    out, at = [], block.start
    for span in spans:
        if block.contains(span) and span.start >= at:
            out += [text[at : span.start], "[", span.of(text), "]"]
            at = span.end
    return "".join([*out, text[at : block.end]])
