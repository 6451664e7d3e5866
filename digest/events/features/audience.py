"""Languages of articles to document counts by language: a term is rare among articles in the
languages that use it, not among all.

In a digest of five languages a French word is in a fifth of the articles at most. Measured
against all, each common word of a rare language would pass for a telling one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from digest.nouns import noun

Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int64] | npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Users = npt.NDArray[np.bool_]


@noun
class Audience:
    """Which languages there are, and which article speaks which."""

    languages: tuple[str, ...]
    spoken: Ints
    """Of each article, its language by number."""

    @classmethod
    def of(cls, languages: Sequence[str]) -> Audience:
        """The audience of articles in these languages."""
        names = tuple(sorted(set(languages)))
        number = {name: index for index, name in enumerate(names)}
        return cls(names, np.array([number[language] for language in languages], np.int64))

    def users(self, row: Numbers, column: Numbers, terms: int) -> Users:
        """Which languages use which term, where each article (`row`) has some (`column`).

        A row a language, a column a term.
        """
        used = np.zeros((len(self.languages), terms), bool)
        used[self.spoken[row], column] = True
        return used

    def total(self, weight: Floats, users: Users) -> Floats:
        """Of each term, the sum of a weight over the articles in the languages that use it."""
        total: Floats = self.sums(weight) @ users
        return total

    def mean(self, weight: Floats) -> Floats:
        """Of each article, the mean of a weight over the articles in its language."""
        count = self.sums(np.ones(len(weight)))
        mean: Floats = (self.sums(weight) / count)[self.spoken]
        return mean

    def expected(
        self, words: Sequence[str], users: Users, likelihood: Callable[[str, str], float]
    ) -> Floats:
        """Of each word its likelihood in the languages that use it.

        That of a word in several languages is their mean, weighted by their articles.
        """
        count = self.sums(np.ones(len(self.spoken)))
        found = np.zeros(len(words))
        for index, language in enumerate(self.languages):
            for word in np.flatnonzero(users[index]).tolist():
                found[word] += count[index] * likelihood(words[word], language)
        mean: Floats = found / np.maximum(count @ users, 1.0)
        return mean

    def sums(self, weight: Floats) -> Floats:
        """Of each language, the sum over its articles."""
        sums = np.bincount(self.spoken, weight, minlength=len(self.languages))
        return sums.astype(np.float64)
