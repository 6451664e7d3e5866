"""What is said about a decision is the decision: it can be computed again from what is said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Config, GroupingConfig, SiteConfig
from digest.configfile import read_config
from digest.engine import Engine
from digest.events import Assignment, assign, group
from digest.events.clustering.blocks import Bounds
from digest.events.comparison import compare
from digest.events.explanation import Explanation, explain, explain_event
from digest.events.tuning import BALANCED, canonical
from digest.model import Article
from digest.steps.reading import read
from digest.text.dates import parse_moment
from tests.events.hard_cases import CASES
from tests.events.making import article
from tests.events.test_assignment import ALL, EMPTY, A, B, C, D, E, build, event_of

POOL = [
    article(f"{number:02}-{side}", text, day=day)
    for number, case in enumerate(CASES)
    for side, text, day in (("a", case.one, case.days[0]), ("b", case.other, case.days[1]))
]
MANY = build(POOL)


def why(
    assignment: Assignment, one: Article, other: Article | None = None, config: Config | None = None
) -> Explanation:
    return explain(assignment, config or Config(), one, other)


def told(assignment: Assignment, one: Article, other: Article | None = None) -> dict[str, Any]:
    """As a program reads it."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(why(assignment, one, other))))
    return found


def computed_score(pair: dict[str, Any]) -> float:
    score = sum(term["weight"] for term in pair["shared"])
    return float(score * prod(factor["weight"] for factor in pair["factors"]))


def check(assignment: Assignment, articles: Sequence[Article]) -> None:
    """Decide once more about each article, from nothing but what is said about it."""
    for one in articles:
        said = told(assignment, one)
        for near in (said["own"], said["rival"] and said["rival"]["nearness"]):
            if near:
                assert near["mean"] == pytest.approx(sum(near["scores"].values()) / near["texts"])
                gain = near["texts"] * (near["mean"] - near["required"])
                assert near["gain"] == pytest.approx(gain)
        own = said["own"]["gain"] if said["own"] else 0.0
        rival = said["rival"]["nearness"]["gain"] if said["rival"] else -1.0
        assert own >= -1e-6, "an article that would rather be alone is alone"
        assert own >= rival - 1e-6, "an article is where it gains most"
        if said["rival"]:
            expected = "too-far" if rival < 0 else "better"
            assert said["rival"]["obstacle"] == expected
        if said["pair"] and not said["pair"]["alike"]:
            assert said["pair"]["score"] == pytest.approx(computed_score(said["pair"]))


def test_every_decision_about_the_hard_cases_follows_from_what_is_said() -> None:
    check(MANY, POOL)


@given(st.lists(st.sampled_from([*POOL, *ALL]), min_size=2, max_size=9, unique=True))
@settings(max_examples=12)
def test_every_decision_about_a_batch_follows_from_what_is_said(batch: list[Article]) -> None:
    assignment = build(batch)
    check(assignment, batch)
    events = {frozenset(one.id for one in event.articles) for event in assignment.events}
    assert events == {frozenset(one.id for one in block) for block in group(batch, Config())}


@given(
    st.lists(st.sampled_from([*POOL, *ALL]), min_size=2, max_size=9, unique=True),
    st.integers(1, 8),
)
@settings(max_examples=12)
def test_every_decision_beside_a_ledger_follows_from_what_is_said(
    batch: list[Article], known: int
) -> None:
    before = build(batch[:known])
    after = build(batch, before.ledger)
    check(after, batch[known:])
    assert {why(after, one).one.decider for one in batch[:known]} == {"ledger"}


def test_every_decision_about_the_sample_follows_from_what_is_said() -> None:
    root = Path(__file__).parents[2]
    config = read_config(root)
    found = read(root, config, datetime(2026, 11, 22, tzinfo=UTC), Engine(1))
    articles = [replace(one, event="", not_event=()) for one in found.articles]
    check(assign(articles, (), EMPTY, Config()), articles)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_the_score_is_the_one_that_was_decided_on(number: int) -> None:
    one, other = (next(a for a in POOL if a.id == f"articles/{number:02}-{s}.md") for s in "ab")
    pair = told(MANY, one, other)["pair"]
    if not pair["alike"]:
        assert computed_score(pair) == pytest.approx(decided_on(one, other, pair), abs=2e-6)


def decided_on(one: Article, other: Article, pair: dict[str, Any]) -> float:
    """The score that the comparison went by; what is said, where that is below the floor."""
    articles = sorted(POOL, key=canonical)
    view = compare(articles, Bounds(), BALANCED, UTC)
    wanted = {view.rank(articles.index(one)), view.rank(articles.index(other))}
    pairs = zip(view.pairs.one.tolist(), view.pairs.other.tolist(), view.pairs.score, strict=True)
    for first, second, score in pairs:
        if {first, second} == wanted:
            return int(score) / 1_000_000
    assert pair["score"] < BALANCED.floor + 1e-6
    return float(pair["score"])


def test_one_article_is_explained_by_the_nearest_of_its_event() -> None:
    assignment = build(ALL)
    found = why(assignment, A)
    assert found.one.event == event_of(assignment, A)
    assert found.together
    assert found.other
    assert found.other.article in {B.id, C.id}
    assert found.pair
    assert {"Torrin", "212"} <= {term.text for term in found.pair.shared}
    assert {term.kind for term in found.pair.shared} >= {"name", "number", "phrase"}


def test_words_are_told_as_they_are_written_and_each_once() -> None:
    pair = why(build(ALL), A, B).pair
    assert pair
    written = f"{A.text} {B.text}".casefold()
    assert all(word in written for term in pair.shared for word in term.text.casefold().split(" "))
    words = [word for term in pair.telling for word in term.text.split(" ")]
    assert len(words) == len(set(words))
    assert "Stella Boreas" in {term.text for term in pair.telling}
    assert sum(t.weight for t in pair.telling) <= sum(t.weight for t in pair.shared) + 1e-9


def test_two_articles_of_different_events_are_told_apart() -> None:
    found = why(build(ALL), A, D)
    assert not found.together
    assert found.pair
    assert found.pair.score < found.threshold
    assert found.rival
    assert (found.rival.nearness.event, found.rival.obstacle) == (
        event_of(build(ALL), D),
        "too-far",
    )


def test_an_event_speaks_through_its_nearest_article() -> None:
    assignment = build(ALL)
    ferry, museum = (next(e for e in assignment.events if a in e.articles) for a in (A, D))
    for one, other in ((ferry, museum), (museum, ferry)):
        found = explain(assignment, Config(), one, other)
        assert found.other
        assert (found.one.event, found.other.event) == (one.id, other.id)
    inside = explain(assignment, Config(), A, ferry)
    assert inside.together
    assert inside.other
    assert inside.other.article != A.id


def test_days_and_contradictions_are_named() -> None:
    pair = (
        replace(A, text=A.text + " It happened on Monday.", content_hash="1" * 16),
        replace(B, text=B.text + " It happened on Friday.", content_hash="2" * 16),
    )
    found = why(build((*pair, D, E)), *pair)
    assert found.pair
    assert found.pair.days_apart == 1
    assert "different weekdays" in {factor.text for factor in found.pair.factors}


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
    pair = why(assignment, one, other, config).pair
    assert pair
    assert pair.days_apart == apart
    first_days = [record.first_seen for record in assignment.ledger.records]
    assert [str(day) for day in first_days] == [min(dates)[:10]]


def test_the_editors_rule_is_named_with_its_place() -> None:
    one = replace(A, event="x")
    found = why(build((one, D)), one)
    assert (found.one.decider, found.one.place) == ("editor", str(one.location))


def test_the_editor_keeps_an_article_out_and_it_is_said_where() -> None:
    museum = event_of(build(ALL), D)
    kept = replace(E, not_event=(museum,))
    assignment = build((A, D, kept), build((A, D)).ledger)
    found = why(assignment, kept)
    assert found.rival
    assert (found.rival.nearness.event, found.rival.obstacle) == (museum, "editor")
    assert found.rival.place == str(kept.location)


def test_the_ledger_is_named_where_it_decided_and_scores_are_todays() -> None:
    first = build(ALL)
    again = build(ALL, first.ledger)
    found = why(again, B)
    assert (found.one.decider, found.today) == ("ledger", True)
    assert found.one.kinship == why(first, B).one.kinship
    assert found.pair
    assert found.pair.score == pytest.approx(computed_score(asdict(found.pair)))


def test_of_a_known_article_the_ledger_is_the_obstacle_only_where_it_would_be_near_enough() -> None:
    parted = build((replace(A, event="one"), replace(B, event="two"), D, E)).ledger
    known = build((A, B, D, E), parted)
    near, far = why(known, A, B).rival, why(known, A, D).rival
    assert near
    assert far
    assert (near.nearness.gain > 0, near.obstacle) == (True, "ledger")
    assert (far.nearness.gain < 0, far.obstacle) == (True, "too-far")


def test_what_is_new_is_explained_by_what_decided_and_the_rest_by_the_ledger() -> None:
    assignment = build(ALL, build((A, D)).ledger)
    assert [why(assignment, one).one.decider for one in (A, B, D, E)] == [
        "ledger",
        "similarity",
        "ledger",
        "similarity",
    ]
    assert not why(assignment, B).today
    assert why(assignment, A).today


def test_posts_found_no_event_with_each_other_and_that_is_said() -> None:
    posts = [replace(one, id=f"posts/{n}.md", kind="post") for n, one in enumerate((A, B))]
    found = why(build((*posts, D, E)), *posts)
    assert not found.together
    assert found.rival
    assert found.rival.nearness.gain >= 0
    assert found.rival.obstacle == "posts"
    again = build((*posts, D, E), build((*posts, D, E)).ledger)
    rival = why(again, *posts).rival
    assert rival
    assert rival.obstacle == "posts", "it is said of posts that the ledger knows, too"


@pytest.mark.parametrize(
    ("grouping", "decider"),
    [
        (GroupingConfig(mode="off"), "founder"),
        (GroupingConfig(grouper="tests.events.test_explanation:all_in_one"), "grouper"),
    ],
    ids=["off", "grouper"],
)
def test_nothing_is_said_about_scores_that_nobody_asked(
    grouping: GroupingConfig, decider: str
) -> None:
    config = Config(grouping=grouping)
    assignment = assign(ALL, (), EMPTY, config)
    found = why(assignment, B, A, config)
    assert (found.one.decider, found.pair, found.own, found.rival) == (decider, None, None, None)


def all_in_one(
    articles: Sequence[Article], _settled: Sequence[Sequence[Article]], _config: Config
) -> list[list[Article]]:
    return [list(articles)]


def test_an_article_without_anything_in_common_stands_alone() -> None:
    found = why(build((A,)), A)
    assert (found.pair, found.own, found.rival, found.one.decider) == (None, None, None, "founder")


def test_copies_are_said_to_be_copies() -> None:
    copy = replace(A, id="articles/z.md")
    assignment = build((A, copy, D))
    found = why(assignment, copy)
    assert found.one.decider == "copy"
    assert found.one.kinship
    assert (found.one.kinship.near, found.one.kinship.percent) == (A.id, 100)
    assert found.pair
    assert found.pair.alike == 1
    assert found.together


def test_of_an_event_each_article_has_its_reason() -> None:
    assignment = build(ALL)
    event = next(event for event in assignment.events if A in event.articles)
    members = explain_event(assignment, Config(), event)
    assert [one.article for one in members] == [A.id, B.id, C.id]
    assert [one.decider for one in members] == ["founder", "similarity", "similarity"]
    assert members[0].kinship is None
    assert all(one.kinship for one in members[1:])
