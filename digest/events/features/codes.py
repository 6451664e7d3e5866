"""Words and lines to numbers of 64 bits that mean the same in every build."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from digest.events.features.counts import ROWS, Counts

Codes = npt.NDArray[np.uint64]

_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
"""Odd numbers without a pattern: multiplying by one only changes the order of numbers."""
_HALF = np.uint64(29)


def hashes(texts: Iterable[str]) -> Codes:
    """A number for each text; that two of a million texts share one is not to be expected."""
    digests = b"".join(blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return np.frombuffer(digests, "<u8").astype(np.uint64)


def codes(counts: Counts, words: Codes) -> Codes:
    """The code of each cell, from the hashes of the words: that of its word, or of its two."""
    parts = [np.empty(0, np.uint64)]
    for top in range(0, counts.articles, ROWS):
        cells = slice(counts.start[top], counts.start[min(top + ROWS, counts.articles)])
        first, second = np.divmod(counts.code[cells], counts.width)
        code = words[first]
        pair = second > 0
        behind = words[second[pair] - 1] * _SECOND
        code[pair] = code[pair] * _FIRST ^ behind ^ behind >> _HALF
        parts.append(code)
    return np.concatenate(parts)
