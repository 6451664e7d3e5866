"""A response's body to its decompressed bytes, never more than the limit."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from digest.web.failure import Failure

ACCEPTED = "gzip, deflate, br"
"""What requests offer, as the `Accept-Encoding` header has it."""

_GZIP, _ZLIB, _RAW = 31, 15, -15
"""`wbits` of zlib: which frame the compressed bytes have."""


def decompressed(body: bytes, encoding: str, most_bytes: int) -> bytes:
    """`body` without its `Content-Encoding`; decompression stops at the bound.

    Raises:
        Failure: it is larger than `most_bytes`, broken, or of an encoding that nobody asked for.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity") or not body:
        return body
    if encoding not in _DECODERS:
        raise Failure(f"is compressed as {encoding[:40]!r}", f"one of {ACCEPTED}")
    whole = _DECODERS[encoding](body, most_bytes + 1)
    if len(whole) > most_bytes:
        raise Failure(f"unpacks to more than {most_bytes:,} bytes")
    return whole


def _gunzip(body: bytes, most_bytes: int) -> bytes:
    """All members of a gzip file (RFC 1952, 2.2); zeros after the last are padding."""
    whole = b""
    while body and len(whole) < most_bytes:
        part, body = _inflate(body, _GZIP, most_bytes - len(whole))
        whole += part
        body = body.lstrip(b"\0")
    return whole


def _deflate(body: bytes, most_bytes: int) -> bytes:
    """`deflate` means a zlib frame (RFC 9110, 8.4.1.2); some servers send none."""
    framed = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    return _inflate(body, _ZLIB if framed else _RAW, most_bytes)[0]


def _inflate(body: bytes, frame: int, most_bytes: int) -> tuple[bytes, bytes]:
    """At most so many bytes of the first stream in `body`, and what follows it."""
    stream = zlib.decompressobj(frame)
    try:
        part = stream.decompress(body, most_bytes)
    except zlib.error as error:
        raise _broken() from error
    if not stream.eof and len(part) < most_bytes:
        raise _broken()
    return part, stream.unused_data


def _brotli(body: bytes, most_bytes: int) -> bytes:
    import brotli  # 5 MB that only a server which compresses so has to be loaded for

    stream = brotli.Decompressor()
    try:
        whole: bytes = stream.process(body, output_buffer_limit=most_bytes)
        while len(whole) < most_bytes and not stream.can_accept_more_data():
            whole += stream.process(b"", output_buffer_limit=most_bytes - len(whole))
    except brotli.error as error:
        raise _broken() from error
    if not stream.is_finished() and len(whole) < most_bytes:
        raise _broken()
    return whole


def _broken() -> Failure:
    return Failure("is compressed, and can't be unpacked")


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflate,
    "br": _brotli,
}
