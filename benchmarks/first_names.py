"""The lexicon of first names, made from a package of names: `python -m benchmarks.first_names`.

Faker (MIT licence; `pip install faker`, it is needed for nothing else) lists first names of women and of men for many
countries. A name that is written in Latin letters, and is given to one sex only, tells who may be "she" and who "he".
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import faker
import faker.providers.person as persons

HEAD = """# First names that are given to women, and to men, only: who may be "she", and who "he".
# Made by benchmarks/first_names.py from the names in Faker {version} (MIT licence). Example: "Jane", "John".
"""


def latin(names: Iterable[str]) -> set[str]:
    """The names in Latin letters, without a full stop."""
    return {name for name in names if name.isalpha() and name[0].isupper() and max(name) < "\u0250" and len(name) > 1}


def main() -> None:
    """Write the lexicon."""
    women, men = set[str](), set[str]()
    for found in iter_modules(persons.__path__):
        provider = import_module(f"{persons.__name__}.{found.name}").Provider
        women |= latin(getattr(provider, "first_names_female", ()))
        men |= latin(getattr(provider, "first_names_male", ()))
    lines = [HEAD.format(version=faker.VERSION)]
    for key, names in (("women", women - men), ("men", men - women)):
        lines += [f'{key} = """', *textwrap.wrap(" ".join(sorted(names)), 118, break_on_hyphens=False), '"""', ""]
    path = Path(__file__).parent.parent / "src/summitry/lexicon/first_names.toml"
    path.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
