"""Readings of articles to counted terms: words, and pairs of neighboring words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from digest.events.features.alike import alike
from digest.events.features.reading import Reading
from digest.events.tuning import Tuning
from digest.nouns import noun

ROWS = 2_000
"""Articles whose terms are sorted at once, so that what is held meanwhile stays small."""
AT_ONCE = 100
"""Articles whose terms are distinguished at once: the memory for that fits into a processor's
cache."""
PART_BITS = 17
"""Cells that are numbered at once are about so many bits: what that takes stays in a cache, too."""
SLAB = 1_000_000
"""Cells that are parted at once."""
MOST = 255
"""Mentions that count: more hardly add to a weight, and an archive keeps as many in a byte."""

_FACTOR, _HIGH = np.uint64(0x9E3779B97F4A7C15), np.uint64(48)
"""The upper 16 bits of a product part numbers evenly, and in each process alike."""

Codes = npt.NDArray[np.int64]
Times = npt.NDArray[np.uint16]
Columns = npt.NDArray[np.int32]


@noun
class Counts:
    """How often each article has each of its terms: `i` owns the cells `start[i]` to `start[i+1]`.

    A term's code is `first word x width`, plus `second word + 1` for a pair.
    """

    start: Codes
    code: Codes
    """Of each cell; each once within a row."""
    times: Times
    """Of each cell; a word of the title counts as several."""
    width: int

    @property
    def articles(self) -> int:
        """How many rows there are."""
        return len(self.start) - 1


@noun
class Numbered(Counts):
    """The same, with a number for each term that several articles have."""

    column: Columns
    """Of each cell: its place in `known`; -1 for a term that one article alone has."""
    known: Codes
    """The terms that several articles have."""
    frequency: Codes
    """Of each of those, how many articles have it."""

    def slabs(self) -> Iterator[tuple[Codes, Times, Columns, Columns]]:
        """Code, count, column and article of the cells of some articles, and so on for all."""
        for top in range(0, self.articles, ROWS):
            start = self.start[top : top + ROWS + 1]
            cells = slice(start[0], start[-1])
            row = np.repeat(np.arange(top, top + len(start) - 1, dtype=np.int32), np.diff(start))
            yield self.code[cells], self.times[cells], self.column[cells], row

    def shared(self) -> Codes:
        """Of the cells of terms that several articles have: where those of each row start."""
        sizes = np.zeros(self.articles + 1, np.int64)
        for _, _, column, row in self.slabs():
            sizes += np.bincount(row[column >= 0] + 1, minlength=len(sizes))
        return np.cumsum(sizes)


def count(readings: Sequence[Reading], words: int, tuning: Tuning) -> Counts:
    """The terms of these readings, whose words are numbers below `words`."""
    width = words + 1
    most = sum(2 * (tuning.title_weight * len(one.title) + len(one.body)) for one in readings)
    sizes, code, times = (
        [np.zeros(1, np.int64)],
        np.empty(most, np.int64),
        np.empty(most, np.uint16),
    )
    upto = 0
    for top in range(0, len(readings), AT_ONCE):
        size, some, often = _count_some(readings[top : top + AT_ONCE], width, tuning)
        sizes.append(size)
        code[upto : upto + len(some)] = some
        times[upto : upto + len(some)] = often
        upto += len(some)
    return Counts(np.cumsum(np.concatenate(sizes)), code[:upto], times[:upto], width)


def numbered(counts: Counts) -> Numbered:
    """The counts, with columns: what the articles themselves are compared by."""
    column, known, frequency = _columns(counts.code)
    start, code, times, width = counts.start, counts.code, counts.times, counts.width
    return Numbered(start, code, times, width, column, known, frequency)


def _count_some(
    readings: Sequence[Reading], width: int, tuning: Tuning
) -> tuple[Codes, Codes, Times]:
    """How many terms each article has; of each, its code and how often."""
    texts = [
        text
        for reading in readings
        for text in (*[reading.title] * tuning.title_weight, reading.body[: tuning.body_words])
    ]
    length = np.array([len(text) for text in texts], np.int64)
    row = np.repeat(np.arange(len(readings)).repeat(tuning.title_weight + 1), length)
    word = np.concatenate([np.empty(0, np.int64), *texts]).astype(np.int64)
    neighbors = np.ones(len(word), bool)
    neighbors[np.cumsum(length)[length > 0] - 1] = False
    # Each word, and then the pair that it begins.
    term = np.stack((word * width, word * width + np.roll(word, -1) + 1), axis=1).ravel()
    row = np.repeat(row, 2)
    told = np.stack((np.ones(len(word), bool), neighbors), axis=1).ravel()
    term, row = term[told], row[told]
    last = alike(row * (width * width) + term)
    times = np.bincount(last, minlength=len(last))
    kept = np.flatnonzero(times)
    sizes = np.bincount(row[kept], minlength=len(readings))
    return sizes, term[kept], np.minimum(times[kept], MOST).astype(np.uint16)


def _columns(code: Codes) -> tuple[Columns, Codes, Codes]:
    """Of each cell its column, of each column its code, and in how many cells it is."""
    column = np.empty(len(code), np.int32)
    codes, frequencies = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    columns = 0
    for cells in _parted(code):
        # From the last to the first, so that columns come by the first article that has them: of
        # the rare ones an article's lie close together wherever cells are sorted by them.
        cells = cells[::-1]
        mine = code[cells]
        last = alike(mine)
        times = np.bincount(last, minlength=len(last))
        several = np.flatnonzero(times > 1)
        number = np.full(len(last), -1, np.int32)
        number[several] = np.arange(columns, columns + len(several))
        column[cells] = number[last]
        codes.append(mine[several])
        frequencies.append(times[several])
        columns += len(several)
    return column, np.concatenate(codes), np.concatenate(frequencies)


def _parted(code: Codes) -> Iterator[Codes]:
    """The cells in parts, each with all cells of some codes."""
    bits = (len(code) >> PART_BITS).bit_length()
    parts, shift = 1 << bits, np.uint64(16 - bits)
    order, upto = np.empty(len(code), np.int32), []
    for top in range(0, len(code), SLAB):
        hashed = code[top : top + SLAB].view(np.uint64) * _FACTOR >> _HIGH
        part_of = (hashed >> shift).astype(np.uint16)
        order[top : top + SLAB] = np.argsort(part_of, kind="stable")
        sizes = np.bincount(part_of, minlength=parts)
        upto.append(top + np.concatenate(([0], np.cumsum(sizes))))
    none = np.empty(0, np.int32)
    for part in range(parts):
        slabs = (order[ends[part] : ends[part + 1]] + slab * SLAB for slab, ends in enumerate(upto))
        yield np.concatenate([none, *slabs])
