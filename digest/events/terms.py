"""Readings of articles to weighted terms: a sparse row of unit length for each article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from digest.events.audience import Audience
from digest.events.counts import ROWS, Counts, count
from digest.events.reading import Reading
from digest.events.tuning import Tuning
from digest.text.common import ORDINARY_SHARE, likelihood
from digest.text.words import has_case

NAME_SHARE = 0.6
"""Of the mentions of a word that have a capital, where it is a name; sentences begin with some."""
GRAIN = 2.0**24
"""Weights are multiples of its inverse: sums of their products are exact, in whatever order they
are added."""
SQUARE_GRAIN = 2.0**30
"""The same for the squares of weights before a row is scaled."""
SLAB = 1_000_000
"""Cells that are weighed at once, so that what is held meanwhile stays small."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Terms:
    """A sparse matrix by rows: article `i` owns the cells `start[i]` to `start[i + 1]`.

    Only terms that two articles have are in it; those of one alone are part of its length.
    """

    start: Ints
    column: npt.NDArray[np.int32]
    weight: npt.NDArray[np.float32]
    """Of each cell; the squares of a row add up to 1 at most."""
    frequency: Ints
    """Of each column: how many articles have the term."""
    first: Ints
    """Of each column: its word, or the first of its two."""
    second: Ints
    """Of each column: the second word, or -1 where the term is a single word."""
    words: tuple[str, ...]
    """What `first` and `second` count."""

    @property
    def articles(self) -> int:
        """How many rows there are."""
        return len(self.start) - 1

    def row(self, article: int) -> dict[int, float]:
        """The weight of each term of an article, by column."""
        cells = slice(self.start[article], self.start[article + 1])
        return dict(zip(self.column[cells].tolist(), self.weight[cells].tolist(), strict=True))

    def name(self, column: int) -> str:
        """The term of a column, as the words that it is made of."""
        first, second = self.words[self.first[column]], int(self.second[column])
        return first if second < 0 else f"{first} {self.words[second]}"


def weigh(
    readings: Sequence[Reading],
    words: tuple[str, ...],
    tuning: Tuning,
    voice: Sequence[float] | None = None,
) -> Terms:
    """The terms of all articles, a row each, in the order given.

    `words` are those that the readings count; `voice` says how much each article counts where
    rarity is measured, 1 by default.

    weight = saturated count x rarity x (1, or less for pairs of words and for terms that one
    article alone has), the row then scaled to length 1.

    Source: Robertson and Zaragoza, "The probabilistic relevance framework: BM25 and beyond",
    2009, for the saturated count.
    """
    counts = count(readings, len(words), tuning)
    voices = np.ones(len(readings)) if voice is None else np.array(voice, np.float64)
    row, shared = counts.row, counts.column >= 0
    audience = Audience.of([reading.language for reading in readings])
    rarity = _Rarity(_likelihoods(words, readings, counts, audience), counts, tuning)
    saturated = _saturated(counts, row, audience, tuning)
    column, row_of, weight = counts.column[shared], row[shared], saturated[shared]
    heard = np.bincount(column, voices[row_of], len(counts.known)).astype(np.float64)
    listening = audience.total(voices, audience.users(row_of, column, len(counts.known)))
    weight *= rarity.of(counts.known, heard, listening)[column]
    square = _squares(weight, row_of, counts.articles)
    square += _squares_alone(counts, row, saturated, rarity, voices, audience)
    weight /= np.sqrt(np.where(square > 0, square, 1.0))[row_of]
    return Terms(
        start=np.concatenate(([0], np.cumsum(np.bincount(row_of, minlength=counts.articles)))),
        column=column,
        weight=(np.rint(weight * GRAIN) / GRAIN).astype(np.float32),
        frequency=counts.frequency,
        first=counts.known // counts.width,
        second=counts.known % counts.width - 1,
        words=words,
    )


def _squares_alone(
    counts: Counts,
    row: npt.NDArray[np.int32],
    saturated: Floats,
    rarity: _Rarity,
    voices: Floats,
    audience: Audience,
) -> Floats:
    """Of each row: the squares of the terms that no other article has."""
    square = np.zeros(counts.articles)
    listening = audience.sums(voices)[audience.spoken]
    discount = rarity.discount(audience.sums(np.ones(counts.articles)))[audience.spoken]
    for top in range(0, len(row), SLAB):
        cells = top + np.flatnonzero(counts.column[top : top + SLAB] < 0)
        who = row[cells]
        weight = saturated[cells] * rarity.of(counts.code[cells], voices[who], listening[who])
        square += _squares(weight * discount[who], who, counts.articles)
    return square


def names(readings: Sequence[Reading], words: Sequence[str]) -> frozenset[str]:
    """The words that these articles mostly write with a capital, in sentences."""
    return frozenset(
        words[number] for number in np.flatnonzero(_named(readings, len(words))).tolist()
    )


def _named(readings: Sequence[Reading], words: int) -> npt.NDArray[np.bool_]:
    """Of each word, whether it is a name."""
    seen, capital = np.zeros(words, np.int64), np.zeros(words, np.int64)
    for top in range(0, len(readings), ROWS):
        some = readings[top : top + ROWS]
        seen += np.bincount(np.concatenate([one.body for one in some]), minlength=words)
        capital += np.bincount(np.concatenate([one.capitalized for one in some]), minlength=words)
    named: npt.NDArray[np.bool_] = capital > NAME_SHARE * seen
    return named


def _saturated(
    counts: Counts, row: npt.NDArray[np.int32], audience: Audience, tuning: Tuning
) -> Floats:
    """Of each cell: its count, which grows ever more slowly, the more so in texts that are short
    for their language.
    """
    length = np.bincount(row, counts.times, minlength=counts.articles).astype(np.float64)
    share = tuning.length_share
    relative = 1 - share + share * length / np.maximum(audience.mean(length), 1.0)
    saturated: Floats = counts.times.astype(np.float64)
    saturated *= tuning.saturation + 1.0
    saturated /= counts.times + (tuning.saturation * relative)[row]
    return saturated


def _squares(weight: Floats, row: npt.NDArray[np.int32], articles: int) -> Floats:
    """The sum of the squares of each row."""
    square = np.rint(weight * weight * SQUARE_GRAIN) / SQUARE_GRAIN
    total: Floats = np.bincount(row, square, minlength=articles).astype(np.float64)
    return total


def _likelihoods(
    words: Sequence[str], readings: Sequence[Reading], counts: Counts, audience: Audience
) -> Floats:
    """Of each word: the share of articles that are expected to have it, whatever they tell."""
    first, second = np.divmod(counts.code, counts.width)
    single = second == 0
    users = audience.users(counts.row[single], first[single], len(words))
    found = audience.expected(words, users, likelihood)
    named = _named(readings, len(words))
    # Without any capital, or in a script that has none, there is no telling names from others.
    if named.any():
        ordinary = ~named & np.array([has_case(word[0]) for word in words], bool)
        found[ordinary] = np.maximum(found[ordinary], ORDINARY_SHARE)
    return found


@dataclass(frozen=True, slots=True)
class _Rarity:
    """How rare terms are: the logarithm of one in how many articles has each, to a power."""

    expected: Floats
    """Of each word: the share of articles that have it, whatever they tell."""
    counts: Counts
    tuning: Tuning

    def of(self, code: Ints, heard: Floats, listening: Floats) -> Floats:
        """Of each term, which articles with so much voice have, among articles that have so much
        in the languages that use it.
        """
        first, second = np.divmod(code, self.counts.width)
        pair = second > 0
        share = self.expected[first]
        share[pair] *= self.expected[second[pair] - 1]
        background = self.tuning.background
        rarity: Floats = np.log((listening + background) / (heard + background * share))
        rarity[pair] *= self.tuning.bigram_weight
        rarity[rarity < 0] = 0.0
        rarity **= self.tuning.rarity_power
        return rarity

    def discount(self, batch: Floats) -> Floats:
        """The factor of a term that one article alone has, in batches of so many articles."""
        trust = batch / (batch + self.tuning.trusted_batch)
        factor: Floats = (1 - trust * (1 - self.tuning.single_weight)) ** self.tuning.rarity_power
        return factor
