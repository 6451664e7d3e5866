"""`each(stage, units)`: where a stage runs; the only room that knows of workers.

A stage is a pure function of one unit, defined at a module's top so that it can be sent
to a worker. Results come back in the order of the units, whoever computed them, so the
number of workers never shows in what is built.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self, TypeVar

from digest.errors import DigestError
from digest.model import Location

Unit = TypeVar("Unit")
Result = TypeVar("Result")

MIN_UNITS = 200
"""Fewer units than this run inline: starting a worker (about 50 ms) would cost more."""

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
    """Runs stages, inline or over an executor; a context manager that ends its workers."""

    jobs: int = 1
    """Worker processes; 0 for as many as there are cores."""
    progress: Progress = field(default_factory=Silent)
    executor: Executor | None = None
    """Anything with the `concurrent.futures.Executor` interface; made when first needed."""

    def __post_init__(self) -> None:
        self.jobs = self.jobs or len(os.sched_getaffinity(0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.executor is not None:
            self.executor.shutdown(cancel_futures=True)
            self.executor = None

    def each(
        self, stage: Callable[[Unit], Result], units: Sequence[Unit], label: str
    ) -> list[Result]:
        """What `stage` makes of each unit, in the order of the units.

        Raises:
            DigestError: a stage's own, or a worker was killed.
        """
        self.progress.start(label, len(units))
        results: list[Result] = []
        try:
            for result in self._run(stage, units):
                results.append(result)
                self.progress.advance(1)
        except BrokenProcessPool as error:
            what = f"a worker process ended while {label}"
            raise DigestError.at(Location("digest"), what, "more memory, or --jobs 1") from error
        finally:
            self.progress.finish()
        return results

    def _run(self, stage: Callable[[Unit], Result], units: Sequence[Unit]) -> Iterator[Result]:
        if self.executor is None and (self.jobs == 1 or len(units) < MIN_UNITS):
            return map(stage, units)
        if self.executor is None:
            self.executor = ProcessPoolExecutor(self.jobs)
        chunk = max(1, len(units) // (self.jobs * CHUNKS_PER_WORKER))
        return self.executor.map(stage, units, chunksize=chunk)
