"""Small results to packs of many and back: ten thousand rows of their own would take longer to look
up than to read.

A key's first byte says which pack it is in, so that one new result writes one pack anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

KEPT_BUILDS = 32
"""Results that this many builds in a row have not looked up are dropped: enough to try an option
and go back, few enough that the file stays about as large as what one build needs."""

Value = bytes | memoryview
"""As it is written, or as it is read."""

_Entry = tuple[bytes, int, msgspec.Raw]
"""A key, the last build that is known to have asked for it, and the result."""

_DECODER = msgspec.msgpack.Decoder(list[_Entry])
_ENCODER = msgspec.msgpack.Encoder()


def pack_of(recipe: bytes, key: bytes) -> bytes:
    """The name of the pack that a key is in."""
    return recipe + key[:1]


def packs_of(recipe: bytes, keys: Iterable[bytes]) -> list[bytes]:
    """The names of all packs that these keys are in."""
    return [recipe + bytes((first,)) for first in sorted({key[0] for key in keys})]


def unpacked(pack: Value, wanted: Collection[bytes]) -> Iterator[tuple[bytes, msgspec.Raw]]:
    """The wanted results of a pack; none where it is no pack."""
    for key, _, result in _entries(pack):
        if key in wanted:
            yield key, result


def packed(old: Value, asked: Collection[bytes], made: Mapping[bytes, bytes], build: int) -> bytes:
    """The pack after a build: what it had and somebody asked for lately, and what was made.

    `old` is b"" where there was none.
    """
    entries: list[_Entry] = []
    for key, last, result in _entries(old):
        last = build if key in asked else last
        if key not in made and build - KEPT_BUILDS <= last <= build:
            entries.append((key, last, result))
    entries += [(key, build, msgspec.Raw(result)) for key, result in made.items()]
    return _ENCODER.encode(entries)


def _entries(pack: Value) -> list[_Entry]:
    try:
        return _DECODER.decode(pack) if pack else []
    except msgspec.DecodeError:
        return []  # Written by no digest; what was in it is made, and written over.
