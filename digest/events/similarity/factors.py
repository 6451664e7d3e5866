"""Readings to the factors of their scores: what makes two articles more or less one event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from digest.events.features.reading import Reading
from digest.events.features.terms import Floats, Ints
from digest.events.features.vocabulary import FIGURE_BITS
from digest.events.similarity.dates import DateFactor
from digest.events.tuning import Tuning
from digest.nouns import noun

AT_ONCE = 200_000
"""Pairs whose figures are held at once."""

Bits = npt.NDArray[np.uint64]


@noun
class Factors:
    """What of each reading a factor rests on, made ready for many pairs."""

    days: DateFactor
    site: Ints
    """By number; -1 where it is not known."""
    weekdays: Ints
    brief: npt.NDArray[np.bool_]
    months: Ints
    ages: Ints
    results: Ints
    figures: Bits
    """A row each."""
    several: npt.NDArray[np.bool_]
    """Whether it has several figures."""
    roundup: npt.NDArray[np.bool_]
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
            np.array([len(reading.body) < tuning.brief for reading in readings], bool),
            np.array([reading.signs.months for reading in readings], np.int64),
            np.array([reading.signs.ages for reading in readings], np.int64),
            np.array([reading.signs.results for reading in readings], np.int64),
            _bits([reading.figures for reading in readings]),
            np.array([reading.figures.bit_count() > 1 for reading in readings], bool),
            np.array([reading.signs.roundup for reading in readings], bool),
            tuning,
        )

    def between(self, one: Ints, other: Ints, cosine: Floats | None = None) -> Floats:
        """The product of all factors of each pair; the most it may be, without their cosines."""
        factor = np.ones(len(one))
        for _, weights in self.each(one, other, cosine):
            factor *= weights
        return factor

    def reach(self, one: Ints, other: Ints, cosine: Floats, floor: float) -> npt.NDArray[np.bool_]:
        """Whether the score of each pair can be the floor or more, apart from factors that depend
        on the cosine.

        Days alone part most strangers; only the others are asked for more.
        """
        most = cosine * self.days.between(one, other) * self.tuning.same_age
        at = np.flatnonzero(most >= 0.999 * floor)
        found = np.zeros(len(one), bool)
        found[at] = cosine[at] * self.between(one[at], other[at]) >= floor
        return found

    def each(
        self, one: Ints, other: Ints, cosine: Floats | None = None
    ) -> Iterator[tuple[str, Floats]]:
        """Each factor by name, with its values for these pairs."""
        tuning = self.tuning
        same = (self.site[one] == self.site[other]) & (self.site[one] >= 0)
        yield "days apart", self.days.between(one, other)
        yield "same site", np.where(same, tuning.same_site, 1.0)
        brief = self.brief[one] & self.brief[other]
        weekdays = np.where(brief, tuning.brief_weekdays, tuning.contradiction)
        for text, bits, factor in (
            ("different weekdays", self.weekdays, weekdays),
            ("different months", self.months, tuning.other_month),
            ("different ages", self.ages, tuning.contradiction),
            ("different results", self.results, tuning.other_result),
        ):
            yield text, _contradiction(bits[one], bits[other], factor)
        same_age = self.ages[one] & self.ages[other] != 0
        yield "same age", np.where(same_age, tuning.same_age, 1.0)
        yield "different figures", self._figures(one, other)
        mixed = self.roundup[one] != self.roundup[other]
        yield "one is a round-up", np.where(mixed, tuning.roundup, 1.0)
        if cosine is not None:
            recurs = self.may_recur(one, other) & (cosine >= tuning.recurring_cosine)
            yield "a later report of a series", np.where(recurs, tuning.recurring, 1.0)

    def may_recur(self, one: Ints, other: Ints) -> npt.NDArray[np.bool_]:
        """Whether two texts, if their words are much the same, are a report and the next one."""
        found = self.several[one] & self.several[other]
        found &= self.days.apart(one, other) >= self.tuning.recurring_days
        at = np.flatnonzero(found)
        mine, theirs = self.figures[one[at]], self.figures[other[at]]
        found[at] = _count(mine & theirs) <= self.tuning.recurring_figures * _count(mine | theirs)
        return found

    def _figures(self, one: Ints, other: Ints) -> Floats:
        """What the figures of each pair are worth, where both have several."""
        worth = np.ones(len(one))
        at = np.flatnonzero(self.several[one] & self.several[other])
        steps = np.array((self.tuning.no_figure, self.tuning.one_figure, 1.0))
        for top in range(0, len(at), AT_ONCE):
            some = at[top : top + AT_ONCE]
            both = self.figures[one[some]] & self.figures[other[some]]
            worth[some] = steps[np.minimum(_count(both), 2)]
        return worth


def _contradiction(one: Ints, other: Ints, factor: float | Floats) -> Floats:
    """The factor of each pair for naming nothing in common where both name something."""
    against = (one != 0) & (other != 0) & (one & other == 0)
    return np.where(against, factor, 1.0)


def _bits(figures: Sequence[int]) -> Bits:
    """A row of whole numbers for each."""
    raw = b"".join(one.to_bytes(FIGURE_BITS // 8, "little") for one in figures)
    return np.frombuffer(raw, "<u8").reshape(len(figures), FIGURE_BITS // 64)


def _count(bits: Bits) -> Ints:
    """How many bits are set in each row."""
    held: Ints = np.unpackbits(bits.view(np.uint8), axis=1).sum(axis=1, dtype=np.int64)
    return held
