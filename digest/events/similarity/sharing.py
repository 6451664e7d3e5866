"""The terms that two texts share, with their parts of the cosine, and the most significant ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise

import numpy as np

from digest.events.features.alike import places
from digest.events.features.terms import Floats, Ints, Terms
from digest.events.similarity.overlap import overlaps
from digest.nouns import noun

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
    worth: Floats
    """Of a pair its weight and those of both its words; -1 where one of those is grammar."""

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Shared:
        """These words, or pairs of words separated by a space, with their weights."""
        parts = [term.split(" ") for term in weights]
        number = {word: at for at, word in enumerate(dict.fromkeys(chain(*parts)))}
        first = np.array([number[part[0]] for part in parts], np.int64)
        second = np.array([number[part[1]] if part[1:] else -1 for part in parts], np.int64)
        weight = np.array(list(weights.values()), np.float64)
        words = tuple(number)
        worth = _worths(np.zeros(len(parts), np.int64), first, second, weight, len(words))
        return cls(words, first, second, weight, worth)

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
        heavy = heavy[np.argsort(-self.worth[heavy])]
        ranked = zip(self.worth[heavy].tolist(), heavy.tolist(), strict=True)
        for credit, run in groupby(ranked, key=lambda term: term[0]):
            if credit < 0:
                return
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

    def _name(self, term: int) -> str:
        first, second = self.words[self.first[term]], int(self.second[term])
        return first if second < 0 else f"{first} {self.words[second]}"


def shared(terms: Terms, one: Ints, other: Ints) -> Iterator[Shared]:
    """What each of these pairs of texts shares."""
    words = terms.words
    for some in overlaps(terms, one, other):
        first, second, weight = terms.first[some.column], terms.second[some.column], some.product
        worth = _worths(some.pair, first, second, weight, len(words))
        upto = np.searchsorted(some.pair, np.arange(some.pairs + 1)).tolist()
        for begin, end in pairwise(upto):
            part = slice(begin, end)
            yield Shared(words, first[part], second[part], weight[part], worth[part])


def _worths(owner: Ints, first: Ints, second: Ints, weight: Floats, words: int) -> Floats:
    """What each term is worth among those of the same owner, whose words are so many."""
    alone = np.flatnonzero(second < 0)
    pair = np.flatnonzero(second >= 0)
    known = owner[alone] * words + first[alone]
    # A last one that no word has, so that what is not found weighs nothing.
    single = np.append(weight[alone], 0.0)
    begin = owner[pair] * words
    place = places(np.concatenate((begin + first[pair], begin + second[pair])), known)
    one, other = single[np.maximum(place, -1)].reshape(2, -1)
    even = np.minimum(one, other) >= EVEN * np.maximum(one, other)
    worth = weight.copy()
    worth[pair] = np.where(even, weight[pair] + (one + other), -1.0)
    return worth
