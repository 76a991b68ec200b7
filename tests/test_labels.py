"""Labels are for the reader: the parser finds the same tables when every one of them is another string."""

import dataclasses
import inspect
import pkgutil
from functools import wraps
from importlib import import_module

import pytest

import summitry
from summitry import Codebook, Tables, load_codebook, parse, read_article
from summitry.codebook import Issue
from tests.conftest import ROOT, article

pytestmark = pytest.mark.slow

LABELS = ("rule", "how")
BESIDE = {
    "canvas",
    "charts",
    "reader",
    "evaluation",
    "findings",
    "export",
    "commands",
    "corrections",
    "review",
    "drafting",
    "corpus",
    "stories",
}
STORIES = {
    "2025-10-22-budapest-shelved": "ukraine-peace",
    "2031-03-14-mackerel-talks": "mackerel",
}
SENTENCES = """
Jane Doe met John Roe in Oslo on Monday.
The two ministers held talks in Strelsau last week and agreed on a truce.
Jane Doe will meet John Roe in Zenda on 3 June.
A summit of the two leaders is planned for the summer.
The meeting between Jane Doe and John Roe was called off on Tuesday.
The summit in Oslo has been postponed until further notice.
John Roe refused to meet Jane Doe.
Ruritania proposed a summit in Strelsau.
Jane Doe spoke by phone with John Roe on Sunday.
They talked for two hours and did not meet again.
Jane Doe is expected to host John Roe at the end of the month.
The talks in Zenda may be delayed, an official said.
There are no plans for a meeting between the two presidents.
Jane Doe announced that she would meet John Roe within two weeks.
The announcement of the meeting in Oslo came on Thursday.
John Roe rejected an invitation to Strelsau.
After the call, Jane Doe and John Roe issued a joint statement.
A planned meeting between Ann Poe and John Roe fell through.
The foreign ministers of Norway and Iceland met in Bergen yesterday.
Had Jane Doe met John Roe in May, the truce would have held.
Jane Doe said that she backs a truce.
“We support a truce,” said John Roe.
John Roe told Reuters on Friday that he opposed a truce.
Ann Poe, the foreign minister, called for a truce in Ruritania.
According to Ann Poe, a truce is out of the question.
“A truce,” Jane Doe said, “is what we want.”
Jane Doe believes that the fishing ban will fail.
Ruritania insists on a fishing ban.
Officials in Strelsau denied that a fishing ban was near.
Jane Doe urged John Roe to accept a truce.
John Roe would accept a truce only if the fishing ban is lifted.
“No,” Ann Poe replied when asked about a fishing ban.
Sources said Jane Doe had pushed John Roe to drop the fishing ban.
The Herald reported that Ann Poe wants a fishing ban.
In a letter to John Roe, Jane Doe wrote that she was ready for a truce.
John Roe rejected the idea.
Jane Doe praised the proposal for a truce as a good step.
Norway is against a fishing ban, its prime minister told reporters in Oslo.
Asked whether a truce was near, Ann Poe said it was.
Jane Doe plans to discuss a truce with John Roe in Zenda next Monday.
Jane Doe meets John Roe in Bergen on 3 June.
Ann Poe met John Roe in Zenda on 3 June.
Jane Doe said that the planned summit with John Roe would help Ruritania.
A truce is good, Ann Poe said.
Ann Poe denied support for a truce.
Trade fell in the first quarter of 2024, and in the same quarter a year earlier it rose.
"""
CODEBOOK = Codebook(
    issues=(
        Issue("truce", "A truce", phrases=("a truce",)),
        Issue("ban", "A fishing ban", phrases=("fishing ban",)),
    )
)


def labelled() -> list[type]:
    """The records of the parser that have a label."""
    names = [
        m.name for m in pkgutil.walk_packages(summitry.__path__, "summitry.") if m.name.split(".")[1] not in BESIDE
    ]
    classes = {c for name in names for _, c in inspect.getmembers(import_module(name), inspect.isclass)}
    fields = {c: getattr(c, "_fields", None) or getattr(c, "__dataclass_fields__", ()) for c in classes}
    return sorted((c for c in classes if set(LABELS) & set(fields[c])), key=lambda c: (c.__module__, c.__name__))


def rename(kind: type, patch: pytest.MonkeyPatch) -> None:
    """Let every record of a kind be made with its labels spelled backwards."""
    if dataclasses.is_dataclass(kind):
        patch.setattr(kind, "__init__", renaming(kind.__init__))
        return
    plain, signature, defaults = kind._make, inspect.signature(kind), kind._field_defaults

    def make(values):
        pairs = zip(kind._fields, values, strict=True)
        return plain(backwards(value) if field in LABELS else value for field, value in pairs)

    def new(cls, *args, **given):
        cells = {**defaults, **signature.bind(*args, **given).arguments}
        return make(cells[field] for field in kind._fields)

    patch.setattr(kind, "_make", staticmethod(make))
    patch.setattr(kind, "__new__", new)


def renaming(init):
    @wraps(init)
    def renamed(record, *args, **given):
        init(record, *args, **given)
        for label in set(LABELS) & set(record.__dataclass_fields__):
            object.__setattr__(record, label, backwards(getattr(record, label)))

    return renamed


def backwards(label: object) -> object:
    """Another label, the same for the same one; what is no text, as the row of a rule, is no label."""
    return label[::-1] if isinstance(label, str) else label


def parsed() -> list[Tables]:
    """The tables of the articles, and of the sentences by the dozen."""
    paths = {name: ROOT / f"data/articles/{name}.txt" for name in STORIES}
    books = {name: load_codebook(ROOT / f"data/codebooks/{book}.toml") for name, book in STORIES.items()}
    lines = SENTENCES.strip().splitlines()
    texts = ["\n\n".join(lines[n : n + 12]) for n in range(0, len(lines), 12)]
    return [parse(read_article(path), books[name]) for name, path in paths.items()] + [
        parse(article(text), CODEBOOK) for text in texts
    ]


@pytest.fixture(scope="module")
def before() -> list[Tables]:
    return parsed()


@pytest.mark.parametrize("kind", labelled(), ids=lambda kind: kind.__name__)
def test_a_label_renamed_changes_no_cell(kind, before, monkeypatch):
    rename(kind, monkeypatch)
    for old, new in zip(before, parsed(), strict=True):
        for (name, one), (_, other) in zip(old.items(), new.items(), strict=True):
            told = ["rule", "reason"]  # what is for the reader alone; a doubt may name the rule that raised it
            pair = [table.drop(columns=told, errors="ignore").to_csv() for table in (one, other)]
            assert pair[0] == pair[1], name
