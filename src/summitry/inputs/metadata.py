"""The metadata beside an article, a `.toml` file of the same name, and what is taken for them by mistake."""

import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..codebook import KINDS
from ..errors import SummitryError, check_keys, read_bytes, read_day, read_toml

KEYS = {"title", "publisher", "published", "published_basis", "how_known", "url", "author", "licence"}
BASES = ("given", "stated", "inferred")


def read_metadata(path: Path) -> dict[str, Any]:
    """Read the metadata beside an article, `published = 2024-05-07`; empty where there is no such file.

    Raises `SummitryError` for a key or a value that is none of metadata, and for a codebook in its place.
    """
    if not path.exists():
        return {}
    known, where = read_toml(path), str(path)
    if set(KINDS) & set(known):
        what, remedy = "this is a codebook, and metadata of the article are looked for here", "rename it"
        raise SummitryError(what, where=where, remedy=f"{remedy}, and give it with --codebook")
    check_keys(known, KEYS, where)
    for key, value in known.items():
        if key != "published" and not isinstance(value, str):
            raise SummitryError(f"'{key}' is not text", where=where, remedy="put it in quotation marks")
    if known.get("published_basis", "given") not in BASES:
        raise SummitryError(f"'published_basis' is none of {', '.join(BASES)}", where=where, remedy="use one")
    if "published" in known:
        known["published"] = read_day(known["published"], where)
        known.setdefault("published_basis", "given")
    return known


def check_article(text: str, where: str) -> None:
    """Raise `SummitryError` where a text is a codebook or metadata."""
    keys = _keys(text)
    if set(KINDS) & keys:
        raise SummitryError("this is a codebook, no article", where=where, remedy="give it with --codebook")
    if keys:
        what, remedy = "this is a TOML file, no article", "give the article that it tells of"
        raise SummitryError(what, where=where, remedy=remedy)


def check_codebook(path: Path) -> None:
    """Raise `SummitryError` where a file is an article, or the metadata of one, and no codebook."""
    keys = _keys(read_bytes(path).decode("utf-8", errors="replace"))
    if not keys and path.suffix.lower() != ".toml":
        remedy = "give a TOML file with sides, actors and issues"
        raise SummitryError("this is no codebook", where=str(path), remedy=remedy)
    if keys - {"title"} and keys <= KEYS:
        what, remedy = "these are the metadata of an article, no codebook", "give a file with sides, actors and issues"
        raise SummitryError(what, where=str(path), remedy=remedy)


def _keys(text: str) -> set[str]:
    """The keys of a TOML file; none of what is no TOML."""
    with suppress(tomllib.TOMLDecodeError, RecursionError):
        return {*tomllib.loads(text.removeprefix("\ufeff"))}
    return set()
