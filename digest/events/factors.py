"""Readings to the factors of their scores: what makes two articles more or less one event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from digest.events.dates import DateFactor
from digest.events.reading import Reading
from digest.events.terms import Floats, Ints
from digest.events.tuning import Tuning


@dataclass(frozen=True, slots=True)
class Factors:
    """What of each reading a factor rests on, made ready for many pairs."""

    days: DateFactor
    site: Ints
    """By number; -1 where it is not known."""
    weekdays: Ints
    ages: Ints
    results: Ints
    tuning: Tuning

    @classmethod
    def of(cls, readings: Sequence[Reading], tuning: Tuning, days: Ints | None = None) -> Factors:
        """The factors between these readings; `days` are all that are known, if these are some."""
        sites = {site: number for number, site in enumerate(sorted({r.site for r in readings}))}
        sites[""] = -1
        return cls(
            DateFactor.of([reading.day for reading in readings], days),
            np.array([sites[reading.site] for reading in readings], np.int64),
            np.array([reading.signs.weekdays for reading in readings], np.int64),
            np.array([reading.signs.ages for reading in readings], np.int64),
            np.array([reading.signs.results for reading in readings], np.int64),
            tuning,
        )

    def between(self, one: Ints, other: Ints) -> Floats:
        """The product of all factors of each pair."""
        factor = np.ones(len(one))
        for _, weights in self.each(one, other):
            factor *= weights
        return factor

    def each(self, one: Ints, other: Ints) -> Iterator[tuple[str, Floats]]:
        """Each factor by name, with its values for these pairs."""
        tuning = self.tuning
        same = (self.site[one] == self.site[other]) & (self.site[one] >= 0)
        yield "days apart", self.days.between(one, other)
        yield "same site", np.where(same, tuning.same_site, 1.0)
        for text, bits, factor in (
            ("different weekdays", self.weekdays, tuning.contradiction),
            ("different ages", self.ages, tuning.contradiction),
            ("different results", self.results, tuning.other_result),
        ):
            yield text, _contradiction(bits[one], bits[other], factor)
        same_age = self.ages[one] & self.ages[other] != 0
        yield "same age", np.where(same_age, tuning.same_age, 1.0)


def _contradiction(one: Ints, other: Ints, factor: float) -> Floats:
    """The factor of each pair for naming nothing in common where both name something."""
    against = (one != 0) & (other != 0) & (one & other == 0)
    return np.where(against, factor, 1.0)
