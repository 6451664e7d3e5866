"""Many texts to the numbers of their chunks, the pieces between two spaces, all at once.

A chunk is known by a hash of 64 bits; that two of a million chunks share one is not to be
expected. So what is asked of each mention are a few operations on arrays, and only what was never
met before is looked at by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from digest.events.features.alike import FACTOR, HALF, OTHER, Hashes, alike
from digest.nouns import noun

LONGEST = 64
"""Bytes of a chunk that is remembered: scripts without spaces hardly repeat theirs."""
FIRST_BITS = 12
"""Of the number of slots in a new table; it doubles when it is half full."""
NONE = np.uint64(0)
"""In a slot that is free."""

_SPACE = np.isin(np.arange(256), np.frombuffer(b" \t\r\n", np.uint8))
"""Other spaces may stand inside of a number."""
_WIDTH = 8
_KEPT = np.array([(1 << 8 * size) - 1 for size in range(_WIDTH + 1)], np.uint64)
"""Of a word of so many bytes, the bits that belong to it."""

Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]


@noun
class Mentions:
    """The chunks of some texts, one after the other."""

    number: Numbers
    """Of each mention, its chunk."""
    upto: Ints
    """Of each text, where its mentions end."""
    new: list[str]
    """The chunks that were not known, in the order of their numbers, the last numbers of all."""
    passing: int
    """So many of those are too long to be remembered: they come last."""


class Chunks:
    """The chunks that have been met, each with a number."""

    def __init__(self) -> None:
        self.known = 0
        self._slots(FIRST_BITS)

    def _slots(self, bits: int) -> None:
        self._hash: Hashes = np.full(1 << bits, NONE)
        self._number: Numbers = np.zeros(1 << bits, np.int32)
        self._shift = np.uint64(64 - bits)

    def read(self, texts: Sequence[str]) -> Mentions:
        """The chunks of these texts; those that are new are known from now on.

        >>> found = Chunks().read(["to be or", "not to be"])
        >>> found.number.tolist(), found.upto.tolist(), found.new
        ([2, 3, 0, 1, 2, 3], [3, 6], ['or', 'not', 'to', 'be'])
        """
        raw, upto = _joined(texts)
        start, size = _found(raw)
        code = _hashes(raw, start, np.minimum(size, LONGEST))
        number = self._find(code)
        long = size > LONGEST
        number[long] = -1
        missing = np.flatnonzero((number < 0) & ~long)
        same = alike(code[missing])
        last = same == np.arange(len(missing))
        number[missing] = self.known + (np.cumsum(last, dtype=np.int32) - 1)[same]
        self._add(code[missing[last]])
        passing = np.flatnonzero(long)
        number[passing] = self.known + np.arange(len(passing), dtype=np.int32)
        at = np.concatenate((missing[last], passing))
        pieces = zip(start[at].tolist(), (start[at] + size[at]).tolist(), strict=True)
        return Mentions(
            number=number,
            upto=np.searchsorted(start, upto),
            new=[raw[begin:end].decode(errors="surrogatepass") for begin, end in pieces],
            passing=len(passing),
        )

    def _find(self, code: Hashes) -> Numbers:
        """The number of each of these chunks; -1 where it is not known."""
        slot = (code >> self._shift).astype(np.int64)
        held = self._hash[slot]
        found = np.where(held == code, self._number[slot], np.int32(-1))
        asked = np.flatnonzero((held != code) & (held != NONE))
        while len(asked):
            # What met another chunk in its slot may stand in the next one.
            slot[asked] = (slot[asked] + 1) % len(self._hash)
            held = self._hash[slot[asked]]
            same = held == code[asked]
            found[asked[same]] = self._number[slot[asked[same]]]
            asked = asked[~same & (held != NONE)]
        return found

    def _add(self, code: Hashes) -> None:
        """Give numbers to these chunks, none of which is known."""
        if 2 * (self.known + len(code)) > len(self._hash):
            taken = self._hash != NONE
            codes, numbers = self._hash[taken], self._number[taken]
            self._slots((4 * (self.known + len(code))).bit_length())
            self._put(codes, numbers)
        self._put(code, np.arange(self.known, self.known + len(code), dtype=np.int32))
        self.known += len(code)

    def _put(self, code: Hashes, number: Numbers) -> None:
        slot = (code >> self._shift).astype(np.int64)
        waiting = np.arange(len(code))
        while len(waiting):
            at = slot[waiting]
            free = self._hash[at] == NONE
            # Of several that want one slot, one has it.
            self._hash[at[free]] = code[waiting[free]]
            placed = self._hash[at] == code[waiting]
            self._number[at[placed]] = number[waiting[placed]]
            waiting = waiting[~placed]
            slot[waiting] = (slot[waiting] + 1) % len(self._hash)


def _joined(texts: Sequence[str]) -> tuple[bytes, Ints]:
    """All texts in one, with a space after each, and where each ends."""
    parts = [text.encode(errors="surrogatepass") for text in texts]
    upto = np.cumsum([len(part) + 1 for part in parts], dtype=np.int64)
    return b" ".join(parts) + b" " * (_WIDTH + 1), upto


def _found(raw: bytes) -> tuple[Ints, Ints]:
    """Where the chunks begin, and how many bytes each has."""
    space = np.concatenate(([True], _SPACE[np.frombuffer(raw, np.uint8)]))
    edge = np.flatnonzero(space[1:] != space[:-1])
    return edge[::2], edge[1::2] - edge[::2]


def _hashes(raw: bytes, start: Ints, size: Ints) -> Hashes:
    """A number for each of these chunks, never NONE."""
    words = np.ndarray(len(raw) - _WIDTH + 1, "<u8", raw, 0, (1,))
    """From each byte on, eight of them."""
    code = words[start] & _KEPT[np.minimum(size, _WIDTH)]
    code = (code ^ size.astype(np.uint64) * OTHER) * FACTOR
    code ^= code >> HALF
    at = 0
    rest = np.flatnonzero(size > _WIDTH)
    while len(rest):
        at += _WIDTH
        word = words[start[rest] + at] & _KEPT[np.minimum(size[rest] - at, _WIDTH)]
        mixed = (code[rest] ^ word) * OTHER
        code[rest] = mixed ^ (mixed >> HALF)
        rest = rest[size[rest] > at + _WIDTH]
    code *= FACTOR
    found: Hashes = np.maximum(code, 1)
    return found
