"""TF-IDF rows to the cosines that reach a floor: only of pairs that share rare terms, by way of an
inverted index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from digest.events.features.ranges import ranges
from digest.events.features.terms import Floats, Ints, Terms
from digest.events.similarity.overlap import overlaps
from digest.events.working import Each, one_by_one
from digest.nouns import noun

FREE_WORK = 2e8
"""Products that any batch may cost: up to some 3,000 articles, every term leads to candidates."""
WORK_PER_ARTICLE = 4_000
"""Products beyond that."""
PARTIAL = 0.8
"""Of the floor: what the leading terms must bring before a pair is scored in full."""
SAMPLE = 8
"""How many pairs of articles are sampled to find out whether a frequent term belongs to one large
event."""
ENOUGH = SAMPLE // 2 + 1
"""So many unrelated pairs in the sample settle it: the rest can't make half of it related."""
HEAVY = 0.02
"""Mean weight below which a term is not asked: a hundred of them would not make a floor."""
EVENT_WORK = 4.0
"""Times the work that rare terms may take, for the terms of large events."""
TABLE = 500_000
"""Cells of the score table that are held at once, 4 MB: more would not fit a processor's cache."""
ROWS = 2_000
"""Rows that are taken apart at once, so that what is held meanwhile stays small."""
PRODUCTS = 250_000
"""Products that are held at once, if they are of more than one row."""

CELL = np.dtype([("at", np.int32), ("weight", np.float32)])
"""A column and the weight in it, or a row and that. They stand side by side, as what is far apart
in memory takes longer to fetch than to multiply."""
Cells = npt.NDArray[np.int64]
Pairs = tuple[Ints, Ints, Floats]
Promising = Callable[[Ints, Ints, Floats], npt.NDArray[np.bool_]]
"""Pairs with their cosines to which of them are wanted."""


def cosines(
    terms: Terms,
    floor: float,
    free_work: float = FREE_WORK,
    fresh: npt.NDArray[np.bool_] | None = None,
    promising: Promising | None = None,
    each: Each = one_by_one,
) -> Pairs:
    """The pairs of rows, lower row first, whose cosine is at least `floor`, if they are wanted.

    Rare terms lead to candidates, the rarest first, as long as the work allows; a candidate
    whose leading terms bring enough is then scored with all terms. Where some rows are `fresh`,
    only pairs with one of those are asked for.
    """
    allowed = free_work + WORK_PER_ARTICLE * terms.articles
    promising = promising or _any
    if fresh is None:
        return _cosines(terms, floor, allowed, terms.articles, promising, each)
    order = np.argsort(~fresh, kind="stable")

    def reordered(one: Ints, other: Ints, cosine: Floats) -> npt.NDArray[np.bool_]:
        return promising(order[one], order[other], cosine)

    found = _cosines(taken(terms, order), floor, allowed, int(fresh.sum()), reordered, each)
    one, other = np.sort(order[np.stack(found[:2])], axis=0)
    ascending = np.lexsort((other, one))
    return one[ascending], other[ascending], found[2][ascending]


def _any(one: Ints, other: Ints, cosine: Floats) -> npt.NDArray[np.bool_]:
    return np.ones(len(one), bool)


def _cosines(
    terms: Terms, floor: float, allowed: float, fresh: int, promising: Promising, each: Each
) -> Pairs:
    """The pairs of one of the first so many rows with a row after it."""
    new = _new(terms, fresh)
    leads = _leading(terms, new, floor, allowed)
    leading = _Rows.of(terms, leads & (new > 0))
    postings = _Postings.of(leading)
    common = _Rows.of(terms, ~leads & (new > 0))
    partial = floor if leads.all() else floor * PARTIAL

    def of_block(block: tuple[int, int]) -> Pairs:
        one, other, cosine = postings.products(leading, *block, partial)
        kept = promising(one, other, cosine * (floor / partial))
        one, other, cosine = one[kept], other[kept], cosine[kept]
        if partial == floor:
            return one, other, cosine
        return common.complete(one, other, cosine, floor, *block)

    blocks = list(_blocks(postings.work(leading)[:fresh], terms.articles))
    found = list(each(of_block, blocks))
    return (
        np.concatenate([np.empty(0, np.int64), *(block[0] for block in found)]),
        np.concatenate([np.empty(0, np.int64), *(block[1] for block in found)]),
        np.concatenate([np.empty(0), *(block[2] for block in found)]),
    )


def taken(terms: Terms, rows: Ints) -> Terms:
    """These rows of the terms, in this order; frequencies stay those among all."""
    length = np.diff(terms.start)[rows]
    at = ranges(terms.start[rows], length)
    start = np.concatenate(([0], np.cumsum(length)))
    return replace(
        terms, start=start, column=terms.column[at], weight=terms.weight[at], norm=terms.norm[rows]
    )


def _new(terms: Terms, fresh: int) -> Ints:
    """Of each column, how many of the first so many rows have it."""
    if fresh == terms.articles and len(terms.column) == terms.frequency.sum():
        return terms.frequency
    return np.bincount(terms.column[: terms.start[fresh]], minlength=len(terms.frequency))


def _leading(terms: Terms, new: Ints, floor: float, allowed: float) -> npt.NDArray[np.bool_]:
    """Of each column, of which so many holders are new, whether it leads to candidates."""
    known = (terms.frequency - new).astype(np.float64)
    work = (terms.frequency.astype(np.float64) ** 2 - known**2) / 2
    # Terms of one frequency lead together, so that no order of columns decides.
    upto = np.cumsum(np.bincount(terms.frequency, work))
    leads: npt.NDArray[np.bool_] = terms.frequency < np.searchsorted(upto, allowed, "right")
    if leads.all():
        return leads
    worth = _of_events(terms, ~leads, floor)
    leads[worth[np.cumsum(work[worth]) <= EVENT_WORK * allowed]] = True
    return leads


def _of_events(terms: Terms, frequent: npt.NDArray[np.bool_], floor: float) -> Ints:
    """Those of the frequent columns that belong to one large event each, the rarest first.

    A large event makes its own words frequent. A few pairs of the articles that have a word
    tell it from the words of all news.
    """
    rows = _Rows.of(terms, frequent)
    frequency = terms.frequency[frequent]
    total = np.bincount(rows.cell["at"], rows.cell["weight"], minlength=len(frequency))
    heavy = np.flatnonzero(total / frequency >= HEAVY)
    half = frequency[heavy, None] // 2
    first = (np.cumsum(frequency) - frequency)[heavy, None] + np.arange(SAMPLE) * half // SAMPLE
    holders = _by_column(rows)[np.stack((first, first + half))]
    one, other = np.searchsorted(rows.start, holders, "right") - 1
    near = np.zeros(one.shape, bool)
    some = np.arange(len(heavy))
    for part in (slice(ENOUGH), slice(ENOUGH, SAMPLE)):
        mine, theirs = one[some, part], other[some, part]
        cosine = _dots(terms, mine.ravel(), theirs.ravel())
        near[some, part] = cosine.reshape(mine.shape) >= floor
        some = some[near[some].any(axis=1)]
    found = np.flatnonzero(frequent)[heavy[near.mean(axis=1) >= 0.5]]
    rarest: Ints = found[np.argsort(terms.frequency[found], kind="stable")]
    return rarest


def _dots(terms: Terms, one: Ints, other: Ints) -> Floats:
    """The cosine of each pair of rows."""
    return np.concatenate([np.empty(0), *(some.cosine for some in overlaps(terms, one, other))])


def _blocks(work: Ints, rows: int) -> Iterator[tuple[int, int]]:
    """Ranges of rows that are multiplied at once, from the work of each of the first rows."""
    upto = np.cumsum(work)
    top = 0
    while top < len(work):
        done = int(upto[top - 1]) if top else 0
        bottom = int(np.searchsorted(upto, done + PRODUCTS, "right"))
        bottom = max(top + 1, min(bottom, top + TABLE // (rows - top)))
        yield top, bottom
        top = bottom


@noun
class _Rows:
    """Some columns of the matrix, by rows."""

    start: Cells
    cell: npt.NDArray[np.void]
    """CELLs of columns, those of a row one after the other."""
    columns: int

    @classmethod
    def of(cls, terms: Terms, wanted: npt.NDArray[np.bool_]) -> _Rows:
        """The columns that are wanted, numbered anew."""
        number = (np.cumsum(wanted) - 1).astype(np.int32)
        cell = np.empty(len(terms.column), CELL)  # What is not filled takes no memory.
        start = np.zeros(len(terms.start), np.int64)
        for top in range(0, terms.articles, ROWS):
            bounds = terms.start[top : top + ROWS + 1]
            some = slice(bounds[0], bounds[-1])
            kept = np.flatnonzero(wanted[terms.column[some]])
            upto = start[top] + np.searchsorted(kept, bounds - bounds[0])
            start[top : top + len(bounds)] = upto
            cell["at"][upto[0] : upto[-1]] = number[terms.column[some][kept]]
            cell["weight"][upto[0] : upto[-1]] = terms.weight[some][kept]
        return cls(start, cell[: start[-1]], int(wanted.sum()))

    def complete(
        self, one: Ints, other: Ints, partial: Floats, floor: float, top: int, bottom: int
    ) -> Pairs:
        """Add what these columns bring to pairs of the rows `top` to `bottom`; keep the floor."""
        table = np.zeros((bottom - top, self.columns), np.float32)
        mine = self.cell[self.start[top] : self.start[bottom]]
        row = np.repeat(np.arange(bottom - top), np.diff(self.start[top : bottom + 1]))
        table[row, mine["at"]] = mine["weight"]
        length = self.start[other + 1] - self.start[other]
        theirs = self.cell.take(ranges(self.start[other], length))
        brought = table.ravel().take(np.repeat((one - top) * self.columns, length) + theirs["at"])
        value = np.multiply(brought, theirs["weight"], dtype=np.float64)
        some = np.flatnonzero(length)  # A row may have none of these columns.
        whole = partial.copy()
        whole[some] += np.add.reduceat(value, (np.cumsum(length) - length)[some])
        kept = whole >= floor
        return one[kept], other[kept], whole[kept]


def _by_column(rows: _Rows) -> Ints:
    """The order of the cells by column, and by row within a column."""
    # By halves of 16 bits: numbers that short are sorted digit by digit, in half the time.
    column = rows.cell["at"]
    low = column.astype(np.uint16)
    if rows.columns <= 1 << 16:
        return np.argsort(low, kind="stable")
    return np.lexsort((low, (column >> 16).astype(np.uint16)))


@noun
class _Postings:
    """The same by columns: which rows have a term, with which weight."""

    end: Cells
    """Of each column."""
    cell: npt.NDArray[np.void]
    """CELLs of rows, ascending within a column."""
    place: npt.NDArray[np.int32]
    """Of each cell of the rows: where it stands here."""

    @classmethod
    def of(cls, rows: _Rows) -> _Postings:
        """All cells of these rows, sorted by column, and by row within a column."""
        order = _by_column(rows)
        cell = np.empty(len(order), CELL)
        row = np.repeat(np.arange(len(rows.start) - 1, dtype=np.int32), np.diff(rows.start))
        cell["at"] = row[order]
        del row
        cell["weight"] = rows.cell["weight"][order]
        place = np.empty(len(order), np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        end = np.cumsum(np.bincount(rows.cell["at"], minlength=rows.columns))
        return cls(end, cell, place)

    def work(self, rows: _Rows) -> Ints:
        """Of each row: how many products it takes to multiply it with the rows after it."""
        found = np.zeros(len(rows.start) - 1, np.int64)
        for top in range(0, len(found), ROWS):
            start = rows.start[top : top + ROWS + 1]
            cells = slice(start[0], start[-1])
            length = self.end[rows.cell["at"][cells]] - self.place[cells] - 1
            upto = np.concatenate(([0], np.cumsum(length)))
            found[top : top + ROWS] = np.diff(upto[start - start[0]])
        return found

    def products(self, rows: _Rows, top: int, bottom: int, floor: float) -> Pairs:
        """The rows `top` to `bottom` multiplied with the rows after each; values from `floor`."""
        cells = slice(rows.start[top], rows.start[bottom])
        mine = rows.cell[cells]
        begin = self.place[cells].astype(np.int64) + 1
        length = self.end[mine["at"]] - begin
        width = len(rows.start) - 1 - top
        row = np.repeat(np.arange(bottom - top), np.diff(rows.start[top : bottom + 1]))
        theirs = self.cell.take(ranges(begin, length))
        value = np.repeat(mine["weight"].astype(np.float64), length) * theirs["weight"]
        key = np.repeat(row * width - top, length) + theirs["at"]
        table: Floats = np.bincount(key, value, minlength=(bottom - top) * width).view(np.float64)
        found = np.flatnonzero(table >= floor)
        one, other = np.divmod(found, width)
        return one + top, other + top, table[found]
