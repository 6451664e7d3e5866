"""Readings of articles to TF-IDF vectors: a sparse row of unit length for each article."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from digest.events.features.audience import Audience, Users
from digest.events.features.counts import ROWS, Numbered, count, numbered
from digest.events.features.reading import Reading
from digest.events.features.weighing import (
    discount,
    norms,
    rarity,
    relative_length,
    saturated,
    scaled,
    squares,
)
from digest.events.tuning import Tuning
from digest.nouns import noun
from digest.text.common import ORDINARY_SHARE, likelihood
from digest.text.words import has_case

NAME_SHARE = 0.6
"""Of the mentions of a word that have a capital, where it is a name; sentences begin with some."""
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@noun
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
    norm: npt.NDArray[np.float32]
    """Of each row: what its weights were divided by."""

    @property
    def articles(self) -> int:
        """How many rows there are."""
        return len(self.start) - 1

    def row(self, article: int) -> dict[int, float]:
        """The weight of each term of an article, by column."""
        cells = slice(self.start[article], self.start[article + 1])
        return dict(zip(self.column[cells].tolist(), self.weight[cells].tolist(), strict=True))


def weigh(
    readings: Sequence[Reading],
    words: tuple[str, ...],
    tuning: Tuning,
    voice: Sequence[float] | None = None,
) -> Terms:
    """The terms of all articles, a row each, in the order given.

    `words` are those that the readings count; `voice` says how much each article counts where
    rarity is measured, 1 by default.

    Their weights are those of `weighing`.
    """
    counts = numbered(count(readings, len(words), tuning))
    voices = np.ones(len(readings)) if voice is None else np.array(voice, np.float64)
    start, weight, norm = _weighed(counts, readings, words, tuning, voices)
    first, second = np.divmod(counts.known, counts.width)
    frequency, column = counts.frequency, counts.column
    # Half of the memory that grouping takes lies in counts, which have told what they can.
    del counts
    return Terms(
        start=start,
        column=column[column >= 0],
        weight=scaled(weight, norm, np.diff(start)),
        norm=norm,
        frequency=frequency,
        first=first,
        second=second - 1,
        words=words,
    )


def _weighed(
    counts: Numbered,
    readings: Sequence[Reading],
    words: tuple[str, ...],
    tuning: Tuning,
    voices: Floats,
) -> tuple[Ints, npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Where each row of shared terms starts, their weights before they are scaled, and by what."""
    audience = Audience.of([reading.language for reading in readings])
    rare_of = _Rarity(_likelihoods(words, readings, audience, tuning), counts, tuning).of
    heard, users = _heard(counts, voices, audience)
    rare = rare_of(counts.known, heard, audience.total(voices, users))
    listening = audience.sums(voices)[audience.spoken]
    single = discount(audience.sums(np.ones(counts.articles)), tuning)[audience.spoken]
    relative = _relative_length(counts, audience, tuning)
    weight, upto = np.empty(int(counts.frequency.sum()), np.float32), 0
    square = np.zeros(counts.articles)
    for code, times, column, row in counts.slabs():
        worth = saturated(times, relative[row], tuning)
        shared, alone = column >= 0, np.flatnonzero(column < 0)
        some = worth[shared] * rare[column[shared]]
        weight[upto : upto + len(some)] = some
        upto += len(some)
        square += _squares(some, row[shared], counts.articles)
        who = row[alone]
        own = worth[alone] * rare_of(code[alone], voices[who], listening[who])
        square += _squares(own * single[who], who, counts.articles)
    return counts.shared(), weight, norms(square)


def _heard(counts: Numbered, voices: Floats, audience: Audience) -> tuple[Floats, Users]:
    """Of each column: the voice of all who have the term, and which languages use it."""
    if len(audience.languages) == 1 and (voices == 1).all():
        return counts.frequency.astype(np.float64), np.ones((1, len(counts.known)), bool)
    heard = np.zeros(len(counts.known))
    users = audience.users(np.empty(0, np.int64), np.empty(0, np.int64), len(heard))
    for _, _, column, row in counts.slabs():
        shared = column >= 0
        heard += np.bincount(column[shared], voices[row[shared]], len(heard))
        users[audience.spoken[row[shared]], column[shared]] = True
    return heard, users


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


def with_ordinary(expected: Floats, words: Sequence[str], named: npt.NDArray[np.bool_]) -> Floats:
    """What is expected of each word, and `ORDINARY_SHARE` at least of those that are no names.

    Words of a script without capitals stay as they are.
    """
    ordinary = ~named & np.array([has_case(word[0]) for word in words], bool)
    return np.where(ordinary, np.maximum(expected, ORDINARY_SHARE), expected)


def _relative_length(counts: Numbered, audience: Audience, tuning: Tuning) -> Floats:
    """Of each article: 1 if it is of its language's mean length, less if it is shorter."""
    length = np.zeros(counts.articles)
    for _, times, _, row in counts.slabs():
        length += np.bincount(row, times, minlength=counts.articles)
    return relative_length(length, audience.mean(length), tuning)


def _squares(weight: Floats, row: npt.NDArray[np.int32], articles: int) -> Floats:
    """The sum of the squares of each row."""
    total: Floats = np.bincount(row, squares(weight), minlength=articles).astype(np.float64)
    return total


def _likelihoods(
    words: Sequence[str], readings: Sequence[Reading], audience: Audience, tuning: Tuning
) -> Floats:
    """Of each word: the share of articles that are expected to have it, whatever they tell."""
    users = audience.users(np.empty(0, np.int64), np.empty(0, np.int64), len(words))
    for reading, language in zip(readings, audience.spoken.tolist(), strict=True):
        users[language, reading.title] = True
        users[language, reading.body[: tuning.body_words]] = True
    found = audience.expected(words, users, likelihood)
    named = _named(readings, len(words))
    # Without any capital, or in a script that has none, there is no telling names from others.
    return with_ordinary(found, words, named) if named.any() else found


@noun
class _Rarity:
    """How rare the terms of some counts are."""

    expected: Floats
    """Of each word: the share of articles that have it, whatever they tell."""
    counts: Numbered
    tuning: Tuning

    def of(self, code: Ints, heard: Floats, listening: Floats) -> Floats:
        """Of each term, which articles with so much voice have, among articles that have so much
        in the languages that use it.
        """
        first, second = np.divmod(code, self.counts.width)
        pair = second > 0
        share = self.expected[first]
        share[pair] *= self.expected[second[pair] - 1]
        return rarity(share, pair, heard, listening, self.tuning)
