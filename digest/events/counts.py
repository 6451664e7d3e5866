"""Readings of articles to counted terms: words, and pairs of neighboring words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from digest.events.reading import Reading
from digest.events.tuning import Tuning

ROWS = 2_000
"""Articles whose terms are sorted at once, so that what is held meanwhile stays small."""
SLICE_BITS = 21
"""Cells that are numbered at once are about so many bits: 2 million."""
MOST = 65_535

Codes = npt.NDArray[np.int64]
Times = npt.NDArray[np.uint16]
Columns = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each article has each of its terms: `i` owns the cells `start[i]` to `start[i+1]`.

    A term's code is `first word x width`, plus `second word + 1` for a pair.
    """

    start: Codes
    code: Codes
    """Of each cell; ascending within a row."""
    times: Times
    """Of each cell; a word of the title counts as several."""
    column: Columns
    """Of each cell: its place in `known`; -1 for a term that one article alone has."""
    known: Codes
    """The terms that several articles have."""
    frequency: Codes
    """Of each of those, how many articles have it."""
    width: int

    @property
    def articles(self) -> int:
        """How many rows there are."""
        return len(self.start) - 1

    def slabs(self) -> Iterator[tuple[Codes, Times, Columns, Columns]]:
        """Code, count, column and article of the cells of some articles, and so on for all."""
        for top in range(0, self.articles, ROWS):
            start = self.start[top : top + ROWS + 1]
            cells = slice(start[0], start[-1])
            row = np.repeat(np.arange(top, top + len(start) - 1, dtype=np.int32), np.diff(start))
            yield self.code[cells], self.times[cells], self.column[cells], row

    def shared(self) -> tuple[Codes, Columns]:
        """Of the terms that several articles have: where each row starts, and the columns."""
        sizes = np.zeros(self.articles + 1, np.int64)
        for _, _, column, row in self.slabs():
            sizes += np.bincount(row[column >= 0] + 1, minlength=len(sizes))
        return np.cumsum(sizes), self.column[self.column >= 0]


def count(readings: Sequence[Reading], words: int, tuning: Tuning) -> Counts:
    """The terms of these readings, whose words are numbers below `words`."""
    width = words + 1
    parts = [
        _count_some(readings[top : top + ROWS], width, tuning)
        for top in range(0, len(readings), ROWS)
    ]
    sizes = [np.zeros(1, np.int64), *(part[0] for part in parts)]
    code = np.concatenate([np.empty(0, np.int64), *(part[1] for part in parts)])
    times = np.concatenate([np.empty(0, np.uint16), *(part[2] for part in parts)])
    del parts
    column, known, frequency = _number(code, width)
    return Counts(np.cumsum(np.concatenate(sizes)), code, times, column, known, frequency, width)


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
    before = np.flatnonzero(neighbors)
    # The row stands in the high digits: one sort of plain numbers does it all.
    term = np.concatenate((word * width, word[before] * width + word[before + 1] + 1))
    key = np.concatenate((row, row[before])) * (width * width) + term
    found, times = np.unique(key, return_counts=True)
    rows, code = np.divmod(found, width * width)
    sizes = np.bincount(rows, minlength=len(readings))
    return sizes, code, np.minimum(times, MOST).astype(np.uint16)


def _number(code: Codes, width: int) -> tuple[Columns, Codes, Codes]:
    """Of each cell its column, of each column its code, and in how many cells it is."""
    slices = (len(code) >> SLICE_BITS) + 1
    slice_of = (code % slices).astype(np.uint16)
    column = np.full(len(code), -1, np.int32)
    codes, frequencies = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    columns = 0
    for part in range(slices):
        cells = np.flatnonzero(slice_of == part)
        order, ordered = _in_order(code[cells], width)
        begin = np.flatnonzero(np.diff(ordered, prepend=-1))
        frequency = np.diff(begin, append=len(ordered))
        shared = frequency > 1
        number = np.where(shared, np.cumsum(shared) - 1 + columns, -1).astype(np.int32)
        column[cells[order]] = np.repeat(number, frequency)
        codes.append(ordered[begin[shared]])
        frequencies.append(frequency[shared])
        columns += int(shared.sum())
    return column, np.concatenate(codes), np.concatenate(frequencies)


def _in_order(code: Codes, width: int) -> tuple[Codes, Codes]:
    """The places of these codes by ascending code, and the codes so ordered."""
    bits = len(code).bit_length()
    if 2 * width.bit_length() + bits > 63:
        order = np.argsort(code, kind="stable")
        return order, code[order]
    # Code and place fit into one number: sorting plain numbers is several times as fast.
    packed = np.sort((code << bits) | np.arange(len(code)))
    return packed & ((1 << bits) - 1), packed >> bits
