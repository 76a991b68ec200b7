"""The tables declared once: columns, types, vocabularies and keys, for checks, files and documents alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    import pandera.pandas as pa

KEY = "article_id"
DTYPES = {"text": "string", "count": "Int64", "date": "datetime64[s]"}
FIELD_TYPES = {"text": "string", "count": "integer", "date": "date"}  # names of Data Package 2.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `type` is text, count or date; `words` its closed vocabulary; `refers` a table whose key it holds."""

    name: str
    meaning: str
    type: str = "text"
    words: tuple[str, ...] = ()
    required: bool = False
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a row is, its columns after `article_id`, and those that make its key with it."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """All column names, in order."""
        return [KEY, *(c.name for c in self.columns)]


def _must(name: str, meaning: str, type: str = "text", words: str = "", refers: str | None = None) -> Column:
    return Column(name, meaning, type, tuple(words.split()), True, refers)


def _may(name: str, meaning: str, type: str = "text", words: str = "", refers: str | None = None) -> Column:
    return Column(name, meaning, type, tuple(words.split()), False, refers)


def _place(what: str) -> tuple[Column, ...]:
    return (
        _must("text", f"{what}, exactly as in the article"),
        _must("span_start", "character offset of its first character", "count"),
        _must("span_end", "character offset after its last character", "count"),
    )


RULE = _may("rule", "which rule of the parser made the row")
SIDE = _may("side", "whom the actor acts or speaks for; none for media")
PRECISION = "day week month year range approx unknown"

TABLES = {
    table.name: table
    for table in (
        Table(
            "articles",
            "one article",
            (
                _may("headline", "the headline"),
                _may("publisher", "who published it"),
                _may("published", "the day of publication", "date"),
                _may("published_basis", "how that day is known", words="given stated inferred"),
                _must("sha256", "digest of the file's bytes"),
                _must("words", "words of the body", "count"),
            ),
            (),
        ),
        Table(
            "actors",
            "someone who acts or speaks in it",
            (
                _must("actor_id", "slug of the name"),
                _must("name", "the name used"),
                _must("kind", "what the actor is", words="person organisation state bloc group unnamed"),
                _may("role", "office or function"),
                SIDE,
                _must("mentions", "how often the article mentions it", "count"),
                *_place("the first mention"),
            ),
            ("actor_id",),
        ),
        Table(
            "times",
            "a time expression",
            (
                _must("time_id", "t01, t02 ... in order"),
                _must("type", "TIMEX3 type", words="DATE TIME DURATION SET"),
                _must("value", "TIMEX3 value"),
                _may("mod", "TIMEX3 modifier: APPROX, START, MID, END, BEFORE, AFTER ..."),
                _may("begin", "first day meant, inclusive", "date"),
                _may("end", "last day meant, inclusive", "date"),
                _must("precision", "how tight the date is", words=PRECISION),
                _may("anchor", "what it was counted from: published, or the time_id of another"),
                *_place("the expression"),
                RULE,
            ),
            ("time_id",),
        ),
        Table(
            "statements",
            "one act of attributed speech",
            (
                _must("statement_id", "q01, q02 ... in order"),
                _may("speaker_id", "who says it; none where the source is not resolved", refers="actors"),
                SIDE,
                _must("form", "quoted, reported, or both", words="direct indirect mixed"),
                _must("type", "PARC3 type of the attribution", words="assertion belief fact eventuality"),
                _may("cue", "the reporting verb or phrase"),
                _may("said_begin", "first day on which it may have been said", "date"),
                _may("said_end", "last day on which it may have been said", "date"),
                _may("via", "the outlet that the article credits"),
                *_place("from the first to the last piece of the content"),
                RULE,
            ),
            ("statement_id",),
        ),
        Table(
            "events",
            "one event, however often mentioned",
            (
                _must("event_id", "e01, e02 ... in order"),
                _must("kind", "what happens", words="summit meeting call announcement proposal joint_statement"),
                _must("title", "a name made from cast, kind and place"),
                _must("status", "as of publication", words="held planned proposed refused called_off"),
                _may("begin", "first day on which it may be", "date"),
                _may("end", "last day on which it may be", "date"),
                _must("precision", "how tight the date is", words=PRECISION),
                _may("date_text", "the words that date it"),
                _may("place", "where, as named"),
                _may("about", "the event that an announcement or proposal concerns", refers="events"),
                _may("effect", "what it does to that event", words="plans calls_off casts_doubt none"),
                _must("mentions", "how often the article mentions it", "count"),
                *_place("the mention that says most"),
                RULE,
            ),
            ("event_id",),
        ),
        Table(
            "participants",
            "an actor in an event",
            (
                _must("event_id", "the event", refers="events"),
                _must("actor_id", "the actor", refers="actors"),
                _must("part", "what the actor does in it", words="participant author host mediator"),
            ),
            ("event_id", "actor_id", "part"),
        ),
        Table(
            "stances",
            "a position taken in one place",
            (
                _must("stance_id", "s01, s02 ... in order"),
                _must("holder_id", "whose position it is", refers="actors"),
                SIDE,
                _must("issue", "id of the issue in the codebook"),
                _must("position", "for, against, or under a condition", words="support oppose conditional"),
                _must("basis", "whose words show it", words="own_words paraphrase narrator third_party"),
                _may("ascribed_by", "the third party who claims it", refers="actors"),
                _may("via", "the outlet that the article credits"),
                _may("statement_id", "the statement it stands in", refers="statements"),
                _may("date_begin", "first day on which it may have been expressed", "date"),
                _may("date_end", "last day on which it may have been expressed", "date"),
                *_place("the passage"),
                RULE,
            ),
            ("stance_id",),
        ),
        Table(
            "spans",
            "a piece of text behind a row",
            (
                _must("table", "the table of the row", words="times statements events stances"),
                _must("row_id", "the id of the row"),
                _must("part", "what the piece is to the row", words="source cue content mention date evidence"),
                *_place("the piece"),
            ),
            (),
        ),
        Table(
            "doubts",
            "something the parser could not settle",
            (
                _must("table", "the table of the row", words="times actors statements events stances"),
                _must("row_id", "the id of the row"),
                _must("reason", "what is not settled"),
                *_place("the words in question"),
            ),
            (),
        ),
    )
}


def frame(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as a table of its declared columns and types; absent cells are missing."""
    declared = TABLES[table]
    raw = pd.DataFrame(rows, columns=declared.names)
    typed = {KEY: raw[KEY].astype("string")}
    for column in declared.columns:
        typed[column.name] = _typed(raw[column.name], column)
    return pd.DataFrame(typed)


def each(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, their cells as attributes."""
    return iter(table.itertuples(index=False))


def _typed(values: pd.Series[Any], column: Column) -> pd.Series[Any]:
    if column.words:
        unknown = sorted(set(values.dropna()) - set(column.words))
        if unknown:
            raise ValueError(f"'{unknown[0]}' is none of the words of '{column.name}'")
        return pd.Series(pd.Categorical(values, categories=list(column.words)), index=values.index)
    if column.type == "date":
        return pd.to_datetime(values, format="%Y-%m-%d").astype("datetime64[s]")
    typed: pd.Series[Any] = values.astype(pd.api.types.pandas_dtype(DTYPES[column.type]))
    return typed


@cache
def checks(table: str) -> pa.DataFrameSchema:
    """The pandera schema of a table: types, required cells, vocabularies, key."""
    import pandera.pandas as pa

    declared = TABLES[table]
    columns: dict[str, pa.Column] = {KEY: pa.Column("string")}
    for c in declared.columns:
        dtype = pd.CategoricalDtype(list(c.words)) if c.words else DTYPES[c.type]
        columns[c.name] = pa.Column(dtype, nullable=not c.required)
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=[KEY, *declared.key] if declared.key else None)


def descriptor(article_id: str) -> dict[str, Any]:
    """The Data Package 2.0 descriptor of one article's tables."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": article_id,
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: Table) -> dict[str, Any]:
    fields = [{"name": KEY, "type": "string", "description": "the article", "constraints": {"required": True}}]
    fields += [_field(column) for column in table.columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = [KEY, *table.key]
    links = [
        {
            "fields": [c.name],
            "reference": {
                "resource": "" if c.refers == table.name else c.refers,
                "fields": list(TABLES[c.refers].key),
            },
        }
        for c in table.columns
        if c.refers
    ]  # an empty resource is the table itself
    if links:
        schema["foreignKeys"] = links
    path = f"{table.name}.csv"
    return {
        "name": table.name,
        "type": "table",
        "path": path,
        "description": f"A row is {table.row}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.words:
        constraints["enum"] = list(column.words)
    field: dict[str, Any] = {"name": column.name, "type": FIELD_TYPES[column.type], "description": column.meaning}
    return {**field, "constraints": constraints} if constraints else field


def markdown() -> str:
    """The table of all columns for the README."""
    lines = ["| table | column | meaning | values |", "|---|---|---|---|"]
    for table in TABLES.values():
        for n, c in enumerate(table.columns):
            values = (
                ", ".join(c.words) if c.words else {"text": "text", "count": "whole number", "date": "date"}[c.type]
            )
            lines.append(
                f"| {f'**{table.name}**: {table.row}' if n == 0 else ''} | `{c.name}` | {c.meaning} | {values} |"
            )
    return "\n".join(lines)
