"""The value that every form of a file is read as, and the error for what cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from ..errors import SummitryError

EXTRA = 'pip install "summitry[inputs]"'


class Content(NamedTuple):
    """The `text` of a file and what the file itself knows of it; None where it does not say.

    `form` is text, HTML, Word or PDF; `encoding` that of its bytes, None where the form has its own.
    """

    text: str
    form: str
    encoding: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


@contextmanager
def reading(form: str, where: str, remedy: str) -> Iterator[None]:
    """Turn whatever the library of a form raises into a `SummitryError` that names the file and the remedy.

    >>> with reading("PDF", "a.pdf", "print it to a new PDF"):
    ...     raise KeyError("/Root")
    Traceback (most recent call last):
    summitry.errors.SummitryError: a.pdf: this PDF cannot be read ('/Root'); print it to a new PDF
    """
    try:
        yield
    except SummitryError:
        raise
    except ImportError as error:
        what = f"the package that reads {form}, {error.name}, is not installed"
        raise SummitryError(what, where=where, remedy=f"run '{EXTRA}'") from None
    except Exception as error:  # a damaged file makes its library stumble in any place
        what = f"this {form} cannot be read ({error or type(error).__name__})"
        raise SummitryError(what, where=where, remedy=remedy) from error
