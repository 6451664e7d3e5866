"""The readings of an event to its days: what happened on each, and how many reports came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from digest.entries.budget import Allowance
from digest.entries.reading.reading import Reading, Sentence
from digest.entries.sentences.candidates import is_speech, may_stand
from digest.entries.sentences.standing import points_back
from digest.entries.words.marks import Kind
from digest.model import Moment
from digest.nouns import noun
from digest.text.named_days import named_days

MOST = 8
"""Days."""
BEFORE = timedelta(days=14)
"""How long before the first report what happened is still of the event, not its background."""
AFTER = timedelta(days=1)
"""How long after the last, for clocks that are ahead of the site's."""


def timeline(
    readings: Sequence[Reading],
    number_of: Mapping[int, int],
    chosen: Sequence[Sentence],
    allowance: Allowance,
    zone: ZoneInfo,
) -> tuple[Moment, ...]:
    """The event's days in order; () unless there are two of which at least one is told.

    A day is told by the sentence of the summary that names it, or else by the first sentence
    that the excerpt budget has room for; where it has none, the sentence is only cited. A
    sentence that names two days tells neither.
    """
    published = _published(readings, zone)
    if len(readings) < 2 or not published:
        return ()
    reports = Counter(published.values())
    told = _told(_dated(readings, published), chosen, allowance)
    if not told or len(told.keys() | reports.keys()) < 2:
        return ()
    others = sorted(reports.keys() - told.keys(), key=lambda day: (-reports[day], day))
    days = sorted([*told, *others][:MOST])
    return tuple(_moment(day, told.get(day), reports[day], readings, number_of) for day in days)


@noun
class _Dated:
    """A sentence that names one day."""

    day: date
    sentence: Sentence
    language: str


@noun
class _Telling:
    """A sentence that tells of a day, and whether the excerpt budget has room for it."""

    sentence: Sentence
    printed: bool


def _published(readings: Sequence[Reading], zone: ZoneInfo) -> dict[int, date]:
    """The day of publication of each reading that has one."""
    return {
        number: moment.astimezone(zone).date()
        for number, reading in enumerate(readings)
        if (moment := reading.article.published)
    }


def _dated(readings: Sequence[Reading], published: Mapping[int, date]) -> Iterator[_Dated]:
    """What is told of the event's days, in the order of the readings.

    The "Monday" of a sentence that a later report repeats is that of the first report.
    """
    found = list(_named(readings, published))
    first: dict[str, date] = {}
    for each in sorted(found, key=lambda one: published.get(one.sentence.article, date.max)):
        first.setdefault(each.sentence.text, each.day)
    return (each for each in found if first[each.sentence.text] == each.day)


def _named(readings: Sequence[Reading], published: Mapping[int, date]) -> Iterator[_Dated]:
    """What names one of the event's days, counted from when it was published."""
    first, last = min(published.values()) - BEFORE, max(published.values()) + AFTER
    for number, reading in enumerate(readings):
        for sentence in reading.sentences:
            if not sentence.marks & Kind.DATE and "day" not in sentence.text:
                continue
            days = named_days(sentence.text, published.get(number), first)
            if len(days) == 1 and first <= days[0] <= last:
                yield _Dated(days[0], sentence, reading.article.language)


def _told(
    dated: Iterator[_Dated], chosen: Sequence[Sentence], allowance: Allowance
) -> dict[date, _Telling]:
    """The sentence for each day: of the summary first, then what stands nearest to a lead."""
    summary = {(each.article, each.index) for each in chosen}
    told: dict[date, _Telling] = {}
    ordered = sorted(
        dated, key=lambda each: (*_rank(each.sentence, summary), each.day, each.sentence.article)
    )
    for each in ordered:
        sentence = each.sentence
        known = told.get(each.day)
        if (known and known.printed) or (not known and len(told) == MOST):
            continue
        if (sentence.article, sentence.index) in summary:
            told[each.day] = _Telling(sentence, printed=True)
        elif _stands_alone(sentence, each.language):
            printed = allowance.take(sentence.article, sentence.text, sentence=True)
            if printed or not known:
                told[each.day] = _Telling(sentence, printed)
    return told


def _rank(sentence: Sentence, summary: set[tuple[int, int]]) -> tuple[bool, int]:
    return (sentence.article, sentence.index) not in summary, sentence.index


def _stands_alone(sentence: Sentence, language: str) -> bool:
    text = sentence.text
    if not may_stand(text, sentence.size, sentence.marks) or is_speech(text):
        return False
    return points_back(text, language, sentence.names, sentence.marks) is None


def _moment(
    day: date,
    told: _Telling | None,
    reports: int,
    readings: Sequence[Reading],
    number_of: Mapping[int, int],
) -> Moment:
    if told is None:
        return Moment(day, reports=reports)
    sentence = told.sentence
    number = number_of[sentence.article]
    citation = readings[sentence.article].citation(number, sentence.index)
    return Moment(day, sentence.text if told.printed else "", citation, reports)
