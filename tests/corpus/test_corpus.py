"""Many articles: what is read, what fails, and what a stopped run leaves to the next."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from summitry import Tables, load_codebook, parse, read_article  # noqa: E402
from summitry.commands import main  # noqa: E402
from summitry.corpus import parse_corpus, read_corpus, run  # noqa: E402
from summitry.corrections import corrections_of  # noqa: E402
from summitry.errors import SummitryError  # noqa: E402
from tests.conftest import ROOT  # noqa: E402

NAMES = ["Doe", "Roe", "Poe", "Lee", "Fox", "Kay", "Ray", "Moe"]
PLACES = ["Oslo", "Bergen", "Strelsau", "Zenda"]


def sentence(n: int) -> str:
    return f"Jane {NAMES[n % 8]} met John {NAMES[(n + 3) % 8]} in {PLACES[n % 4]} on Monday."


@pytest.fixture
def folder(tmp_path):
    """Ten articles in files, one of them of a folder in the folder."""
    source = tmp_path / "in"
    (source / "sub").mkdir(parents=True)
    for n in range(10):
        (source / ("sub" if n == 9 else "") / f"a{n}.txt").write_text(sentence(n), encoding="utf-8")
    (source / "a0.toml").write_text('published = 2024-05-15\npublisher = "The Herald"\n')
    return source


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(run, "CHUNK", 3)


def digests(out: Path) -> dict[str, str]:
    """All files of a data set but the lock, and what they hold."""
    files = (path for path in out.rglob("*") if path.is_file() and path.name != run.LOCK)
    return {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def table(out: Path, name: str):
    return pa.concat_tables([pq.read_table(path) for path in sorted((out / name).glob("*.parquet"))]).to_pylist()


def same(one: Tables, other: Tables) -> bool:
    return one.text == other.text and all(
        a.to_csv() == b.to_csv() for (_, a), (_, b) in zip(one.items(), other.items(), strict=True)
    )


def test_the_tables_are_those_that_a_parse_of_each_gives(tmp_path):
    book = load_codebook(ROOT / "data/codebooks/ukraine-peace.toml")
    assert parse_corpus(ROOT / "data/articles", tmp_path / "out", book) == (2, 0)
    for tables in read_corpus(tmp_path / "out"):
        path = ROOT / f"data/articles/{tables.articles['article_id'].iloc[0]}.txt"
        assert same(tables, parse(read_article(path), book, corrections_of(path)))


def test_a_folder_gives_an_article_a_file_with_its_metadata(folder, tmp_path):
    assert parse_corpus(folder, tmp_path / "out") == (10, 0)
    rows = table(tmp_path / "out", "articles")
    assert [row["article_id"] for row in rows] == [*(f"a{n}" for n in range(9)), "sub/a9"]
    assert (str(rows[0]["published"]), rows[0]["publisher"]) == ("2024-05-15", "The Herald")
    assert [tables.text for tables in read_corpus(tmp_path / "out", ["a4"])] == [sentence(4)]


RECORDS = {
    "text alone": ({"text": sentence(0)}, None),
    "all keys": (
        {"id": 7, "text": sentence(0), "published": "2024-05-15T10:00:00Z", "title": "Talks", "publisher": "P"},
        None,
    ),
    "other keys": ({"text": sentence(0), "url": "u", "tags": []}, None),
    "no text": ({"title": "Talks"}, "there is no text; put the article under the key 'text'"),
    "empty text": ({"text": ""}, "there is no text; put the article under the key 'text'"),
    "white space": ({"text": " \n"}, "no sentence of a body was found; paste the whole article"),
    "no day": ({"text": sentence(0), "published": "soon"}, "'soon' is no date; write it as YYYY-MM-DD"),
    "number for a day": ({"text": sentence(0), "published": 5}, "'5' is no date; write it as YYYY-MM-DD"),
    "number for a text": ({"text": 5}, "'text' is not text; put it in quotation marks"),
    "too long": (
        {"text": "a" * 5_000_000},
        "the article has 5,000,000 characters, more than 1,000,000; part it, or give it to 'summitry parse'",
    ),
    "list": ([1], "the line is no object; write one a line"),
    "text for an object": ("no; reason", "the line is no object; write one a line"),
    "half a character in an id": ({"id": "\ud800", "text": "x"}, "'\\ud800' is no id; use letters and digits"),
    "a control character in an id": ({"id": "\x1b", "text": "x"}, "'\\x1b' is no id; use letters and digits"),
    "an id of blanks": ({"id": " ", "text": "x"}, "' ' is no id; use letters and digits"),
    **{
        f"half a character in the {key}": (
            {"text": sentence(0), key: "Talks \ud800"},
            f"the {key} holds bytes that are no text; read it as UTF-8",
        )
        for key in ("text", "title", "publisher", "author")
    },
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_line_is_an_article_or_a_failure_with_the_reason(name, tmp_path):
    record, reason = RECORDS[name]
    (tmp_path / "in.jsonl").write_text(json.dumps(record) + "\n\n" + json.dumps({"text": sentence(1)}) + "\n")
    counts = parse_corpus(tmp_path / "in.jsonl", tmp_path / "out")
    assert counts == ((1, 1) if reason else (2, 0))
    assert [(row["where"], row["reason"]) for row in table(tmp_path / "out", "failures")] == (
        [("in.jsonl, 1", reason)] if reason else []
    )


def test_rows_of_parquet_are_articles(tmp_path):
    rows = [{"id": f"r{n}", "text": sentence(n), "url": "u"} for n in range(5)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet")
    assert parse_corpus(tmp_path / "in.parquet", tmp_path / "out") == (5, 0)
    assert [row["article_id"] for row in table(tmp_path / "out", "texts")] == [f"r{n}" for n in range(5)]


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 4,
    "encoding.txt": "Встреча прошла в Осло. ".encode("utf-16-le")[1:],
    "picture.txt": b"\x89PNG\r\n",
    "codebook.txt": b'sides = [{id = "a", label = "A"}]\n',
    "broken.parquet": b"PAR1 and no more",
    "broken.docx": b"PK\x03\x04 and no more",
    "broken.jsonl": b"{no json\n",
}


def test_a_bad_article_costs_one_row_and_never_the_run(folder, tmp_path):
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    assert parse_corpus(folder, tmp_path / "out") == (10, len(BAD))
    failures = table(tmp_path / "out", "failures")
    assert {row["where"].partition(",")[0] for row in failures} == {*BAD}
    assert not [row for row in failures if str(tmp_path) in row["reason"] or not row["reason"]]


@pytest.mark.parametrize("name", [b"talks\xff.txt", b"\xff/talks.txt"], ids=["a file", "a folder"])
def test_a_name_that_cannot_be_written_costs_one_row(folder, tmp_path, name):
    path = folder / os.fsdecode(name)
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(sentence(0), encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    assert parse_corpus(folder, tmp_path / "out") == (10, 1)
    (row,) = table(tmp_path / "out", "failures")
    assert row["reason"].endswith("is no id; use letters and digits")


ODD = {  # odd, and yet an article
    "word": "a" * 200_000,
    "quotes": "“They met, " * 300,
    "markup": f"<b>{sentence(0)}</b> & < \x1b[31m \u202e",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_article_leaves_the_others_alone(name, tmp_path):
    lines = [{"id": "odd", "text": ODD[name]}, {"id": "good", "text": sentence(1)}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    parse_corpus(tmp_path / "in.jsonl", tmp_path / "out")
    assert [row["title"] for row in table(tmp_path / "out", "events") if row["article_id"] == "good"] == [
        "Roe-Fox meeting in Bergen"
    ]
    ids = [row["article_id"] for name in ("texts", "failures") for row in table(tmp_path / "out", name)]
    assert sorted(ids) == ["good", "odd"]


def test_a_stage_that_breaks_costs_the_article_alone(folder, tmp_path, monkeypatch):
    from summitry.corpus import chunk

    whole = chunk.run

    def broken(article, *given, **made):
        if article.article_id == "a5":
            raise ValueError("odd\nwords")
        return whole(article, *given, **made)

    monkeypatch.setattr(chunk, "run", broken)
    assert parse_corpus(folder, tmp_path / "out") == (9, 1)
    assert [row["reason"].partition(" (")[0] for row in table(tmp_path / "out", "failures")] == [
        "ValueError: odd words"
    ]


def test_a_batch_that_breaks_is_parsed_one_by_one(folder, tmp_path, monkeypatch):
    from summitry.corpus import chunk

    parse_corpus(folder, tmp_path / "once")
    monkeypatch.setattr(chunk, "analyse_all", lambda articles: 1 / 0)
    parse_corpus(folder, tmp_path / "out")
    assert digests(tmp_path / "out") == digests(tmp_path / "once")


def test_a_second_article_with_the_same_id_is_a_failure(tmp_path):
    lines = [{"id": "A", "text": sentence(0)}, {"id": "a", "text": sentence(1)}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert parse_corpus(tmp_path / "in.jsonl", tmp_path / "out") == (1, 1)
    assert [row["reason"] for row in table(tmp_path / "out", "failures")] == [
        "another article has the id 'a'; rename it"
    ]


@pytest.mark.parametrize("at", [0, 14, 43])
def test_stopped_at_any_file_and_started_again_gives_the_same_bytes(folder, tmp_path, monkeypatch, at):
    from summitry.corpus import store

    parse_corpus(folder, tmp_path / "once")
    written = []

    def put(path, content):
        if len(written) == at:
            raise KeyboardInterrupt
        written.append(path)
        whole(path, content)

    whole = store.put
    monkeypatch.setattr(store, "put", put)
    with pytest.raises(KeyboardInterrupt):
        parse_corpus(folder, tmp_path / "out")
    assert len(list((tmp_path / "out").glob("failures/*"))) == at // 11
    monkeypatch.setattr(store, "put", whole)
    parsed = []
    monkeypatch.setattr(run, "parse_chunk", lambda items, *given: parsed.append(items) or worked(items, *given))
    assert parse_corpus(folder, tmp_path / "out") == (10, 0)
    assert digests(tmp_path / "out") == digests(tmp_path / "once")
    assert len(parsed) == 4 - at // 11


worked = run.parse_chunk


def test_what_changed_in_the_source_is_parsed_anew_and_nothing_else(folder, tmp_path, monkeypatch):
    parse_corpus(folder, tmp_path / "out")
    (folder / "a4.txt").write_text(sentence(40))
    (folder / "sub/a9.txt").unlink()
    parsed = []
    monkeypatch.setattr(run, "parse_chunk", lambda items, *given: parsed.append(items) or worked(items, *given))
    assert parse_corpus(folder, tmp_path / "out") == (9, 0)
    assert [[item.article_id for item in items] for items in parsed] == [["a3", "a4", "a5"]]
    monkeypatch.undo()
    monkeypatch.setattr(run, "CHUNK", 3)
    parse_corpus(folder, tmp_path / "once")
    assert digests(tmp_path / "out") == digests(tmp_path / "once")


def test_a_disk_that_is_full_is_one_line_with_the_remedy(folder, tmp_path, monkeypatch):
    from summitry.corpus import store

    def full(path, content):
        raise SummitryError("the file cannot be written (No space left on device)", where="x", remedy="name another")

    monkeypatch.setattr(store, "put", full)
    with pytest.raises(SummitryError, match=r"No space left on device.*; make room, then run the same command again"):
        parse_corpus(folder, tmp_path / "out")


def test_a_lost_worker_is_one_line_with_the_remedy(folder, tmp_path):
    class Lost:
        def submit(self, *given):
            future = Future()
            future.set_exception(BrokenExecutor())
            return future

    with pytest.raises(SummitryError, match=r"a worker was lost .BrokenExecutor."):
        parse_corpus(folder, tmp_path / "out", executor=Lost())


def test_a_second_run_on_one_folder_is_refused(folder, tmp_path):
    with run._locked(tmp_path / "out", folder), pytest.raises(SummitryError, match="another run is writing here"):
        parse_corpus(folder, tmp_path / "out")


@pytest.mark.parametrize(
    ("source", "out", "says"),
    [
        ("nowhere", "out", "there is no such file or folder"),
        ("empty", "out", "the folder holds no article"),
        ("in", "in/out", "the folder is part of the source"),
        ("in", "mine", "the folder holds other files \\('my.txt'\\)"),
        ("in", "in/a1.txt", "the folder is part of the source"),
        ("in", "mine/my.txt", "the folder cannot be written"),
    ],
)
def test_a_folder_that_will_not_do_is_refused(folder, tmp_path, source, out, says):
    (tmp_path / "empty").mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/my.txt").write_text("mine")
    with pytest.raises(SummitryError, match=says):
        parse_corpus(tmp_path / source, tmp_path / out)


def test_where_nothing_was_parsed_nothing_is_read(tmp_path):
    with pytest.raises(SummitryError, match="there is no data set"):
        next(read_corpus(tmp_path))


@pytest.mark.slow
def test_killed_again_and_again_two_workers_give_the_bytes_of_one(folder, tmp_path):
    for n in range(10, 160):
        (folder / f"a{n}.txt").write_text(" ".join(map(sentence, range(n, n + 9))), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "summitry",
        "corpus",
        str(folder),
        "--out",
        str(tmp_path / "out"),
        "--workers",
        "2",
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    for wanted in (1, 2, 3):
        with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=True) as running:
            while running.poll() is None and len([*(tmp_path / "out/failures").glob("*.parquet")]) < wanted:
                time.sleep(0.02)
            os.killpg(running.pid, signal.SIGKILL)
        assert running.returncode == -signal.SIGKILL
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"{tmp_path / 'out'}: 160 articles, 0 failures\n"
    run.CHUNK = 32
    parse_corpus(folder, tmp_path / "once")
    assert digests(tmp_path / "out") == digests(tmp_path / "once")


def test_the_command_says_what_was_found_and_where(folder, tmp_path, capsys):
    (folder / "empty.txt").write_bytes(b"")
    assert main(["corpus", str(folder), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'out'}: 10 articles, 1 failure\n"


def test_a_cluster_that_is_not_there_is_one_line(folder, tmp_path, capsys):
    pytest.importorskip("distributed")
    command = ["corpus", str(folder), "--out", str(tmp_path / "out"), "--scheduler"]
    assert main([*command, "localhost"]) == 2
    assert capsys.readouterr().err == "summitry: localhost: no scheduler answers; run 'dask scheduler' there\n"
    assert main([*command, "tcp://127.0.0.1:8786", "--workers", "2"]) == 2
    assert "the scheduler has its own workers" in capsys.readouterr().err


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_bytes_of_one_process(folder, tmp_path, capsys):
    distributed = pytest.importorskip("distributed")
    parse_corpus(folder, tmp_path / "once")

    def killed():
        while not [*(tmp_path / "out/failures").glob("*.parquet")]:
            time.sleep(0.01)
        os.kill(next(iter(pids.values())), signal.SIGKILL)

    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
        ThreadPoolExecutor(1) as beside,
    ):
        pids = client.run(os.getpid)
        done = beside.submit(killed)
        out = str(tmp_path / "out")
        assert main(["corpus", str(folder), "--out", out, "--scheduler", cluster.scheduler_address]) == 0
        done.result()
        assert capsys.readouterr().out == f"{out}: 10 articles, 0 failures\n"
    assert digests(tmp_path / "out") == digests(tmp_path / "once")
