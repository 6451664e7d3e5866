"""Weighted terms to scores: the pairs of articles that have enough in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from digest.events.features.reading import Reading
from digest.events.features.terms import Floats, Ints, Terms
from digest.events.similarity.bridges import Bridges
from digest.events.similarity.candidates import cosines
from digest.events.similarity.dates import DateFactor
from digest.events.similarity.factors import Factors
from digest.events.similarity.sharing import Shared, shared
from digest.events.tuning import Tuning
from digest.events.working import Each, one_by_one
from digest.model import Evidence
from digest.nouns import noun

UNIT = 1_000_000
"""Scores are whole millionths: their sums are exact, in whatever order they are added."""

FELT = 0.995
"""A factor below is worth a word."""


@noun
class Pairs:
    """Scores of pairs of articles, each pair once, `one` < `other`."""

    one: Ints
    other: Ints
    score: Ints
    """In millionths."""

    def of(self, text: int) -> dict[int, int]:
        """The scores of one text, by the other."""
        before, after = np.flatnonzero(self.other == text), np.flatnonzero(self.one == text)
        near = np.concatenate((self.one[before], self.other[after])).tolist()
        return dict(zip(near, self.score[np.concatenate((before, after))].tolist(), strict=True))


def score(
    terms: Terms,
    readings: Sequence[Reading],
    tuning: Tuning,
    fresh: npt.NDArray[np.bool_] | None = None,
    days: Ints | None = None,
    each: Each = one_by_one,
) -> Pairs:
    """All pairs that score at least `tuning.floor`; where some texts are `fresh`, those with one.

    `days` are all that are known, where these texts are only some of many.

    score = cosine of the terms x days apart x same site x weekdays x results x ages and figures,
    the same or different x recurring report x round-up; between two languages what their names
    alone are worth takes the place of a lower cosine.
    """
    factors = Factors.of(readings, tuning, days)

    def promising(one: Ints, other: Ints, cosine: Floats) -> npt.NDArray[np.bool_]:
        return factors.reach(one, other, cosine, tuning.floor - 1 / UNIT)

    one, other, cosine = _bridged(
        *cosines(terms, lowest(tuning), fresh=fresh, promising=promising, each=each),
        Bridges.of(readings, tuning),
    )
    if fresh is not None:
        wanted = fresh[one] | fresh[other]
        one, other, cosine = one[wanted], other[wanted], cosine[wanted]
    millionths = np.rint(cosine * factors.between(one, other, cosine) * UNIT).astype(np.int64)
    kept = millionths >= round(tuning.floor * UNIT)
    return Pairs(one[kept], other[kept], millionths[kept])


@noun
class Neighbors:
    """What `score` finds, for one text at a time."""

    terms: Terms
    readings: Sequence[Reading]
    tuning: Tuning
    bridges: Bridges
    factors: Factors

    @classmethod
    def of(
        cls, terms: Terms, readings: Sequence[Reading], tuning: Tuning, days: Ints | None = None
    ) -> Neighbors:
        """All that the texts have in common, made ready; `days` as `score` takes them."""
        bridges, factors = Bridges.of(readings, tuning), Factors.of(readings, tuning, days)
        return cls(terms, readings, tuning, bridges, factors)

    def scores(self, one: int) -> dict[int, int]:
        """The texts that score at least the floor with this one, in millionths."""
        cosine = self._cosines(one)
        for other in self.bridges.near(one):
            cosine[other] = max(cosine[other], sum(self.bridges.shared(one, other).values()))
        others = np.flatnonzero(cosine >= lowest(self.tuning))
        others = others[others != one]
        factor = self.factors.between(np.full(len(others), one), others, cosine[others])
        millionths = np.rint(cosine[others] * factor * UNIT).astype(np.int64)
        kept = millionths >= round(self.tuning.floor * UNIT)
        return dict(zip(others[kept].tolist(), millionths[kept].tolist(), strict=True))

    def _cosines(self, one: int) -> Floats:
        """Of each text, its cosine with this one."""
        cells = slice(self.terms.start[one], self.terms.start[one + 1])
        row = np.zeros(len(self.terms.frequency))
        row[self.terms.column[cells]] = self.terms.weight[cells]
        text = np.repeat(np.arange(self.terms.articles), np.diff(self.terms.start))
        products = row[self.terms.column] * self.terms.weight
        return np.bincount(text, products, minlength=self.terms.articles).astype(np.float64)

    def shared(self, one: Ints, other: Ints) -> Iterator[Shared]:
        """The terms of both texts of each pair, each with its part of their cosine.

        Between two languages their names, where those are worth more.
        """
        pairs = zip(one.tolist(), other.tolist(), shared(self.terms, one, other), strict=True)
        for mine, theirs, found in pairs:
            bridge = self.bridges.shared(mine, theirs) if mine != theirs else {}
            told = sum(bridge.values()) > found.weight.sum()
            yield Shared.of(bridge) if told else found

    def hindrances(self, one: Ints, other: Ints) -> list[tuple[str, ...]]:
        """Of each pair, in words, what makes its score less than its cosine."""
        day = np.array([reading.day or 0 for reading in self.readings], np.int64)
        gap = np.abs(day[one] - day[other]).tolist()
        found: list[list[str]] = [[] for _ in gap]
        cosine = np.zeros(len(one))
        recur = np.flatnonzero(self.factors.may_recur(one, other))
        cosine[recur] = [some.weight.sum() for some in self.shared(one[recur], other[recur])]
        for text, weights in self.factors.each(one, other, cosine):
            for at in np.flatnonzero(weights < FELT).tolist():
                if text != "days apart":
                    found[at].append(text)
                elif gap[at]:
                    found[at].append(_days(gap[at]))
        return [tuple(texts) for texts in found]


def factors(
    readings: Sequence[Reading], one: int, other: int, tuning: Tuning, cosine: float
) -> tuple[Evidence, ...]:
    """What makes the score of two articles more or less than their cosine."""
    pair = np.array([one]), np.array([other])
    found = Factors.of(readings, tuning).each(*pair, np.array([cosine]))
    return tuple(
        Evidence(_kind(text, weights[0]), text, float(weights[0]))
        for text, weights in found
        if weights[0] != 1.0
    )


def _kind(factor: str, weight: float) -> Literal["date", "for", "against"]:
    if factor == "days apart":
        return "date"
    return "for" if weight > 1 else "against"


def lowest(tuning: Tuning) -> float:
    """The cosine below which no factor can raise the score to the floor."""
    return tuning.floor / DateFactor.HIGHEST / tuning.same_age


def _days(gap: int) -> str:
    return "1 day apart" if gap == 1 else f"{gap} days apart"


def _bridged(one: Ints, other: Ints, cosine: Floats, bridges: Bridges) -> tuple[Ints, Ints, Floats]:
    """The cosines, or what a bridge scores where that is more."""
    over = list(bridges.scores())
    if not over:
        return one, other, cosine
    pairs = zip(one.tolist(), other.tolist(), strict=True)
    known = dict(zip(pairs, cosine.tolist(), strict=True))
    for first, second, value in over:
        known[first, second] = max(value, known.get((first, second), 0.0))
    both = np.array(list(known), np.int64)
    return both[:, 0], both[:, 1], np.array(list(known.values()))
