"""The states by name, as CLDR lists them, and the words that news has for each (`lexicon/states.toml`)."""

from functools import cache
from unicodedata import combining, normalize

from babel import Locale

from ..lexicon import load, words


@cache
def states() -> dict[str, dict[str, list[str]]]:
    """List the words for each state by its name: `names`, `adjectives`, `people`, `capitals`, `seats`.

    >>> states()["Saint Lucia"]["names"], states()["Turkey"]["names"][:2]
    (['Saint Lucia', 'St. Lucia', 'St Lucia'], ['Turkey', 'Türkiye'])
    """
    territories, found = Locale("en").territories, {}
    for key, row in load("states")["states"].items():
        given = _replaced(territories.get(key, key), "full")[-1]
        name = row.get("name", given)
        listed = {**row, "names": [name, given, *row.get("names", [])], "name": []}
        found[name] = {kind: _written(listed[kind]) for kind in listed if listed[kind]}
    return found


def _written(listed: list[str]) -> list[str]:
    """All spellings of the words: `Saint Lucia`, `St Lucia`; `Brasília`, `Brasilia`."""
    spelled = [form for word in listed for form in _replaced(word, "spellings")]
    plain = ("".join(c for c in normalize("NFD", form) if not combining(c)) for form in spelled)
    both = (form for pair in zip(spelled, plain, strict=True) for form in pair)
    return [form for form in dict.fromkeys(both) if form not in words("states", "unclear", "names")]


def _replaced(word: str, section: str) -> list[str]:
    """The word, and after it what the pairs of a section make of it one after the other."""
    forms = [word]
    for old, new in load("states")[section]["pairs"]:
        forms += [form.replace(old, new) for form in forms if old in form]
    return forms
