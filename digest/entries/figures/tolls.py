"""The figures of an event to what they say of sentences and titles: overtaken, or the latest toll.

Who is killed is what readers look for first, and a number that a later report has raised misleads
in a summary or a title, though it was right on its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from digest.entries.figures.counting import counted
from digest.entries.figures.mentions import Mention
from digest.entries.figures.tallying import Group
from digest.entries.reading.reading import Reading
from digest.nouns import noun

Place = tuple[int, int]
"""An article and one of its sentences, each by its number from 0."""


@noun
class Tolls:
    """What is known of those killed, hurt or missing."""

    overtaken: frozenset[Place] = frozenset()
    """Sentences with a number that a later report has changed, and without the new one."""
    told: frozenset[Place] = frozenset()
    """Sentences with the number of those killed that several origins give, or the latest."""
    former: frozenset[tuple[str, float]] = frozenset()
    """What befell how many, as earlier reports had it."""

    @classmethod
    def of(
        cls, groups: Iterable[Group], readings: Sequence[Reading], origin_of: Sequence[int]
    ) -> Tolls:
        """Those of the groups of figures; none where no date of publication tells the latest."""
        overtaken: set[Place] = set()
        latest: set[Place] = set()
        told: set[Place] = set()
        former: set[tuple[str, float]] = set()
        for group in groups:
            if group.numbers[0][0].subject.kind != "toll":
                continue
            killed = group.numbers[0][0].subject.name == "killed"
            if group.verdict == "updated":
                newest = max(group.numbers, key=lambda number: _first_given(number, readings))
                former.update(_values(group.numbers, newest))
                overtaken.update(
                    place for n in group.numbers if n is not newest for place in _places(n)
                )
                latest.update(_places(newest))
                told.update(_places(newest) if killed else ())
            elif killed and len({origin_of[each.article] for each in group.members()}) > 1:
                told.update(_places(group.numbers[0]))
        return cls(frozenset(overtaken - latest), frozenset(told), frozenset(former))

    def are_former(self, title: str, language: str) -> bool:
        """Does the title give a number that a later report has changed?"""
        if not self.former:
            return False
        found = counted(title, language)
        return any((subject.name, quantity.low) in self.former for quantity, subject in found)


def _places(number: Iterable[Mention]) -> Iterator[Place]:
    return ((mention.article, mention.sentence.index) for mention in number)


def _values(
    numbers: Iterable[Sequence[Mention]], newest: Sequence[Mention]
) -> Iterator[tuple[str, float]]:
    """What befell how many by all numbers but the newest."""
    for number in numbers:
        if number is not newest:
            yield number[0].subject.name, number[0].quantity.low


def _first_given(number: Iterable[Mention], readings: Sequence[Reading]) -> float:
    """When the first of the dated reports gave the number; the beginning of time where none is."""
    dates = [readings[mention.article].article.published for mention in number]
    return min((date.timestamp() for date in dates if date), default=float("-inf"))
