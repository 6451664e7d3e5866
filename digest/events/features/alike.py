"""Numbers to groups of equal ones, without sorting: in a quarter of the time."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

FACTOR, OTHER = (np.uint64(hash(name) % (1 << 64) | 1) for name in ("factor", "other"))
"""Odd, so that multiplying only changes the order of numbers. As in Python's own tables they are
others in each process: no text can be written whose words all want the same slot."""
HALF = np.uint64(31)


def alike(code: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    """Of each number of 64 bits, the last place that has the same one.

    >>> alike(np.array([7, 5, 7, 9])).tolist()
    [2, 1, 2, 3]
    """
    bits = (2 * len(code) + 1).bit_length()
    shift = np.uint64(64 - bits)
    slots = np.empty(1 << bits, np.int32)
    hashed = code.view(np.uint64) * FACTOR
    slot = (hashed >> shift).view(np.int64)
    slots[slot] = np.arange(len(code), dtype=np.int32)
    found = slots[slot]
    waiting = np.flatnonzero(code[found] != code)
    while len(waiting):
        # Who found another number in its slot, the last to take it, goes to another one.
        mixed = hashed[waiting]
        mixed = hashed[waiting] = (mixed ^ mixed >> HALF) * OTHER
        slot = (mixed >> shift).view(np.int64)
        slots[slot] = waiting
        found[waiting] = slots[slot]
        waiting = waiting[code[found[waiting]] != code[waiting]]
    return found


def places(asked: npt.NDArray[Any], known: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    """For each 64-bit number, its last place among the known ones; negative if it is not among
    them.

    >>> places(np.array([7, 5]), np.array([9, 7])).tolist()[0]
    1
    """
    return alike(np.concatenate((asked, known)))[: len(asked)] - np.int32(len(asked))
