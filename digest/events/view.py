"""An assignment to what was compared in it: the scores of an article, and pairs taken apart."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

import numpy as np

from digest.config import Config
from digest.events.assigning.assignment import Assignment
from digest.events.assigning.kinship import written_in
from digest.events.clustering.copies import likeness
from digest.events.clustering.linkage import required
from digest.events.comparison import Comparison, compare_settled
from digest.events.features.terms import names
from digest.events.similarity.scores import UNIT, Neighbors, factors
from digest.events.similarity.telling import telling
from digest.events.tuning import canonical, tuning
from digest.model import Article, Event, Evidence
from digest.nouns import noun
from digest.text.surfaces import surface

TOLD = 12
"""The most terms of a pair that are shown."""

Kind = Literal["name", "number", "word", "phrase"]


@noun
class Pair:
    """Two articles, and their score taken apart.

    score = sum of the weights of `shared` x the weights of all `factors`.
    """

    one: str
    other: str
    score: float
    """Between 0 and a little above 1."""
    shared: tuple[Evidence, ...]
    """Terms that both have, each with its part of the cosine; the weightiest first."""
    telling: tuple[Evidence, ...]
    """The most significant ones; a pair of words includes the weights of its words, which are then
    not listed again."""
    factors: tuple[Evidence, ...]
    """What their dates, sites, weekdays, ages, results and figures make of it; 1 is nothing."""
    days_apart: int | None
    alike: float
    """The share of their pairs of neighboring words that both have, if their texts were taken for
    one text: then nothing else was asked. Else 0."""


@noun
class Nearness:
    """How near an article is to the texts of an event; copies of one text are one."""

    event: str
    scores: Mapping[str, float]
    """With its texts, by the id of an article; those below the floor count as 0, and are left
    out."""
    texts: int
    """How many its texts are, the article's own left out."""
    mean: float
    required: float
    """The mean that an article needs to move there: the threshold for one text, and ever less
    the more there are."""
    gain: float
    """texts x (mean - required): an article is in the event where it is highest, and in none if
    it is negative everywhere."""


@noun
class View:
    """The articles of an assignment, compared."""

    articles: tuple[Article, ...]
    index: Mapping[str, int]
    """Of each article, by id."""
    events: Mapping[str, Event]
    """Of each article, by id."""
    text: tuple[int, ...]
    """Of each article, the number of its text."""
    comparison: Comparison
    neighbors: Neighbors
    new: frozenset[str]
    """The articles about which it decided."""
    named: frozenset[str]
    """The words that stand for names."""
    today: bool
    """It was made to explain: nothing was decided by it."""

    @classmethod
    def of(cls, assignment: Assignment, config: Config) -> View:
        """The comparison that decided or, if nothing was compared, one of today's events."""
        events = {article.id: event for event in assignment.events for article in event.articles}
        articles = sorted((a for e in assignment.events for a in e.articles), key=canonical)
        index = {article.id: at for at, article in enumerate(articles)}
        comparison = assignment.grounds.comparison
        if comparison is None:
            blocks = [tuple(sorted(index[a.id] for a in e.articles)) for e in assignment.events]
            constants = tuning(config.grouping.mode)
            comparison = compare_settled(articles, blocks, constants, config.zone)
        number = {first: text for text, first in enumerate(sorted(set(comparison.originals)))}
        return cls(
            articles=tuple(articles),
            index=index,
            events=events,
            text=tuple(number[first] for first in comparison.originals),
            comparison=comparison,
            neighbors=Neighbors.of(
                comparison.terms, comparison.texts, comparison.tuning, comparison.days
            ),
            new=assignment.grounds.new,
            named=names(comparison.texts, comparison.terms.words),
            today=assignment.grounds.comparison is None,
        )

    @property
    def threshold(self) -> float:
        """The score from which two articles are one event."""
        return self.comparison.tuning.threshold

    def text_of(self, article: Article) -> int:
        """The number of its text."""
        return self.text[self.index[article.id]]

    def original(self, article: Article) -> Article:
        """The article whose text it repeats, or itself."""
        return self.articles[self.comparison.originals[self.index[article.id]]]

    def outlook(self, article: Article) -> Outlook:
        """What this article is near to, as it was when that decided about it, else as it is."""
        text = self.text_of(article)
        decided = not self.today and article.id in self.new
        found = self.comparison.pairs.of(text) if decided else self.neighbors.scores(text)
        return Outlook(self, article, {text: score / UNIT for text, score in found.items()})

    def pair(self, one: Article, other: Article) -> Pair:
        """The score of two articles, taken apart."""
        compared = self.comparison
        mine, theirs = self.text_of(one), self.text_of(other)
        days = [compared.readings[self.index[article.id]].day for article in (one, other)]
        written = [written_in(article) for article in (one, other)]
        (common,) = self.neighbors.shared(np.array([mine]), np.array([theirs]))
        weights = common.terms
        named = self.named | (compared.texts[mine].names & compared.texts[theirs].names)
        named |= {*compared.texts[mine].sounds.values(), *compared.texts[theirs].sounds.values()}
        shared = [
            Evidence(_kind(term, named), surface(term, written) or term, weight)
            for term, weight in weights.items()
        ]
        score = sum(weights.values())
        found: tuple[Evidence, ...] = ()
        if mine != theirs:
            found = factors(compared.texts, mine, theirs, compared.tuning, score)
        for factor in found:
            score *= factor.weight
        return Pair(
            one=one.id,
            other=other.id,
            score=score,
            shared=tuple(sorted(shared, key=lambda term: (-term.weight, term.text))),
            telling=tuple(
                Evidence(_kind(term, named), form, weight)
                for term, (form, weight) in telling(common, written, TOLD).items()
            ),
            factors=found,
            days_apart=abs(days[0] - days[1]) if days[0] and days[1] else None,
            alike=self.alike(one, other),
        )

    def closest(self, one: Event | Article, other: Event | Article) -> tuple[Article, Article]:
        """Of two events, the articles with the highest score, seen from the smaller event."""
        mine, theirs = (
            held.articles if isinstance(held, Event) else (held,) for held in (one, other)
        )
        if len(mine) > len(theirs):
            return self.closest(other, one)[::-1]
        outlooks = [self.outlook(article) for article in mine]
        ranked = [
            (outlook.score(article), outlook.article.id, article.id, outlook.article, article)
            for outlook in outlooks
            for article in theirs
            if article is not outlook.article or len(theirs) == 1
        ]
        return max(ranked)[-2:]

    def alike(self, one: Article, other: Article) -> float:
        """The share of pairs of words that two articles of one text have in common, else 0."""
        if self.text_of(one) != self.text_of(other):
            return 0.0
        readings = self.comparison.readings
        mine, theirs = readings[self.index[one.id]], readings[self.index[other.id]]
        return likeness(mine, theirs, self.comparison.tuning.body_words)


@noun
class Outlook:
    """What one article is near to."""

    view: View
    article: Article
    scores: Mapping[int, float]
    """By the number of a text, its own left out."""

    def score(self, other: Article) -> float:
        """Its score with another article; of copies, more than of any two texts."""
        text = self.view.text_of(other)
        return math.inf if text == self.view.text_of(self.article) else self.scores.get(text, 0.0)

    def nearest(self, event: Event) -> Article | None:
        """The article of an event with the highest score; None if it has nothing in common."""
        ranked = [
            (score, other.id, other)
            for other in event.articles
            if other.id != self.article.id and (score := self.score(other)) > 0
        ]
        return max(ranked)[-1] if ranked else None

    def events(self) -> list[Event]:
        """The events with a text that it has a score with, by id."""
        found = {
            event.id: event
            for text, event in zip(self.view.text, self._events_of_articles(), strict=True)
            if text in self.scores
        }
        return [found[name] for name in sorted(found)]

    def nearness(self, event: Event) -> Nearness | None:
        """To the other texts of an event; None if it has none."""
        first: dict[int, str] = {}
        for other in event.articles:
            first.setdefault(self.view.text_of(other), other.id)
        first.pop(self.view.text_of(self.article), None)
        if not first:
            return None
        scores = {name: self.scores[text] for text, name in first.items() if text in self.scores}
        mean = sum(scores.values()) / len(first)
        asked = required(len(first), self.view.comparison.tuning)
        gain = len(first) * (mean - asked)
        return Nearness(event.id, scores, len(first), mean, asked, gain)

    def _events_of_articles(self) -> list[Event]:
        return [self.view.events[article.id] for article in self.view.articles]


def _kind(term: str, named: frozenset[str]) -> Kind:
    if " " in term:
        return "phrase"
    if term[0].isdigit():
        return "number"
    return "name" if term in named else "word"
