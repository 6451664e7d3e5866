"""The address of a Dask scheduler, to an executor: the one room that knows of Dask."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, UsageError
from digest.model import Location

if TYPE_CHECKING:
    from distributed import Client

PATIENCE_SECONDS = 10
"""For the scheduler to answer, and then for its first worker."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of the scheduler at this address, such as `tcp://10.0.0.5:8786`.

    A worker that is lost costs time only: what it was doing is done by another.

    Raises:
        ConfigError: the extra `dask` is not installed.
        UsageError: nobody answers there, or there are no workers.
    """
    try:
        from distributed import Client  # a second: only for those who ask for it
    except ImportError as error:
        expected = "pip install 'digest-press[dask]'"
        raise ConfigError.at(Location("--engine dask"), "needs an extra", expected) from error
    place = Location(f"--scheduler {address}")
    try:
        _knock(address)
        client = Client(address, timeout=PATIENCE_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        expected = "the address of a Dask scheduler that runs, such as tcp://127.0.0.1:8786"
        raise UsageError.at(place, f"no scheduler there ({error})", expected) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
        except TimeoutError as error:
            raise UsageError.at(place, "has no workers", "one worker at least") from error
        yield _Workers(client)


def _knock(address: str) -> None:
    """Complain at once where nobody listens: a client would wait, and then end with a traceback.

    Raises:
        OSError, ValueError: with the reason.
    """
    from distributed.comm.addressing import get_address_host_port

    host_and_port: tuple[str, int] = get_address_host_port(address)
    socket.create_connection(host_and_port, PATIENCE_SECONDS).close()


class _Workers(Executor):
    """A client as an executor, whose failures are those that the engine knows."""

    def __init__(self, client: Client) -> None:
        # pure: else a step whose files were removed would not be done again.
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = self._executor.submit(fn, *args, **kwargs)
        return future

    def map(
        self,
        fn: Callable[..., Any],
        *iterables: Any,
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[Any]:
        """As any executor's; a failure of the cluster itself is a `BrokenExecutor`."""
        from distributed.client import FutureCancelledError
        from distributed.comm.core import CommClosedError
        from distributed.scheduler import KilledWorker

        try:
            yield from self._executor.map(fn, *iterables, timeout=timeout)
        except (KilledWorker, FutureCancelledError, CommClosedError) as error:
            raise BrokenExecutor(str(error)) from error
