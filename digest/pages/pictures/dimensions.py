"""The bytes of a picture to its kind and size, from the header alone; nothing is decoded."""

from __future__ import annotations

import struct
from collections.abc import Callable

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers that begin a frame (ITU T.81, table B.1), which holds the size."""
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length."""


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG, GIF, WebP or AVIF; None for anything else.

    (0, 0) where the kind is clear and the size can't be read.
    """
    for is_kind, size in _KINDS:
        if is_kind(data):
            try:
                return size(data)
            except (struct.error, IndexError):
                return (0, 0)
    return None


def _png(data: bytes) -> tuple[int, int]:
    """Source: PNG, 3rd edition, 11.2.1 IHDR."""
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    """Source: GIF89a, 18 Logical Screen Descriptor."""
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _jpeg(data: bytes) -> tuple[int, int]:
    """Source: ITU T.81, B.2.2 Frame header."""
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_ALONE:
            at += 2
        elif marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        else:
            at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    return (0, 0)


def _webp(data: bytes) -> tuple[int, int]:
    """Source: RFC 9649, 2.5 to 2.7."""
    kind = data[12:16]
    if kind == b"VP8X":
        low_width, high_width, low_height, high_height = struct.unpack_from("<HBHB", data, 24)
        return (high_width << 16 | low_width) + 1, (high_height << 16 | low_height) + 1
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return (0, 0)


def _avif(data: bytes) -> tuple[int, int]:
    """The largest `ispe` property: thumbnails have one too. Source: ISO/IEC 23008-12, 6.5.3."""
    sizes = [(0, 0)]
    at = data.find(b"ispe", 0, 65_536)
    while at >= 0:
        width, height = struct.unpack_from(">II", data, at + 8)
        sizes.append((width, height))
        at = data.find(b"ispe", at + 4, 65_536)
    return max(sizes, key=lambda size: size[0] * size[1])


_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], tuple[int, int]]], ...] = (
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    (lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg),
    (lambda data: data.startswith((b"GIF87a", b"GIF89a")), _gif),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp),
    (lambda data: data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"), _avif),
)
