"""Repairing a ledger after a merge: what is safe is done, what is not is told, nothing is lost."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.events import Ledger, Member, Record, format_ledger, read_ledger
from digest.events.ledger.repair import Repair, repair, repair_history


def member(name: str, content: str = "1", **more: str) -> Member:
    return Member(f"articles/{name}.md", content * 16, **more)


def conflict(ours: Ledger, theirs: Ledger, base: Ledger | None = None) -> bytes:
    """A file in which git could merge nothing."""
    middle = b"||||||| base\n" + format_ledger(base) if base else b""
    sides = (b"<<<<<<< HEAD\n", format_ledger(ours), middle, b"=======\n", format_ledger(theirs))
    return b"".join(sides) + b">>>>>>> theirs\n"


def repaired(ours: Ledger, theirs: Ledger, tmp_path: Path) -> Ledger:
    found = repair(conflict(ours, theirs))
    assert found.problems == ()
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(found.content)
    return read_ledger(path)


A, B, C = member("a"), member("b", "2"), member("c", "3")
DAY = date(2026, 11, 20)


def test_new_articles_of_both_sides_are_members(tmp_path: Path) -> None:
    ours, theirs = Ledger((Record("ev-a", (A, B)),)), Ledger((Record("ev-a", (A, C)),))
    assert repaired(ours, theirs, tmp_path) == Ledger((Record("ev-a", (A, B, C)),))


def test_new_events_of_both_sides_stand(tmp_path: Path) -> None:
    ours, theirs = Record("ev-a", (A,), "x"), Record("ev-b", (B,), "y")
    assert repaired(Ledger((ours,)), Ledger((theirs,)), tmp_path) == Ledger((ours, theirs))


def test_one_event_under_two_slugs_keeps_the_first_and_the_other_leads_there(
    tmp_path: Path,
) -> None:
    ours, theirs = Record("ev-a", (A,), "x"), Record("ev-a", (A,), "y", first_seen=DAY)
    (found,) = repaired(Ledger((ours,)), Ledger((theirs,)), tmp_path).records
    assert (found.slug, found.former_slugs, found.first_seen) == ("x", ("y",), DAY)


def test_an_event_that_one_side_merged_takes_along_what_the_other_side_added(
    tmp_path: Path,
) -> None:
    ours = Ledger((Record("ev-a", (A, B), "x", ("y",), ("ev-b",)),))
    theirs = Ledger((Record("ev-a", (A,), "x"), Record("ev-b", (B, C), "y")))
    assert repaired(ours, theirs, tmp_path) == Ledger(
        (Record("ev-a", (A, B, C), "x", ("y",), ("ev-b",)),)
    )


def test_of_two_events_with_one_slug_the_older_keeps_it(tmp_path: Path) -> None:
    ours, theirs = Record("ev-a", (A,), "x"), Record("ev-b", (B,), "x", first_seen=DAY)
    slugs = {r.id: r.slug for r in repaired(Ledger((ours,)), Ledger((theirs,)), tmp_path).records}
    assert slugs == {"ev-a": "", "ev-b": "x"}


def test_what_both_sides_have_changed_does_not_come_back() -> None:
    ours, theirs = Ledger((Record("ev-a", (A, B)),)), Ledger((Record("ev-a", (A, C)),))
    base = Ledger((Record("ev-a", (A, member("gone"))),))
    assert b"gone" not in repair(conflict(ours, theirs, base)).content


@pytest.mark.parametrize(
    ("ours", "theirs", "says", "asks"),
    [
        (
            Record("ev-a", (A, B)),
            Record("ev-b", (B, C)),
            "article articles/b.md stands on line",
            "the article is of 'ev-a' or of 'ev-b'",
        ),
        (
            Record("ev-a", (member("p", guid="po-1"),)),
            Record("ev-a", (member("p", guid="po-2"),)),
            "article articles/p.md stands on line",
            "their GUIDs differ",
        ),
    ],
    ids=["one article in two events", "two GUIDs"],
)
def test_what_would_be_a_guess_is_left_and_told(
    ours: Record, theirs: Record, says: str, asks: str
) -> None:
    found = repair(conflict(Ledger((ours,)), Ledger((theirs,))))
    assert says in found.problems[0].what
    assert asks in found.problems[0].expected
    assert "--fix" not in found.problems[0].expected
    for one in (*ours.members, *theirs.members):
        assert one.id.encode() in found.content
        assert one.guid.encode() in found.content


def test_a_file_with_a_line_that_cannot_be_read_is_left_as_it_is() -> None:
    raw = conflict(Ledger((Record("ev-a", (A,)),)), Ledger()) + b"{broken\n"
    found = repair(raw)
    assert (found.content, found.done) == (raw, ())
    assert found.problems


def test_a_line_that_stands_twice_is_removed_and_told() -> None:
    raw = format_ledger(Ledger((Record("ev-a", (A, B), "x"),)))
    found = repair(raw + raw.splitlines(keepends=True)[1])
    assert found == Repair(raw, ("removed a line of articles that stood there twice",), ())


def test_members_whose_event_has_lost_its_line_are_kept_and_told() -> None:
    raw = format_ledger(Ledger((Record("ev-a", (A,), "x"), Record("ev-b", (B,), "y"))))
    whole = raw.splitlines(keepends=True)
    found = repair(b"".join(whole[:2] + whole[3:]))
    assert (found.problems, len(found.done)) == ((), 1)
    assert "gave ev-b a line of its own" in found.done[0]
    assert b"b.md" in found.content


def test_a_sound_file_is_left_as_it_is() -> None:
    raw = format_ledger(Ledger((Record("ev-b", (A,)), Record("ev-a", (B,)))))
    assert repair(raw).content == raw


def test_the_history_keeps_the_lines_of_both_sides() -> None:
    ours = b'{"event": "ev-a", "day": "2026-11-20", "added": ["articles/b.md"]}\n'
    theirs = b'{"event": "ev-a", "day": "2026-11-20", "added": ["articles/c.md"]}\n'
    raw = b"<<<<<<< HEAD\n" + ours + b"=======\n" + theirs + b">>>>>>> theirs\n"
    both = b'{"event": "ev-a", "day": "2026-11-20", "added": ["articles/b.md", "articles/c.md"]}\n'
    assert repair_history(raw).content == both
    assert repair_history(raw + b"{broken\n").content == raw + b"{broken\n"
    assert repair_history(both) == Repair(both, (), ())
    for broken in (b"{broken\n", raw + b"{broken\n"):
        (problem,) = repair_history(broken).problems
        assert problem.location.line == broken.count(b"\n"), "also where there is no conflict"


records = st.builds(
    Record,
    st.sampled_from(["ev-a", "ev-b", "ev-c"]),
    st.lists(
        st.sampled_from([A, B, C, member("d", guid="po-1"), member("d", guid="po-2")]), unique=True
    ).map(tuple),
    st.sampled_from(["", "x", "y", "z"]),
    st.sampled_from([(), ("x",), ("w", "v")]),
    st.sampled_from([(), ("ev-a",), ("ev-b",), ("ev-z",)]),
    st.sampled_from([None, DAY]),
)
ledgers = st.lists(records, max_size=3).map(lambda held: Ledger(tuple(held)))


@given(ledgers, ledgers)
def test_no_id_slug_article_or_guid_is_ever_lost(ours: Ledger, theirs: Ledger) -> None:
    content = repair(conflict(ours, theirs)).content.decode()
    said = [json.loads(line) for line in content.splitlines() if line.startswith("{")]
    names = {name for one in said for name in (one["event"], one.get("slug", ""))}
    names |= {name for one in said for name in one.get("former_slugs", [])}
    names |= {name for one in said for name in one.get("former_ids", [])}
    members = [one["member"] for one in said if "member" in one]
    for record in (*ours.records, *theirs.records):
        assert {record.id, *record.former_ids, *record.former_slugs} <= names
        assert not record.slug or record.slug in names
        assert {one.id for one in record.members} <= {one["id"] for one in members}
        assert {one.guid for one in record.members} <= {one.get("guid", "") for one in members}


@given(ledgers, ledgers)
def test_repairing_twice_changes_nothing_more(ours: Ledger, theirs: Ledger) -> None:
    once = repair(conflict(ours, theirs)).content
    assert repair(once).content == once
