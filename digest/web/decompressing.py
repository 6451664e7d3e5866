"""A response's body to its decompressed bytes, never more than the limit."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from digest.patterns import regex
from digest.web.failure import Failure

ACCEPTED = "gzip, deflate, br"
"""What requests offer, as the `Accept-Encoding` header has it."""

_GZIP, _ZLIB, _RAW = 31, 15, -15
"""`wbits` of zlib: which frame the compressed bytes have."""
_PIECE = 4096
"""Bytes that are unpacked at once. What a stream leaves of them is copied: of a whole body, a
hundred thousand empty members would be copied for minutes."""
_ZEROS = regex(rb"\0*")


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
    whole, at = bytearray(), 0
    while at < len(body) and len(whole) < most_bytes:
        part, at = _inflate(body, at, _GZIP, most_bytes - len(whole))
        whole += part
        at = _end_of_zeros(body, at)
    return bytes(whole)


def _end_of_zeros(body: bytes, at: int) -> int:
    found = _ZEROS.match(body, at)
    return found.end() if found else at


def _deflate(body: bytes, most_bytes: int) -> bytes:
    """`deflate` means a zlib frame (RFC 9110, 8.4.1.2); some servers send none."""
    framed = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    return bytes(_inflate(body, 0, _ZLIB if framed else _RAW, most_bytes)[0])


def _inflate(body: bytes, at: int, frame: int, most_bytes: int) -> tuple[bytearray, int]:
    """At most so many bytes of the stream that begins at `at`, and where in `body` it ends."""
    stream, view, whole = zlib.decompressobj(frame), memoryview(body), bytearray()
    try:
        while not stream.eof and at < len(body) and len(whole) < most_bytes:
            piece = view[at : at + _PIECE]
            whole += stream.decompress(piece, most_bytes - len(whole))
            at += len(piece) - len(stream.unconsumed_tail) - len(stream.unused_data)
    except zlib.error as error:
        raise _broken() from error
    if not stream.eof and len(whole) < most_bytes:
        raise _broken()
    return whole, at


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
