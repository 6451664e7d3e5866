"""The ledger's rules: what stays, what is minted, what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from digest.config import Config, GroupingConfig
from digest.events import Assignment, Ledger, assign, group
from digest.model import Article, EventNote
from tests.events.making import article

CONFIG = Config()
EMPTY = Ledger()
FERRY = (
    "The ferry Stella Boreas ran aground off Cape Torrin with 212 people on board. Lifeboats "
    "from Torrin harbor took off the passengers, the coastguard said.",
    "All 212 people on the Stella Boreas are safe. The ferry had run onto rocks off Cape Torrin; "
    "its captain, Odd Sarnes, blamed a failed rudder.",
    "Rudder failure put the Stella Boreas on the rocks at Cape Torrin, captain Odd Sarnes told the "
    "coastguard. The 212 passengers of the ferry came to no harm.",
)
MUSEUM = (
    "Thieves took the Vorland helmet from the Museum of Ostermark. The Bronze Age piece, 3,100 "
    "years old, was on loan from the Lindqvist collection.",
    "The 3,100-year-old Vorland helmet, on loan to the Museum of Ostermark from the Lindqvist "
    "collection, has been stolen; a window was sawn open.",
)
A, B, C = (article(f"ferry-{n}", text, day=f"2026-03-0{n + 1}") for n, text in enumerate(FERRY))
D, E = (article(f"museum-{n}", text) for n, text in enumerate(MUSEUM))
ALL = (A, B, C, D, E)


def build(
    articles: Sequence[Article], ledger: Ledger = EMPTY, notes: Sequence[EventNote] = ()
) -> Assignment:
    return assign(articles, notes, ledger, CONFIG)


def members(assignment: Assignment) -> set[frozenset[str]]:
    return {frozenset(one.id for one in event.articles) for event in assignment.events}


def event_of(assignment: Assignment, one: Article) -> str:
    return next(e.id for e in assignment.events if any(a.id == one.id for a in e.articles))


def test_reports_of_two_events_become_two_events() -> None:
    assert members(build(ALL)) == {frozenset({A.id, B.id, C.id}), frozenset({D.id, E.id})}


def test_records_of_events_that_nothing_happened_to_are_not_made_again() -> None:
    before = build(ALL).ledger
    edited = replace(D, text=f"{D.text} Nobody was hurt.", content_hash="0123456789abcdef")
    after = build((A, B, C, edited, E), before).ledger
    kept = [one is other for one, other in zip(before.records, after.records, strict=True)]
    assert sorted(kept) == [False, True]
    assert build((A, B, C, edited, E), after).ledger.records[0] is after.records[0]


def test_a_record_follows_the_days_of_its_articles() -> None:
    before = build((A, B)).ledger
    earlier = article("ferry-0", FERRY[0], day="2026-02-11")
    (record,) = build((earlier, B), before).ledger.records
    assert (earlier.content_hash, str(record.first_seen)) == (A.content_hash, "2026-02-11")


def test_members_that_somebody_has_disordered_are_put_in_order() -> None:
    (record,) = build((A, B)).ledger.records
    disordered = structs.replace(record, members=record.members[::-1])
    assert build((A, B), Ledger((disordered,))).ledger.records == (record,)


def test_nothing_makes_nothing() -> None:
    assert build(()) == Assignment((), Ledger(), Ledger())


def test_articles_stand_by_time_and_the_first_is_the_founder() -> None:
    event = next(event for event in build(ALL).events if len(event.articles) == 3)
    assert [one.id for one in event.articles] == [A.id, B.id, C.id]
    assert [reason.rule for reason in event.reasons] == ["founder", "similarity", "similarity"]


@given(st.permutations(ALL))
@settings(max_examples=20)
def test_order_of_files_changes_nothing(articles: list[Article]) -> None:
    assert build(articles) == build(ALL)
    assert group(articles, CONFIG) == group(ALL, CONFIG)


@given(st.permutations(ALL), st.integers(0, 5))
@settings(max_examples=20)
def test_ids_and_memberships_outlive_whatever_joins(articles: list[Article], first: int) -> None:
    before = build(articles[:first])
    after = build(articles, before.ledger)
    for event in before.events:
        for one in event.articles:
            assert event_of(after, one) == event.id


def test_a_rebuild_changes_neither_events_nor_ledger() -> None:
    first = build(ALL)
    again = build(ALL, first.ledger)
    assert (again.events, again.ledger) == (first.events, first.ledger)


def test_without_the_ledger_the_same_content_has_the_same_ids() -> None:
    assert build(ALL).ledger == build(ALL[::-1]).ledger


def test_an_added_article_joins_its_event() -> None:
    before = build((A, B, D, E))
    after = build(ALL, before.ledger)
    assert event_of(after, C) == event_of(before, A)
    assert len(after.events) == len(before.events)


def test_an_earlier_article_that_joins_later_does_not_rename_the_event() -> None:
    before = build((B, C))
    assert event_of(build((A, B, C), before.ledger), A) == event_of(before, B)


def test_a_moved_file_is_recognized_by_its_content() -> None:
    before = build(ALL)
    moved = replace(A, id="articles/old/renamed.md")
    after = build((moved, B, C, D, E), before.ledger)
    assert event_of(after, moved) == event_of(before, A)
    assert A.id not in {m.id for record in after.ledger.records for m in record.members}


def test_two_copies_that_moved_keep_their_own_events_and_guids() -> None:
    copies = [
        replace(A, id=f"posts/{name}.md", kind="post", event=key)
        for name, key in (("a", "one"), ("b", "other"))
    ]
    before = build(copies)
    moved = [replace(one, id=one.id.replace("posts/", "posts/2026/"), event="") for one in copies]
    after = build(moved, before.ledger)
    for old, new in zip(copies, moved, strict=True):
        assert event_of(after, new) == event_of(before, old)
    guids = [guid for event in before.events for guid in event.guids.values()]
    assert [guid for event in after.events for guid in event.guids.values()] == guids


def test_a_post_becomes_part_of_an_event_and_keeps_its_guid() -> None:
    post = replace(A, id="posts/ferry.md", kind="post")
    alone = build((post,))
    after = build((post, B, C), alone.ledger)
    (event,) = after.events
    assert event.id == alone.events[0].id
    assert event.guids == alone.events[0].guids


def test_a_swap_of_two_files_follows_the_paths() -> None:
    before = build(ALL)
    swapped = (replace(A, id=D.id), replace(D, id=A.id), B, C, E)
    assert len(build(swapped, before.ledger).events) == 2


def test_an_edited_article_keeps_its_event() -> None:
    before = build(ALL)
    edited = replace(A, text=A.text + " Divers will look at the hull.", content_hash="0" * 16)
    after = build((edited, B, C, D, E), before.ledger)
    assert event_of(after, edited) == event_of(before, A)
    assert after.problems == ()


def test_an_article_that_is_now_about_something_else_stays_with_a_warning() -> None:
    before = build(ALL)
    other = replace(A, text="Tulip bulbs are planted in autumn.", content_hash="0" * 16)
    after = build((other, B, C, D, E), before.ledger)
    assert event_of(after, other) == event_of(before, A)
    (problem,) = after.problems
    assert (problem.severity, problem.location) == ("warning", A.location)


def test_an_event_without_articles_keeps_its_record_and_its_id() -> None:
    before = build(ALL)
    without = build((A, B, C), before.ledger)
    assert len(without.events) == 1
    assert without.ledger == before.ledger
    assert build(ALL, without.ledger).events == before.events


def test_posts_have_permanent_ids_that_survive_edits_and_moves() -> None:
    post = replace(D, id="posts/helmet.md", kind="post")
    before = build((post, E))
    guid = before.events[0].guids[post.id]
    assert guid.startswith("po-")
    edited = replace(post, content_hash="1" * 16)
    moved = replace(edited, id="posts/2026/helmet.md")
    after = build((edited, E), before.ledger)
    assert build((moved, E), after.ledger).events[0].guids == {moved.id: guid}


def test_two_posts_of_one_text_have_two_ids() -> None:
    posts = [replace(D, id=f"posts/{n}.md", kind="post") for n in range(3)]
    guids = [guid for event in build(posts).events for guid in event.guids.values()]
    assert len(set(guids)) == 3


def test_equal_texts_that_the_editor_keeps_apart_have_two_ids() -> None:
    pair = (replace(A, event="one"), replace(A, id="articles/copy.md", event="other"))
    ids = [event.id for event in build(pair).events]
    assert len(set(ids)) == 2
    assert len({len(id_) for id_ in ids}) == 2


def test_two_known_events_are_not_joined_by_what_comes() -> None:
    parted = (replace(A, event="one"), replace(B, event="other"), D)
    before = build(parted)
    after = build((A, B, D, E), before.ledger)
    assert event_of(after, A) != event_of(after, B)


def test_first_seen_is_the_day_of_the_first_article_and_null_without_dates() -> None:
    first = {record.id: record.first_seen for record in build(ALL).ledger.records}
    assert sorted(str(day) for day in first.values()) == ["2026-03-01", "None"]


def test_off_groups_nothing_but_the_editors_keys() -> None:
    off = Config(grouping=GroupingConfig(mode="off"))
    keyed = (A, replace(B, event="x"), replace(C, event="x"), D, E)
    events = assign(keyed, (), Ledger(), off).events
    assert sorted(len(event.articles) for event in events) == [1, 1, 1, 2]


Blocks = Sequence[Sequence[Article]]


def by_first_letter(
    articles: Sequence[Article], settled: Blocks, config: Config
) -> list[list[Article]]:
    """A grouper of one's own: by the first letter of the file's name."""
    letters = sorted({one.id.split("/")[-1][0] for one in articles})
    return [[one for one in articles if one.id.split("/")[-1][0] == c] for c in letters]


def lossy(articles: Sequence[Article], settled: Blocks, config: Config) -> list[list[Article]]:
    """A grouper that forgets."""
    return [list(articles[1:])]


def doubled(articles: Sequence[Article], settled: Blocks, config: Config) -> list[list[Article]]:
    """A grouper that has an article in two events."""
    return [list(articles), list(articles[1:])]


def failing(articles: Sequence[Article], settled: Blocks, config: Config) -> list[list[Article]]:
    """A grouper with a mistake in it."""
    return [[articles[len(articles)]]]


def empty(articles: Sequence[Article], settled: Blocks, config: Config) -> None:
    """A grouper that returns nothing."""


def test_another_grouper_takes_the_place_of_similarity() -> None:
    own = Config(grouping=GroupingConfig(grouper=f"{__name__}:by_first_letter"))
    assert len(assign(ALL, (), Ledger(), own).events) == 2
    known = build((A, D))
    after = assign(ALL, (), known.ledger, own)
    assert event_of(after, E) == event_of(known, D)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere:f", "can't be loaded"),
        ("x", "can't be loaded"),
        (f"{__name__}:missing", "can't be loaded"),
        (f"{__name__}:lossy", "left out 1 of the articles"),
        (f"{__name__}:doubled", "repeated 4 of the articles"),
        (f"{__name__}:failing", r"failed at test_assignment.py:\d+ \(IndexError: "),
        (f"{__name__}:empty", r"failed \(TypeError: "),
    ],
)
def test_a_grouper_that_cannot_be_used_is_an_error_of_the_configuration(
    name: str, said: str
) -> None:
    from digest.errors import ConfigError

    with pytest.raises(ConfigError, match=f"grouping.grouper: {name} {said}"):
        assign(ALL, (), Ledger(), Config(grouping=GroupingConfig(grouper=name)))
