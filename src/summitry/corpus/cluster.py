"""The workers of a Dask cluster as an executor: the only module that knows Dask."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from ..errors import SummitryError


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """Give the executor of the cluster at a scheduler's address, and how many tasks its workers do at once.

    Raises `SummitryError` where Dask is not installed, no scheduler answers within ten seconds, or it has no workers.

    >>> with cluster("tcp://127.0.0.1:1"):  # doctest: +SKIP
    ...     pass
    Traceback (most recent call last):
    summitry.errors.SummitryError: tcp://127.0.0.1:1: no scheduler answers; run 'dask scheduler' there
    """
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        what, remedy = f"the package '{error.name}' is missing", "run 'pip install \"summitry[corpus,cluster]\"'"
        raise SummitryError(what, where=address, remedy=remedy) from None
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError):
        raise SummitryError("no scheduler answers", where=address, remedy="run 'dask scheduler' there") from None
    with client:
        slots = sum(client.nthreads().values())
        if not slots:
            remedy = f"run 'dask worker {address} --nthreads 1' where this package is installed"
            raise SummitryError("the scheduler has no workers", where=address, remedy=remedy)
        yield client.get_executor(), slots
