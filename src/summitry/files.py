"""Files written whole or not at all: one alone, or a set of which readers get the old or the new one.

A set is written into a folder of its own inside the one that it is for. Renaming that folder to `NEW` is the moment
at which the set changes: from then on each file counts as it stands in `NEW` or, once it was moved out, beside it.
Whoever comes next finishes the moves that a stopped command left. No step needs a lock, and none is more than a
rename, which Linux, macOS and Windows do whole.
"""

import errno
import shutil
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from .errors import SummitryError

OURS = ".summitry-"  # how the names of our own folders begin; they are hidden, and gone when a command ends
NEW = f"{OURS}new"
PAUSES = (*[0.01] * 10, *[0.05] * 60)  # seconds to wait for another command, or for a program that holds a file
GONE = (FileNotFoundError, NotADirectoryError, IsADirectoryError)


def put(path: str | Path, content: bytes) -> None:
    """Write a file whole or not at all; its folder is made, its rights are kept, a link is followed.

    Raises `SummitryError` where it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     put(f"{folder}/new/note.txt", b"Oslo")
    ...     Path(folder, "new/note.txt").read_text()
    'Oslo'
    """
    place = Path(path).resolve()

    def replace(fresh: Path) -> None:
        (fresh / place.name).replace(place)

    with _telling(path, "file"):
        _put(place.parent, {place.name: content}, replace)


def put_set(folder: str | Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder as one: `get_set` gives the old ones or the new ones.

    Files of other names stay. Raises `SummitryError` where the folder cannot be written: then nothing has changed, or
    a file that another program holds waits in the folder, where `get_set` finds it, for the next command.
    """

    def replace(fresh: Path) -> None:
        _commit(fresh, fresh.parent)
        settle(fresh.parent)

    with _telling(folder, "folder"):
        _put(Path(folder), files, replace)


def get_set(folder: str | Path, names: Collection[str], last: str) -> dict[str, bytes]:
    """Read those of some files that a folder has, all from one `put_set`; `last` is a file that every set has.

    Raises `SummitryError` where a file cannot be read, or the folder is written again and again.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     put_set(folder, {"a.csv": b"1", "b.csv": b"2"})
    ...     get_set(folder, {"b.csv", "c.csv"}, "a.csv")
    {'b.csv': b'2'}
    """
    folder, fault = Path(folder), "it is being written"
    with suppress(OSError):  # where one may only read, the files are read from where they are
        settle(folder)
    for pause in PAUSES:
        try:
            before = _stamp(folder, last)
            found = {name: content for name in sorted(names) if (content := _get(folder, name)) is not None}
            if before == _stamp(folder, last):
                return found
        except OSError as error:
            fault = str(error.strerror)
        time.sleep(pause)
    raise SummitryError(f"the folder cannot be read ({fault})", where=str(folder), remedy="try again")


def settle(folder: Path) -> None:
    """Move the files of a set that was written into their places, where a stopped command has not."""
    new = folder / NEW
    names: list[str] = []
    with suppress(*GONE):
        names = sorted(path.name for path in new.iterdir())
    for name in names:
        _move(new / name, folder / name)
    with suppress(OSError):  # nothing is there, or another command's set by now
        new.rmdir()


def _put(folder: Path, files: Mapping[str, bytes], replace: Callable[[Path], None]) -> None:
    """Write files into a folder of their own, and let `replace` put them in their places.

    Another command may take that folder for one that a stopped command left: then they are written again.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clean(folder)
        for pause in PAUSES:
            with suppress(FileNotFoundError), _written(folder, files) as fresh:
                return replace(fresh)
            time.sleep(pause)
        raise FileNotFoundError(errno.EBUSY, "other commands write here")
    except BaseException:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise


@contextmanager
def _written(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with the files, with the rights of those that they will replace; it goes where it is left."""
    fresh = folder / f"{OURS}{token_hex(8)}"
    fresh.mkdir()
    try:
        for name, content in files.items():
            (fresh / name).write_bytes(content)
            with suppress(FileNotFoundError):
                shutil.copymode(folder / name, fresh / name)
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _clean(folder: Path) -> None:
    """Remove what stopped commands left; renamed first, so that none can be put in its place half removed."""
    for left in folder.glob(f"{OURS}*"):
        with suppress(OSError):
            if left.name != NEW:
                shutil.rmtree(left.rename(folder / f"{OURS}{token_hex(8)}"), ignore_errors=True)


def _commit(fresh: Path, folder: Path) -> None:
    """Make a folder of files the set that counts, after the one that another command may be putting in its place."""
    for pause in PAUSES:
        settle(folder)
        try:
            fresh.rename(folder / NEW)
            return
        except FileNotFoundError:
            raise
        except OSError:
            if not (folder / NEW).exists():
                raise
        time.sleep(pause)
    raise SummitryError("the folder is being written", where=str(folder), remedy="try again")


def _move(path: Path, place: Path) -> None:
    """Rename a file; one that is not there was moved by another command, one that is held is waited for."""
    for pause in (*PAUSES, None):
        try:
            path.replace(place)
        except FileNotFoundError:
            return
        except PermissionError:
            if pause is None:
                raise
            time.sleep(pause)
        else:
            return


def _get(folder: Path, name: str) -> bytes | None:
    """The content of a file of the set that counts; None where there is none."""
    for path in (folder / NEW / name, folder / name):
        with suppress(*GONE):
            return path.read_bytes()
    return None


def _stamp(folder: Path, name: str) -> tuple[int, ...] | None:
    """A number of the set that counts: that of the file itself, which moves do not change, and its time."""
    for path in (folder / NEW / name, folder / name):
        with suppress(*GONE):
            status = path.stat()
            return status.st_ino, status.st_mtime_ns, status.st_size
    return None


@contextmanager
def _telling(path: str | Path, kind: str) -> Iterator[None]:
    """A fault of the file system as one line."""
    try:
        yield
    except OSError as error:
        what = f"the {kind} cannot be written ({error.strerror or error})"
        raise SummitryError(what, where=str(path), remedy=f"name another {kind}") from error
