"""`each(stage, units)`: where a stage runs; the only room that knows of workers.

A stage is a pure function of one unit, defined at a module's top so that it can be sent
to a worker. Results come back in the order of the units, whoever computed them, so the
number of workers never shows in what is built. A stage begins inline; workers are started
only if the rest would take longer than starting them. On Linux they are copies of this process
(`fork`), which have already imported what the first units needed; this process works beside them.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Protocol, TypeVar

from digest.errors import DigestError
from digest.forking import Lost, aside, begun, has_means
from digest.model import Location

if TYPE_CHECKING:
    from concurrent.futures import Executor

Unit = TypeVar("Unit")
Result = TypeVar("Result")

TRIAL_SECONDS = 0.05
"""For this long a stage runs inline first, to estimate how long the rest will take."""

WORTHWHILE_SECONDS = 0.1
"""Less work than this stays inline: a copy of this process takes 0.01 s to start, and as much
again for copy-on-write. Tuned with `TRIAL_SECONDS` on cold builds of 1,000 posts in two
processes: 1.55 s, against 1.81 with 0.1 and 0.2, and 2.17 with 0.2 and 0.6."""

SPAWNED_SECONDS = 0.6
"""The same for spawned workers, which have to import everything that they need."""

CHUNKS_PER_WORKER = 8
"""Small enough that the workers end together, large enough that sending is cheap."""


class Progress(Protocol):
    """Is notified about the progress of a stage; the command line draws a bar."""

    def start(self, label: str, total: int) -> None:
        """A stage of `total` units begins."""

    def advance(self, count: int) -> None:
        """`count` more units are done."""

    def finish(self) -> None:
        """The stage is done, or has failed."""


class Silent:
    """Shows nothing."""

    def start(self, label: str, total: int) -> None:
        """Nothing is shown."""

    def advance(self, count: int) -> None:
        """Nothing is shown."""

    def finish(self) -> None:
        """Nothing is shown."""


def at_once(
    function: Callable[[Unit], Result],
    units: Sequence[Unit],
    label: str,
    progress: Progress,
    threads: int,
    give_up: Callable[[], None],
) -> list[Result]:
    """The result of `function` for each unit, in their order, computed in threads: for functions
    that mostly wait for the network.

    `give_up` is called if the run is interrupted; it has to make waiting calls return.
    """
    from concurrent.futures import ThreadPoolExecutor  # as the processes below

    results = list[Result]()
    workers = ThreadPoolExecutor(threads)
    progress.start(label, len(units))
    try:
        for result in workers.map(function, units):
            results.append(result)
            progress.advance(1)
    except BaseException:
        workers.shutdown(wait=False, cancel_futures=True)
        give_up()
        raise
    finally:
        progress.finish()
    workers.shutdown()
    return results


@dataclass(slots=True)
class Engine:
    """Runs stages, inline or over an executor."""

    jobs: int = 1
    """The number of processes, this one included, or of tasks that `executor` does at a time; 0 for
    one per core."""
    progress: Progress = field(default_factory=Silent)
    executor: Executor | None = None
    """Anything with the `concurrent.futures.Executor` interface, for every stage as a whole;
    its owner shuts it down."""

    def __post_init__(self) -> None:
        self.jobs = self.jobs or len(os.sched_getaffinity(0))

    def each(
        self,
        stage: Callable[[Unit], Result],
        units: Sequence[Unit],
        label: str,
        *,
        bulky: bool = False,
        alone: bool = False,
    ) -> list[Result]:
        """The result of `stage` for each unit, in the order of the units.

        `bulky` units cost more to send than to process, and are only given to forked workers.
        `alone` is for units that take seconds each: a worker gets one at a time.

        Raises:
            DigestError: a stage's own, or a worker was killed.
        """
        return list(self.stream(stage, units, label, bulky=bulky, alone=alone))

    def stream(
        self,
        stage: Callable[[Unit], Result],
        units: Sequence[Unit],
        label: str,
        *,
        bulky: bool = False,
        alone: bool = False,
        least: float = 0.0,
    ) -> Generator[Result, None, None]:
        """As `each`, but yields the results one by one, so that they need not be held all at once.

        When the first is yielded, workers, if there are any, are computing the others.
        If units take at `least` so many seconds each, they need no trial run.
        """
        chunk = 1 if alone else self._chunk(units)
        results = self._results(stage, units, chunk, least, bulky=bulky)
        return self._watched(results, len(units), label)

    def at_hand(self, step: Callable[[Unit], Result], units: Sequence[Unit], /) -> list[Result]:
        """As `each`, for a step of grouping that uses large data in this process's memory."""
        return self.each(step, units, "grouping", bulky=True)

    def ahead(
        self,
        stage: Callable[[Unit], Result],
        units: Sequence[Unit],
        label: str,
        meanwhile: Callable[[], None],
    ) -> list[Result] | None:
        """As `each`, but copies of this process begin while it does something else (`meanwhile`);
        None, with nothing done, where there can be no copies.
        """
        if self.jobs < 2 or self.executor is not None or not _can_fork():
            return None
        first = list(map(stage, units[:1]))  # loads what copies would load each for itself
        with begun(stage, units[1:], self.jobs, self._chunk(units)) as others:
            meanwhile()
            return list(self._watched(chain(first, others()), len(units), label))

    @contextmanager
    def aside(
        self, work: Callable[[], Result], label: str, *, lasts: bool
    ) -> Iterator[Callable[[], Result]]:
        """A function that returns the result of `work`, to be called once. A copy of this process
        does the work meanwhile, if it `lasts` long enough and there can be one; else it is done at
        once.
        """
        if not lasts or self.jobs < 2 or not _can_fork():
            made = work()
            yield lambda: made
            return
        with aside(work) as result:
            del work  # What it is about is large.
            with _telling_of_losses(label):
                yield result

    def _chunk(self, units: Sequence[object]) -> int:
        return max(1, len(units) // (self.jobs * CHUNKS_PER_WORKER))

    def _watched(
        self, results: Iterator[Result], total: int, label: str
    ) -> Generator[Result, None, None]:
        """The results, reported to the progress bar."""
        self.progress.start(label, total)
        try:
            with _telling_of_losses(label):
                for result in results:
                    yield result
                    self.progress.advance(1)
        finally:
            self.progress.finish()

    def _results(
        self,
        stage: Callable[[Unit], Result],
        units: Sequence[Unit],
        chunk: int,
        least: float,
        *,
        bulky: bool,
    ) -> Iterator[Result]:
        if self.executor is not None and not bulky:
            yield from self.executor.map(stage, units, chunksize=chunk)
            return
        first, forks = list[Result](), _can_fork()
        if self.jobs > 1 and self.executor is None and (forks or not bulky):
            worthwhile = WORTHWHILE_SECONDS if forks else SPAWNED_SECONDS
            lasts = least > 0 and least * len(units) > worthwhile
            began = time.perf_counter()
            # The first loads what copies would load each, also of units that are known to last.
            while len(first) < len(units) and (
                not first or (not lasts and time.perf_counter() - began < TRIAL_SECONDS)
            ):
                first.append(stage(units[len(first)]))
            rest = units[len(first) :]
            left = (time.perf_counter() - began) * len(rest) / max(len(first), 1)
            if lasts or left > worthwhile:
                if forks:
                    with begun(stage, rest, self.jobs, chunk) as others:
                        yield from chain(first, others())
                else:
                    yield from chain(first, _over_processes(stage, rest, self.jobs, chunk))
                return
        yield from first
        yield from map(stage, units[len(first) :])


def _over_processes(
    stage: Callable[[Unit], Result], units: Sequence[Unit], jobs: int, chunk: int
) -> Iterator[Result]:
    """As `begun` in `forking`, with spawned workers, to which everything has to be sent."""
    # 40 ms that only a long stage has to pay.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, get_context("spawn")) as workers:
        yield from workers.map(stage, units, chunksize=chunk)


@contextmanager
def _telling_of_losses(label: str) -> Iterator[None]:
    """Turn the loss of a worker process into a `DigestError` with a remedy."""
    try:
        yield
    except (Lost, _broken_executor()) as error:
        what = f"a worker process ended while {label}"
        raise DigestError.at(Location("digest"), what, "more memory, or --jobs 1") from error


def _broken_executor() -> type[Exception]:
    """What executors raise when a worker dies; imported only when something was raised."""
    from concurrent.futures import BrokenExecutor  # 10 ms that only workers have to pay.

    return BrokenExecutor


def _can_fork() -> bool:
    """Whether this process may fork: not if it has threads, as `digest serve` has, since a copy
    would keep the locks that they hold.
    """
    return has_means() and threading.active_count() == 1
