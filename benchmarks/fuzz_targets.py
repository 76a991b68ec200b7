"""What is fuzzed: a function of bytes for each way into the package, and the bytes that it begins with."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import re
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from summitry import SummitryError, Tables, load_codebook, parse, read_article
from summitry.article.regions import regions
from summitry.corrections import Corrections, Edited, Signature, correct, load_corrections, save_corrections
from summitry.drafting import Reading, draft, written
from summitry.errors import UNWRITABLE
from summitry.export import FORMATS, find
from summitry.language import model
from summitry.lexicon import load
from summitry.pipeline import run
from summitry.records import Article, Time
from summitry.tables.schema import IDS
from summitry.tables.store import FILES
from summitry.times import find_times

ROOT = Path(__file__).parent.parent
SEEDS = Path(__file__).with_name("fuzz_seeds")
TEXT = (SEEDS / "talks.txt").read_text(encoding="utf-8")
ODD = tomllib.loads((SEEDS / "odd.toml").read_text(encoding="utf-8"))
PLANES = [chr(plane * 0x10000 + low) for plane in range(17) for low in (0x20, 0x61, 0x300, 0x4E00, 0xFFFD)]
STRANGE = [*PLANES, *ODD["strange"], "9" * 309]
PUBLISHED = date(2024, 5, 15)
DAYS = [PUBLISHED, None, date.min, date(1, 3, 1), date(2024, 2, 29), date(9999, 12, 1), date.max]


class FuzzedError(Exception):
    """Something that should hold does not."""


def hold(held: Any, what: str) -> None:
    """Raise where something does not hold."""
    if not held:
        raise FuzzedError(what)


@contextmanager
def sound() -> Iterator[None]:
    """Take a fault for one of the program, where what is given is none of the input."""
    try:
        yield
    except SummitryError as error:
        raise FuzzedError(str(error)) from error


class Source:
    """Choices that bytes make; where these end, the first of each."""

    def __init__(self, raw: bytes) -> None:
        self.raw, self.at = raw, 0

    def number(self, below: int) -> int:
        """A number from 0, below another."""
        size = 1 if below <= 256 else 3
        taken, self.at = self.raw[self.at : self.at + size], self.at + size
        return int.from_bytes(taken, "big") % below

    def one(self, listed: list[Any]) -> Any:
        """One of a list."""
        return listed[self.number(len(listed))]

    def times(self, most: int) -> Iterator[int]:
        """Numbers from 0 while there are bytes, at least one."""
        for number in range(most):
            if number and self.at >= len(self.raw):
                return
            yield number

    def text(self) -> str:
        """A few characters of any plane."""
        numbers = (self.number(0x110000) for _ in range(self.number(6)))
        return "".join(chr(n) for n in numbers if not 0xD800 <= n < 0xE000)


def prose(source: Source, lines: list[str]) -> str:
    """Sentences, whole, cut, joined, or with something strange in them."""
    parts = []
    for _ in source.times(8):
        line, way = source.one(lines), source.number(6)
        if way in (1, 2):
            at = source.number(len(line) + 1)
            line = line[:at] + (source.one(STRANGE) if way == 1 else source.text()) + line[at:]
        elif way == 3:
            other, at = source.one(lines).split(), source.number(40)
            line = " ".join([*line.split()[:at], *other[source.number(40) :]])
        elif way == 4:
            words = line.split(" ")
            words[source.number(len(words))] = source.one(source.one(lines).split(" "))
            line = " ".join(words)
        parts += [line, source.one([" ", "\n\n", "\n", "", " “", "” ", "\r\n\r\n"])]
    return "".join(parts)


def value(source: Source, lines: list[str], deep: int = 0) -> str:
    """A value as TOML writes it."""
    way = source.number(12)
    if way < 8:
        made = source.one([*ODD["words"], *ODD["cells"]] if way < 6 else STRANGE if way == 6 else lines)[:300]
        return json.dumps(made, ensure_ascii=False).replace("\x7f", "\\u007f")
    if way == 8 and deep < 3:
        return f"[{', '.join(value(source, lines, deep + 1) for _ in range(source.number(3) + 1))}]"
    if way == 9 and deep < 3:
        keys = {json.dumps(source.one(ODD["words"])): value(source, lines, deep + 1) for _ in range(source.number(4))}
        return f"{{{', '.join(f'{key} = {cell}' for key, cell in keys.items())}}}"
    return source.one(ODD["values"])


def toml(kind: str, raw: bytes, lines: list[str]) -> bytes:
    """A file of a kind with odd values; where the bytes do not begin with 0, they are the file."""
    if raw[:1] != b"\0":
        return raw
    source, made = Source(raw[1:]), (SEEDS / f"{kind}.toml").read_text(encoding="utf-8").splitlines()
    for _ in source.times(5):
        at, way = source.number(len(made)), source.number(8)
        told = [match.span() for match in re.finditer(r'(?<=[ \[])"[^"]*"|\d{4}-\d\d-\d\d', made[at])]
        if way < 2 and told:
            made[at] = f"{made[at].partition(' = ')[0]} = {value(source, lines)}"
        elif way < 6 and told:
            start, end = source.one(told)
            made[at] = made[at][:start] + value(source, lines) + made[at][end:]
        elif way == 6:
            made[at] = ""
        elif way == 7:
            made.insert(source.number(len(made) + 1), made[at])
    return "\n".join(made).encode("utf-8", "replace")


def sentences(folder: Path) -> list[str]:
    """Sentences of the lexicon, of the articles of the project, and of the texts in a folder."""
    rules = [re.sub(r"[\[\]]", "", rule[4]) for rule in load("times")["rules"]]
    planned = [line for row in load("planning")["phrase"] for line in (*row["examples"], *row["counterexamples"])]
    paths = [*sorted((ROOT / "data/articles").glob("*.txt")), *sorted(folder.glob("*.txt"))]
    told = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    split = [line for text in [*told, TEXT] for line in re.split(r"(?<=[.?!”])\s+", text) if line]
    return [*rules, *planned, *random.Random(1).sample(split, min(len(split), 5000))]


def made_article(text: str, published: date | None) -> Article:
    """An article of a text."""
    return Article("made", text, tuple(regions(text)), None, None, published)


def hold_whole(tables: Tables, again: Tables) -> None:
    """Hold tables against what is promised of any, and against a second time."""
    with sound():
        tables.check()
    for (name, table), (_, other) in zip(tables.items(), again.items(), strict=True):
        hold(table.to_csv() == other.to_csv(), f"{name}: other bytes")
        for prefix in ("", "said_", "date_"):
            if f"{prefix}begin" in table:
                both = table.dropna(subset=[f"{prefix}begin", f"{prefix}end"])
                hold((both[f"{prefix}begin"] <= both[f"{prefix}end"]).all(), f"{name}: ends before it begins")


def hold_times(found: tuple[Time, ...], text: str) -> None:
    """Hold times against what is promised of any."""
    at = 0
    for time in found:
        begin, end = time.interval
        hold(at <= time.span.start < time.span.end <= len(text), "a time out of place")
        hold(begin is None or end is None or begin <= end, "ends before it begins")
        hold(not re.match(r"-|0000|\d{5}", time.value), f"no value: {time.value}")
        at = time.span.end


class Targets:
    """The targets, each a method of bytes; what they share is made once."""

    def __init__(self, folder: Path) -> None:
        self.lines, self.place = sentences(folder), Path(tempfile.mkdtemp())
        self.book = load_codebook(SEEDS / "codebook.toml")
        self.tables = parse(made_article(TEXT, PUBLISHED), self.book)
        self.tables.save(self.place / "stored")
        self.stored = {name: (self.place / "stored" / name).read_bytes() for name in sorted(FILES)}

    def article(self, raw: bytes) -> None:
        """A file of any bytes."""
        (self.place / "a.txt").write_bytes(raw)
        article, at = read_article(self.place / "a.txt"), 0
        for paragraph in article.paragraphs:
            hold(at <= paragraph.span.start < paragraph.span.end <= len(article.text), "a paragraph out of place")
            at = paragraph.span.end
        hold(article == read_article(self.place / "a.txt"), "another article")

    def metadata(self, raw: bytes) -> None:
        """The file beside an article."""
        (self.place / "b.txt").write_text(TEXT, encoding="utf-8")
        (self.place / "b.toml").write_bytes(toml("metadata", raw, self.lines))
        article = read_article(self.place / "b.txt")
        hold_whole(parse(article), parse(article))

    def times(self, raw: bytes) -> None:
        """Expressions of time, without a model."""
        source = Source(raw)
        day = source.one([*DAYS, date.fromordinal(1 + source.number(date.max.toordinal()))])
        text = prose(source, self.lines[:300] if source.number(2) else self.lines)
        tokens = model().make_doc(text)
        words, spaces = [t.text for t in tokens], [bool(t.whitespace_) for t in tokens]
        doc = Doc(tokens.vocab, words=words, spaces=spaces, heads=[0] * len(words), deps=["dep"] * len(words))
        hold_times(find_times(doc, day) if words else (), text)

    def codebook(self, raw: bytes) -> None:
        """A codebook, and a parse with it of a text that has its words."""
        (self.place / "c.toml").write_bytes(toml("codebook", raw, self.lines))
        book = load_codebook(self.place / "c.toml")
        names = [*(a.name for a in book.actors), *(p for i in book.issues for p in i.phrases), "Norway", "the ban"]
        text = f"{TEXT}{names[0]} rejected {names[-1]}. “We back {names[1]},” {names[0]} said."
        with sound():
            hold_whole(parse(made_article(text, None), book), parse(made_article(text, None), book))

    def changed(self, raw: bytes, cells: bool = False) -> Path:
        """A folder with the stored tables, bytes or cells of which are changed, or cells alone."""
        files, source = dict(self.stored), Source(raw)
        for _ in source.times(3):
            name = source.one([name for name in files if name.endswith(".csv") or not cells])
            content, way = files[name], 3 if cells else source.number(4)
            if way > 1 and name.endswith(".csv"):
                files[name] = recelled(content, source)
            else:
                at = source.number(len(content) + 1)
                files[name] = content[:at] + source.text().encode() + content[at + source.number(20) * way :]
            if name == "article.txt" and way > 1:  # a digest that fits
                old, new = (hashlib.sha256(text).hexdigest().encode() for text in (content, files[name]))
                files["articles.csv"] = files["articles.csv"].replace(old, new)
        (self.place / "d").mkdir(exist_ok=True)
        for name, content in files.items():
            (self.place / "d" / name).write_bytes(content)
        return self.place / "d"

    def tables_(self, raw: bytes) -> None:
        """A folder of tables that somebody changed: loaded, shown, saved again."""
        tables = Tables.load(self.changed(raw))
        with sound():
            for name, own in IDS.items():
                for row_id in getattr(tables, name)[own]:
                    str(tables.show(row_id)), str(tables.explain(row_id))
            tables.save(self.place / "e")
            hold_whole(Tables.load(self.place / "e"), tables)

    def exports(self, raw: bytes) -> None:
        """All that is made of tables that somebody changed."""
        form = find(Source(raw).one(FORMATS))
        tables = Tables.load(self.changed(raw[1:], cells=True))
        form.not_carried(tables)
        hold(form.write(tables) == form.write(tables), f"{form}: other bytes")

    def corrections(self, raw: bytes) -> None:
        """A file of corrections, on tables."""
        (self.place / "f.toml").write_bytes(toml("corrections", raw, self.lines))
        given = load_corrections(self.place / "f.toml")
        with sound():
            hold_whole(correct(self.tables, given)[0], correct(self.tables, given)[0])
            save_corrections(given, self.place / "g.toml")
            hold(load_corrections(self.place / "g.toml") == given, "saved otherwise")

    def sheet(self, raw: bytes) -> None:
        """A folder of tables that a spreadsheet saved, as corrections."""
        signed = Signature("x", PUBLISHED, "x")
        given = Corrections(tuple(Edited(self.changed(raw), self.tables, self.tables, signed).corrections()))
        with sound():
            hold_whole(correct(self.tables, given)[0], correct(self.tables, given)[0])

    def draft(self, raw: bytes) -> None:
        """The draft of a codebook for a text."""
        with sound():
            made = draft([Reading.of(run(made_article(prose(Source(raw), self.lines), None)))])
            (self.place / "h.toml").write_text(written(made), encoding="utf-8", newline="")
            hold(load_codebook(self.place / "h.toml") == made.codebook, "written otherwise")

    def corpus(self, raw: bytes) -> None:
        """JSON Lines: whatever a line is, it is an article or a failure, and the line after it an article."""
        from pyarrow.parquet import ParquetFile

        from summitry.corpus.chunk import parse_chunk
        from summitry.corpus.sources import items_of

        path, good = self.place / "i.jsonl", json.dumps({"id": "good", "text": TEXT}).encode()
        path.write_bytes((line(raw, self.lines) if raw[:1] == b"\0" else raw) + b"\n" + good)
        items = [*items_of([path], path)]
        with sound():
            told = parse_chunk(items, self.book, "")
        done, failed = (
            ParquetFile(io.BytesIO(told[name])).read()["article_id"].to_pylist() for name in ("texts", "failures")
        )
        hold("good" in done and sorted(done + failed) == sorted(item.article_id for item in items), "one is lost")

    def parse(self, raw: bytes) -> None:
        """Any text, with a codebook, published on any day."""
        source = Source(raw)
        day = source.one(DAYS)
        article = made_article(prose(source, self.lines), day)
        with sound():
            hold_whole(parse(article, self.book), parse(article, self.book))


def line(raw: bytes, lines: list[str]) -> bytes:
    """A line of JSON Lines with the right keys and odd values."""
    source, odd = (
        Source(raw[1:]),
        [*ODD["words"], *ODD["cells"], *STRANGE, "\ud800", None, 5, 1.5, True, ["x"], {"a": 1}],
    )
    record: dict[str, Any] = {"text": prose(source, lines)}
    for _ in source.times(4):
        key = source.one(["id", "title", "publisher", "published", "author", "text"])
        record[key] = source.one(odd) if source.number(4) else source.one([str(day) for day in DAYS])
    return json.dumps(record).encode()


def recelled(content: bytes, source: Source) -> bytes:
    """A table with another cell: an odd one, or one of another row."""
    rows = [*csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline=""))]
    row, at = source.one(rows), source.number(len(rows[0]))
    other = source.one(rows)
    row[at % len(row)] = other[at % len(other)] if source.number(2) else source.one(ODD["cells"])
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue().encode()


def made(name: str, folder: Path) -> tuple[Callable[[bytes], None], list[bytes]]:
    """Give a target as a function, and the bytes to begin with."""
    targets, chance = Targets(folder), random.Random(1)
    act = targets.tables_ if name == "tables" else getattr(targets, name)

    def one(raw: bytes) -> None:
        try:
            act(raw)
        except SummitryError as error:
            hold(not UNWRITABLE.search(str(error)), f"no plain line: {error!r}")

    seeds = [bytes([0, *chance.randbytes(size)]) for size in (4, 8, 12, 20, 40, 80, 160) for _ in range(12)]
    if name == "article":
        page = f"<html><head><title>Talks fail</title></head><body><article><p>{TEXT}</p></article></body></html>"
        seeds = [*(TEXT.encode(code) for code in ("utf-8", "utf-16", "cp1252")), page.encode(), b"PK\3\4", b"%PDF-1.4"]
    return one, seeds
