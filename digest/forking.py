"""Units to results, computed by this process and forked copies of it, which take units from a
queue; and single pieces of work that a copy does in the background.

A copy has everything in memory that this process has, so nothing is sent to it; its results come
back through memory files (`memfd`).
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, NoReturn, TypeVar

from digest.errors import DigestError

Unit = TypeVar("Unit")
Result = TypeVar("Result")

MOST_PARTS = 500
"""Each has a file of its own, and systems allow 1,024 open ones."""

SHARES = 2
"""A part is at most 1 / (processes x this) of what is left: with 1, the process with the last large
part would keep the others waiting."""

_NUMBER_BYTES = 2
"""The length of a part's number: so few bytes pass through a pipe in one piece, even if several
processes read or write."""


class Lost(Exception):  # noqa: N818 - the engine says in its own terms what has happened
    """A copy died before it had finished its work."""


def has_means() -> bool:
    """Whether the system has what this needs. The caller must make sure that there are no threads,
    as a copy would keep the locks that they hold for ever.
    """
    return sys.platform == "linux" and hasattr(os, "memfd_create")


@contextmanager
def begun(
    stage: Callable[[Unit], Result], units: Sequence[Unit], processes: int, size: int
) -> Iterator[Callable[[], Iterator[Result]]]:
    """Have copies of this process begin to apply `stage` to the units.

    Yields a function that returns the results in order, to be called once. Then this process works,
    too, as one of the `processes`. An error of the stage is raised in place of its result.

    `size` is how many units a part has at most, unless that gave more than `MOST_PARTS`.

    Raises:
        Lost: from the results, if a copy was killed.
    """
    shared = parts(units, processes, size)
    work = _Work(stage, shared)
    try:
        for _ in range(min(processes, len(shared)) - 1):
            work.copy()
        yield work.results
    finally:
        work.end()


def parts(units: Sequence[Unit], processes: int, size: int) -> list[Sequence[Unit]]:
    """The units in parts that get ever smaller, so that all processes finish at the same time.

    Source: Polychronopoulos and Kuck, "Guided self-scheduling", 1987.
    """
    found: list[Sequence[Unit]] = []
    start, least = 0, -(-len(units) // MOST_PARTS)
    while start < len(units):
        fair = (len(units) - start) // (processes * SHARES)
        upto = start + max(least, min(size, fair))
        found.append(units[start:upto])
        start = upto
    return found


@contextmanager
def aside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Have a copy of this process do the work.

    Yields a function that waits for the result and returns it, to be called once. What the work
    refers to is then kept alive by the copy alone. If the result is not asked for, the copy is
    killed.

    Raises:
        Lost: from that function, if the copy was killed; else whatever the work has raised.
    """
    file, (done, finish) = os.memfd_create("digest"), os.pipe()
    copy = os.fork()
    if not copy:
        _work_aside(work, file, finish)
    del work
    os.close(finish)
    try:
        yield lambda: _awaited(file, done)
    finally:
        _end(copy)
        os.close(file)
        os.close(done)


def _work_aside(work: Callable[[], Any], file: int, finish: int) -> NoReturn:
    try:
        _put(_made_of(lambda do: do(), [work]), file)
        os.write(finish, _number(0))
    finally:
        os._exit(0)  # As a copy that does parts.


def _awaited(file: int, done: int) -> Any:
    if not os.read(done, _NUMBER_BYTES):  # The pipe ends with the copy.
        raise Lost
    made = _fetched(file)
    if made.error:
        raise made.error
    return made.results[0]


class _Made(NamedTuple):
    """What came of a part: its results, up to the one that could not be made."""

    results: Sequence[Any]
    error: Exception | None


class _Work:
    """The parts of a stage's work, and the copies that do some of them."""

    def __init__(self, stage: Callable[[Any], Any], parts: Sequence[Sequence[Any]]) -> None:
        self._stage, self._parts = stage, parts
        self._files = [os.memfd_create("digest") for _ in parts]
        """What copies have made of each part."""
        self._waiting, put = os.pipe()
        """The parts that nobody has taken, by their numbers."""
        os.write(put, b"".join(map(_number, range(len(parts)))))
        os.close(put)
        self._finished, self._finish = os.pipe()
        """Those that copies have done."""
        self._mine: dict[int, _Made] = {}
        self._theirs: set[int] = set()
        self._copies: list[int] = []

    def copy(self) -> None:
        """Start a copy of this process, which works until there is nothing left to do."""
        parent = os.getpid()
        copy = os.fork()
        if not copy:
            self._work_as_copy(parent)
        self._copies.append(copy)

    def results(self) -> Iterator[Any]:
        """All results, in order."""
        os.close(self._finish)  # Held open by copies alone, the pipe ends with the last of them.
        self._finish = -1
        for part in range(len(self._parts)):
            while part not in self._mine and part not in self._theirs:
                self._go_on()
            made = self._mine.pop(part) if part in self._mine else _fetched(self._files[part])
            yield from made.results
            if made.error:
                raise made.error

    def end(self) -> None:
        """Leave nothing behind, whatever has happened."""
        for copy in self._copies:
            _end(copy)
        for handle in (*self._files, self._waiting, self._finished, self._finish):
            if handle >= 0:
                os.close(handle)

    def _go_on(self) -> None:
        """Do a part or, if all are taken, wait until a copy has done one."""
        part = self._taken()
        if part is not None:
            self._mine[part] = _made_of(self._stage, self._parts[part])
        elif not self._hear(None):
            raise Lost
        while self._hear(0):
            pass

    def _taken(self) -> int | None:
        """The next part to do; None where all are taken."""
        name = os.read(self._waiting, _NUMBER_BYTES)
        return int.from_bytes(name) if name else None

    def _hear(self, seconds: float | None) -> bool:
        """Note a part that a copy has done; False if none is done within that time."""
        if not select.select([self._finished], [], [], seconds)[0]:
            return False
        name = os.read(self._finished, _NUMBER_BYTES)
        if name:
            self._theirs.add(int.from_bytes(name))
        return bool(name)

    def _work_as_copy(self, parent: int) -> NoReturn:
        """Do parts as long as there are any and the parent lives; never return."""
        try:
            while os.getppid() == parent and (part := self._taken()) is not None:
                _put(_made_of(self._stage, self._parts[part]), self._files[part])
                os.write(self._finish, _number(part))
        finally:
            # Whatever else ends here is the parent's to end: files, locks, the terminal.
            os._exit(0)


def _number(part: int) -> bytes:
    return part.to_bytes(_NUMBER_BYTES)


def _end(copy: int) -> None:
    os.kill(copy, signal.SIGKILL)
    os.waitpid(copy, 0)


def _made_of(stage: Callable[[Any], Any], units: Sequence[Any]) -> _Made:
    results = []
    try:
        for unit in units:
            results.append(stage(unit))  # noqa: PERF401 - up to the one that fails
    except Exception as error:  # Raised when it is its turn: which is first, chance decides.
        return _Made(results, error)
    return _Made(results, None)


def _put(made: _Made, handle: int) -> None:
    """What a copy has made, for the first process to fetch."""
    if made.error and not isinstance(made.error, DigestError):
        _tell_where(made.error)
    with open(handle, "wb", closefd=False) as file:
        pickle.dump(made, file, pickle.HIGHEST_PROTOCOL)


def _fetched(handle: int) -> _Made:
    with open(handle, "r+b", closefd=False) as file:
        file.seek(0)
        made: _Made = pickle.load(file)  # noqa: S301 - our own copy has written it
        file.truncate(0)  # Copies have it open still; its memory is free.
    return made


def _tell_where(error: Exception) -> None:
    """Add the traceback to an unexpected error: only the copy has it."""
    import traceback  # as a bug is rare

    error.add_note("".join(traceback.format_exception(error)))
