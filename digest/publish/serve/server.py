"""The site over HTTP, as GitHub Pages would send it, but never from a cache."""

from __future__ import annotations

import ipaddress
import os
import re
import socket
import socketserver
import sys
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from digest.errors import wrong_use
from digest.publish.files import path_fault
from digest.publish.serve.answers import HTML, Annex, Answer, Request
from digest.publish.serve.live import EVENTS_PATH, SCRIPT, SCRIPT_PATH, Live, State, instrument

TYPES = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xsl": "application/xslt+xml",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".wasm": "application/wasm",
}
"""As GitHub Pages sends them, feeds included: a preview must not be kinder than the place
itself. The machine's own table (`mimetypes`) differs from one machine to the next."""

_NO_SITE = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>No site yet</title>"
    b"<body><h1>There is no site yet</h1><p>It appears here as soon as it is built.</body></html>"
)

_HEARTBEAT_SECONDS = 15.0
"""A comment on a quiet stream this often finds out that its reader has gone."""


_LARGEST_BODY = 1 << 16
"""Bytes of a form that is sent; the desk's are a hundredth of that."""

_BODY_SECONDS = 10.0


class SiteServer(ThreadingHTTPServer):
    """Serves one output folder under its base path, and notifies pages of builds."""

    daemon_threads = True
    block_on_close = False

    def __init__(
        self,
        host: str,
        port: int,
        site: Path,
        base_path: str,
        live: Live,
        annex: Annex | None = None,
    ) -> None:
        self.site = site
        self.base_path = base_path
        self.live = live
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            what = f"can't listen here: {error.strerror}"
            expected = "a free port; choose one with --port"
            raise wrong_use(f"{host}:{port}", what, expected) from error
        self.only_local = is_loopback(host)
        self.annex = annex if self.only_local else None

    @property
    def url(self) -> str:
        """Where the front page is."""
        host, port = self.server_name, self.server_port
        return f"http://{f'[{host}]' if ':' in host else host}:{port}{self.base_path}"

    def server_bind(self) -> None:
        """Bind without `HTTPServer`'s look-up of our own name, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore readers who hung up; show every other error, as it is a bug of ours."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed: a socket


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for the site, and POST too for the annex."""

    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "digest"
    sys_version = ""

    def do_GET(self) -> None:
        """Send a file, the script, or the stream of events."""
        # Of before the file is read: a page may be newer than it says, but never older.
        version = self.server.live.state.version
        path = self.path.partition("#")[0].partition("?")[0]
        if self.server.only_local and not _names_this_machine(self.headers.get("Host", "")):
            refused = b"This server answers to localhost only."
            self._send(Answer(HTTPStatus.FORBIDDEN, refused, TYPES[".txt"]), version)
        elif self._is_for_annex(path):
            self._ask_annex(path, b"")
        elif path == EVENTS_PATH:
            self._stream()
        elif path == SCRIPT_PATH:
            self._send(Answer(HTTPStatus.OK, SCRIPT.read_bytes(), TYPES[".js"]), version)
        else:
            self._send(answer(self.server.site, self.server.base_path, path), version)

    do_HEAD = do_GET  # noqa: N815 - the base calls it so

    def do_POST(self) -> None:
        """Hand what is sent to the annex; there is nothing else that takes anything."""
        path = self.path.partition("#")[0].partition("?")[0]
        status, body = self._body()
        if self.server.only_local and not _names_this_machine(self.headers.get("Host", "")):
            status = HTTPStatus.FORBIDDEN
        elif not self._is_for_annex(path):
            status = HTTPStatus.METHOD_NOT_ALLOWED
        if status == HTTPStatus.OK:
            self._ask_annex(path, body)
        else:
            refusal = Answer(status, status.phrase.encode(), TYPES[".txt"])
            self._send_as_it_is(refusal)

    def _is_for_annex(self, path: str) -> bool:
        annex = self.server.annex
        return annex is not None and (path + "/").startswith(annex.prefix)

    def _ask_annex(self, path: str, body: bytes) -> None:
        assert self.server.annex
        query = self.path.partition("#")[0].partition("?")[2]
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, path, query, headers, body, self.server.server_port)
        self._send_as_it_is(self.server.annex.answer(request))

    def _body(self) -> tuple[HTTPStatus, bytes]:
        """What was sent, all of it; or why it is not read, and then the connection ends."""
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Transfer-Encoding") or not re.fullmatch("[0-9]{1,9}", length):
            self.close_connection = True
            return HTTPStatus.LENGTH_REQUIRED, b""
        if int(length) > _LARGEST_BODY:
            self.close_connection = True
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b""
        self.connection.settimeout(_BODY_SECONDS)
        body = self.rfile.read(int(length))
        self.connection.settimeout(None)
        return HTTPStatus.OK, body

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Log nothing: the terminal belongs to the caller of `serve`."""

    def _send(self, answer: Answer, version: str) -> None:
        if answer.content and answer.type == TYPES[".html"]:
            answer = replace(answer, content=instrument(answer.content, version))
        self._send_as_it_is(answer)

    def _send_as_it_is(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.location:
            self.send_header("Location", answer.location)
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _stream(self) -> None:
        """Send the state now and after each build, until the reader or the server goes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        state: State | None = self.server.live.state
        told: State | None = None
        while state is not None:
            self.wfile.write(b":\n\n" if state == told else state.as_event())
            told = state
            state = self.server.live.wait(told, _HEARTBEAT_SECONDS)


def answer(site: Path, base_path: str, path: str) -> Answer:
    """What GitHub Pages would send for a path of a URL, still percent-encoded."""
    if not path.startswith(base_path):
        if path in ("/", base_path.rstrip("/")):
            return Answer(HTTPStatus.FOUND, b"", location=base_path)
        text = f"The site is under {base_path}"
        return Answer(HTTPStatus.NOT_FOUND, text.encode(), TYPES[".txt"])
    inside = unquote(path[len(base_path) :])
    if not site.is_dir():
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, _NO_SITE)
    found = _read(site, inside)
    if found is not None:
        return found
    if inside and not inside.endswith("/") and _read(site, inside + "/") is not None:
        return Answer(HTTPStatus.MOVED_PERMANENTLY, b"", location=path + "/")
    missing = _read(site, "404.html") or Answer(HTTPStatus.OK, b"<!doctype html>Not found")
    return replace(missing, status=HTTPStatus.NOT_FOUND)


def content_type(name: str) -> str:
    """The type of a file by its name.

    >>> content_type("feed.xml")
    'application/xml'
    """
    return TYPES.get(os.path.splitext(name)[1].lower(), "application/octet-stream")


def _read(site: Path, inside: str) -> Answer | None:
    """The file for a decoded path below the site, and never one from outside of it."""
    name = inside + "index.html" if not inside or inside.endswith("/") else inside
    if path_fault(name):
        return None
    for candidate in (site / name, site / f"{name}.html"):
        real = Path(os.path.realpath(candidate))
        # `Path.is_file` raises where a path is longer than the system takes.
        if os.path.isfile(real) and real.is_relative_to(os.path.realpath(site)):
            with suppress(FileNotFoundError):  # the site was exchanged since the last line
                return Answer(HTTPStatus.OK, real.read_bytes(), content_type(candidate.name))
    return None


def is_loopback(host: str) -> bool:
    """Can only this machine reach an address?

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _names_this_machine(header: str) -> bool:
    """A `Host` header that a page of the web can't have sent by way of its own name."""
    host = header.rpartition(":")[0] if not header.endswith("]") and ":" in header else header
    return host == "localhost" or host.endswith(".localhost") or is_loopback(host.strip("[]"))
