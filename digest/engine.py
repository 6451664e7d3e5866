"""`each(stage, units)`: where a stage runs; the only room that knows of workers.

A stage is a pure function of one unit, defined at a module's top so that it can be sent
to a worker. Results come back in the order of the units, whoever computed them, so the
number of workers never shows in what is built. A stage begins inline; workers are started
only where the rest of it would take longer than starting them, and find loaded what the
first units have loaded.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from digest.errors import DigestError
from digest.model import Location

Unit = TypeVar("Unit")
Result = TypeVar("Result")

TRIAL_SECONDS = 0.2
"""So much work of a stage is done inline first, and tells how long the rest will take."""

WORTHWHILE_SECONDS = 0.6
"""Less work than this stays inline: two workers take about 0.1 s to start and to be told."""

CHUNKS_PER_WORKER = 8
"""Small enough that the workers end together, large enough that sending is cheap."""


class Progress(Protocol):
    """Told how far a stage has come; the command line draws it."""

    def start(self, label: str, total: int) -> None:
        """A stage of `total` units begins."""

    def advance(self, count: int) -> None:
        """`count` more units are done."""

    def finish(self) -> None:
        """The stage is done, or has failed."""


class Silent:
    """A progress that nobody watches."""

    def start(self, label: str, total: int) -> None:
        """Nothing is shown."""

    def advance(self, count: int) -> None:
        """Nothing is shown."""

    def finish(self) -> None:
        """Nothing is shown."""


@dataclass(slots=True)
class Engine:
    """Runs stages, inline or over an executor."""

    jobs: int = 1
    """Worker processes; 0 for as many as there are cores."""
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
        inline: bool = False,
    ) -> list[Result]:
        """What `stage` makes of each unit, in the order of the units.

        `inline` stages never use workers: for units that cost more to send than to do.

        Raises:
            DigestError: a stage's own, or a worker was killed.
        """
        self.progress.start(label, len(units))
        results: list[Result] = []
        try:
            found = map(stage, units) if inline else self._results(stage, units)
            for result in found:
                results.append(result)
                self.progress.advance(1)
        except BrokenExecutor as error:
            what = f"a worker process ended while {label}"
            raise DigestError.at(Location("digest"), what, "more memory, or --jobs 1") from error
        finally:
            self.progress.finish()
        return results

    def _results(self, stage: Callable[[Unit], Result], units: Sequence[Unit]) -> Iterator[Result]:
        if self.executor is not None:
            yield from self._map(self.executor, stage, units)
            return
        done = 0
        if self.jobs > 1:
            began = time.perf_counter()
            while done < len(units) and time.perf_counter() - began < TRIAL_SECONDS:
                yield stage(units[done])
                done += 1
            left = (time.perf_counter() - began) * (len(units) - done) / max(done, 1)
            if left > WORTHWHILE_SECONDS:
                with _workers(self.jobs) as workers:
                    yield from self._map(workers, stage, units[done:])
                return
        yield from map(stage, units[done:])

    def _map(
        self, executor: Executor, stage: Callable[[Unit], Result], units: Sequence[Unit]
    ) -> Iterator[Result]:
        chunk = max(1, len(units) // (self.jobs * CHUNKS_PER_WORKER))
        return executor.map(stage, units, chunksize=chunk)


def _workers(jobs: int) -> Executor:
    """Processes that start by fork, which lets them find everything loaded, where that is safe.

    A process that has threads, as `digest serve` has, may hold locks that a fork would keep.
    """
    # 40 ms that only a long stage has to pay.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return ProcessPoolExecutor(jobs, get_context("fork" if can_fork else "spawn"))
