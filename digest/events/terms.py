"""Readings of articles to weighted terms: a sparse row of unit length for each article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from digest.events.reading import Reading
from digest.events.tuning import Tuning
from digest.text.common import ORDINARY_SHARE, likelihood

NAME_SHARE = 0.6
"""Of the mentions of a word that have a capital, where it is a name; sentences begin with some."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Terms:
    """A sparse matrix by rows: article `i` owns the cells `start[i]` to `start[i + 1]`."""

    start: Ints
    column: Ints
    """Of each cell; ascending within a row."""
    weight: Floats
    """Of each cell; the squares of a row add up to 1, or to 0 where there are no words."""
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
    readings: Sequence[Reading], tuning: Tuning, voice: Sequence[float] | None = None
) -> Terms:
    """The terms of all articles, a row each, in the order given.

    `voice` says how much each article counts where rarity is measured, 1 by default.

    weight = saturated count x rarity x (1, or less for pairs of words and for terms that one
    article alone has), the row then scaled to length 1.

    Source: Robertson and Zaragoza, "The probabilistic relevance framework: BM25 and beyond",
    2009, for the saturated count.
    """
    counted = _count(readings, tuning)
    row = np.repeat(np.arange(len(readings)), np.diff(counted.start))
    saturated = _saturate(counted.weight, row, len(readings), tuning)
    voices = np.ones(len(readings)) if voice is None else np.array(voice, np.float64)
    heard = np.bincount(counted.column, voices[row], len(counted.frequency)).astype(np.float64)
    expected = _likelihoods(counted.words, readings)
    rarity = _rarity(counted, heard, float(voices.sum()), expected, tuning)
    weight = saturated * rarity[counted.column]
    length = np.sqrt(np.bincount(row, weight * weight, minlength=len(readings)))
    scaled = weight / np.where(length > 0, length, 1.0)[row]
    return Terms(
        counted.start,
        counted.column,
        scaled,
        counted.frequency,
        counted.first,
        counted.second,
        counted.words,
    )


def _count(readings: Sequence[Reading], tuning: Tuning) -> Terms:
    """Terms with plain counts for weights."""
    number: dict[str, int] = {}
    parts: list[tuple[int, float, list[int]]] = []
    for row, reading in enumerate(readings):
        for tokens, times in (
            (reading.title, float(tuning.title_weight)),
            (reading.body[: tuning.body_words], 1.0),
        ):
            parts.append((row, times, [number.setdefault(word, len(number)) for word in tokens]))
    width = len(number) + 1
    code, row_of, times_of = _cells(parts, width)
    known, column = np.unique(code, return_inverse=True)
    cell, which = np.unique(row_of * max(1, len(known)) + column, return_inverse=True)
    count = np.bincount(which, times_of, minlength=len(cell))
    rows, columns = np.divmod(cell, max(1, len(known)))
    return Terms(
        start=np.searchsorted(rows, np.arange(len(readings) + 1)),
        column=columns,
        weight=count.astype(np.float64),
        frequency=np.bincount(columns, minlength=len(known)),
        first=known // width,
        second=known % width - 1,
        words=tuple(number),
    )


def _cells(parts: Sequence[tuple[int, float, list[int]]], width: int) -> tuple[Ints, Ints, Floats]:
    """Of each mention of a term: its code, its article, how often it counts."""
    codes: list[Ints] = [np.empty(0, np.int64)]
    sizes = []
    for _, _, numbers in parts:
        single = np.array(numbers, np.int64) * width
        codes += [single, single[:-1] + single[1:] // width + 1]
        sizes.append(len(single) + max(0, len(single) - 1))
    row = np.repeat(np.array([part[0] for part in parts], np.int64), sizes)
    times = np.repeat(np.array([part[1] for part in parts], np.float64), sizes)
    return np.concatenate(codes), row, times


def _saturate(count: Floats, row: Ints, articles: int, tuning: Tuning) -> Floats:
    """Counts that grow ever more slowly, the more so in short texts."""
    length = np.bincount(row, count, minlength=articles)
    share = tuning.length_share
    relative = 1 - share + share * length / max(1.0, float(length.mean()))
    return count * (tuning.saturation + 1) / (count + tuning.saturation * relative[row])


def names(readings: Sequence[Reading]) -> frozenset[str]:
    """The words that these articles mostly write with a capital, in sentences."""
    seen = Counter(word for reading in readings for word in reading.body)
    capital = Counter(word for reading in readings for word in reading.capitalized)
    return frozenset(word for word, count in capital.items() if count > NAME_SHARE * seen[word])


def _likelihoods(words: Sequence[str], readings: Sequence[Reading]) -> Floats:
    """Of each word: the share of articles that are expected to have it, whatever they tell."""
    languages = Counter(reading.language for reading in readings)
    found = np.array(
        [
            sum(count * likelihood(word, language) for language, count in languages.items())
            for word in words
        ]
    ) / max(1, len(readings))
    named = names(readings)
    # Without any capital there is no telling names from other words.
    if named:
        ordinary = [word not in named and not word[0].isdigit() for word in words]
        found[ordinary] = np.maximum(found[ordinary], ORDINARY_SHARE)
    return found


def _rarity(
    counted: Terms, heard: Floats, voices: float, expected: Floats, tuning: Tuning
) -> Floats:
    """Of each column: the logarithm of one in how many articles has it, then the discounts.

    `heard` is the voice of the articles with the term, `voices` that of all.
    """
    pair = counted.second >= 0
    share = expected[counted.first] * np.where(pair, expected[counted.second], 1.0)
    every = voices + tuning.background
    rarity = np.log(every / (heard + tuning.background * share))
    rarity[pair] *= tuning.bigram_weight
    trust = counted.articles / (counted.articles + tuning.trusted_batch)
    rarity[counted.frequency == 1] *= 1 - trust * (1 - tuning.single_weight)
    return np.maximum(rarity, 0.0)
