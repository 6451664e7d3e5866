"""The readings of an event to the calendar days that they give for one and the same thing.

To date a thing differently is hardly ever a mistake: a second strike, a vote put off, the start
and the end, midnight in another country. So two days are set against each other only where two
clauses say the same in the same words, and nothing hints at another time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations

from digest.entries.figures.dating import SHARED, Dating, datings
from digest.entries.reading.reading import Reading
from digest.model import Verdict
from digest.nouns import noun
from digest.text.named_days import named_dates

MOST = 2
"""Figures of an entry that are dates."""
EARLY = 2
"""Sentences in which a report says what happened, counted from 0: one of those must have it."""
LOOKED_AT = 6
"""Reports of one day that are compared with another's; copies would make it quadratic."""
LEAST_SHARED = 3
"""Words that two clauses must share to give one thing two days; nor may they differ in others."""
MIDNIGHT = timedelta(days=1)
"""What is apart no farther is one night, told in two time zones."""
FARTHEST = timedelta(days=45)
"""What is apart farther is another thing."""
SAME_NEWS = timedelta(hours=36)
"""Reports that came out farther apart may both have been right when they were written."""
MOST_DAYS = 150
"""Days of an event that are compared: what is told first. A calendar would make it quadratic."""


@noun
class Dated:
    """What is dated, with each day and all that give it."""

    verdict: Verdict
    days: tuple[tuple[Dating, ...], ...]


def dates(readings: Sequence[Reading], origin_of: Sequence[int]) -> tuple[Dated, ...]:
    """What several origins date, or several articles differently: the gravest first."""
    if len(readings) < 2:
        return ()
    days, news = _gathered(readings), _News(readings)
    found: list[Dated] = []
    settled: set[int] = set()
    for one, other in combinations(range(min(len(days), MOST_DAYS)), 2):
        if not settled & {one, other} and (verdict := _apart(days[one], days[other], news)):
            settled |= {one, other}
            found.append(Dated(verdict, (tuple(days[one]), tuple(days[other]))))
    for at, day in enumerate(days):
        origins = {origin_of[each.article] for each in day}
        if at not in settled and len(origins) > 1 and _is_news(day):
            found.append(Dated("same", (tuple(day),)))
    found.sort(key=lambda each: (each.verdict == "same", *_place(each, origin_of)))
    return tuple(found[:MOST])


def _place(dated: Dated, origin_of: Sequence[int]) -> tuple[int, int, int]:
    """Sorts by how many origins give a day, then by where it is told."""
    members = [each for day in dated.days for each in day]
    first = min(members, key=lambda each: (each.sentence.index, each.article, each.named.start))
    return -len({origin_of[e.article] for e in members}), first.sentence.index, first.article


def _is_news(day: Sequence[Dating]) -> bool:
    return any(each.sentence.index <= EARLY for each in day)


def _gathered(readings: Sequence[Reading]) -> list[list[Dating]]:
    """The datings of one day that date the same, in the order of the readings."""
    by_day: defaultdict[tuple[int, int], list[list[Dating]]] = defaultdict(list)
    found: list[list[Dating]] = []
    for dating in (each for reading in readings for each in datings(reading)):
        alike = by_day[dating.named.month, dating.named.day]
        for day in alike:
            if any(_dates_the_same(each, dating) for each in day[:LOOKED_AT]):
                day.append(dating)
                break
        else:
            alike.append([dating])
            found.append(alike[-1])
    return found


def _dates_the_same(one: Dating, other: Dating) -> bool:
    if one.named.year and other.named.year and one.named.year != other.named.year:
        return False
    return len(one.said & other.said) >= SHARED


def _apart(mine: Sequence[Dating], theirs: Sequence[Dating], news: _News) -> Verdict | None:
    """updated, unsettled or differs, if two reports give one thing two days; None in doubt."""
    if {each.article for each in mine} & {each.article for each in theirs}:
        return None
    for one in mine[:LOOKED_AT]:
        for other in theirs[:LOOKED_AT]:
            if _one_thing(one, other) and not news.knows(one, other):
                return news.verdict(one, other)
    return None


def _one_thing(one: Dating, other: Dating) -> bool:
    """Do both clauses say the same of two days, with no hint at another time?"""
    if not (one.is_plain and other.is_plain and one.will == other.will):
        return False
    if one.year != other.year or not MIDNIGHT < abs(one.day - other.day) <= FARTHEST:
        return False
    return len(one.said & other.said) >= LEAST_SHARED and _but_for_names(one, other)


def _but_for_names(one: Dating, other: Dating) -> bool:
    """Are their words the same, but for names that one of them adds: "in Lund"?"""
    added, left_out = one.said - other.said, other.said - one.said
    if added and left_out:
        return False
    names = one.name_stems | other.name_stems
    anchored = not names.isdisjoint(one.said & other.said)
    return not (added | left_out) or (anchored and added | left_out <= names)


@noun
class _News:
    """The reports, as far as they decide which of two days is the newer."""

    readings: Sequence[Reading]

    def knows(self, one: Dating, other: Dating) -> bool:
        """Does either article itself name the other's day, for whatever?"""
        return any(
            (named.month, named.day) == (rival.named.month, rival.named.day)
            for own, rival in ((one, other), (other, one))
            for sentence in self.readings[own.article].sentences
            for named in named_dates(sentence.text)
        )

    def verdict(self, one: Dating, other: Dating) -> Verdict | None:
        """By when they were written; None where each may report a deed of its own day."""
        first, second = (self.readings[each.article].article.published for each in (one, other))
        if first is None or second is None:
            return "unsettled"
        if abs(second - first) <= SAME_NEWS:
            return "differs"
        return "updated" if one.will else None
