"""Languages of articles to who could have a term at all: rarity is measured among those.

In a digest of five languages a French word is in a fifth of the articles at most. Measured
against all, each common word of a rare language would pass for a telling one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from digest.events.terms import Floats, Ints


@dataclass(frozen=True, slots=True)
class Audience:
    """Which languages there are, and which of them use which term."""

    languages: tuple[str, ...]
    spoken: Ints
    """Of each article, its language by number."""
    used: npt.NDArray[np.bool_]
    """A row a language, a column a term: whether an article in it has the term."""

    @classmethod
    def of(cls, languages: Sequence[str], row: Ints, column: Ints, terms: int) -> Audience:
        """The audience of terms, of which each article (`row`) has some (`column`)."""
        names = tuple(sorted(set(languages)))
        number = {name: index for index, name in enumerate(names)}
        spoken = np.array([number[language] for language in languages], np.int64)
        used = np.zeros((len(names), terms), bool)
        used[spoken[row], column] = True
        return cls(names, spoken, used)

    def total(self, weight: Floats) -> Floats:
        """Of each term, the sum of a weight over the articles in the languages that use it."""
        total: Floats = self._sums(weight) @ self.used
        return total

    def mean(self, weight: Floats) -> Floats:
        """Of each article, the mean of a weight over the articles in its language."""
        count = self._sums(np.ones(len(weight)))
        mean: Floats = (self._sums(weight) / count)[self.spoken]
        return mean

    def expected(
        self, words: Sequence[str], column: Ints, likelihood: Callable[[str, str], float]
    ) -> Floats:
        """Of each word, whose column is given, its likelihood in the languages that use it.

        That of a word in several languages is their mean, weighted by their articles.
        """
        count = self._sums(np.ones(len(self.spoken)))
        found = np.zeros(len(words))
        for index, language in enumerate(self.languages):
            for word in np.flatnonzero(self.used[index, column]).tolist():
                found[word] += count[index] * likelihood(words[word], language)
        mean: Floats = found / np.maximum(count @ self.used[:, column], 1.0)
        return mean

    def _sums(self, weight: Floats) -> Floats:
        """Of each language, the sum over its articles."""
        sums = np.bincount(self.spoken, weight, minlength=len(self.languages))
        return sums.astype(np.float64)
