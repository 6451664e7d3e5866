"""The reports of an event to what had better not be told, where there is anything else.

A sentence that is true of its day, or of what its author knew, misleads in a summary of all: a toll
that a later report has raised, a search that goes on where a later one has ended, a deed stated
flatly that another report only alleges, one side of a number on which reports differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import timedelta
from itertools import chain, combinations

from digest.entries.figures.mentions import Mention
from digest.entries.figures.reconcile import by_number
from digest.entries.figures.tallying import Group
from digest.entries.figures.tolls import Place, Tolls
from digest.entries.reading.doubted import Doubted, doubts_too, in_title, is_the_same, told
from digest.entries.reading.reading import Reading, Sentence
from digest.entries.reports import Reports
from digest.entries.sentences.ongoing import Matter, ended, goes_on, title_goes_on
from digest.entries.summary.turns import Turns
from digest.nouns import noun

PLAUSIBLE = 1
"""Content words beside the doubted ones that both sentences have, for the milder to be told: that
accuses nobody, so it takes less than to say that reports differ."""


OUTDATED = timedelta(hours=12)
"""Between two reports, after which what "is" so in the first is no news in the second."""
_COMPATIBLE = frozenset({"adds up", "converted"})
"""Verdicts on numbers that may well be told one after the other."""


@noun
class Cautions:
    """What speaks against sentences and titles; nothing does by default."""

    tolls: Tolls = field(default_factory=Tolls)
    places: frozenset[Place] = frozenset()
    """Sentences that are told only where nothing else is left."""
    doubted: Sequence[Sequence[Doubted]] = ()
    numbers: Mapping[Place, Mapping[int, frozenset[int]]] = field(default_factory=dict)
    """Of each sentence, which of several numbers it gives for which figure."""
    earlier: Mapping[int, frozenset[Matter]] = field(default_factory=dict)
    """Articles that came out long before one that tells of the end of a search or a trial."""
    turns: Turns = field(default_factory=Turns)

    @classmethod
    def of(cls, reports: Reports) -> Cautions:
        """Those of all the reports together."""
        tolls = Tolls.of(reports.tallied, reports.readings, reports.origin_of)
        places = tolls.overtaken.union(_stated_flatly(reports), _disputed(reports.tallied))
        earlier = _earlier(reports.readings)
        turns = Turns.of(reports.readings, reports.text_of)
        return cls(tolls, places, reports.doubted, _rivals(reports.tallied), earlier, turns)

    @property
    def told(self) -> frozenset[Place]:
        """Sentences with what readers look for first: the latest toll, a death, a verdict."""
        return self.tolls.told | self.turns.places

    def conflict(self, one: Place, other: Place) -> bool:
        """Do two sentences give different numbers for one thing?"""
        mine, theirs = self.numbers.get(one), self.numbers.get(other)
        if not mine or not theirs:
            return False
        return any(mine[group].isdisjoint(theirs[group]) for group in mine.keys() & theirs.keys())

    def against(self, sentence: Sentence) -> bool:
        """Would it mislead beside the other reports?"""
        if sentence.place in self.places:
            return True
        over = self.earlier.get(sentence.article)
        return bool(over and goes_on(sentence.text) & over)

    def against_title(self, title: str, article: int, language: str) -> bool:
        """Is it of an earlier day, or does it state what another report doubts?"""
        if self.turns.lacks(title) or self.tolls.are_former(title, language):
            return True
        if "search" in self.earlier.get(article, ()) and title_goes_on(title):
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


def _earlier(readings: Sequence[Reading]) -> dict[int, frozenset[Matter]]:
    """What each had too early to know the end of; undated articles may be as new as any."""
    dates = {at: date for at, each in enumerate(readings) if (date := each.article.published)}
    last = max(dates.values(), default=None)
    old = [at for at, date in dates.items() if last and last - date >= OUTDATED]
    if not old:
        return {}
    endings = {at: ended(readings[at].article.text) for at in dates}
    return {
        at: frozenset().union(
            *(over for n, over in endings.items() if dates[n] - dates[at] >= OUTDATED)
        )
        for at in old
    }


def _disputed(groups: Iterable[Group]) -> Iterator[Place]:
    """Sentences that give one side of a number on which reports differ."""
    for group in groups:
        if group.verdict == "differs":
            yield from (mention.place for mention in group.members())


def _rivals(groups: Sequence[Group]) -> Mapping[Place, Mapping[int, frozenset[int]]]:
    """Which numbers stand where, of figures that have several; parts and sums go together."""
    found: dict[Place, dict[int, frozenset[int]]] = {}
    for at, numbers in enumerate(chain.from_iterable(map(_one_or_the_other, groups))):
        for number, mentions in enumerate(numbers):
            for mention in mentions:
                given = found.setdefault(mention.place, {})
                given[at] = given.get(at, frozenset()) | {number}
    return found


def _one_or_the_other(group: Group) -> Iterator[Sequence[Sequence[Mention]]]:
    """Numbers of which a reader needs one: of what adds up, a sum and what it is rounded to."""
    if group.verdict == "adds up":
        yield from (
            pair
            for pair in combinations(group.numbers, 2)
            if by_number(pair[0][0], pair[1][0]) == "rounded"
        )
    elif len(group.numbers) > 1 and group.verdict not in _COMPATIBLE:
        yield group.numbers
