"""Regrouping: joins, moves and splits that grouping afresh would make, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Config, GroupingConfig
from digest.events import Assignment, Ledger
from digest.events.assigning.regrouping import regroup
from digest.model import Article
from tests.events.test_assignment import ALL, CONFIG, A, B, C, D, E, build, event_of, members
from tests.events.test_editor import note


def known(*events: Sequence[Article]) -> Ledger:
    """A ledger in which these articles are together, whatever they are like."""
    keyed = [replace(a, event=f"event-{n}") for n, event in enumerate(events) for a in event]
    return build(keyed).ledger


TWO_FERRIES = build(ALL, known((A, B), (C,), (D, E)))
OLDER, NEWER = event_of(TWO_FERRIES, A), event_of(TWO_FERRIES, C)


def test_nothing_changes_where_grouping_afresh_finds_the_same() -> None:
    fresh = build(ALL)
    found = regroup(fresh, CONFIG)
    assert (found.changes, found.ledger) == ((), fresh.ledger)


def test_two_events_that_are_one_join_as_the_older() -> None:
    (change,) = regroup(TWO_FERRIES, CONFIG).changes
    (join,) = change.joins
    assert (join.older, join.newer, change.moves) == (OLDER, NEWER, ())
    assert join.score >= 100


def test_after_a_join_the_older_has_the_others_names_and_articles() -> None:
    found = regroup(TWO_FERRIES, CONFIG)
    after = build(ALL, found.ledger)
    assert {event_of(after, one) for one in (A, B, C)} == {OLDER}
    record = next(record for record in found.ledger.records if record.id == OLDER)
    assert record.former_ids == (NEWER,)
    assert "event-1" in record.former_slugs


def test_an_article_of_another_event_moves() -> None:
    wrong = build(ALL, known((A, B), (C, D, E)))
    (change,) = regroup(wrong, CONFIG).changes
    (move,) = change.moves
    assert (move.article, move.left, move.joined) == (C.id, event_of(wrong, D), event_of(wrong, A))
    assert move.score_joined > 100 > move.score_left
    after = build(ALL, regroup(wrong, CONFIG).ledger)
    assert members(after) == members(build(ALL))


def test_an_event_of_two_happenings_is_split_and_the_larger_part_keeps_the_id() -> None:
    wrong = build(ALL, known(ALL))
    (id_,) = {event.id for event in wrong.events}
    (change,) = regroup(wrong, CONFIG).changes
    assert [(move.article, move.joined) for move in change.moves] == [
        (D.id, "new 1"),
        (E.id, "new 1"),
    ]
    assert all(move.score_joined > move.score_left for move in change.moves)
    after = build(ALL, regroup(wrong, CONFIG).ledger)
    assert members(after) == members(build(ALL))
    assert event_of(after, A) == id_


def test_only_the_changes_that_were_asked_for_are_made() -> None:
    third = replace(C, id="articles/ferry-9.md", content_hash="9" * 16, text=C.text + " All good.")
    articles = (*ALL, third)
    wrong = build(articles, known((A, B, C, third), (D,), (E,)))
    assert len(regroup(wrong, CONFIG).changes) == 1
    assert regroup(wrong, CONFIG, {event_of(wrong, A)}).ledger == wrong.ledger
    asked = regroup(wrong, CONFIG, {event_of(wrong, E)})
    assert event_of(build(articles, asked.ledger), D) == event_of(build(articles, asked.ledger), E)


@pytest.mark.parametrize(
    ("articles", "notes"),
    [
        ((replace(A, event="event-0"), B, C, D, E), ()),
        ((A, B, replace(C, not_event=("event-0",)), D, E), ()),
        (ALL, (note("event-0", include=(A.id,)), note("event-1", "two", include=(C.id,)))),
        (ALL, (note("event-0", exclude=(C.id,)),)),
    ],
    ids=["event", "not_event", "include", "exclude"],
)
def test_the_editors_word_is_obeyed(articles: tuple[Article, ...], notes: tuple) -> None:  # type: ignore[type-arg]
    shaped = build(articles, known((A, D), (C,), (B,), (E,)), notes)
    before = event_of(shaped, A)
    after = build(articles, regroup(shaped, CONFIG).ledger, notes)
    assert event_of(after, A) == event_of(after, D) == before
    if any(one.not_event for one in articles) or any(note.exclude for note in notes):
        assert event_of(after, C) != before


def test_a_merge_of_the_editors_is_not_undone() -> None:
    merging = note("event-0", merge=("event-1",))
    merged = build(ALL, known((A, B, C), (D, E)), [merging])
    assert len(merged.events) == 1
    assert regroup(merged, CONFIG).changes == ()


def test_posts_that_stand_for_themselves_are_not_joined() -> None:
    posts = [replace(one, kind="post", id=f"posts/{n}.md") for n, one in enumerate((A, B))]
    assert regroup(build(posts), CONFIG).changes == ()


@pytest.mark.parametrize("mode", ["off", "grouper"])
def test_without_similarity_the_grouper_that_is_named_decides(mode: str) -> None:
    grouper = "tests.events.test_assignment:by_first_letter"
    grouping = GroupingConfig(mode="off") if mode == "off" else GroupingConfig(grouper=grouper)
    changes = regroup(TWO_FERRIES, Config(grouping=grouping)).changes
    assert [move.score_left for change in changes for move in change.moves] in ([0, 0], [])
    assert changes


def test_members_whose_files_are_gone_go_with_their_event() -> None:
    without = build((A, C, D, E), TWO_FERRIES.ledger)
    ledger = regroup(without, CONFIG).ledger
    assert event_of(build(ALL, ledger), B) == OLDER


partitions = st.lists(st.integers(0, 3), min_size=5, max_size=5)


def grouped(numbers: Sequence[int]) -> Assignment:
    events = [[a for a, n in zip(ALL, numbers, strict=True) if n == m] for m in range(4)]
    return build(ALL, known(*(event for event in events if event)))


@given(partitions)
@settings(max_examples=30)
def test_after_regrouping_there_is_nothing_left_to_change(numbers: list[int]) -> None:
    wrong = grouped(numbers)
    ledger = regroup(wrong, CONFIG).ledger
    after = build(ALL, ledger)
    assert after.ledger == ledger
    assert regroup(after, CONFIG).changes == ()
    assert members(after) == members(build(ALL))


@given(partitions)
@settings(max_examples=30)
def test_no_id_slug_or_member_is_ever_lost(numbers: list[int]) -> None:
    wrong = grouped(numbers)
    names = {name for record in wrong.ledger.records for name in record.names}
    ledger = regroup(wrong, CONFIG).ledger
    assert names <= {name for record in ledger.records for name in record.names}
    assert {m.id for record in ledger.records for m in record.members} == {a.id for a in ALL}
