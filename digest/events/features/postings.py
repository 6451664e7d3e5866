"""An inverted index: codes of terms to the articles that have them, as sorted arrays."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
import numpy.typing as npt

from digest.events.features.codes import Codes
from digest.events.features.ranges import ranges
from digest.nouns import noun

SLAB = 65_536
"""Cells that are looked at at once: what is made of them stays in the processor's memory."""
FEW = 6
"""Articles that cells are compared with one by one: to look the holder of each cell up in a table
takes as long as for seven, four times as long as for one."""
PART_BITS = 16
"""Cells that are sorted at once are about so many bits, to stay there as well: the six million of
10,000 articles take a third of the time."""
_QUARTERS = np.array([0, 16, 32, 48], np.uint64)
"""Of a code, the lowest first: where they begin."""

Ints = npt.NDArray[np.int64]
Times = npt.NDArray[np.unsignedinteger[Any]]
Holders = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


@noun
class Postings:
    """An inverted index; code `i` has the cells (postings) `start[i]` to `start[i + 1]`.

    The arrays may be memory-mapped.
    """

    code: Codes
    """Ascending, each once."""
    start: npt.NDArray[np.uint32]
    holder: Holders
    """Of each cell: an article."""
    times: Times
    """Of each cell: how often the article has it, as far as that is kept."""

    @classmethod
    def of(cls, code: Codes, holder: Holders, times: Times) -> Postings:
        """The table of these cells."""
        order = _ascending(code)
        ordered = code[order]
        differs = np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(code)]
        begin = np.flatnonzero(differs)
        start = np.append(begin, len(code)).astype(np.uint32)
        return cls(ordered[begin], start, holder[order], times[order])

    @classmethod
    def joined(cls, one: Postings, other: Postings, offset: int) -> Postings:
        """Both tables in one; the articles of the other are counted from an offset."""
        cells = [np.repeat(table.code, np.diff(table.start)) for table in (one, other)]
        holder = np.concatenate((one.holder, other.holder + np.int32(offset)))
        times = np.concatenate((one.times, other.times))
        return cls.of(np.concatenate(cells), holder, times)

    def frequency(self, code: Codes) -> Ints:
        """How many articles have each of these codes."""
        return self._span(code)[1]

    def cells(self, code: Codes) -> tuple[Ints, Ints]:
        """The cells of these codes one after the other, and for each which code it is of."""
        start, length = self._span(code)
        return ranges(start, length), np.repeat(np.arange(len(code)), length)

    def of_holders(self, articles: Collection[int]) -> tuple[Codes, Times]:
        """The codes of some articles, and how often they have them."""
        holder = np.asarray(self.holder)  # To slice what is mapped takes longer than to look at it.
        are_asked = _is_one_of(articles)
        found = [
            np.flatnonzero(are_asked(holder[top : top + SLAB])) + top
            for top in range(0, len(holder), SLAB)
        ]
        at = np.concatenate([np.empty(0, np.int64), *found])
        # Of another type the search would copy all starts into it.
        where = np.searchsorted(self.start, at.astype(self.start.dtype), "right")
        return self.code[where - 1], self.times[at]

    def _span(self, code: Codes) -> tuple[Ints, Ints]:
        if not len(self.code):
            return np.zeros(len(code), np.int64), np.zeros(len(code), np.int64)
        at = np.minimum(np.searchsorted(self.code, code), len(self.code) - 1)
        start = self.start[at].astype(np.int64)
        length = np.where(self.code[at] == code, self.start[at + 1] - start, 0)
        return start, length


def _ascending(code: Codes) -> Ints:
    """The order of the cells by code, and by place within a code."""
    bits = (len(code) >> PART_BITS).bit_length()
    # Codes are hashes: their upper bits part them evenly, and the parts are in order.
    part_of = (code >> _QUARTERS[-1] >> np.uint64(16 - bits)).astype(np.uint16)
    order = np.argsort(part_of, kind="stable")
    sizes = np.bincount(part_of, minlength=1 << bits)
    for part in np.split(order, np.cumsum(sizes)[:-1]):
        # By quarters: numbers that short are sorted digit by digit, in half the time.
        some = code[part]
        part[:] = part[np.lexsort([(some >> begin).astype(np.uint16) for begin in _QUARTERS])]
    return order


def _is_one_of(articles: Collection[int]) -> Callable[[Holders], Flags]:
    """Of each holder, whether it is one of these articles."""
    if len(articles) <= FEW:
        first, *more = articles or (-1,)

        def compared(holder: Holders) -> Flags:
            found: Flags = holder == first
            for article in more:
                found |= holder == article
            return found

        return compared
    asked = np.zeros(max(articles) + 2, bool)  # the last one is everybody behind
    asked[list(articles)] = True
    return lambda holder: asked.take(holder, mode="clip")
