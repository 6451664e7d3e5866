"""Readings to the worth of a summary of them: how well it would do for each of the articles.

Nobody can tell which summary a reader would write, but each article is somebody's account of
the event. So a summary is worth what it has in common with each of them on average: words,
pairs of words, what the titles say, and nothing that only one article says (minimum Bayes
risk, with the articles as the references).

Source: Kumar and Byrne, "Minimum Bayes-risk decoding for statistical machine translation", 2004.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from operator import add, mul
from typing import Self

from digest.entries.reading import Reading, Sentence

# Tuned by hand on the NeuS validation set (benchmarks/entries.py), each on a plateau: the
# ROUGE scores change by less than 0.4 where one of them is halved or doubled.
PAIRS = 1.2
"""Exponent of the agreement of pairs of neighboring words, against 1 for single words."""
SUPPORT = 0.5
"""Exponent of the share of a summary's words that the average article has too."""
TITLES = 0.3
"""Exponent of the share of the average title's words that the summary has."""
DEPTH = 12
"""In sentences: so far down, what an article tells counts half of what it tells first."""
FLOOR = 0.02
"""Added to each share, so that one that is zero does not hide the others."""


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What a sentence says: its words and its pairs of neighbors, each once, in order."""

    words: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, words: Sequence[str]) -> Self:
        """Those of the content words of a sentence."""
        return cls(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(pairwise(words))))


class Measure:
    """The articles of an event as summaries are measured by them."""

    def __init__(self, readings: Sequence[Reading], origin_of: Sequence[int]) -> None:
        """`origin_of` gives the origin of each reading: copies share half of their say."""
        copies = Counter(origin_of)
        self.origin_of = origin_of
        self.shares = [
            (1 / len(origin_of) + 1 / (len(copies) * copies[origin])) / 2 for origin in origin_of
        ]
        self.words = _Side([_weighted(reading, _words) for reading in readings])
        self.pairs = _Side([_weighted(reading, _pairs) for reading in readings])
        self.titles = _Side([_titled(reading) for reading in readings])
        self.average: dict[Hashable, float] = {}
        for share, article in zip(self.shares, self.words.articles, strict=True):
            for word, weight in article.items():
                self.average[word] = self.average.get(word, 0.0) + share * weight

    def mean(self, values: Sequence[float]) -> float:
        """The average over the articles, by their shares."""
        return math.fsum(map(mul, self.shares, values))

    def centrality(self, words: Sequence[str]) -> float:
        """How much of what the articles tell first is said by `words`, for their number."""
        found = dict.fromkeys(words)
        known = self.average
        return sum([known[word] for word in found if word in known]) / math.sqrt(len(found) or 1)


class Draft:
    """A summary in the making; empty at first."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._words = _Said(measure.words)
        self._pairs = _Said(measure.pairs)
        self._titles = _Said(measure.titles)

    def worth_with(self, terms: Terms) -> float:
        """The worth of the summary with this sentence too; it has no scale, only an order."""
        mean = self._measure.mean
        count, shared = self._words.joined(terms.words)
        agreement = mean(self._words.agreement(count, shared))
        pairs = mean(self._pairs.agreement(*self._pairs.joined(terms.pairs)))
        titles = mean(self._titles.joined(terms.words)[1])
        return (
            math.log(agreement + FLOOR)
            + PAIRS * math.log(pairs + FLOOR)
            + SUPPORT * math.log(mean(shared) / max(1, count) + FLOOR)
            + TITLES * math.log(titles + FLOOR)
        )

    def news(self, terms: Terms) -> float:
        """The share of what the sentence tells that the summary does not, in 0..1."""
        known, said = self._measure.average, self._words.terms
        weights = {word: known[word] for word in terms.words if word in known}
        total = math.fsum(weights.values())
        new = math.fsum(weight for word, weight in weights.items() if word not in said)
        return new / total if total else 1.0

    def add(self, terms: Terms) -> None:
        """Take the sentence into the summary."""
        self._words.say(terms.words)
        self._pairs.say(terms.pairs)
        self._titles.say(terms.words)


class _Side:
    """One kind of terms: for each article, how much each term matters to it."""

    def __init__(self, articles: Sequence[Mapping[Hashable, float]]) -> None:
        self.articles = articles
        self.sizes = [math.fsum(article.values()) for article in articles]
        self._known: dict[tuple[Hashable, ...], list[float]] = {}

    def overlap(self, terms: tuple[Hashable, ...]) -> list[float]:
        """What the terms have in common with each article; remembered."""
        known = self._known.get(terms)
        if known is None:
            nothing = repeat(0.0)
            known = self._known[terms] = [
                sum(map(article.get, terms, nothing)) for article in self.articles
            ]
        return known


class _Said:
    """What a summary has said so far, of one kind of terms."""

    def __init__(self, side: _Side) -> None:
        self._side = side
        self.terms: set[Hashable] = set()
        self._shared = [0.0] * len(side.articles)

    def joined(self, terms: tuple[Hashable, ...]) -> tuple[int, list[float]]:
        """How many terms it is with these, and what they have in common with each article."""
        again = [term for term in terms if term in self.terms] if self.terms else ()
        shared = list(map(add, self._shared, self._side.overlap(terms)))
        if again:
            for number, article in enumerate(self._side.articles):
                shared[number] -= sum([article[term] for term in again if term in article])
        return len(self.terms) + len(terms) - len(again), shared

    def agreement(self, count: int, shared: Sequence[float]) -> list[float]:
        """The F1 of so many terms with each article, in 0..1."""
        sizes = self._side.sizes
        return [2 * part / max(1.0, count + size) for part, size in zip(shared, sizes, strict=True)]

    def say(self, terms: tuple[Hashable, ...]) -> None:
        """Say these terms too."""
        _, self._shared = self.joined(terms)
        self.terms.update(terms)


def _words(sentence: Sentence) -> Iterable[Hashable]:
    return sentence.terms


def _pairs(sentence: Sentence) -> Iterable[Hashable]:
    return pairwise(sentence.words)


def _weighted(
    reading: Reading, terms_of: Callable[[Sentence], Iterable[Hashable]]
) -> dict[Hashable, float]:
    """Each term by where the article first has it."""
    weights: dict[Hashable, float] = {}
    for sentence in reversed(reading.sentences):
        weights.update(dict.fromkeys(terms_of(sentence), 1 / (1 + sentence.index / DEPTH)))
    return weights


def _titled(reading: Reading) -> dict[Hashable, float]:
    """The title's words, all alike; together 1."""
    found = dict.fromkeys(reading.title_words)
    return dict.fromkeys(found, 1 / max(1, len(found)))
