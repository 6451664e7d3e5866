"""What brought an article into its event is kept, and stays what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.events import Assignment, Ledger, Member, Record, format_ledger
from digest.model import Article, Kinship, Reason
from tests.events.making import article
from tests.events.test_assignment import ALL, EMPTY, A, B, C, D, E, build, event_of
from tests.events.test_explanation import POOL

FIRST = build(ALL)


def reason(assignment: Assignment, one: Article) -> Reason:
    return next(r for event in assignment.events for r in event.reasons if r.article == one.id)


def kinship(assignment: Assignment, one: Article) -> Kinship:
    found = reason(assignment, one).kinship
    assert found
    return found


def test_a_few_words_are_kept_as_they_are_written() -> None:
    found = kinship(FIRST, B)
    assert found.near in {A.id, C.id}
    assert 1 <= len(found.shared) <= 5
    written = f"{A.text} {B.text} {C.text}"
    for term in found.shared:
        assert all(word in written for word in term.split(" "))
    assert found.against == ("1 day apart",)


def test_what_spoke_against_it_is_kept_too() -> None:
    late = replace(B, published=None, text=B.text + " The coastguard spoke on Monday.")
    first = replace(A, text=A.text + " It happened on Friday.")
    assert kinship(build((first, late, D)), late).against == ("different weekdays",)


def test_the_founder_and_what_stands_alone_have_none() -> None:
    assert reason(FIRST, A) == Reason(A.id, "founder")
    assert reason(build((A, D)), D) == Reason(D.id, "founder")


@given(st.permutations(ALL), st.integers(0, 5), st.integers(0, 5))
@settings(max_examples=15)
def test_it_stays_what_it_was_whatever_comes(batch: list[Article], one: int, two: int) -> None:
    kept: dict[str, Reason] = {}
    ledger = EMPTY
    for until in (*sorted((one, two)), 5, 5):
        assignment = build(batch[:until], ledger)
        told = {r.article: r for event in assignment.events for r in event.reasons}
        assert {name: told[name].kinship for name in kept} == {
            name: before.kinship for name, before in kept.items()
        }
        kept, ledger = told, assignment.ledger


@given(st.lists(st.sampled_from([*POOL, *ALL]), min_size=2, max_size=9, unique=True))
@settings(max_examples=12)
def test_every_event_is_a_tree_whose_root_is_its_first_report(batch: list[Article]) -> None:
    for event in build(batch).events:
        near = {r.article: r.kinship.near for r in event.reasons if r.kinship}
        assert event.reasons[0] == Reason(event.articles[0].id, "founder")
        assert set(near) == {one.id for one in event.articles[1:]}
        for at in near:
            steps = 0
            while at in near:
                at, steps = near[at], steps + 1
                assert steps < len(event.articles), "no article leads back to itself"
            assert at == event.articles[0].id


@given(st.permutations(ALL))
@settings(max_examples=10)
def test_without_the_ledger_the_same_is_found_again(batch: list[Article]) -> None:
    assert build(batch).ledger == FIRST.ledger


def test_a_new_article_hangs_on_what_was_there() -> None:
    known = build((B, C, D))
    assert kinship(build((A, B, C, D), known.ledger), A).near in {B.id, C.id}
    assert reason(build((A, B, C, D), known.ledger), B).rule == "founder"


def test_a_file_that_moved_is_named_by_its_new_place() -> None:
    near = kinship(FIRST, B).near
    moved = [replace(one, id=f"articles/2026/{one.id[9:]}") for one in ALL]
    again = build(moved, FIRST.ledger)
    (b,) = [one for one in moved if one.content_hash == B.content_hash]
    assert kinship(again, b) == replace(kinship(FIRST, B), near=f"articles/2026/{near[9:]}")


def test_it_comes_back_with_the_file_although_its_relative_moved_meanwhile() -> None:
    near = next(one for one in ALL if one.id == kinship(FIRST, B).near)
    moved = replace(near, id="articles/moved.md")
    rest = [moved, *(one for one in ALL if one not in (near, B))]
    without = build(rest, FIRST.ledger)
    back = build([*rest, B], without.ledger)
    assert kinship(back, B).near == moved.id


def test_the_editors_word_stands_above_it_and_it_is_there_below() -> None:
    ferry = event_of(FIRST, B)
    keyed = replace(B, event=ferry)
    told = build((A, keyed, C, D, E), FIRST.ledger)
    assert reason(told, keyed) == Reason(B.id, "editor", str(B.location))
    assert kinship(build(ALL, told.ledger), B) == kinship(FIRST, B)


def test_it_does_not_follow_an_article_that_the_editor_moves() -> None:
    ferry = event_of(FIRST, A)
    moved = build((A, B, C, replace(E, event=ferry), D), FIRST.ledger)
    assert reason(build(ALL, moved.ledger), E) == Reason(E.id, "ledger")


def test_an_article_that_the_editor_takes_out_starts_anew() -> None:
    out = replace(B, not_event=(event_of(FIRST, B),))
    assert reason(build((A, out, C, D, E), FIRST.ledger), out) == Reason(B.id, "founder")


def test_of_a_ledger_without_it_only_the_rule_is_known() -> None:
    (record,) = (one for one in FIRST.ledger.records if len(one.members) == 3)
    bare = tuple(Member(one.id, one.content_hash) for one in record.members)
    old = Ledger((Record(record.id, bare, first_seen=record.first_seen),))
    again = build((A, B, C), old)
    assert [reason(again, one).rule for one in (A, B, C)] == ["founder", "ledger", "ledger"]
    assert again.ledger == old


def test_copies_hang_on_their_text() -> None:
    copies = [replace(A, id=f"articles/copy-{n}.md") for n in range(3)]
    assignment = build((*copies, A, B, D))
    (event,) = (event for event in assignment.events if A in event.articles)
    first = event.articles[0]
    for one in (one for one in event.articles if one.content_hash == A.content_hash):
        if one is not first:
            assert reason(assignment, one).rule == "copy"
            assert kinship(assignment, one) == Kinship(first.id, 100, copy=True)


def test_a_copy_with_a_few_other_words_says_how_alike_it_is() -> None:
    text = f"{A.text} {B.text} {C.text}"
    wire = article("wire", text, day="2026-03-01")
    changed = article("changed", text.replace("212", "213"), day="2026-03-02")
    found = kinship(build((wire, changed, D)), changed)
    assert found.copy
    assert 80 <= found.percent < 100


def test_words_of_texts_are_kept_short() -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff" * 3
    pair = [article(f"long-{n}", f"{one.text} Said {long}.") for n, one in enumerate((A, B))]
    assignment = build((*pair, D))
    for event in assignment.events:
        for told in event.reasons:
            if told.kinship:
                assert max(len(term) for term in told.kinship.shared) <= 40


def test_the_ledger_has_it_on_the_members_line_without_floats() -> None:
    lines = format_ledger(FIRST.ledger).decode().splitlines()
    (line,) = (line for line in lines if B.id in line.partition('"joined"')[0])
    assert '"joined": {"near": "' in line
    assert '"percent": ' in line
    assert '"shared": "' in line
    assert "copy" not in line
    assert "." not in line.replace(".md", "")


@pytest.mark.parametrize("one", [A, D])
def test_a_founder_has_no_more_on_its_line_than_before(one: Article) -> None:
    lines = format_ledger(FIRST.ledger).decode().splitlines()
    assert sum("joined" in line for line in lines if f'{{"id": "{one.id}"' in line) == 0
