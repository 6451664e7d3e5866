"""Readings to the near-duplicates among them, by MinHash and locality-sensitive hashing, so that
each text is compared once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

from digest.events.clustering.blocks import Bounds, Linked
from digest.events.features.reading import Reading
from digest.events.tuning import Tuning

ALIKE = 0.8
"""Share of pairs of neighboring words in common from which two texts are one: a wire copy with
another headline, or a few words changed in a hundred."""
BANDS, ROWS = 8, 3
"""Texts that are ALIKE have a band in common with a probability of .997; unrelated ones, which
share a twentieth of their pairs, in one case of a thousand, and are then told apart by counting."""
FACTORS = np.array([crc32(bytes([n])) | 1 for n in range(BANDS * ROWS)], np.uint32)
"""Arbitrary, but always the same; odd, so that multiplying only changes the order of numbers."""
PRIME = (1 << 31) - 1
EMPTY = -1
"""The bands of a text of a single word, or none."""
SLAB = 2_000
"""Articles whose pairs of words are held at once."""
COMPARED = 50
"""Texts of one band that a text is compared with at most: thousands that are alike, but not
enough so, must not all be compared with each other."""

Hashes = npt.NDArray[np.uint32]
Bands = npt.NDArray[np.int64]


def originals(
    readings: Sequence[Reading], vocabulary: Sequence[str], tuning: Tuning, bounds: Bounds
) -> list[int]:
    """Of each article, the first one that it copies, or itself.

    Next week's report in the same words, with other figures, is no copy. An article of a settled
    block copies only articles of that block; one that the editor keeps out of a block copies none.

    Source: Broder, "On the resemblance and containment of documents", 1997.
    """
    hashed, words = hashes(vocabulary), tuning.body_words
    block_of = {index: number for number, block in enumerate(bounds.blocks) for index in block}
    alone = {index for index, _ in bounds.apart}
    first = list(range(len(readings)))
    bands = banded(readings, hashed, words)
    # Settled articles come first, and what came as a copy follows what did not: so no text that
    # was compared is ever another one's copy because of what came later.
    meeting = sorted(
        _meeting(bands),
        key=lambda index: (index not in block_of, index in bounds.copies, index),
    )
    met: dict[tuple[int, int], list[int]] = {}
    shingles: dict[int, Hashes] = {}
    for index in meeting:
        if index in alone:
            continue
        shingles[index] = _shingles(readings[index : index + 1], hashed, words)[0]
        places = [met.setdefault(key, []) for key in enumerate(bands[index].tolist())]
        for other in dict.fromkeys(other for near in places for other in near[:COMPARED]):
            joins = index not in block_of or block_of[index] == block_of.get(other)
            if (
                joins
                and _alike(shingles[index], shingles[other])
                and not _recurs(readings[index], readings[other], tuning)
            ):
                first[index] = other
                del shingles[index]
                break
        else:
            for near in places:
                near.append(index)
    return first


def hashes(vocabulary: Sequence[str]) -> Hashes:
    """A number for each word, always the same."""
    return np.array([crc32(word.encode()) for word in vocabulary], np.uint32)


def likeness(one: Reading, other: Reading, words: int) -> float:
    """The share of the pairs of neighboring words of both texts that each of them has."""
    mine, theirs = (_pairs(text, words) for text in (one, other))
    return len(mine & theirs) / max(1, len(mine | theirs))


def _pairs(reading: Reading, words: int) -> set[tuple[int, int]]:
    text = [*reading.title.tolist(), *reading.body[:words].tolist()]
    return set(pairwise(text))


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
        )
    )


def _meeting(bands: Bands) -> list[int]:
    """The articles that share a band with another; those without words share none."""
    found = np.zeros(len(bands), bool)
    for band in bands.T:
        _, which, holders = np.unique(band, return_inverse=True, return_counts=True)
        found |= holders[which] > 1
    empty = (bands == EMPTY).all(axis=1)
    return [int(index) for index in np.flatnonzero(found & ~empty)]


def _alike(one: Hashes, other: Hashes) -> bool:
    one, other = np.unique(one), np.unique(other)
    if min(len(one), len(other)) < ALIKE * max(len(one), len(other)):
        return False
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both >= ALIKE * (len(one) + len(other) - both)


def _recurs(one: Reading, other: Reading, tuning: Tuning) -> bool:
    """Whether two texts that are alike are a report and the next one of its kind."""
    if not one.day or not other.day or abs(one.day - other.day) < tuning.recurring_days:
        return False
    both, either = one.figures & other.figures, one.figures | other.figures
    several = one.figures.bit_count() > 1 and other.figures.bit_count() > 1
    return several and both.bit_count() <= tuning.recurring_figures * either.bit_count()


def _shingles(
    readings: Sequence[Reading], hashed: Hashes, words: int
) -> tuple[Hashes, npt.NDArray[np.int64]]:
    """The pairs of neighboring words of these texts, as numbers, and where each text begins."""
    texts = [np.concatenate((reading.title, reading.body[:words])) for reading in readings]
    length = np.array([len(text) for text in texts], np.int64)
    word = hashed[np.concatenate([np.empty(0, np.int32), *texts])]
    paired = np.ones(len(word), bool)
    paired[np.cumsum(length)[length > 0] - 1] = False
    before = np.flatnonzero(paired)
    sizes = np.maximum(length - 1, 0)
    mixed = (word[before] ^ (word[before] >> 15)) * FACTORS[0] + word[before + 1] * FACTORS[1]
    return (mixed ^ (mixed >> 16)).astype(np.uint32), np.cumsum(sizes) - sizes


def banded(readings: Sequence[Reading], hashed: Hashes, words: int) -> Bands:
    """Bands of the MinHash of each text: similar texts probably have one in common."""
    bands = np.full((len(readings), BANDS), EMPTY, np.int64)
    for top in range(0, len(readings), SLAB):
        shingles, start = _shingles(readings[top : top + SLAB], hashed, words)
        size = np.diff(start, append=len(shingles))
        filled = np.flatnonzero(size)
        if not len(filled):
            continue
        for place, factor in enumerate(FACTORS):
            smallest = np.minimum.reduceat(shingles * factor, start[filled]).astype(np.int64)
            band = bands[top + filled, place // ROWS]
            bands[top + filled, place // ROWS] = (band * FACTORS[0] + smallest) % PRIME
    return bands
