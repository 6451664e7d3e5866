"""A web server on this machine that is as friendly, slow, broken or hostile as a test wants."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Handler(BaseHTTPRequestHandler):
    """Lets the test's own function answer."""

    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        web = self.server.web
        web.requests.append(self)
        self.close_connection = True
        act = web.routes.get(self.path.partition("?")[0], missing)
        if isinstance(act, list):
            act = act.pop(0) if len(act) > 1 else act[0]
        with contextlib.suppress(ConnectionError):
            act(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is inherited
        """Nothing is printed."""


Act = Callable[[Handler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    web: Web

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what these tests are about."""


@dataclass
class Web:
    """What is served where, and what has been asked."""

    base: str = ""
    routes: dict[str, Act | list[Act]] = field(default_factory=dict)
    """By path; a list is answered in turn, its last for ever."""
    requests: list[Handler] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    """Set at the end of the test: whoever stalls wakes up."""

    @property
    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]


@contextlib.contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server on a free port of 127.0.0.1."""
    server = _Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    scheme = "https" if tls else "http"
    server.web = Web(f"{scheme}://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.web
    finally:
        server.web.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def talking(speak: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """The base URL of a server that is none: `speak` has the bare connection."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.02)

        def serve() -> None:
            while not over.is_set():
                with contextlib.suppress(TimeoutError):
                    connection, _ = listening.accept()
                    connection.settimeout(0.2)  # a client that reads no more is not waited for
                    with connection, contextlib.suppress(OSError):
                        speak(connection, over)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            over.set()
            thread.join()


def page(body: bytes = b"Hello", status: int = 200, **headers: Any) -> Act:
    """An answer with its length; `content_type` stands for `Content-Type`."""

    def act(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), str(value))
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return act


def redirect(location: str, status: int = 302) -> Act:
    """An answer that leads elsewhere."""
    return page(b"", status, Location=location)


def endless(handler: Handler) -> None:
    """A body without end."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.web.over.is_set():
        handler.wfile.write(b"x" * 100_000)


def dripping(handler: Handler) -> None:
    """A body that comes so slowly that no single read times out."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.web.over.wait(0.02):
        handler.wfile.write(b".")
        handler.wfile.flush()


def stalling(handler: Handler) -> None:
    """Nothing, until the test is over."""
    handler.server.web.over.wait(20)


def missing(handler: Handler) -> None:
    """What is not there."""
    page(b"Not found", 404)(handler)
