"""One request to one address: headers out, bounded headers and body back.

This is the only module that knows the HTTP library. It is urllib3: well kept, without
dependencies of its own, there already as trafilatura needs it, and it lets the address that is
connected to differ from the host that the certificate must name. Its redirects, retries and
decompression stay unused, as each would be done before it could be judged.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.web.cords import Cord, Cords, pools
from digest.web.failure import Failure, HostFailure, Unreached
from digest.web.target import Target

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

_NO_TLS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE")
"""What OpenSSL, by its version, says of an answer that is no TLS at all."""

_PART = 65536
"""Bytes asked for at once."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much an answer may take."""

    seconds: float
    """In all, from the connection to the last byte, however it drips."""
    silence_seconds: float
    """Without a byte."""
    most_bytes: int
    """Of the body, both as it comes and decompressed; 0 where none is wanted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, still compressed."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case; each value on one line."""
    body: bytes


def ask(
    target: Target, address: str, headers: Mapping[str, str], bounds: Bounds, cords: Cords
) -> Answer:
    """What the server at `address` answers to a GET of `target`, unless `cords` are pulled.

    Raises:
        Failure: nothing that can be used, or not in time.
    """
    from urllib3.exceptions import HTTPError  # 100 ms that only a request has to pay

    with cords.cord(bounds.seconds) as cord:
        try:
            answer = _exchange(target, address, headers, bounds, cord)
        except HTTPError as error:
            raise _failure(error, cord, bounds) from error
        if cord.pulled:  # to a body without a length, the cut looks like its end
            raise _late(bounds)
        return answer


def _exchange(
    target: Target, address: str, headers: Mapping[str, str], bounds: Bounds, cord: Cord
) -> Answer:
    with _pool(target, address, bounds, cord) as pool:
        response = pool.urlopen(
            "GET",
            target.path,
            headers={"Host": target.authority, **headers},
            redirect=False,
            retries=False,
            assert_same_host=False,
            preload_content=False,
            decode_content=False,
        )
        try:
            told = {
                name.lower(): " ".join(value.split()) for name, value in response.headers.items()
            }
            wanted = response.status == 200 and bounds.most_bytes
            body = _body(response, told, bounds) if wanted else b""
            return Answer(response.status, told, body)
        finally:
            response.close()


def _body(response: BaseHTTPResponse, headers: Mapping[str, str], bounds: Bounds) -> bytes:
    length = headers.get("content-length", "")
    if (
        length.isascii()
        and length.isdigit()
        and len(length) < 20
        and int(length) > bounds.most_bytes
    ):
        raise _large(bounds)
    body, deadline = bytearray(), time.monotonic() + bounds.seconds
    while part := response.read1(_PART, decode_content=False):
        body += part
        if len(body) > bounds.most_bytes:
            raise _large(bounds)
        if time.monotonic() > deadline:
            raise _late(bounds)
    return bytes(body)


def _pool(target: Target, address: str, bounds: Bounds, cord: Cord) -> HTTPConnectionPool:
    """Connections to `address` that the cord cuts; for https the certificate names the host."""
    from urllib3 import Timeout

    plain, secure = pools(cord)
    timeout = Timeout(connect=bounds.silence_seconds, read=bounds.silence_seconds)
    if target.scheme == "http":
        return plain(address, target.port, timeout=timeout)
    return secure(
        address,
        target.port,
        timeout=timeout,
        ssl_context=ssl.create_default_context(),
        server_hostname=target.host,
    )


def _failure(error: Exception, cord: Cord, bounds: Bounds) -> Failure:
    """What an error of the library means to a person."""
    from urllib3 import exceptions

    if cord.pulled:
        return _late(bounds)
    if isinstance(error, exceptions.NewConnectionError):
        return Unreached("has a host that takes no connection")
    if isinstance(error, exceptions.TimeoutError):
        return Unreached(f"has a host that is silent for {bounds.silence_seconds:g} s")
    if isinstance(error, exceptions.SSLError):
        return _untrusted(error)
    text = str(error)
    if "headers" in text:  # http.client's "got more than 100 headers"
        return Failure("is answered with too many headers")
    return Failure(
        f"is answered with what is not HTTP, or half of it ({type(error).__name__})", again=True
    )


def _untrusted(error: Exception) -> Failure:
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        what = f"has a certificate that can't be trusted: {cause.verify_message}"
        return HostFailure(what, "a valid one, of an authority that this machine knows")
    if isinstance(cause, ssl.SSLError) and cause.reason in _NO_TLS:
        what, expected = "has a host that answers without encryption", "http:// in its address"
        return HostFailure(what, expected)
    return HostFailure("has a host whose encryption is broken", "TLS 1.2 or newer", again=True)


def _late(bounds: Bounds) -> Failure:
    return Failure(f"takes more than {bounds.seconds:g} s")


def _large(bounds: Bounds) -> Failure:
    return Failure(f"is larger than {bounds.most_bytes:,} bytes")
