"""Connections with a deadline, which another thread can close."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool


@dataclass(slots=True, eq=False)
class Cord:
    """Ends a connection from another thread: no timeout of a single read sees a slow drip."""

    pulled: bool = False
    _sockets: list[socket.socket] = field(default_factory=list)
    """Copies: shutting one down ends the connection also where TLS has taken it over."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def tied(self, connected: socket.socket) -> socket.socket:
        """`connected`, which ends with the cord."""
        with self._lock:
            self._sockets.append(connected.dup())
            too_late = self.pulled
        if too_late:
            self.pull()
        return connected

    def pull(self) -> None:
        """End the connection."""
        with self._lock:
            self.pulled = True
            for each in self._sockets:
                with contextlib.suppress(OSError):  # it has ended by itself
                    each.shutdown(socket.SHUT_RDWR)

    def untie(self) -> None:
        """Forget the connection, which is over."""
        with self._lock:
            for each in self._sockets:
                each.close()
            self._sockets.clear()


@dataclass(slots=True)
class Cords:
    """The cords of all connections that are open, to be pulled together."""

    _open: set[Cord] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _over: bool = False

    @contextlib.contextmanager
    def cord(self, seconds: float) -> Iterator[Cord]:
        """The cord of one connection: after so many seconds it closes the connection."""
        cord = Cord()
        with self._lock:
            cord.pulled = self._over
            self._open.add(cord)
        timer = threading.Timer(seconds, cord.pull)
        timer.daemon = True
        timer.start()
        try:
            yield cord
        finally:
            timer.cancel()
            with self._lock:
                self._open.discard(cord)
            cord.untie()

    def pull_all(self) -> None:
        """End every connection that is open or will be."""
        with self._lock:
            self._over = True
            still_open = list(self._open)
        for cord in still_open:
            cord.pull()


def pools(cord: Cord) -> tuple[type[HTTPConnectionPool], type[HTTPSConnectionPool]]:
    """The pools of plain and of encrypted connections that all end with `cord`."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool  # 90 ms that only a request pays
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return cord.tied(super()._new_conn())

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return cord.tied(super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return PlainPool, SecurePool
