"""Readings to which of them are copies of one text, so that each text is compared once."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from digest.events.blocks import Bounds, Linked
from digest.events.reading import Reading
from digest.events.terms import Ints

ALIKE = 0.8
"""Share of pairs of neighboring words in common from which two texts are one: a wire copy with
another headline, or a few words changed in a hundred."""
BANDS, ROWS = 8, 3
"""Texts that are ALIKE meet in one of the bands with a probability of .997, strangers, who share
a twentieth of their pairs, in one case of a thousand; then they are told apart by counting."""
PRIME = (1 << 31) - 1
FACTORS = np.array([crc32(bytes([n])) % PRIME for n in range(BANDS * ROWS)], np.int64)
"""Arbitrary, but always the same."""


def originals(readings: Sequence[Reading], words: int, bounds: Bounds) -> list[int]:
    """Of each article, the first one that it copies, or itself.

    An article of a settled block copies only articles of that block; one that the editor keeps
    out of a block copies none.

    Source: Broder, "On the resemblance and containment of documents", 1997.
    """
    shingles = [_shingles(reading, words) for reading in readings]
    bags = [frozenset(found.tolist()) for found in shingles]
    block_of = {index: number for number, block in enumerate(bounds.blocks) for index in block}
    alone = {index for index, _ in bounds.apart}
    first: list[int] = list(range(len(readings)))
    met: dict[tuple[int, bytes], list[int]] = {}
    # Settled articles come first: a new copy follows them, not they a new copy.
    for index in sorted(range(len(readings)), key=lambda index: (index not in block_of, index)):
        if not bags[index] or index in alone:
            continue
        bands = [met.setdefault(key, []) for key in enumerate(_bands(shingles[index]))]
        for other in dict.fromkeys(other for near in bands for other in near):
            joins = index not in block_of or block_of[index] == block_of.get(other)
            if joins and _alike(bags[index], bags[other]):
                first[index] = other
                break
        else:
            for near in bands:
                near.append(index)
    return first


def without_copies(bounds: Bounds, originals: Sequence[int]) -> Bounds:
    """The bounds of the originals alone, which go by their rank among originals."""
    rank = {index: number for number, index in enumerate(sorted(set(originals)))}
    return Bounds(
        blocks=tuple(
            tuple(rank[index] for index in block if index in rank) for block in bounds.blocks
        ),
        apart=frozenset((rank[index], block) for index, block in bounds.apart),
    )


def with_copies(linked: Linked, originals: Sequence[int]) -> Linked:
    """The blocks of the originals, each with its copies."""
    copies: dict[int, list[int]] = {}
    for index, original in enumerate(originals):
        copies.setdefault(original, []).append(index)
    kept = sorted(copies)
    return Linked(
        tuple(
            tuple(sorted(index for rank in block for index in copies[kept[rank]]))
            for block in linked.blocks
        ),
        linked.proposals,
    )


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    if min(len(one), len(other)) < ALIKE * max(len(one), len(other)):
        return False
    return len(one & other) >= ALIKE * len(one | other)


def _shingles(reading: Reading, words: int) -> Ints:
    """The pairs of neighboring words of a text, as numbers."""
    text = (*reading.title, *reading.body[:words])
    hashed = np.array([crc32(word.encode()) % PRIME for word in text], np.int64)
    return np.unique((hashed[:-1] * FACTORS[0] + hashed[1:]) % PRIME)


def _bands(shingles: Ints) -> list[bytes]:
    """Parts of the min-hash of a text: likely equal where texts are alike."""
    smallest = ((shingles[:, None] * FACTORS + FACTORS[::-1]) % PRIME).min(axis=0)
    return [smallest[at : at + ROWS].tobytes() for at in range(0, BANDS * ROWS, ROWS)]
