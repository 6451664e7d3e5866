"""The readings of an event to its origins: which are rewrites of one text, which independent.

Two texts are one origin where long runs of words are common to both, or where they tell the
same details in the same order: that is what a paraphrase keeps and an independent report of
the same happening does not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from digest.entries.reading import Reading

SHINGLE = 4
COPIED = 0.2
"""Share of the shorter text's runs of four words that makes the other its copy."""
RETOLD = 0.3
"""Weighted share of the sentences of the shorter text that the other tells in the same order."""
MATCHING = 0.25
"""Share of weighted words at which two sentences may tell the same detail."""
MIN_SENTENCE = 5
"""Words; headings and captions are not told in an order."""
AS_LONG = 0.8
"""A text so long, against the longest of its origin, may be the original if it is older."""


def derive(readings: Sequence[Reading]) -> tuple[tuple[int, ...], ...]:
    """The readings' numbers, by origin; in each the one nearest to the original text first.

    The origin with most articles comes first, then the one first reported, then the longest.
    """
    groups = _connected(readings)
    ordered = [_by_nearness([readings[number] for number in group], group) for group in groups]
    return tuple(sorted(ordered, key=lambda group: _rank(readings, group)))


def related(a: Reading, b: Reading) -> bool:
    """Is one a rewrite of the other, or are both of a third text?"""
    return containment(a, b) >= COPIED or retelling(a, b) >= RETOLD


def containment(a: Reading, b: Reading) -> float:
    """Share of the runs of four words of one text that the other has, in 0..1.

    Source: Broder, "On the resemblance and containment of documents", 1997.
    """
    mine, theirs = _shingles(a.stems), _shingles(b.stems)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def retelling(a: Reading, b: Reading) -> float:
    """How much of the text with fewer sentences the other tells in the same order, in 0..1.

    The best monotone alignment of their sentences, each pair counted by its common words,
    the rare ones more.
    """
    mine, theirs = _details(a), _details(b)
    if not mine or not theirs:
        return 0.0
    frequency = Counter(word for sentence in (*mine, *theirs) for word in sentence)
    total = len(mine) + len(theirs)
    weight = {word: math.log(1 + total / count) for word, count in frequency.items()}
    row = [0.0] * (len(theirs) + 1)
    for sentence in mine:
        before = row
        row = [0.0]
        for column, other in enumerate(theirs):
            match = _match(sentence, other, weight)
            row.append(max(before[column] + match, before[column + 1], row[column]))
    return row[-1] / min(len(mine), len(theirs))


def _match(a: frozenset[str], b: frozenset[str], weight: dict[str, float]) -> float:
    shared = math.fsum(weight[word] for word in a & b)
    smaller = min(math.fsum(weight[word] for word in a), math.fsum(weight[word] for word in b))
    return shared / smaller if shared >= MATCHING * smaller else 0.0


def _details(reading: Reading) -> list[frozenset[str]]:
    """What each sentence tells: its words and, again, its numbers."""
    return [
        frozenset(sentence.words) | {f"#{number}" for number in sentence.numbers}
        for sentence in reading.sentences
        if sentence.size >= MIN_SENTENCE and sentence.words
    ]


def _shingles(stems: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(*(stems[start:] for start in range(SHINGLE)), strict=False))


def _connected(readings: Sequence[Reading]) -> list[list[int]]:
    """Groups in which everyone is related to someone; in order of their first members."""
    group = list(range(len(readings)))
    for later in range(len(readings)):
        for earlier in range(later):
            if group[earlier] != group[later] and related(readings[earlier], readings[later]):
                old, new = sorted((group[earlier], group[later]))[::-1]
                group = [new if each == old else each for each in group]
    return [
        [number for number, each in enumerate(group) if each == first]
        for first in sorted(set(group))
    ]


def _by_nearness(members: Sequence[Reading], numbers: Sequence[int]) -> tuple[int, ...]:
    """The original, or what is nearest to it, first; the others by date, then id."""
    longest = max(len(member.stems) for member in members)
    long_enough = [
        number
        for number, member in zip(numbers, members, strict=True)
        if len(member.stems) >= AS_LONG * longest
    ]
    by_number = dict(zip(numbers, members, strict=True))
    first = min(
        long_enough,
        key=lambda n: (*_dated(by_number[n]), -len(by_number[n].stems), by_number[n].article.id),
    )
    rest = sorted(
        (number for number in numbers if number != first),
        key=lambda n: (*_dated(by_number[n]), by_number[n].article.id),
    )
    return (first, *rest)


def _dated(reading: Reading) -> tuple[bool, datetime]:
    """Sorts by time of publication, undated last."""
    published = reading.article.published
    return published is None, published or datetime.max.replace(tzinfo=UTC)


def _rank(readings: Sequence[Reading], group: Sequence[int]) -> tuple[object, ...]:
    first = min(_dated(readings[number]) for number in group)
    longest = max(len(readings[number].stems) for number in group)
    return -len(group), first, -longest, readings[group[0]].article.id
