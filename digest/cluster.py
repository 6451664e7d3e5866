"""The address of a Dask scheduler, to an executor: the one room that knows of Dask."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, nullcontext
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.cache import code_version
from digest.errors import ConfigError, DigestError, UsageError
from digest.model import Location
from digest.seams import site_modules

if TYPE_CHECKING:
    from distributed import Client

PATIENCE_SECONDS = 10
"""For the scheduler to answer, and then for its first worker."""

LIBRARIES = """
lxml Markdown msgspec nh3 numpy nupunkt pillow py3langid Pygments PyStemmer python-frontmatter
PyYAML trafilatura tzdata
""".split()
"""Whose versions decide what a worker comes to, beside digest's own code."""
EXTRAS = ("model2vec", "pyromark")
"""The same, where they are installed."""


@contextmanager
def cluster(address: str, root: Path | None = None) -> Iterator[Workers]:
    """The workers of the scheduler at this address, such as `tcp://10.0.0.5:8786`; for the site at
    `root`, if there is one, whose configuration may name modules of its own.

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
        yield Workers(client, root)


def _knock(address: str) -> None:
    """Complain at once where nobody listens: a client would wait, and then end with a traceback.

    Raises:
        OSError, ValueError: with the reason.
    """
    from distributed.comm.addressing import get_address_host_port

    host_and_port: tuple[str, int] = get_address_host_port(address)
    socket.create_connection(host_and_port, PATIENCE_SECONDS).close()


class Workers(Executor):
    """A client as an executor, whose failures are those that the engine knows."""

    def __init__(self, client: Client, root: Path | None) -> None:
        # pure: else a step whose files were removed would not be done again.
        self._executor = client.get_executor(pure=False)
        self._root = root
        self.threads: int = sum(client.nthreads().values())
        """Of all workers that are there at the start."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As any executor's."""
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

        units = list(zip(*iterables, strict=False))
        # A task costs the scheduler a millisecond, and its own map sends every unit alone.
        batches = [units[at : at + chunksize] for at in range(0, len(units), chunksize)]
        work = partial(at_worker, code_here(), self._root, fn)
        try:
            for found in self._executor.map(work, batches, timeout=timeout):
                yield from found
        except (KilledWorker, FutureCancelledError, CommClosedError) as error:
            raise BrokenExecutor(str(error)) from error


def at_worker(
    code: str, root: Path | None, stage: Callable[..., Any], units: Sequence[tuple[Any, ...]]
) -> list[Any]:
    """What a stage makes of some units, here, on behalf of a process whose code is `code`.

    Raises:
        DigestError: the stage's own; or here is other code, which would come to other results.
    """
    if code != code_here():
        what = f"digest, its libraries or Python are of another version on {socket.gethostname()}"
        raise DigestError.at(Location("--engine dask"), what, "the same versions on every worker")
    with site_modules(root) if root else nullcontext():
        return [stage(*unit) for unit in units]


def code_here() -> str:
    """The version of all that results come from: all of digest, as any stage may be asked for."""
    extras = [name for name in EXTRAS if find_spec(name)]
    return code_version((".",), (*LIBRARIES, *extras))
