"""Mentions of one kind to the numbers that go together, each group with its verdict."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import combinations

from digest.entries.figures.adding import Sum, sums
from digest.entries.figures.disagreement import counts_the_attacker, disagreement
from digest.entries.figures.mentions import Mention, Setting, mentions
from digest.entries.figures.reconcile import agreement, by_number, comparable
from digest.entries.reading.reading import Reading
from digest.model import Verdict
from digest.nouns import noun

LOOKED_AT = 6
"""Mentions of one number that are compared with another's; copies would make it quadratic."""
CLOSE = 1e-6
WELL_APART = 0.95
"""Share of the higher number below which no report rounds to it what it gives exactly, too: "$184
million" and "$200 million", not "500,071" and "500,000"."""
_NEVER = (datetime.min.replace(tzinfo=UTC), 0.0)
GRAVITY: tuple[Verdict, ...] = (
    "single", "same", "rounded", "converted", "adds up", "updated", "unsettled", "differs",
)  # fmt: skip


@noun
class Group:
    """Numbers that go together, each with all that give it."""

    verdict: Verdict
    numbers: tuple[tuple[Mention, ...], ...]

    def members(self) -> Iterator[Mention]:
        """All that give one of the numbers."""
        for number in self.numbers:
            yield from number


def tally(readings: Sequence[Reading]) -> tuple[Group, ...]:
    """All figures of the event, put together where they are of one thing; () of a single source."""
    if len(readings) < 2:
        return ()
    return tuple(group for bucket in _buckets(readings) for group in matched(bucket, readings))


def matched(found: Sequence[Mention], readings: Sequence[Reading]) -> Iterator[Group]:
    """The groups of mentions that may be compared, in the order of their first mentions."""
    yield from _Matching(readings, found).groups()


def _buckets(readings: Sequence[Reading]) -> list[list[Mention]]:
    """All mentions of the event by what can be compared at all, in the order of the readings."""
    buckets: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for reading in readings:
        for mention in mentions(reading):
            kind = mention.subject.kind
            name = "" if kind == "money" else mention.subject.name
            buckets[kind, name].append(mention)
    return list(buckets.values())


class _Matching:
    """Mentions that may be of one figure, compared with each other."""

    def __init__(self, readings: Sequence[Reading], found: Sequence[Mention]) -> None:
        self._readings = readings
        self._found = found
        self._settings: dict[int, Setting] = {}
        self._numbers: list[list[Mention]] = []

    def groups(self) -> Iterator[Group]:
        """The numbers put together that are about one thing, in the order of their mentions."""
        self._gather()
        if len({mention.article for mention in self._found}) == 1:
            yield from (Group("single", (tuple(number),)) for number in self._numbers)
            return
        whole = list(range(len(self._numbers)))
        verdicts: dict[int, Verdict] = {}
        for verdict, members in self._relations():
            joined = {whole[member] for member in members}
            if verdict in ("rounded", "converted") and not self._agree(joined, whole):
                continue
            first = min(joined)
            gravest = max((verdict, *(verdicts.get(each, "single") for each in joined)), key=_grave)
            whole = [first if each in joined else each for each in whole]
            verdicts[first] = gravest
        for first in sorted(set(whole)):
            numbers = [self._numbers[at] for at, each in enumerate(whole) if each == first]
            several = len({mention.article for number in numbers for mention in number}) > 1
            verdict = verdicts.get(first, "same" if several else "single")
            yield Group(verdict, tuple(map(tuple, numbers)))

    def _setting(self, mention: Mention) -> Setting:
        known = self._settings.get(id(mention))
        if known is None:
            known = self._settings[id(mention)] = Setting(
                mention, self._readings[mention.article].article.language
            )
        return known

    def _gather(self) -> None:
        """Mentions of one and the same number."""
        by_value: defaultdict[tuple[float, float], list[list[Mention]]] = defaultdict(list)
        for mention in self._found:
            alike = by_value[mention.quantity.low, mention.quantity.high]
            for number in alike:
                if any(self._verdict(each, mention) == "same" for each in number[:LOOKED_AT]):
                    number.append(mention)
                    break
            else:
                alike.append([mention])
                self._numbers.append(alike[-1])

    def _verdict(self, one: Mention, other: Mention) -> Verdict | None:
        if not comparable(one, other):
            return None
        return agreement(one, other, self._setting(one), self._setting(other))

    def _relations(self) -> list[tuple[Verdict, tuple[int, ...]]]:
        """How the numbers go together: which agree first, then what adds up, then the rest."""
        agreed: list[tuple[Verdict, tuple[int, ...]]] = []
        apart: list[tuple[int, int]] = []
        for pair in combinations(range(len(self._numbers)), 2):
            verdict = self._between(*pair)
            if verdict:
                agreed.append((verdict, pair))
            else:
                apart.append(pair)
        added = self._sums(apart)
        settled = {frozenset(pair) for each in added for pair in combinations(each, 2)}
        agreed += [("adds up", each) for each in added]
        for pair in apart:
            if frozenset(pair) not in settled and (verdict := self._apart(*pair)):
                agreed.append((verdict, pair))
        return agreed

    def _between(self, one: int, other: int) -> Verdict | None:
        verdicts = {
            verdict
            for a, b in self._pairs(one, other)
            if (verdict := self._verdict(a, b)) and verdict != "same"
        }
        if verdicts == {"rounded"} and self._told_apart(one, other):
            return None
        return max(verdicts, key=_grave, default=None)

    def _told_apart(self, one: int, other: int) -> bool:
        """Does one report give both plainly, and well apart? It has rounded neither."""
        low, high = sorted(self._numbers[at][0].quantity.low for at in (one, other))
        plain, rival = (
            {each.article for each in self._numbers[at] if each.quantity.exact}
            for at in (one, other)
        )
        return low < WELL_APART * high and not plain.isdisjoint(rival)

    def _pairs(self, one: int, other: int) -> Iterator[tuple[Mention, Mention]]:
        for a in self._numbers[one][:LOOKED_AT]:
            for b in self._numbers[other][:LOOKED_AT]:
                if a.article != b.article:
                    yield a, b

    def _agree(self, joined: set[int], whole: Sequence[int]) -> bool:
        """Do all numbers that would come together agree with each other?"""
        members = [at for at, each in enumerate(whole) if each in joined]
        return all(
            whole[a] == whole[b] or by_number(self._numbers[a][0], self._numbers[b][0])
            for a, b in combinations(members, 2)
        )

    def _sums(self, apart: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
        number_of = {id(m): at for at, number in enumerate(self._numbers) for m in number}
        return [
            tuple(sorted({number_of[id(m)] for m in (found.total, *found.parts)}))
            for found in sums(self._found)
            if self._shares_words(found)
        ]

    def _shares_words(self, found: Sum) -> bool:
        total = set(self._setting(found.total).words)
        parts = set(self._setting(found.parts[0]).words)
        return bool((total & parts) - {found.total.subject.name})

    def _apart(self, one: int, other: int) -> Verdict | None:
        """updated, unsettled or differs, if no pair of mentions has an excuse."""
        verdicts = []
        for a, b in self._pairs(one, other):
            if comparable(a, b):
                mine, theirs = self._setting(a), self._setting(b)
                verdict = disagreement(a, b, mine, theirs, self._readings)
                if verdict and not self._excused(a, b, verdict):
                    verdicts.append("updated" if self._surpassed(a, b) else verdict)
        return max(verdicts, key=_grave, default=None)

    def _surpassed(self, one: Mention, other: Mention) -> bool:
        """Is one of two tolls undated, and are both below what dated reports saw rise?"""
        if self._published(one) and self._published(other):
            return False
        dated = [
            (published, mention.quantity.low)
            for mention in self._found
            if (published := self._published(mention))
            and comparable(mention, one)
            and not (mention.quantity.former or mention.quantity.vague or mention.subject.part)
        ]
        (first, low), (last, high) = min(dated, default=_NEVER), max(dated, default=_NEVER)
        most = max(one.quantity.low, other.quantity.low)
        return first < last and low < high and most <= high

    def _published(self, mention: Mention) -> datetime | None:
        return self._readings[mention.article].article.published

    def _excused(self, one: Mention, other: Mention, verdict: Verdict) -> bool:
        """Does either article itself know the other's number, or one that makes up for it?"""
        if counts_the_attacker(one, other, verdict, self._readings):
            return True
        gap = abs(one.quantity.low - other.quantity.low)
        for mention in self._found:
            if mention.article not in (one.article, other.article):
                continue
            rival, own = (other, one) if mention.article == one.article else (one, other)
            if mention is own:
                continue
            low, high = mention.quantity.allowed
            if low <= rival.quantity.low and rival.quantity.high <= high and verdict != "updated":
                return True
            if math.isclose(mention.quantity.low, gap, rel_tol=CLOSE) and verdict != "updated":
                return True
            if _beside(mention, own) or self._rivals(mention, own, rival):
                return True
        return False

    def _rivals(self, mention: Mention, own: Mention, rival: Mention) -> bool:
        """Is there a number in the same article that fits the other's sentence as well?"""
        if (mention.quantity.low, mention.quantity.high) == (own.quantity.low, own.quantity.high):
            return False
        if mention.subject.part or mention.quantity.former or not comparable(mention, rival):
            return False
        words = set(self._setting(rival).words)
        fits = len(words & set(self._setting(own).words))
        return len(words & set(self._setting(mention).words)) >= fits


def _beside(mention: Mention, own: Mention) -> bool:
    """Do both stand in one sentence: "wounding four officers and two civilians"?"""
    if mention.quantity.former or mention.subject.name != own.subject.name:
        return False
    return mention.sentence is own.sentence and mention.quantity.low != own.quantity.low


def _grave(verdict: Verdict) -> int:
    return GRAVITY.index(verdict)
