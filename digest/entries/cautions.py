"""The reports of an event to what had better not be told, where there is anything else.

A sentence that is true of its day, or of what its author knew, misleads in a summary of all: a toll
that a later report has raised, a deed stated flatly that another report only alleges, one side of
a number on which reports differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from digest.entries.doubted import Doubted, doubts_too, in_title, is_the_same, told
from digest.entries.reports import Reports
from digest.entries.tolls import Place, Tolls

PLAUSIBLE = 1
"""Content words beside the doubted ones that both sentences have, for the milder to be told: that
accuses nobody, so it takes less than to say that reports differ."""


@dataclass(frozen=True, slots=True)
class Cautions:
    """What speaks against sentences and titles; nothing does by default."""

    tolls: Tolls = field(default_factory=Tolls)
    places: frozenset[Place] = frozenset()
    """Sentences that are told only where nothing else is left."""
    doubted: Sequence[Sequence[Doubted]] = ()

    @classmethod
    def of(cls, reports: Reports) -> Cautions:
        """Those of all the reports together."""
        tolls = Tolls.of(reports.tallied, reports.readings, reports.origin_of)
        places = tolls.overtaken | frozenset(_stated_flatly(reports))
        return cls(tolls, places, reports.doubted)

    def against_title(self, title: str, language: str) -> bool:
        """Does the title give a number that has changed since, or state what another doubts?"""
        if self.tolls.are_former(title, language):
            return True
        return any(in_title(each[0], title) for each in self.doubted)


def _stated_flatly(reports: Reports) -> Iterator[Place]:
    """Sentences that state what another, of their own article or not, has with a doubt."""
    readings = reports.readings
    for doubted in reports.doubted:
        for wording in reports.wordings:
            for place in told(doubted[0], readings, wording):
                if doubts_too(doubted[0], wording.sentences[place.sentence]):
                    continue
                if any(is_the_same(each, place, readings, PLAUSIBLE) for each in doubted):
                    yield wording.article, place.sentence
