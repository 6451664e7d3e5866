"""The readings of an event as they are compared: with origins, source numbers and wordings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.entries.figures.tallying import Group, tally
from digest.entries.reading.doubted import Doubted, doubted
from digest.entries.reading.reading import Reading
from digest.entries.reading.utterances import Wording
from digest.model import Citation
from digest.once import once


@dataclass(frozen=True)
class Reports:
    """The readings of one event; each is named by its number, from 0."""

    readings: Sequence[Reading]
    origin_of: Sequence[int]
    """The origin of each reading."""
    text_of: Sequence[int]
    """The text that each reading is or rewrites: an origin has several where its publisher has."""
    number_of: Mapping[int, int]
    """The number under which the entry cites each."""

    @once
    def wordings(self) -> Sequence[Wording]:
        """Their words."""
        return [Wording(reading) for reading in self.readings]

    @once
    def tallied(self) -> Sequence[Group]:
        """Their figures."""
        return tally(self.readings)

    @once
    def doubted(self) -> Sequence[Sequence[Doubted]]:
        """What some of them hedge, each with all the places that do."""
        return doubted(self.readings, self.wordings, self.order)

    @once
    def order(self) -> Sequence[int]:
        """The readings, as they are cited: by origin, in each the originals first."""
        return sorted(self.number_of, key=self.number_of.__getitem__)

    @once
    def copies(self) -> frozenset[int]:
        """Those that are not the first of their text."""
        first = {self.text_of[each]: each for each in reversed(self.order)}
        return frozenset(self.order) - frozenset(first.values())

    def citation(self, article: int, sentence: int) -> Citation:
        """How the entry cites a sentence."""
        return self.readings[article].citation(self.number_of[article], sentence)
