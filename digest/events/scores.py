"""Weighted terms to scores: the pairs of articles that have enough in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from digest.events.bridges import Bridges
from digest.events.candidates import cosines
from digest.events.dates import DateFactor
from digest.events.reading import Reading
from digest.events.terms import Floats, Ints, Terms
from digest.events.tuning import Tuning
from digest.model import Evidence

UNIT = 1_000_000
"""Scores are whole millionths: their sums are exact, in whatever order they are added."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Scores of pairs of articles, each pair once, `one` < `other`."""

    one: Ints
    other: Ints
    score: Ints
    """In millionths."""


def score(terms: Terms, readings: Sequence[Reading], tuning: Tuning) -> Pairs:
    """All pairs that score at least `tuning.floor`.

    score = cosine of the terms x days apart x same site x weekdays x results x ages, the same or
    different; between two languages what their names alone are worth takes the place of a lower
    cosine.
    """
    one, other, cosine = _bridged(
        *cosines(terms, tuning.floor / DateFactor.HIGHEST / tuning.same_age),
        Bridges.of(readings, tuning),
    )
    factor = np.ones(len(one))
    for _, weights in _factors(readings, one, other, tuning):
        factor *= weights
    millionths = np.rint(cosine * factor * UNIT).astype(np.int64)
    kept = millionths >= round(tuning.floor * UNIT)
    return Pairs(one[kept], other[kept], millionths[kept])


def factors(
    readings: Sequence[Reading], one: int, other: int, tuning: Tuning
) -> tuple[Evidence, ...]:
    """What makes the score of two articles more or less than their cosine."""
    found = _factors(readings, np.array([one]), np.array([other]), tuning)
    return tuple(
        Evidence(_kind(text, weights[0]), text, float(weights[0]))
        for text, weights in found
        if weights[0] != 1.0
    )


def _kind(factor: str, weight: float) -> Literal["date", "for", "against"]:
    if factor == "days apart":
        return "date"
    return "for" if weight > 1 else "against"


def _factors(
    readings: Sequence[Reading], one: Ints, other: Ints, tuning: Tuning
) -> Iterator[tuple[str, Floats]]:
    """Each factor by name, with its values for these pairs."""
    yield "days apart", DateFactor.of([reading.day for reading in readings]).between(one, other)
    yield "same site", _same_site(readings, one, other, tuning)
    for text, bits, factor in (
        (
            "different weekdays",
            [reading.signs.weekdays for reading in readings],
            tuning.contradiction,
        ),
        ("different ages", [reading.signs.ages for reading in readings], tuning.contradiction),
        ("different results", [reading.signs.results for reading in readings], tuning.other_result),
    ):
        yield text, _contradiction(np.array(bits, np.int64), one, other, factor)
    ages = np.array([reading.signs.ages for reading in readings], np.int64)
    yield "same age", np.where(ages[one] & ages[other] != 0, tuning.same_age, 1.0)


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


def _same_site(readings: Sequence[Reading], one: Ints, other: Ints, tuning: Tuning) -> Floats:
    """The factor of each pair for coming from one site; unknown sites are never the same."""
    names = {name: index for index, name in enumerate(sorted({r.site for r in readings}))}
    site = np.array([names[reading.site] for reading in readings], np.int64)
    known = np.array([bool(reading.site) for reading in readings], bool)
    same = (site[one] == site[other]) & known[one]
    return np.where(same, tuning.same_site, 1.0)


def _contradiction(bits: Ints, one: Ints, other: Ints, factor: float) -> Floats:
    """The factor of each pair for naming nothing in common where both name something."""
    against = (bits[one] != 0) & (bits[other] != 0) & (bits[one] & bits[other] == 0)
    return np.where(against, factor, 1.0)
