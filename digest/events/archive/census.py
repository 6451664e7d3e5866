"""New texts and an archive to TF-IDF rows, weighted by the frequencies among all texts of both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from digest.events.archive.archive import Archive
from digest.events.features.codes import Codes, codes, hashes
from digest.events.features.counts import count
from digest.events.features.postings import Ints
from digest.events.features.reading import Reading
from digest.events.features.terms import NAME_SHARE, Floats, Terms, with_ordinary
from digest.events.features.weighing import (
    discount,
    norms,
    rarity,
    relative_length,
    saturated,
    scaled,
    squares,
)
from digest.events.similarity.dates import DateFactor, of_strangers
from digest.events.similarity.scores import lowest
from digest.events.tuning import Tuning
from digest.nouns import noun
from digest.text.common import likelihood

NEAR = 0.8
"""Of the floor: what a text's score must reach by the norm that its weights had when it was
archived, before it is weighed as of today. An archive grows by a tenth at most before it is made
anew: until then norms hardly change."""
SLAB = 262_144
"""Cells that are multiplied at once: what is made of them stays in the processor's memory."""


class Census:
    """Document frequencies, mean length and days of all texts, archived and new: what weights and
    scores depend on in addition to the two texts of a pair.
    """

    def __init__(
        self,
        archive: Archive,
        fresh: Sequence[Reading],
        words: Sequence[str],
        tuning: Tuning,
        new: int,
    ) -> None:
        """Of the fresh texts, so many are `new`; the others have an event."""
        limit = tuning.body_words
        self.archive, self.known = archive, archive.whole
        self.texts = archive.texts + len(fresh)
        body = int(self.known.body.sum()) + sum(len(one.body[:limit]) for one in fresh)
        known = self.known.day[self.known.text]
        days = [reading.day for reading in fresh if reading.day]
        self.days: Ints = np.concatenate((known[known > 0], np.array(days, np.int64)))
        strangers = of_strangers(self.days, self.texts)
        self.tuning = tuning.fitted_to(self.texts, body, self.texts - new, strangers)
        counts = count(fresh, len(words), self.tuning)
        self.code, self.new = np.unique(codes(counts, hashes(words)), return_counts=True)
        length = int(self.known.length.sum()) + int(counts.times.sum(dtype=np.int64))
        self.mean = np.array(float(length) / max(1, self.texts))
        self.fresh = fresh

    def weigh(self, readings: Sequence[Reading], words: Sequence[str]) -> Rows:
        """The rows of some of the texts, whose words are numbers of these."""
        coded = hashes(words)
        counts = count(readings, len(words), self.tuning)
        row = np.repeat(np.arange(counts.articles), np.diff(counts.start))
        length = np.bincount(row, counts.times, minlength=counts.articles).astype(np.float64)
        relative = relative_length(length, self.mean, self.tuning)
        code, first, which = np.unique(codes(counts, coded), return_index=True, return_inverse=True)
        heard = self.archive.frequency(code) + self._new(code)
        word, second = np.divmod(counts.code[first], counts.width)
        expected = self._expected(words, coded)
        pair = second > 0
        share = expected[word]
        share[pair] *= expected[second[pair] - 1]
        everyone = np.array(float(self.texts))
        rare = rarity(share, pair, heard.astype(np.float64), everyone, self.tuning)
        weight = saturated(counts.times, relative[row], self.tuning) * rare[which]
        alone = heard[which] == 1
        counted = np.where(alone, weight * discount(everyone, self.tuning), weight)
        square = np.bincount(row, squares(counted), minlength=counts.articles).astype(np.float64)
        norm = norms(square)
        return Rows(row, which, weight, norm, code, rare, heard, word, second - 1, tuple(words))

    def near(self, rows: Rows, fresh: Sequence[Reading]) -> Ints:
        """The articles of the archive that may score at least the floor with one of these rows."""
        found = np.zeros(len(self.known.day), bool)
        day = np.where(self.known.day > 0, self.known.day, np.nan)
        factors = DateFactor.of([], self.days).factors
        relative = relative_length(self.known.length.astype(np.float64), self.mean, self.tuning)
        for number, reading in enumerate(fresh):
            cells = np.flatnonzero(rows.row == number)
            asked, mine = rows.which[cells], rows.weight[cells] / rows.norm[number]
            cosine = self._products(rows.code[asked], mine * rows.rare[asked], relative)
            cosine /= self.known.norm
            some = np.flatnonzero(self.known.text & (cosine >= NEAR * lowest(self.tuning)))
            dates = DateFactor(np.append(day[some], reading.day or np.nan), factors)
            score = cosine[some] * dates.between(np.arange(len(some)), np.full(len(some), -1))
            score[self.known.ages[some] & reading.signs.ages != 0] *= self.tuning.same_age
            found[some[score >= NEAR * self.tuning.floor]] = True
        return np.flatnonzero(found)

    def _products(self, code: Codes, worth: Floats, relative: Floats) -> Floats:
        """Of each article of the archive the sum over these terms, each worth so much."""
        sums = np.zeros(len(relative))
        offset = 0
        for part in self.archive.parts:
            slab = np.cumsum(part.terms.frequency(code)) // SLAB
            for terms in np.split(np.arange(len(code)), np.flatnonzero(np.diff(slab)) + 1):
                at, of = part.terms.cells(code[terms])
                holder = part.terms.holder[at] + offset
                times = part.terms.times[at].astype(np.uint16)
                found = saturated(times, relative[holder], self.tuning) * worth[terms][of]
                sums += np.bincount(holder, found, minlength=len(sums))
            offset += len(part.keys)
        return sums

    def _new(self, code: npt.NDArray[np.uint64]) -> Ints:
        """How many of the new texts have each of these terms."""
        if not len(self.code):
            return np.zeros(len(code), np.int64)
        at = np.minimum(np.searchsorted(self.code, code), len(self.code) - 1)
        return np.where(self.code[at] == code, self.new[at], 0)

    def _expected(self, words: Sequence[str], coded: npt.NDArray[np.uint64]) -> Floats:
        """Of each word: the share of articles that are expected to have it, whatever they tell."""
        language = self.archive.language
        # As the mean over the articles of all languages has it, where there is one.
        found = np.array([likelihood(word, language) for word in words], np.float64)
        found = found * self.texts / max(1.0, self.texts)
        seen, capital = self.archive.told(coded)
        none = np.empty(0, np.int32)
        seen = seen + np.bincount(
            np.concatenate([none, *(one.body for one in self.fresh)]), minlength=len(words)
        )
        capital = capital + np.bincount(
            np.concatenate([none, *(one.capitalized for one in self.fresh)]), minlength=len(words)
        )
        named = capital > NAME_SHARE * seen
        if named.any() or self.archive.named(besides=coded):
            return with_ordinary(found, words, named)
        return found


@noun
class Rows:
    """The weighted terms of some texts, cell by cell."""

    row: Ints
    which: Ints
    """Of each cell, its term; what follows is of each term."""
    weight: Floats
    """Of each cell, before it is divided by the norm."""
    norm: npt.NDArray[np.float32]
    """Of each row."""
    code: npt.NDArray[np.uint64]
    rare: Floats
    heard: Ints
    first: Ints
    second: Ints
    words: tuple[str, ...]

    def terms(self, places: Sequence[int], rows: int) -> Terms:
        """A matrix of so many rows that has these rows at `places` (ascending), and is empty
        elsewhere.
        """
        shared = self.heard[self.which] > 1
        sizes = np.zeros(rows, np.int64)
        held = np.bincount(self.row[shared], minlength=len(self.norm))
        sizes[list(places)] = held
        norm = np.ones(rows, np.float32)
        norm[list(places)] = self.norm
        return Terms(
            start=np.concatenate(([0], np.cumsum(sizes))),
            column=self.which[shared].astype(np.int32),
            weight=scaled(self.weight[shared].astype(np.float32), self.norm, held),
            frequency=self.heard,
            first=self.first,
            second=self.second,
            words=self.words,
            norm=norm,
        )
