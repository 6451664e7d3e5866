"""Days between two articles to a factor of their score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from digest.events.features.terms import Floats, Ints
from digest.nouns import noun

GAPS = (0.5, 1.5, 3.5, 7.5, 14.5, 30.5, 60.5, 120.5, 1460.5)
"""Upper ends of the classes of gaps, in days; the last class is open."""
LONGEST = 1461
"""Days from which all gaps are of the last class."""
WITHIN = (0.45, 0.20, 0.12, 0.08, 0.05, 0.04, 0.03, 0.015, 0.0145, 0.0005)
"""Share of the pairs of one event in each class: coverage is quick, with a long tail."""
STRENGTH = 0.15
"""Exponent of the likelihood ratio: follow-ups come late. A plateau from .1 to .2; from .25 on
recall falls."""
LOWEST = 0.6
"""No gap makes an event impossible: trials come a year after the deed."""
YEARS_LATER = 0.2
"""The factor of the last class: after four years and more, reports retell the event on its
anniversary, sometimes in nearly all words of the first report. No event of the labeled corpora has
a trial as late as that."""
SMOOTH = 0.001
"""Added to each share: a class that a small batch has not seen is not impossible."""

_CLASS = np.searchsorted(GAPS, np.arange(LONGEST + 1))
"""Of so many whole days."""


@noun
class DateFactor:
    """How much likelier a gap is within one event than between any two articles of the batch."""

    HIGHEST: ClassVar[float] = 1.3

    day: Floats
    """Of each article; NaN where it is not known."""
    factors: Floats
    """One a class of gaps, between LOWEST and HIGHEST; of the last YEARS_LATER."""

    @classmethod
    def of(cls, days: Sequence[int | None], every: Ints | None = None) -> DateFactor:
        """The factors against the spread of these days, or of `every` day that is known.

        A batch of one day says nothing: every factor is then near 1.
        """
        day = np.array([np.nan if value is None else value for value in days], np.float64)
        between = _spread(day[~np.isnan(day)] if every is None else every)
        return cls(day, _factors(between))

    def between(self, one: Ints, other: Ints) -> Floats:
        """The factor of each pair; 1 where a date is not known."""
        of_gap = np.append(self.factors[_CLASS], 1.0)
        gap = np.minimum(self.apart(one, other), LONGEST)
        gap[np.isnan(gap)] = LONGEST + 1
        factor: Floats = of_gap[gap.astype(np.int64)]
        return factor

    def apart(self, one: Ints, other: Ints) -> Floats:
        """The days between each pair; NaN where a date is not known."""
        gap: Floats = np.abs(self.day[one] - self.day[other])
        return gap


def of_strangers(days: Floats | Ints, texts: int) -> float:
    """The mean factor of any two of so many texts, from those days that are known.

    It is measured against texts of one day: 1 if nothing parts them.

    >>> of_strangers(np.array([9, 9, 9]), 3), of_strangers(np.array([]), 3)
    (1.0, 1.0)
    >>> round(of_strangers(np.arange(0, 900, 9), 100), 2)
    0.66
    """
    between = _spread(days)
    factors = _factors(between)
    mean = float(between @ factors) / min(1.0, float(factors[0]))
    dated = len(days) * (len(days) - 1) / max(1, texts * (texts - 1))
    return 1 - dated * (1 - min(1.0, mean))


def _factors(between: Floats) -> Floats:
    """The factor of each class of gaps, which such shares of the pairs of any two are in."""
    ratio = (np.array(WITHIN) + SMOOTH) / (between + SMOOTH)
    factors: Floats = np.clip(ratio**STRENGTH, LOWEST, DateFactor.HIGHEST)
    factors[-1] = YEARS_LATER
    return factors


def _spread(day: Floats | Ints) -> Floats:
    """The share of all pairs of these days in each class of gaps; WITHIN where there are none."""
    if len(day) < 2:
        return np.array(WITHIN)
    values, counts = np.unique(day, return_counts=True)
    totals = np.concatenate(([0], np.cumsum(counts)))
    reach = [
        totals[np.searchsorted(values, values + limit, "right")] - totals[: len(values)] - counts
        for limit in (*GAPS, np.inf)
    ]
    upto = np.array([float((counts * ahead).sum()) for ahead in reach])
    upto += float((counts * (counts - 1) / 2).sum())
    shares: Floats = np.diff(upto, prepend=0.0) / upto[-1]
    return shares
