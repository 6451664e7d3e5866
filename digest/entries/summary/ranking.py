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
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import chain, pairwise, repeat
from operator import add, mul, sub, truediv
from typing import NamedTuple

from digest.entries.reading.reading import Reading, Sentence
from digest.once import once

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


Weights = dict[Hashable, float]


class Part(NamedTuple):
    """Terms of one kind, each once, in order."""

    terms: tuple[Hashable, ...]
    shared: Sequence[float]
    """What they have in common with each article."""


class Terms(NamedTuple):
    """What a sentence says, measured by the articles: its words and its pairs of neighbors."""

    words: Part
    pairs: Part
    titles: Part
    """Those of the words that a title has, by what they have in common with each."""
    weights: Weights
    """How much each word counts in the average article."""
    weight: float
    """All of them together."""


class Measure:
    """The articles of an event as summaries are measured by them."""

    def __init__(self, readings: Sequence[Reading], origin_of: Sequence[int]) -> None:
        """`origin_of` gives the origin of each reading: copies share half of their say."""
        copies = Counter(origin_of)
        self._readings = readings
        self.origin_of = origin_of
        self.shares = [
            (1 / len(origin_of) + 1 / (len(copies) * copies[origin])) / 2 for origin in origin_of
        ]
        self.words = _Side([_weighted(reading, _words) for reading in readings])
        self.pairs = _Side([_weighted(reading, _pairs) for reading in readings])
        self.titles = _Side([_titled(reading) for reading in readings])
        self._titled = frozenset().union(*self.titles.articles)
        self.average = average = Weights()
        for share, article in zip(self.shares, self.words.articles, strict=True):
            average |= {w: average.get(w, 0.0) + share * weight for w, weight in article.items()}

    @once
    def central(self) -> Mapping[Sentence, float]:
        """Of each sentence how central its words are."""
        every = chain.from_iterable([reading.sentences for reading in self._readings])
        return {each: self.centrality(_each_once(each)) for each in every}

    def terms(self, words: Sequence[str]) -> Terms:
        """Those of the content words of a sentence."""
        found = tuple(dict.fromkeys(words))
        known = self.average
        weights: Weights = dict(zip(found, map(known.get, found, repeat(0.0)), strict=True))
        return Terms(
            self.words.part(found),
            self.pairs.part(tuple(dict.fromkeys(pairwise(words)))),
            self.titles.part(tuple([word for word in found if word in self._titled])),
            weights,
            math.fsum(weights.values()),
        )

    def centrality(self, words: Collection[str]) -> float:
        """How much of what the articles tell first is said by `words`, each given once, for their
        number.
        """
        return sum(map(self.average.get, words, repeat(0.0))) / math.sqrt(len(words) or 1)


class Draft:
    """A summary in the making; empty at first."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._words = _Said(measure.words)
        self._pairs = _Said(measure.pairs)
        self._titles = _Said(measure.titles)

    def worth_with(self, terms: Terms) -> float:
        """The worth of the summary with this sentence too; it has no scale, only an order."""
        shares, fsum, log = self._measure.shares, math.fsum, math.log
        count, shared = self._words.joined(terms.words)
        words = list(map(mul, shares, shared))
        number, paired = self._pairs.joined(terms.pairs)
        pairs = map(mul, shares, paired)
        _, titles = self._titles.joined(terms.titles)
        return (
            log(self._words.agreement(count, words) + FLOOR)
            + PAIRS * log(self._pairs.agreement(number, pairs) + FLOOR)
            + SUPPORT * log(fsum(words) / max(1, count) + FLOOR)
            + TITLES * log(fsum(map(mul, shares, titles)) + FLOOR)
        )

    def news(self, terms: Terms) -> float:
        """The share of what the sentence tells that the summary does not, in 0..1."""
        said = self._words.terms
        if not terms.weight or said.isdisjoint(terms.weights):
            return 1.0
        new = math.fsum([weight for word, weight in terms.weights.items() if word not in said])
        return new / terms.weight

    def add(self, terms: Terms) -> None:
        """Take the sentence into the summary."""
        self._words.say(terms.words)
        self._pairs.say(terms.pairs)
        self._titles.say(terms.titles)


class _Side:
    """One kind of terms: for each article, how much each term matters to it."""

    def __init__(self, articles: Sequence[Mapping[Hashable, float]]) -> None:
        self.articles = articles
        self.sizes = [math.fsum(article.values()) for article in articles]

    def part(self, terms: tuple[Hashable, ...]) -> Part:
        """The terms with what they have in common with each article."""
        nothing = repeat(0.0)
        return Part(terms, [sum(map(each.get, terms, nothing)) for each in self.articles])


class _Said:
    """What a summary has said so far, of one kind of terms."""

    def __init__(self, side: _Side) -> None:
        self._side = side
        self.terms: set[Hashable] = set()
        self._shared: Sequence[float] = [0.0] * len(side.articles)

    def joined(self, part: Part) -> tuple[int, Sequence[float]]:
        """How many terms it is with these, and what they have in common with each article."""
        if not self.terms:
            return len(part.terms), part.shared
        shared = list(map(add, self._shared, part.shared))
        again = [term for term in part.terms if term in self.terms]
        if again:
            twice = self._side.part(tuple(again)).shared
            shared = list(map(sub, shared, twice))
        return len(self.terms) + len(part.terms) - len(again), shared

    def agreement(self, count: int, shared: Iterable[float]) -> float:
        """The F1 of so many terms with the articles, by what they have in common with each, in its
        share; in 0..1, and 0 of none.
        """
        sizes = map(add, self._side.sizes, repeat(count or 1))
        return 2 * math.fsum(map(truediv, shared, sizes))

    def say(self, part: Part) -> None:
        """Say these terms too."""
        _, self._shared = self.joined(part)
        self.terms.update(part.terms)


def _each_once(sentence: Sentence) -> Collection[str]:
    """Its words in order; few sentences have one twice."""
    words = sentence.words
    return words if len(words) == len(sentence.terms) else dict.fromkeys(words)


def _words(sentence: Sentence) -> Iterable[Hashable]:
    return sentence.terms


def _pairs(sentence: Sentence) -> Iterable[Hashable]:
    return pairwise(sentence.words)


def _weighted(reading: Reading, terms_of: Callable[[Sentence], Iterable[Hashable]]) -> Weights:
    """Each term by where the article first has it."""
    weights: Weights = {}
    for sentence in reversed(reading.sentences):
        weights |= dict.fromkeys(terms_of(sentence), 1 / (1 + sentence.index / DEPTH))
    return weights


def _titled(reading: Reading) -> Weights:
    """The title's words, all alike; together 1."""
    found = dict.fromkeys(reading.title_words)
    return dict.fromkeys(found, 1 / max(1, len(found)))
