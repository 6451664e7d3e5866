"""One request at a time to each host, with a pause in between; hosts don't wait for each other."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from digest.web.failure import Failure

LONGEST_WAIT_SECONDS = 60
"""A host that wants to be left alone for longer is asked again in a later run."""


@dataclass(slots=True)
class Turn:
    """The time of one request to a host."""

    pause_seconds: float
    """How long to leave the host alone after the request; the code in the turn may prolong it."""


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    """Held for one request and the wait before it."""
    free_at: float = 0.0
    delay_seconds: float = 0.0


@dataclass(slots=True)
class Pace:
    """When each host may be asked next."""

    clock: Callable[[], float]
    sleep: Callable[[float], None]
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextlib.contextmanager
    def turn(self, host: str) -> Iterator[Turn]:
        """The turn of one request to `host`, entered as soon as the host may be asked again.

        Raises:
            Failure: the host has to be left alone for too long.
        """
        state = self._host(host)
        with state.lock:
            wait = state.free_at - self.clock()
            if wait > LONGEST_WAIT_SECONDS:
                what = f"has a host that is to be left alone for {wait:.0f} s"
                raise Failure(what, "another run, later")
            if wait > 0:
                self.sleep(wait)
            turn = Turn(state.delay_seconds)
            try:
                yield turn
            finally:
                state.free_at = self.clock() + max(turn.pause_seconds, state.delay_seconds)

    def slow_down(self, host: str, delay_seconds: float) -> None:
        """Leave at least so much time between two requests."""
        state = self._host(host)
        with self._lock:
            state.delay_seconds = max(state.delay_seconds, delay_seconds)

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())
