"""The language of a text, by how many of its words are the small words of one."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from runpy import run_path

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "pl": "Polish",
    "ru": "Russian",
    "uk": "Ukrainian",
    "tr": "Turkish",
    "ar": "Arabic",
}
WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 100  # letters to tell the language by
SAMPLE = 20_000  # characters to tell it by
FEWEST = 0.2  # share of small words in a text of any of the languages; in English news it is 0.4


def language_of(text: str) -> str | None:
    """Name the language of a text; None where it has too few letters to tell, `an unknown language` for another.

    It is the one whose stop words, as spaCy lists them, are most of the words.

    >>> language_of("Die Gespräche sind gescheitert, sagte die Ministerin. " * 3)
    'German'
    """
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    if sum(map(len, words)) < ENOUGH:
        return None
    shares = {name: sum(word in _small(code) for word in words) / len(words) for code, name in LANGUAGES.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= FEWEST else "an unknown language"


@cache
def _small(code: str) -> frozenset[str]:
    """The stop words of a language, from its file alone: the package of some takes seconds to import."""
    path = files("spacy").joinpath("lang", code, "stop_words.py")
    return frozenset(run_path(str(path))["STOP_WORDS"])
