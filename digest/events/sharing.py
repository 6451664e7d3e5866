"""What two texts share: terms with their parts of the cosine, and which of them say most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby

import numpy as np
import numpy.typing as npt

from digest.nouns import noun

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

WEIGHED = 200
"""Terms that are looked at, the weightiest: as many as two reports share. Only rewrites share
more, and with 60 the full names in them, which weigh as much as three terms, were missed."""
EVEN = 0.2
"""The lesser word of a pair, beside the greater: below that it is grammar, and the greater word
says as much alone. By eye, on the sample."""


@noun
class Shared:
    """The terms that two texts share, as arrays; `terms` has them by name."""

    words: Sequence[str]
    first: Ints
    """Of each term: its word, or the first of its two."""
    second: Ints
    """The second word, or -1 where the term is a single word."""
    weight: Floats

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Shared:
        """Words, or pairs of them with a space between, and what they weigh."""
        parts = [term.split(" ") for term in weights]
        number = {word: at for at, word in enumerate(dict.fromkeys(chain(*parts)))}
        return cls(
            tuple(number),
            np.array([number[part[0]] for part in parts], np.int64),
            np.array([number[part[1]] if part[1:] else -1 for part in parts], np.int64),
            np.array(list(weights.values()), np.float64),
        )

    @property
    def terms(self) -> dict[str, float]:
        """The terms, each with its weight."""
        return dict(
            zip(map(self._name, range(len(self.weight))), self.weight.tolist(), strict=True)
        )

    def weightiest(self) -> Iterator[tuple[str, float]]:
        """The terms that say something, a pair with the weight of both its words besides its own.

        >>> list(Shared.of({"cape": 2.0, "torrin": 2.0, "cape torrin": 1.0}).weightiest())
        [('cape torrin', 5.0), ('cape', 2.0), ('torrin', 2.0)]
        """
        heavy = self._heavy()
        one, other = self._words(heavy)
        even = np.minimum(one, other) >= EVEN * np.maximum(one, other)
        worth, heavy = (self.weight[heavy] + (one + other))[even], heavy[even]
        order = np.argsort(-worth)
        ranked = zip(worth[order].tolist(), heavy[order].tolist(), strict=True)
        for credit, run in groupby(ranked, key=lambda term: term[0]):
            for name in sorted(self._name(at) for _, at in run):
                yield name, credit

    def _heavy(self) -> Ints:
        """The WEIGHED terms that weigh most; of those that weigh the same, the first by name."""
        if len(self.weight) <= WEIGHED:
            return np.arange(len(self.weight))
        least = -np.partition(-self.weight, WEIGHED - 1)[WEIGHED - 1]
        above = np.flatnonzero(self.weight > least)
        level = sorted(np.flatnonzero(self.weight == least).tolist(), key=self._name)
        return np.concatenate((above, level[: WEIGHED - len(above)]))

    def _words(self, terms: Ints) -> tuple[Floats, Floats]:
        """Of each pair what its first word and its second weigh, of each word 0 and 0."""
        alone = np.flatnonzero(self.second < 0)
        alone = alone[np.argsort(self.first[alone])]
        # A last one that no word has, so that there is always one to look at.
        word = np.concatenate((self.first[alone], [len(self.words)]))
        weight = np.concatenate((self.weight[alone], [0.0]))
        pair = self.second[terms] >= 0
        asked = np.concatenate((self.first[terms], self.second[terms]))
        at = np.searchsorted(word, asked)
        found = np.where(word[at] == asked, weight[at], 0.0)
        return found[: len(terms)] * pair, found[len(terms) :] * pair

    def _name(self, term: int) -> str:
        first, second = self.words[self.first[term]], int(self.second[term])
        return first if second < 0 else f"{first} {self.words[second]}"
