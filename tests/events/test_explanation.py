"""What is said about a decision is the decision: it can be computed again from what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from digest.config import Config, SiteConfig
from digest.errors import UsageError
from digest.events import Assignment, assign
from digest.events.blocks import Bounds
from digest.events.comparison import compare
from digest.events.explanation import Explanation, explain
from digest.events.tuning import BALANCED, canonical
from digest.text.dates import parse_moment
from tests.events.hard_cases import CASES
from tests.events.making import article
from tests.events.test_assignment import ALL, EMPTY, A, B, C, D, E, build, event_of

MANY = build(
    [
        article(f"{number:02}-{side}", text, day=day)
        for number, case in enumerate(CASES)
        for side, text, day in (("a", case.one, case.days[0]), ("b", case.other, case.days[1]))
    ]
)


def why(assignment: Assignment, one: str, other: str = "") -> Explanation:
    return explain(assignment, Config(), one, other)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_the_score_follows_from_its_parts(number: int) -> None:
    one, other = (f"articles/{number:02}-{side}.md" for side in "ab")
    pair = why(MANY, one, other).pair
    assert pair
    score = sum(term.weight for term in pair.shared)
    for factor in pair.factors:
        score *= factor.weight
    assert pair.score == pytest.approx(score)
    if not pair.copies:
        assert decided_on(one, other) == pytest.approx(score, abs=1e-6)


def decided_on(one: str, other: str) -> float:
    """The score that the comparison went by; 0 below the floor."""
    articles = sorted((a for event in MANY.events for a in event.articles), key=canonical)
    view = compare(articles, Bounds(), BALANCED, UTC)
    index = {a.id: view.rank(at) for at, a in enumerate(articles)}
    wanted = {index[one], index[other]}
    for first, second, score in zip(
        view.pairs.one, view.pairs.other, view.pairs.score, strict=True
    ):
        if {int(first), int(second)} == wanted:
            return int(score) / 1_000_000
    pair = why(MANY, one, other).pair
    assert pair
    assert pair.score < BALANCED.floor + 1e-6
    return pair.score


def test_every_article_of_a_kernel_is_near_enough_to_its_event_and_to_no_other() -> None:
    for event in MANY.events:
        for one in event.articles:
            told = why(MANY, one.id)
            if told.own and told.own.articles == 1:
                assert told.own.mean >= told.own.required - 1e-6
            if told.rival and not told.own:
                assert told.rival.mean < told.rival.required


def test_one_article_is_explained_by_the_nearest_of_its_event() -> None:
    told = why(build(ALL), A.id)
    assert told.event == event_of(build(ALL), A)
    assert told.together
    assert told.pair
    assert told.pair.other in {B.id, C.id}
    assert {"torrin", "212"} <= {term.text for term in told.pair.shared}
    assert {term.kind for term in told.pair.shared} >= {"name", "number", "phrase"}


def test_two_articles_of_different_events_are_told_apart() -> None:
    told = why(build(ALL), A.id, f"content/{D.id}")
    assert not told.together
    assert told.pair
    assert told.pair.score < told.threshold


def test_days_and_contradictions_are_named() -> None:
    pair = (
        replace(A, text=A.text + " It happened on Monday.", content_hash="1" * 16),
        replace(B, text=B.text + " It happened on Friday.", content_hash="2" * 16),
    )
    told = why(build((*pair, D, E)), A.id, B.id)
    assert told.pair
    assert told.pair.days_apart == 1
    assert "different weekdays" in {factor.text for factor in told.pair.factors}


@pytest.mark.parametrize("zone", ["UTC", "Europe/Copenhagen", "America/Los_Angeles"])
@pytest.mark.parametrize(
    ("dates", "apart"),
    [
        (("2026-11-19", "2026-11-19"), 0),
        (("2026-11-19", "2026-11-19 12:00"), 0),
        (("2026-11-19", "2026-11-18 23:59"), 1),
        (("2026-03-01", "2026-04-01"), 31),
    ],
)
def test_days_are_those_of_the_sites_zone(zone: str, dates: tuple[str, str], apart: int) -> None:
    config = Config(site=SiteConfig(timezone=zone))
    one, other = (
        replace(report, published=parse_moment(day, config.zone))
        for report, day in zip((A, B), dates, strict=True)
    )
    assignment = assign((one, other), (), EMPTY, config)
    pair = explain(assignment, config, one.id, other.id).pair
    assert pair
    assert pair.days_apart == apart
    first_days = [record.first_seen for record in assignment.ledger.records]
    assert [str(day) for day in first_days] == [min(dates)[:10]]


def test_the_editors_rule_is_named_with_its_place() -> None:
    told = why(build((replace(A, event="x"), D)), A.id)
    assert (told.rule, told.place) == ("editor", str(A.location))


def test_an_article_without_anything_in_common_stands_alone() -> None:
    told = why(build((A,)), A.id)
    assert (told.pair, told.own, told.rival, told.rule) == (None, None, None, "founder")


def test_copies_are_said_to_be_copies() -> None:
    copy = replace(A, id="articles/copy.md")
    told = why(build((A, copy, D)), A.id, copy.id)
    assert told.pair
    assert told.pair.copies
    assert told.together


def test_an_article_is_found_by_its_url() -> None:
    linked = replace(A, url="https://news.example/ferry")
    assert why(build((linked, D)), "https://news.example/ferry").article == A.id


def test_an_unknown_article_is_a_mistake_of_usage() -> None:
    with pytest.raises(UsageError, match="did you mean 'articles/ferry-0"):
        why(build(ALL), "articles/fery-0.md")
