"""Counts of a term to its weight: a TF-IDF formula, whose parts both the comparison of all articles
and that with an archive use.

    weight = saturated count x rarity x (1, or less for a term that one article alone has),
    the weights of an article then scaled to length 1.

Source: Robertson and Zaragoza, "The probabilistic relevance framework: BM25 and beyond", 2009,
for the saturated count.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from digest.events.tuning import Tuning

GRAIN = 2.0**24
"""Weights are multiples of its inverse: sums of their products are exact, in whatever order they
are added."""
SQUARE_GRAIN = 2.0**30
"""The same for the squares of weights before a row is scaled."""
ROWS = 2_000
"""Rows that are scaled at once, so that it takes little memory."""
Floats = npt.NDArray[np.float64]
Weights = npt.NDArray[np.float32]


def relative_length(length: Floats, mean: Floats, tuning: Tuning) -> Floats:
    """Of each article: 1 if it is of its language's mean length, less if it is shorter."""
    share = tuning.length_share
    relative: Floats = 1 - share + share * length / np.maximum(mean, 1.0)
    return relative


def saturated(times: npt.NDArray[np.uint16], relative: Floats, tuning: Tuning) -> Floats:
    """The term frequency of each cell, saturated as in BM25 and corrected by relative length."""
    worth: Floats = times * (tuning.saturation + 1.0) / (times + tuning.saturation * relative)
    return worth


def rarity(
    share: Floats, pair: npt.NDArray[np.bool_], heard: Floats, listening: Floats, tuning: Tuning
) -> Floats:
    """How rare terms are: the logarithm of one in how many articles has each, to a power.

    Articles with so much voice (`heard`) have the term, among articles that have so much in the
    languages that use it (`listening`); `share` of all articles have it, whatever they tell.
    """
    background = tuning.background
    found: Floats = np.log((listening + background) / (heard + background * share))
    found[pair] *= tuning.bigram_weight
    found[found < 0] = 0.0
    found **= tuning.rarity_power
    return found


def discount(batch: Floats, tuning: Tuning) -> Floats:
    """The factor of a term that only one article has, in batches of so many articles."""
    trust = batch / (batch + tuning.trusted_batch)
    factor: Floats = (1 - trust * (1 - tuning.single_weight)) ** tuning.rarity_power
    return factor


def squares(weight: Floats) -> Floats:
    """Squares of weights, so that their sums are exact."""
    grained: Floats = np.rint(weight * weight * SQUARE_GRAIN) / SQUARE_GRAIN
    return grained


def norms(square: Floats) -> Weights:
    """What the weights of rows are divided by, from the sums of their squares."""
    norm: Weights = np.sqrt(np.where(square > 0, square, 1.0)).astype(np.float32)
    return norm


def scaled(weight: Weights, norm: Weights, sizes: npt.NDArray[np.int64]) -> Weights:
    """The weights of rows with so many cells each, divided by their row's norm."""
    upto = np.concatenate(([0], np.cumsum(sizes)))
    for top in range(0, len(sizes), ROWS):
        rows = slice(top, top + ROWS)
        some = weight[upto[top] : upto[min(top + ROWS, len(sizes))]]
        some /= np.repeat(norm[rows], sizes[rows])
        some *= GRAIN
        np.rint(some, out=some)
        some /= GRAIN
    return weight
