"""The readings of an event to its figures: what they count, who says which number, a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digest.entries.budget import Allowance
from digest.entries.figures.dates import Dated, dates
from digest.entries.figures.dating import Dating
from digest.entries.figures.mentions import Mention
from digest.entries.figures.tallying import Group
from digest.entries.figures.wording import wording
from digest.entries.reading.reading import Reading, Sentence
from digest.model import Amount, Figure, Given, Verdict
from digest.nouns import noun
from digest.patterns import regex

MOST = 8
"""Figures of an entry: what fits beside a summary."""
MOST_AMOUNTS = 6
"""Numbers of one figure."""
MANY = 3
"""Copies: what so many of them repeat is worth a check, though it is one origin's."""
FEW_ALONE = 2
"""Figures that a single report gives: the summary says them already."""
SMALL = 4
"""Counts of things below it are said in passing: "two gangs"."""
DATE = "date"
"""The subject of a figure that is a day."""
TELLING = frozenset({"toll", "money", "percent"})
"""Kinds of which a single report's figures are listed."""
_AGO = regex(r"[ \u00a0](?:ago|later|earlier|before|after|prior|from now|into)\b")
"""Behind a duration that only says when: "two days ago"."""
_GRAVE = frozenset({"differs", "unsettled", "updated", "adds up"})
_NEWS: Mapping[Verdict, float] = {
    "differs": 4, "unsettled": 3, "updated": 3, "adds up": 3, "converted": 1, "rounded": 0.5,
    "same": 0, "single": -1,
}  # fmt: skip
_WEIGHT = {"toll": 4.0, "money": 3.0, "percent": 2.5, "count": 2.0, "measure": 1.5, "points": 1.5,
           "duration": 1.0, "age": 0.5}  # fmt: skip
"""What readers look for first. Set by hand on the sample content, as `_NEWS` is."""


def figures(
    groups: Iterable[Group],
    readings: Sequence[Reading],
    origin_of: Sequence[int],
    number_of: Mapping[int, int],
    chosen: Sequence[Sentence],
    allowance: Allowance,
) -> tuple[Figure, ...]:
    """Those of `groups` that matter, the weightiest first.

    `number_of` gives the source's number of each reading, `chosen` the summary. What stands
    beside a number is drawn from `allowance`; where nothing is left, the bare number stands.
    """
    scene = _Scene(readings, origin_of, number_of, _told(chosen))
    weighty = sorted(filter(scene.matters, groups), key=scene.rank)
    alone = [group for group in weighty if group.verdict == "single"][FEW_ALONE:]
    dated = dates(readings, origin_of)
    shown = [group for group in weighty if group not in alone][: MOST - len(dated)]
    return (
        *(scene.figure(group, allowance) for group in shown),
        *(scene.date(each, allowance) for each in dated),
    )


def _told(chosen: Sequence[Sentence]) -> frozenset[tuple[int, int]]:
    return frozenset((sentence.article, sentence.index) for sentence in chosen)


@noun
class _Scene:
    """What decides which figures are shown, and with what."""

    readings: Sequence[Reading]
    origin_of: Sequence[int]
    number_of: Mapping[int, int]
    told: frozenset[tuple[int, int]]
    """Article and sentence of each statement of the summary."""

    def matters(self, group: Group) -> bool:
        """Do several origins give it, or many copies, do they disagree, is it in the summary?"""
        first = group.numbers[0][0].subject.kind
        most = max(mention.quantity.high for mention in group.members())
        if group.verdict in _GRAVE:
            return True
        if first == "age" or all(mention.subject.part for mention in group.members()):
            return False
        if all(map(_in_passing, group.members())):
            return False
        if self._origins(group.members()) > 1:
            return first != "count" or most >= SMALL
        if len({mention.article for mention in group.members()}) >= MANY:
            return first in TELLING or group.verdict != "same"
        return first in TELLING and self._in_summary(group)

    def rank(self, group: Group) -> tuple[float, int, int, int]:
        """Sorts the weightiest first, then by where they are told."""
        first = min(group.members(), key=lambda m: (m.sentence.index, m.article, m.quantity.start))
        weight = (
            _WEIGHT[first.subject.kind]
            + _NEWS[group.verdict]
            + min(4, self._origins(group.members()))
            + 2 * self._in_summary(group)
            + (first.sentence.index <= 1)
        )
        return -weight, first.sentence.index, first.article, first.quantity.start

    def figure(self, group: Group, allowance: Allowance) -> Figure:
        """The group as the entry tells it."""
        numbers = group.numbers
        if group.verdict == "adds up":
            numbers = tuple(part for number in numbers for part in _parts(number))
        by_support = sorted(numbers, key=self._support)
        ordered = self._in_time(numbers) if group.verdict == "updated" else by_support
        subject = group.numbers[0][0].subject
        return Figure(
            subject.name if subject.kind == "toll" else "",
            group.verdict,
            tuple(self._amount(number, allowance) for number in ordered[:MOST_AMOUNTS]),
            self._origins(group.members()),
        )

    def date(self, dated: Dated, allowance: Allowance) -> Figure:
        """What is dated, as the entry tells it."""
        order = self._since if dated.verdict == "updated" else self._support
        return Figure(
            DATE,
            dated.verdict,
            tuple(self._amount(day, allowance) for day in sorted(dated.days, key=order)),
            self._origins([each for day in dated.days for each in day]),
        )

    def _origins(self, members: Iterable[Mention | Dating]) -> int:
        return len({self.origin_of[mention.article] for mention in members})

    def _in_summary(self, group: Group) -> bool:
        return any((m.article, m.sentence.index) in self.told for m in group.members())

    def _support(self, number: Sequence[Mention | Dating]) -> tuple[float, ...]:
        """Sorts by how many origins give the number, then by the first source."""
        return -self._origins(number), min(self.number_of[each.article] for each in number)

    def _since(self, number: Sequence[Mention | Dating]) -> tuple[float, ...]:
        """Sorts by when the number was first given, undated last."""
        dates = [self.readings[each.article].article.published for each in number]
        first = min((date.timestamp() for date in dates if date), default=float("inf"))
        return first, min(self.number_of[each.article] for each in number)

    def _in_time(self, numbers: Iterable[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
        """By when they were first given, the undated before the first higher one."""
        ordered = sorted(numbers, key=self._since)
        dated = [number for number in ordered if self._since(number)[0] < float("inf")]
        for number in sorted(ordered[len(dated) :], key=_low):
            higher = (at for at, one in enumerate(dated) if _low(one) > _low(number))
            dated.insert(next(higher, len(dated)), number)
        return dated

    def _amount(self, number: Sequence[Mention | Dating], allowance: Allowance) -> Amount:
        firsts: dict[int, Mention | Dating] = {}
        for mention in number:
            firsts.setdefault(mention.article, mention)
        ordered = sorted(firsts.values(), key=lambda mention: self.number_of[mention.article])
        printed = next(
            (m for m in ordered if allowance.take(m.article, self._words(m), sentence=False)), None
        )
        return Amount(
            tuple(self._given(mention, mention.text) for mention in ordered),
            self._given(printed, self._words(printed)) if printed else None,
        )

    def _words(self, each: Mention | Dating) -> str:
        """The number or the day with what it is of."""
        if isinstance(each, Dating):
            return each.excerpt
        return wording(each, self.readings[each.article].article.language)

    def _given(self, mention: Mention | Dating, text: str) -> Given:
        reading, number = self.readings[mention.article], self.number_of[mention.article]
        return Given(text, reading.citation(number, mention.sentence.index))


def _parts(number: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Equal parts of a sum that one sentence lists, apart: "two men and two women"."""
    said: dict[tuple[int, int], list[str]] = {}
    parts: dict[int, list[Mention]] = {}
    for mention in number:
        before, text = said.setdefault(mention.place, []), mention.text.lower()
        if text not in before:
            before.append(text)
        parts.setdefault(before.index(text), []).append(mention)
    return list(map(tuple, parts.values()))


def _low(number: Sequence[Mention]) -> float:
    return number[0].quantity.low


def _in_passing(mention: Mention) -> bool:
    """Would nobody check the number: "one man", "two days ago", a "19-year term"?"""
    if mention.quantity.high == 1:
        return not any(map(str.isdigit, mention.text))
    when = mention.subject.kind == "duration" and _AGO.match(
        mention.sentence.text, mention.quantity.end
    )
    return bool(when) or _says_what_kind(mention)


def _says_what_kind(mention: Mention) -> bool:
    """Does the number tell things apart instead of counting: a "19-year term", a "9mm pistol"?"""
    unit = mention.quantity.unit.word
    return unit == "mm" or (mention.subject.kind == "duration" and "-" in mention.text)
