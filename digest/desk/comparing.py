"""Two articles side by side, and their score taken apart; or one, and what it is nearest to."""

from __future__ import annotations

from dataclasses import replace

from digest.config import Config
from digest.desk.lists import Found
from digest.desk.views import ComparisonView, TermView
from digest.desk.words import DECIDERS, OBSTACLES
from digest.events.explanation import Explanation, explain
from digest.events.view import Pair
from digest.model import Article
from digest.proof import Proof


def comparison(proof: Proof, config: Config, one: Article, other: Article | None) -> ComparisonView:
    """Why the two are, or are not, one event; without `other`, that of the nearest other event."""
    found = Found(proof)
    if other is None:
        other = _elsewhere(proof, config, one, found)
    told = explain(proof.assigned, config, one, other)
    shown = found.articles[told.other.article] if told.other else None
    view = ComparisonView(
        one=found.article(one),
        other=found.article(shown) if shown else None,
        one_event=found.event(found.of_article[one.id]),
        other_event=found.event(found.of_article[shown.id]) if shown else None,
        together=told.together,
        decider=f"{DECIDERS[told.one.decider]} {told.one.place}".rstrip(),
        terms=(),
        rest=0.0,
        factors=(),
        score=0.0,
        threshold=100 * told.threshold,
        obstacle=_obstacle(told),
        copies=0,
    )
    return _with_score(view, told.pair) if told.pair else view


def _elsewhere(proof: Proof, config: Config, one: Article, found: Found) -> Article | None:
    """The nearest article of the event that this one would join next; None if near to none."""
    told = explain(proof.assigned, config, one)
    if told.rival is None:
        return None
    scores = told.rival.nearness.scores
    nearest = max(scores, key=lambda name: (scores[name], name), default="")
    return found.articles.get(nearest)


def _with_score(view: ComparisonView, pair: Pair) -> ComparisonView:
    told = sum(term.weight for term in pair.telling)
    return replace(
        view,
        terms=tuple(TermView(t.kind, t.text, 100 * t.weight) for t in pair.telling),
        rest=100 * (sum(term.weight for term in pair.shared) - told),
        factors=tuple((_factor(f.text, pair.days_apart), f.weight) for f in pair.factors),
        score=100 * pair.score,
        copies=round(100 * pair.alike),
    )


def _factor(text: str, days_apart: int | None) -> str:
    if text != "days apart" or days_apart is None:
        return text
    if days_apart == 0:
        return "published on one day"
    return "1 day apart" if days_apart == 1 else f"{days_apart} days apart"


def _obstacle(told: Explanation) -> str:
    if told.rival is None or told.together:
        return ""
    return f"{OBSTACLES[told.rival.obstacle]} {told.rival.place}".rstrip()
