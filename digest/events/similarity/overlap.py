"""Pairs of articles to the terms that both have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from digest.events.features.alike import places
from digest.events.features.ranges import ranges
from digest.events.features.terms import Floats, Ints, Terms
from digest.nouns import noun

PAIRS = 150
"""Pairs that are looked at at once: what that takes stays in a processor's cache."""


@noun
class Overlap:
    """What some pairs have in common, one pair after the other."""

    pairs: int
    pair: Ints
    """Of each term: which of the pairs has it, ascending."""
    column: Ints
    product: Floats
    """Of the term's two weights."""

    @property
    def cosine(self) -> Floats:
        """Of each pair."""
        return np.bincount(self.pair, self.product, self.pairs).view(np.float64)


def overlaps(terms: Terms, one: Ints, other: Ints) -> Iterator[Overlap]:
    """What each of these pairs of rows has in common, some pairs at once; they count from 0 each
    time.
    """
    for top in range(0, len(one), PAIRS):
        yield _overlap(terms, one[top : top + PAIRS], other[top : top + PAIRS])


def _overlap(terms: Terms, one: Ints, other: Ints) -> Overlap:
    rows, which = np.unique(one, return_inverse=True)
    _, mine, known = _cells(terms, rows, np.arange(len(rows)))
    pair, theirs, asked = _cells(terms, other, which)
    place = places(asked, known)
    both = np.flatnonzero(place >= 0)
    product = terms.weight[theirs[both]].astype(np.float64) * terms.weight[mine[place[both]]]
    told = np.flatnonzero(product)
    both = both[told]
    column = terms.column[theirs[both]].astype(np.int64)
    return Overlap(len(one), pair[both], column, product[told])


def _cells(terms: Terms, rows: Ints, group: Ints) -> tuple[Ints, Ints, Ints]:
    """Of all cells of these rows: which of the rows, which cell, and a number of column and group,
    of which each row has one.
    """
    length = terms.start[rows + 1] - terms.start[rows]
    at = ranges(terms.start[rows], length)
    key = np.repeat(group * len(terms.frequency), length) + terms.column[at]
    return np.repeat(np.arange(len(rows)), length), at, key
