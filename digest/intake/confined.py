"""A function that parses untrusted bytes, called in a process that can be killed.

Parsers of HTML are C code and other people's Python: no bound on what goes in bounds what they do
with it for certain. Here a text that takes too long, too much memory, or takes its parser down with
it costs one answer, and the next text finds a new process.
"""

from __future__ import annotations

import os
import resource
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self, TypeVar

from digest.errors import DigestError
from digest.model import Location

Argument = TypeVar("Argument")
Result = TypeVar("Result")

SECONDS = 20.0
"""For one text, by the clock on the wall: the largest page that `taming` lets through takes 3 s
of a quiet machine."""
START_SECONDS = 60.0
"""More for the first text of a process, which waits for the libraries."""
MEGABYTES = 1_000
"""Address space that a text may add to what the program has; such a page takes 250."""


class IntakeError(DigestError):
    """A text that came from outside can't be taken in."""


@dataclass(slots=True)
class Confined:
    """Calls functions in a process of their own, one at a time; a context manager.

    The functions stand at a module's top, and take and give what can be pickled.
    """

    seconds: float = SECONDS
    megabytes: int = MEGABYTES
    _process: BaseProcess | None = None
    _pipe: Connection | None = None
    _is_warm: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def call(self, function: Callable[[Argument], Result], argument: Argument, name: str) -> Result:
        """What `function` makes of `argument`, which people call `name`.

        Raises:
            IntakeError: it took too long or too much memory, or its process died.
            DigestError: the function's own.
        """
        with self._lock:
            pipe = self._pipe or self._start()
            limit = self.seconds if self._is_warm else self.seconds + START_SECONDS
            try:
                pipe.send((function, argument))
                if not pipe.poll(limit):
                    self.end()
                    what = f"was not read within {self.seconds:.0f} seconds"
                    raise IntakeError.at(Location(name), what, "a page of the usual size")
                found = pipe.recv()
            except (EOFError, OSError) as error:
                self.end()
                what = "took the process that read it down with it"
                raise IntakeError.at(Location(name), what, "a page of the usual kind") from error
            self._is_warm = True
        if isinstance(found, MemoryError):
            what = f"takes more than {self.megabytes:,} MB to read"
            raise IntakeError.at(Location(name), what, "a page of the usual size")
        if isinstance(found, DigestError):
            raise found
        if isinstance(found, Exception):  # a parser that has stumbled: the next text is another
            what = f"can't be read: {type(found).__name__}: {str(found)[:200]}"
            raise IntakeError.at(Location(name), what, "a page of the usual kind") from found
        result: Result = found
        return result

    def end(self) -> None:
        """End the process, whatever it does; the next call starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process, self._pipe, self._is_warm = None, None, False

    def _start(self) -> Connection:
        # A process with threads may hold locks that a fork would keep; see `engine`.
        can_fork = sys.platform == "linux" and threading.active_count() == 1
        context: ForkContext | SpawnContext
        context = get_context("fork") if can_fork else get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.megabytes), daemon=True)
        process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        return ours


def _serve(pipe: Connection, megabytes: int) -> None:
    """Answer calls until nobody asks any more."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each of 64 would ask for its own room
    _bound_memory(megabytes)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            function, argument = pipe.recv()
            try:
                found = function(argument)
            except Exception as error:  # raised where it was called
                found = error
            pipe.send(found)


def _bound_memory(megabytes: int) -> None:
    """Where the system can: it then fails with a `MemoryError` here, instead of elsewhere."""
    try:
        with open("/proc/self/statm", "rb") as file:
            held = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:  # no Linux: the time alone is bounded
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = held + megabytes * 1_000_000
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
