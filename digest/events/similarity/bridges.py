"""Readings in several languages to the scores that names and large numbers alone give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log, sqrt

from digest.events.features.reading import Reading
from digest.events.similarity.echoes import Echoes
from digest.events.tuning import Tuning
from digest.nouns import noun

FAMILIAR = 200
"""Articles that have a name from which it leads to no other: it is the news of all."""
RARE = 3
"""Names below that, which two readings must share before they are compared."""


@noun
class Bridges:
    """What scores two readings in different languages: the names of each reading, weighted."""

    languages: tuple[str, ...]
    weights: tuple[dict[str, float], ...]
    """Of each reading, its names; the squares add up to 1. All empty where all speak alike."""
    holders: dict[str, list[int]]
    """Of each name, the readings that have it."""
    echoes: Echoes
    tuning: Tuning

    @classmethod
    def of(cls, readings: Sequence[Reading], tuning: Tuning) -> Bridges:
        """The bridges between these readings."""
        count = Counter(name for reading in readings for name in reading.names)
        every = len(readings) + tuning.background
        holders: dict[str, list[int]] = {}
        weights = []
        for index, reading in enumerate(readings):
            rarity = {name: log(every / count[name]) for name in sorted(reading.names)}
            length = sqrt(sum(value * value for value in rarity.values()))
            weights.append({name: value / length for name, value in rarity.items()})
            for name in rarity:
                holders.setdefault(name, []).append(index)
        languages = tuple(reading.language for reading in readings)
        return cls(languages, tuple(weights), holders, Echoes.of(readings, tuning), tuning)

    def shared(self, one: int, other: int) -> dict[str, float]:
        """The names that lead from one reading to another, each with its part of the score.

        Empty where both speak one language, or have too few names in common to trust them.
        """
        mine, theirs = self.weights[one], self.weights[other]
        common = {
            name: weight * theirs[name] * self.tuning.bridge
            for name, weight in mine.items()
            if name in theirs
        }
        trusted = sum(not name[0].isdigit() for name in common) >= self.tuning.bridge_names
        known = bool(self.languages[one] and self.languages[other])
        if trusted and known and self.languages[one] != self.languages[other]:
            return common
        return self.echoes.shared(one, other)

    def scores(self) -> Iterator[tuple[int, int, float]]:
        """Each pair with a bridge, the lower index first, and what the bridge scores."""
        for one in range(len(self.weights)):
            for other in self.near(one):
                if other > one and (found := self.shared(one, other)):
                    yield one, other, sum(found.values())

    def near(self, one: int) -> list[int]:
        """The readings, ascending, to which enough rare names may lead from this one."""
        met = Counter(
            other
            for name in self.weights[one]
            if len(self.holders[name]) <= FAMILIAR
            for other in self.holders[name]
            if other != one
        )
        found = {other for other, count in met.items() if count >= RARE}
        return sorted(found.union(self.echoes.near(one)))
