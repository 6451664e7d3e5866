"""An assignment and one or two of its articles to why they are, or are not, one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from digest.config import Config
from digest.errors import UsageError, suggest
from digest.events.assignment import Assignment
from digest.events.blocks import Bounds
from digest.events.tuning import canonical, tuning
from digest.model import Article, Event, Evidence, Location, Rule

if TYPE_CHECKING:
    from digest.events.comparison import Comparison

Kind = Literal["name", "number", "word", "phrase"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, and their score taken apart.

    cosine = sum of the weights of `shared`; score = cosine x the weights of `factors`.
    """

    one: str
    other: str
    shared: tuple[Evidence, ...]
    """Terms that both have, each with its part of the cosine; the weightiest first."""
    factors: tuple[Evidence, ...]
    """What their dates, sites, weekdays, ages and results make of it; 1 is nothing."""
    days_apart: int | None
    copies: bool
    """Their texts are one text; then nothing else was asked."""

    @property
    def score(self) -> float:
        """The score, between 0 and a little above 1."""
        score = sum(term.weight for term in self.shared)
        for factor in self.factors:
            score *= factor.weight
        return score


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near an article is to an event."""

    event: str
    mean: float
    """Of its scores with the event's other articles."""
    articles: int
    """How many those are."""
    required: float
    """The mean that an article needs to move there: the threshold for one article, and ever
    nearer to the price of a move, the more there are."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an article is where it is, and not elsewhere."""

    article: str
    event: str
    rule: Rule
    place: str
    """Where the editor said so, if the rule is his."""
    pair: Pair | None
    """With the article that was asked about, else with the nearest; None if it has no other."""
    together: bool
    """Whether the two of the pair are in one event."""
    threshold: float
    own: Nearness | None
    """None if it is alone in its event."""
    rival: Nearness | None
    """The nearest event that it is not in; None if it has nothing in common with any."""


def explain(assignment: Assignment, config: Config, one: str, other: str = "") -> Explanation:
    """Why `one` is in its event; with `other`, why the two are, or are not, in one event.

    Articles are named by id, path or URL. Everything is taken from the comparison that also
    decides; a person's word and the ledger stand above it.

    Raises:
        UsageError: no article has that name.
    """
    events = {article.id: event for event in assignment.events for article in event.articles}
    articles = sorted((a for e in assignment.events for a in e.articles), key=canonical)
    first = _find(one, articles)
    second = _find(other, articles) if other else None
    from digest.events.comparison import compare  # numpy: see grouping.partition

    constants = tuning(config.grouping.mode)
    view = _View(articles, events, compare(articles, Bounds(), constants, config.zone))
    if second is None:
        second = view.nearest(first)
    event = events[first.id]
    reason = next(reason for reason in event.reasons if reason.article == first.id)
    own, rival = view.nearness(first)
    return Explanation(
        article=first.id,
        event=event.id,
        rule=reason.rule,
        place=reason.other if reason.rule == "editor" else "",
        pair=view.pair(first, second) if second else None,
        together=second is not None and events[second.id].id == event.id,
        threshold=view.comparison.tuning.threshold,
        own=own,
        rival=rival,
    )


def _find(name: str, articles: Sequence[Article]) -> Article:
    for article in articles:
        if name.removeprefix("content/") == article.id or (name and name == article.url):
            return article
    known = [article.id for article in articles]
    raise UsageError.at(
        Location(name), "no article has this path, id or URL", "", suggest(name, known)
    )


@dataclass(frozen=True, slots=True)
class _View:
    articles: Sequence[Article]
    events: Mapping[str, Event]
    comparison: Comparison

    def scores(self, article: Article) -> dict[str, float]:
        """Each other article with its score, where it has one."""
        from digest.events.scores import UNIT

        index = self.articles.index(article)
        view = self.comparison
        rank = view.rank(index)
        pairs = view.pairs
        near = {
            int(pairs.other[at]): int(pairs.score[at]) for at in (pairs.one == rank).nonzero()[0]
        }
        near |= {
            int(pairs.one[at]): int(pairs.score[at]) for at in (pairs.other == rank).nonzero()[0]
        }
        near[rank] = UNIT
        ranks = {text: number for number, text in enumerate(sorted(set(view.originals)))}
        return {
            other.id: near[ranks[view.originals[at]]] / UNIT
            for at, other in enumerate(self.articles)
            if at != index and ranks[view.originals[at]] in near
        }

    def nearest(self, article: Article) -> Article | None:
        """The article with the highest score, those of the same event first."""
        event = self.events[article.id]
        scores = self.scores(article)
        found = [one for one in self.articles if one.id in scores]
        return max(
            found,
            key=lambda one: (self.events[one.id] is event, scores[one.id], one.id),
            default=None,
        )

    def nearness(self, article: Article) -> tuple[Nearness | None, Nearness | None]:
        """To the article's own event, and to the nearest other one."""
        scores = self.scores(article)
        own = self.events[article.id]
        near = {self.events[one].id: self.events[one] for one in scores} | {own.id: own}
        found = {
            id_: self._nearness(article, event, scores)
            for id_, event in sorted(near.items())
            if event is not own or len(own.articles) > 1
        }
        mine = found.pop(own.id, None)
        return mine, max(found.values(), key=lambda one: (one.mean, one.event), default=None)

    def _nearness(self, article: Article, event: Event, scores: Mapping[str, float]) -> Nearness:
        others = [one.id for one in event.articles if one.id != article.id]
        constants = self.comparison.tuning
        entry = constants.threshold - constants.price
        return Nearness(
            event=event.id,
            mean=sum(scores.get(one, 0.0) for one in others) / len(others),
            articles=len(others),
            required=constants.price + entry / len(others),
        )

    def pair(self, one: Article, other: Article) -> Pair:
        """The score of two articles, taken apart."""
        from digest.events.scores import factors

        view = self.comparison
        mine, theirs = (view.rank(self.articles.index(article)) for article in (one, other))
        days = [view.texts[rank].day for rank in (mine, theirs)]
        found = factors(view.texts, mine, theirs, view.tuning) if mine != theirs else ()
        return Pair(
            one=one.id,
            other=other.id,
            shared=self._shared(mine, theirs),
            factors=found,
            days_apart=abs(days[0] - days[1]) if days[0] and days[1] else None,
            copies=mine == theirs,
        )

    def _shared(self, one: int, other: int) -> tuple[Evidence, ...]:
        from digest.events.bridges import Bridges
        from digest.events.terms import names

        terms = self.comparison.terms
        named = names(self.comparison.texts, terms.words)
        mine, theirs = terms.row(one), terms.row(other)
        found = [
            Evidence(_kind(terms.name(column), named), terms.name(column), weight * theirs[column])
            for column, weight in mine.items()
            if column in theirs and weight * theirs[column] > 0
        ]
        bridge = Bridges.of(self.comparison.texts, self.comparison.tuning).shared(one, other)
        if sum(bridge.values()) > sum(term.weight for term in found):
            found = [
                Evidence("number" if name[0].isdigit() else "name", name, weight)
                for name, weight in bridge.items()
            ]
        return tuple(sorted(found, key=lambda term: (-term.weight, term.text)))


def _kind(term: str, named: frozenset[str]) -> Kind:
    if " " in term:
        return "phrase"
    if term[0].isdigit():
        return "number"
    return "name" if term in named else "word"
