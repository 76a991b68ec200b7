"""Files are whole whatever happens: a stop at any step, a full disk, readers and other writers at the same time."""

import errno
import itertools
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from summitry import SummitryError
from summitry.files import NEW, OURS, get_set, put, put_set

OLD, FRESH, THIRD = ({name: f"{name} of {n}\n".encode() * 99 for name in "abcz"} for n in ("one", "two", "three"))
FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod")  # of the file system, as Python audits them


class Stopped(BaseException):
    """The process is gone: nothing after it happens."""


class Stopper:
    """Counts the steps that change files under a folder, and lets one fail, or that and all after it."""

    def __init__(self):
        self.under, self.at, self.count, self.fault = "", -1, 0, None

    def watch(self, folder, at=-1, fault=None):
        """Count from now on, under a folder; the step `at` ends the process, or is a fault."""
        self.under, self.at, self.count, self.fault = str(folder), at, 0, fault
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.under = ""

    def step(self):
        """Count a step, and end there or fail."""
        self.count += 1
        if self.count == self.at and self.fault:
            raise OSError(self.fault, os.strerror(self.fault))
        if 0 < self.at <= self.count and not self.fault:
            raise Stopped

    def hear(self, event, arguments):
        """Take what Python audits for a step where it changes the file system."""
        if self.under and event in CHANGES:
            path = str(arguments[0])  # relative where a tree is removed
            if path.startswith(self.under) or not Path(path).is_absolute():
                self.step()


STOPPER = Stopper()


@pytest.fixture(scope="module", autouse=True)
def _heard():
    sys.addaudithook(STOPPER.hear)


@pytest.fixture
def stopper(monkeypatch):
    """Writing is three steps, too: before it, when half is there, and after it."""

    def write(path, content):
        if STOPPER.under:
            STOPPER.step()
            with path.open("wb") as file:
                file.write(content[: len(content) // 2])
            STOPPER.step()
        with path.open("wb") as file:
            file.write(content)

    monkeypatch.setattr(Path, "write_bytes", write)
    return STOPPER


def start(folder, before):
    """A folder as it may be found: missing, empty, with a set, or with one that a stopped command did not move."""
    if before != "missing":
        folder.mkdir(parents=True)
    if before in ("a set", "a stopped set"):
        put_set(folder, OLD if before == "a set" else THIRD)
    if before == "a stopped set":
        (folder / NEW).mkdir()
        for name in "bz":
            (folder / NEW / name).write_bytes(OLD[name])
        for name in "ac":
            (folder / name).write_bytes(OLD[name])
        (folder / f"{OURS}0123").mkdir()
        (folder / f"{OURS}0123" / "a").write_bytes(b"ha")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


FAULTS = {"stop": None, "disk full": errno.ENOSPC, "denied": errno.EACCES, "broken": errno.EIO}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("before", ["missing", "empty", "a set", "a stopped set"])
def test_at_whatever_step_it_ends_a_set_is_old_or_new_and_the_next_command_recovers(
    tmp_path, stopper, monkeypatch, before, fault
):
    monkeypatch.setattr("summitry.files.PAUSES", (0,))
    for at in itertools.count(1):
        folder = tmp_path / str(at) / "tables"
        start(folder, before)
        told = ended(stopper.watch(tmp_path, at, fault), lambda: put_set(folder, FRESH))  # noqa: B023
        with monkeypatch.context() as readonly:
            readonly.setattr("summitry.files.settle", lambda _: None)
            found = get_set(folder, FRESH, "z")
        assert found == get_set(folder, FRESH, "z")
        assert found in ((OLD if "set" in before else {}), FRESH)
        if told:
            assert told == f"{folder}: the folder cannot be written ({os.strerror(fault)}); name another folder"
            assert found == FRESH or before != "missing" or not folder.exists()
        elif stopper.count < at:
            assert found == FRESH
        put_set(folder, THIRD)
        assert {name: (folder / name).read_bytes() for name in names(folder)} == THIRD
        if stopper.count < at:
            break
    assert at > 4 * len(FRESH)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("before", ["missing", "a file"])
def test_at_whatever_step_it_ends_a_file_is_old_or_new_and_the_next_command_cleans(tmp_path, stopper, before, fault):
    for at in itertools.count(1):
        path = tmp_path / str(at) / "report.html"
        if before == "a file":
            put(path, b"old")
        told = ended(stopper.watch(tmp_path, at, fault), lambda: put(path, b"new"))  # noqa: B023
        assert not path.exists() if before == "missing" and not path.exists() else path.read_bytes() in (b"old", b"new")
        assert told in (None, f"{path}: the file cannot be written ({os.strerror(fault or 0)}); name another file")
        put(path, b"next")
        assert names(path.parent) == ["report.html"]
        assert path.read_bytes() == b"next"
        if stopper.count < at:
            break
    assert at > 4


def ended(stopper, act):
    """What an act says where it is stopped or a step of it fails; None where it says nothing."""
    try:
        with stopper:
            act()
    except Stopped:
        return None
    except SummitryError as error:
        return str(error)
    return None


def forked(act):
    """The id of a process that acts until it is ended."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        act()
        status = 0
    finally:
        os._exit(status)


def alternately(folder, sets=(OLD, FRESH), times=None):
    for number in itertools.count() if times is None else range(times):
        put_set(folder, sets[number % len(sets)])


def stop(child):
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@FORKS
@pytest.mark.slow
def test_killed_at_any_moment_the_folder_has_one_set_and_the_next_command_leaves_nothing_else(tmp_path):
    chance, folder = random.Random(1), tmp_path / "tables"
    for _ in range(150):
        put_set(folder, OLD)
        child = forked(lambda: alternately(folder))
        time.sleep(chance.uniform(0.001, 0.02))
        stop(child)
        assert get_set(folder, OLD, "z") in (OLD, FRESH)
        if chance.random() < 0.5:
            put_set(folder, THIRD)
            assert {name: (folder / name).read_bytes() for name in names(folder)} == THIRD


@FORKS
def test_a_reader_during_saves_gets_one_set_never_a_mixture(tmp_path):
    folder = tmp_path / "tables"
    put_set(folder, OLD)
    child = forked(lambda: alternately(folder))
    try:
        found = [get_set(folder, OLD, "z") for _ in range(400)]
    finally:
        stop(child)
    assert [one for one in found if one not in (OLD, FRESH)] == []
    assert OLD in found
    assert FRESH in found


@FORKS
def test_writers_at_the_same_time_leave_the_set_of_one_of_them(tmp_path):
    folder = tmp_path / "tables"
    children = [forked(lambda s=s: alternately(folder, (s,), 20)) for s in (OLD, FRESH, THIRD)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert get_set(folder, OLD, "z") in (OLD, FRESH, THIRD)
    put_set(folder, OLD)
    assert names(folder) == [*OLD]


def test_a_folder_that_is_written_without_end_is_told_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("summitry.files.PAUSES", (0, 0))
    count = itertools.count()
    monkeypatch.setattr("summitry.files._stamp", lambda *_: (next(count),))
    with pytest.raises(SummitryError, match=r"the folder cannot be read \(it is being written\); try again$"):
        get_set(tmp_path, OLD, "z")


def test_a_file_that_another_program_holds_is_told_and_its_set_counts(tmp_path, monkeypatch):
    monkeypatch.setattr("summitry.files.PAUSES", (0,))
    put_set(tmp_path, OLD)
    replace = Path.replace

    def hold(path, place):
        if place.name == "b":
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(path, place)

    with monkeypatch.context() as held:
        held.setattr(Path, "replace", hold)
        with pytest.raises(SummitryError, match=r"the folder cannot be written \(Permission denied\)"):
            put_set(tmp_path, FRESH)
        assert get_set(tmp_path, OLD, "z") == FRESH
    assert get_set(tmp_path, OLD, "z") == FRESH
    assert names(tmp_path) == [*FRESH]


@pytest.mark.skipif(os.name == "nt", reason="rights are those of POSIX")
def test_new_files_have_the_rights_that_the_user_asks_for_and_old_ones_keep_theirs(tmp_path):
    asked = os.umask(0o027)
    try:
        put(tmp_path / "new" / "a", b"")
        put_set(tmp_path / "set", OLD)
        (tmp_path / "set" / "b").chmod(0o600)
        put_set(tmp_path / "set", FRESH)
    finally:
        os.umask(asked)
    rights = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert rights == {"new": 0o750, "set": 0o750, "a": 0o640, "b": 0o600, "c": 0o640, "z": 0o640}


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_a_link_to_a_file_stays_and_what_it_leads_to_is_written(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "a").symlink_to(tmp_path / "there" / "a")
    put(tmp_path / "a", b"new")
    assert (tmp_path / "a").is_symlink()
    assert (tmp_path / "there" / "a").read_bytes() == b"new"


def test_files_of_other_names_stay(tmp_path):
    (tmp_path / "mine").write_text("keep me")
    put_set(tmp_path, OLD)
    assert (tmp_path / "mine").read_text() == "keep me"
