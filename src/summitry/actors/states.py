"""The states by name, as CLDR lists them, and the words that news has for each (`lexicon/states.toml`)."""

from functools import cache, reduce
from unicodedata import combining, normalize

from babel import localedata

from ..lexicon import load, words


@cache
def states() -> dict[str, dict[str, list[str]]]:
    """List the words for each state by its name: `names`, `adjectives`, `people`, `capitals`, `seats`."""
    territories = localedata.load("en", merge_inherited=False)["territories"]  # without those of other languages
    full, found = load("states")["full"]["pairs"], {}
    for key, row in load("states")["states"].items():
        given = reduce(lambda name, pair: name.replace(*pair), full, territories.get(key, key))
        listed = {**row, "names": [row.get("name", given), given, *row.get("names", [])]}
        found[listed["names"][0]] = {kind: _spelled(listed[kind]) for kind in listed if kind != "name"}
    return found


def _spelled(listed: list[str]) -> list[str]:
    """All spellings of the words: `Saint Lucia`, `St Lucia`; `Brasília`, `Brasilia`."""
    forms = [*listed]
    for old, new in load("states")["spellings"]["pairs"]:
        forms += [form.replace(old, new) for form in forms if old in form]
    forms += ["".join(c for c in normalize("NFD", form) if not combining(c)) for form in forms if not form.isascii()]
    return [form for form in dict.fromkeys(forms) if form not in words("states", "unclear", "names")]
