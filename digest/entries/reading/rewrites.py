"""The readings of an event to its texts: which of them rewrite one another.

A rewrite keeps long runs of words, or the vocabulary, or what each sentence tells, or the order
in which it is told; an independent report of the same happening shares a little of each. So the
four are measured and added up.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import chain

from digest.entries.reading.reading import Reading

SHINGLE = 4
"""Words in a run."""
REWRITTEN = 1.09
"""The sum of the four measures from which on a text is a rewrite. On twenty invented events
(tests/entries/rewrites), rewrites begin at 1.10, but for a reordered paraphrase at 0.97;
independent reports, fourteen of which tell the same facts in the manner of an agency, end at
0.94. The five real texts and the sample content confirm it: above 1.15 and below 0.75. Reports of
one police notice go beyond: 1.0, with 0.25 of `VOCABULARY`, took 124 more of 2,266 real pairs for
rewrites. Of 17 that were read, six were local reports, none of them a rewrite, and eleven viral
pieces, five of them rewrites."""
COPIED = 0.5
"""Share of runs of words that shows a copy alone, also of a text of few sentences. First
sentences of independent reports reach 0.38 (NeuS validation set)."""
VOCABULARY = 0.33
"""Share of all words below which nothing was rewritten (rewrites: 0.35 or more)."""
MATCHING = 0.25
"""Share of weighted words at which two sentences may tell the same detail."""
GRAIN = 1 << 30
"""How finely words are weighed."""
MIN_SENTENCES = 4
"""Of fewer, order and details say nothing: all first sentences of an event are akin."""
MIN_SENTENCE = 5
"""Words; headings and captions are not told in an order."""
AS_LONG = 0.8
"""A text so long, against the longest of its origin, may be the original if it is older."""
FEW = 10
"""Texts of which each two are compared as they are; to mark what many share pays from here on."""

_Row = list[tuple[int, float]]
"""The sentences of another text that tell some of what one tells: which, and 0.25..1 of it."""


def texts(readings: Sequence[Reading]) -> tuple[tuple[int, ...], ...]:
    """The numbers of an event's readings, by text: the original, or what is nearest to it, then
    its rewrites by date.

    `readings` must be in an order that does not depend on chance: it decides between equals.
    """
    return tuple(_by_nearness(readings, group) for group in _connected(readings))


class _Retold:
    """The texts of an event as they can be copied and retold."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.runs = _Sets([_runs(reading.narration) for reading in readings])
        """Of the narration: what somebody said is in independent reports too."""
        self.details = [_details(reading) for reading in readings]
        """What each sentence of each text tells: its words and, again, its numbers."""
        self.vocabularies = _Sets([frozenset().union(*each) for each in self.details])

    def related(self, one: int, other: int) -> bool:
        """Is one of these texts a rewrite of the other, or are both of a third?"""
        copied = self.runs.containment(one, other)
        if copied >= COPIED:
            return True
        vocabulary = self.vocabularies.resemblance(one, other)
        mine, theirs = self.details[one], self.details[other]
        if vocabulary < VOCABULARY or min(len(mine), len(theirs)) < MIN_SENTENCES:
            return False
        matches = _matches(mine, theirs)
        told = copied + vocabulary + _coverage(matches, len(theirs))
        return told + _order(matches, len(theirs)) >= REWRITTEN


class _Sets:
    """Sets of which each two are compared."""

    def __init__(self, sets: Sequence[frozenset[Hashable]]) -> None:
        self._sets = sets
        self._marks = _marks(sets) if len(sets) > FEW else ()

    def containment(self, one: int, other: int) -> float:
        """Share of the members of the smaller set that the other has, in 0..1.

        Source: Broder, "On the resemblance and containment of documents", 1997.
        """
        smaller = min(len(self._sets[one]), len(self._sets[other]))
        return self._shared(one, other) / max(1, smaller)

    def resemblance(self, one: int, other: int) -> float:
        """Share of their members that two sets have in common, in 0..1 (Jaccard)."""
        shared = self._shared(one, other)
        return shared / max(1, len(self._sets[one]) + len(self._sets[other]) - shared)

    def _shared(self, one: int, other: int) -> int:
        if self._marks:
            return (self._marks[one] & self._marks[other]).bit_count()
        return len(self._sets[one] & self._sets[other])


def _details(reading: Reading) -> tuple[frozenset[str], ...]:
    return tuple(
        sentence.terms.union([f"#{number}" for number in sentence.numbers])
        if sentence.numbers
        else sentence.terms
        for sentence in reading.sentences
        if sentence.size >= MIN_SENTENCE and sentence.words
    )


def _marks(parts: Sequence[frozenset[Hashable]]) -> list[int]:
    """Of each set the members that others have too, as bits, which are compared far faster."""
    counts = Counter(chain.from_iterable(parts))
    shared = (member for member, count in counts.items() if count > 1)
    bit = {member: at for at, member in enumerate(shared)}
    marks = []
    for part in parts:
        bits = bytearray(len(bit) // 8 + 1)
        for at in map(bit.__getitem__, filter(bit.__contains__, part)):
            bits[at >> 3] |= 1 << (at & 7)
        marks.append(int.from_bytes(bits))
    return marks


def _matches(mine: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> list[_Row]:
    """How far each sentence of one text tells what each of the other tells.

    The share of the words of the shorter one, the words that are rare in both texts more.
    """
    weight = _weights(mine, theirs)
    sizes = [sum([weight[word] for word in sentence]) for sentence in theirs]
    places: dict[str, list[int]] = {}
    for at, sentence in enumerate(theirs):
        for word in sentence:
            places.setdefault(word, []).append(at)
    rows = []
    for sentence in mine:
        own = sum([weight[word] for word in sentence])
        shared: dict[int, int] = {}
        for word in sentence:
            for at in places.get(word, ()):
                shared[at] = shared.get(at, 0) + weight[word]
        shares = [(at, part / min(own, sizes[at])) for at, part in sorted(shared.items())]
        rows.append([(at, share) for at, share in shares if share >= MATCHING])
    return rows


def _weights(mine: Iterable[frozenset[str]], theirs: Iterable[frozenset[str]]) -> dict[str, int]:
    """What each word weighs: a whole number, so that no sum depends on its order."""
    frequency = Counter(chain.from_iterable((*mine, *theirs)))
    total = sum(1 for _ in chain(mine, theirs))
    known = _weight_of(total)
    return {word: known[count - 1] for word, count in frequency.items()}


@lru_cache(maxsize=256)
def _weight_of(total: int) -> tuple[int, ...]:
    """What a word weighs that one, two, three, ... of so many sentences have."""
    return tuple(round(GRAIN * math.log(1 + total / count)) for count in range(1, total + 1))


def _coverage(rows: Sequence[_Row], columns: int) -> float:
    """How much of each text the other tells in whatever order, the smaller of the two; 0..1."""
    best = [0.0] * columns
    for row in rows:
        for at, share in row:
            best[at] = max(best[at], share)
    told = math.fsum(max((share for _, share in row), default=0.0) for row in rows)
    return min(told / len(rows), math.fsum(best) / columns)


def _order(rows: Sequence[_Row], columns: int) -> float:
    """How much of the text with fewer sentences the other tells in the same order; 0..1.

    The best alignment of their sentences that never crosses.
    """
    best = [0.0] * (columns + 1)
    """Of the sentences so far, with so many of the other text; it never falls."""
    for row in rows:
        for at, share in reversed(row):
            told = best[at] + share
            at += 1
            while at <= columns and best[at] < told:
                best[at] = told
                at += 1
    return best[-1] / min(len(rows), columns)


def _runs(stems: Sequence[str]) -> frozenset[int]:
    """Each run by its hash: two of an event's thousands hardly ever have the same."""
    return frozenset(map(hash, zip(*(stems[start:] for start in range(SHINGLE)), strict=False)))


def _connected(readings: Sequence[Reading]) -> list[list[int]]:
    """Groups in which everyone is related to someone; in order of their first members."""
    if len(readings) == 1:
        return [[0]]
    retold = _Retold(readings)
    group = list(range(len(readings)))
    for later in range(len(readings)):
        for earlier in range(later):
            if group[earlier] != group[later] and retold.related(earlier, later):
                old, new = sorted((group[earlier], group[later]))[::-1]
                group = [new if each == old else each for each in group]
    return [
        [number for number, each in enumerate(group) if each == first]
        for first in sorted(set(group))
    ]


def _by_nearness(readings: Sequence[Reading], group: Sequence[int]) -> tuple[int, ...]:
    """The original, or what is nearest to it, first; the others by date, then id.

    Nearest is the oldest of those that are about as long as the longest: rewriting cuts.
    """
    longest = max(readings[number].size for number in group)
    whole = [n for n in group if readings[n].size >= AS_LONG * longest]
    first = min(whole, key=lambda n: (*readings[n].dated, -readings[n].size, n))
    rest = sorted(set(group) - {first}, key=lambda n: (*readings[n].dated, n))
    return (first, *rest)
