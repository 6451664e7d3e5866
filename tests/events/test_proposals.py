"""Known events that look like one: what a build says of them, and when it is silent."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from benchmarks.invented import Corpus, invent
from digest.events import Assignment, Ledger, assign
from digest.events.assigning.archiving import remembered
from digest.events.assigning.proposals import TOLD
from digest.events.assigning.regrouping import regroup
from digest.events.tuning import canonical
from digest.model import Article
from tests.events.making import article
from tests.events.test_assignment import ALL, CONFIG, A, B, C, D, E, build, event_of
from tests.events.test_editor import note
from tests.events.test_regrouping import known

AGAIN = article(
    "ferry-9",
    "The captain of the ferry Stella Boreas, Odd Sarnes, told the coastguard that the rudder had "
    "failed off Cape Torrin. Lifeboats from Torrin harbor took off all 212 passengers.",
    day="2026-03-04",
)
"""As like the one as the other."""
SPLIT = build(ALL, known((A, B), (C,), (D, E)))


def told(assignment: Assignment) -> list[str]:
    return [problem.what for problem in assignment.problems]


def test_a_report_between_two_events_tells_that_they_look_like_one() -> None:
    after = build((*ALL, AGAIN), SPLIT.ledger)
    (problem,) = after.problems
    assert problem.severity == "note"
    assert told(after) == ["2 events look like one: event-0 + event-1"]
    assert "digest regroup" in problem.expected


def test_regroup_joins_what_the_note_told_of() -> None:
    after = build((*ALL, AGAIN), SPLIT.ledger)
    (change,) = regroup(after, CONFIG).changes
    assert {event_of(after, A), event_of(after, C)} == {
        event for join in change.joins for event in (join.older, join.newer)
    }


def test_what_was_told_is_not_told_again() -> None:
    after = build((*ALL, AGAIN), SPLIT.ledger)
    assert told(build((*ALL, AGAIN), after.ledger)) == []


def test_of_many_only_a_few_are_named() -> None:
    def told_anew(one: Article, number: int) -> Article:
        """The same of another accident, all of whose words are others."""
        text = re.sub(r"[A-Za-z]{3,}", lambda word: word[0] + "abcdefg"[number] * 3, one.text)
        return article(f"{one.id[9:-3]}-{number}", text, day=str(one.published)[:10])

    ferries = [[told_anew(one, number) for one in (A, B, C, AGAIN)] for number in range(7)]
    split = known(*(pair for a, b, c, _ in ferries for pair in ((a, b), (c,))))
    before = [one for *ferry, _ in ferries for one in ferry]
    after = build([*before, *(ferry[-1] for ferry in ferries)], build(before, split).ledger)
    (what,) = told(after)
    assert what.startswith("14 events look like 7: ")
    assert what.endswith(", ...")
    assert what.count(" + ") == TOLD


def test_the_two_stay_two() -> None:
    after = build((*ALL, AGAIN), SPLIT.ledger)
    assert event_of(after, A) != event_of(after, C)


@pytest.mark.parametrize(
    "ledger",
    [
        pytest.param(known((A, B), (D, E)), id="a report of one of two"),
        pytest.param(known((D, E)), id="no report of its event is known"),
        pytest.param(Ledger(), id="nothing is known"),
    ],
)
def test_nothing_is_told_where_no_two_look_like_one(ledger: Ledger) -> None:
    assert told(build((*ALL, AGAIN), ledger)) == []


def test_nothing_is_told_where_the_editor_has_shaped_both() -> None:
    notes = [note(event_of(SPLIT, A), title="Aground"), note(event_of(SPLIT, C), title="Safe")]
    assert told(build((*ALL, AGAIN), SPLIT.ledger, notes)) == []


def test_nothing_is_told_of_events_that_the_editor_keeps_apart() -> None:
    apart = replace(C, not_event=(event_of(SPLIT, A),))
    assert told(build((A, B, apart, D, E, AGAIN), SPLIT.ledger)) == []


def test_beside_an_archive_it_is_told_as_well() -> None:
    news = (made for made, _ in invent(Corpus(150, words=60, largest=3)))
    articles = sorted((*ALL, *news), key=canonical)
    apart = assign(articles, (), SPLIT.ledger, CONFIG)
    assert event_of(apart, A) != event_of(apart, C)
    archive = remembered(apart, None, CONFIG)
    assert archive is not None
    after = assign((*articles, AGAIN), (), apart.ledger, CONFIG, lambda: archive)
    assert after.grounds.arrival is not None
    assert told(after) == ["2 events look like one: event-0 + event-1"]
