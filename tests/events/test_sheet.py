"""Single events of a ledger's file: found, told and written as if all of it had been read."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.events import Ledger, Member, Record, format_ledger
from digest.events.ledger.sheet import Sheet

EVENTS = ["ev-a", "ev-aa", "ev-b", "ev-ba", "ev-c", "ev-é"]


@st.composite
def records(draw: st.DrawFn, event: str) -> Record:
    names = draw(st.sets(st.sampled_from('12"\\é]|'), max_size=3))
    members = tuple(
        Member(f"articles/{event}-{name}.md", f"{event}{name}", guid="po-1" if name == "1" else "")
        for name in sorted(names)
    )
    slug = draw(st.sampled_from(["", f"slug-{event}"]))
    former = draw(st.sampled_from([(), (f"old-{event}",)]))
    day = draw(st.sampled_from([None, date(2026, 3, 1)]))
    return Record(event, members, slug, former, first_seen=day)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[Record, ...]:
    events = sorted(draw(st.sets(st.sampled_from(EVENTS))))
    return tuple(draw(records(event)) for event in events)


@given(ledgers())
@settings(max_examples=40)
def test_events_are_found_as_in_the_whole(held: tuple[Record, ...]) -> None:
    whole, sheet = Ledger(held), Sheet(format_ledger(Ledger(held)))
    assert sheet.records == held
    assert [sheet.record(event) for event in EVENTS] == [whole.record(event) for event in EVENTS]
    assert sheet.names == whole.names
    assert sheet.guids == whole.guids - {""}


@given(ledgers(), st.sets(st.sampled_from('12"\\é]|'), min_size=1))
@settings(max_examples=40)
def test_articles_are_found_by_what_they_are_called_and_what_they_say(
    held: tuple[Record, ...], names: set[str]
) -> None:
    sheet = Sheet(format_ledger(Ledger(held)))
    members = [(record.id, one) for record in held for one in record.members]
    asked = {f"articles/{event}-{name}.md" for event in EVENTS for name in names}
    found = [(line.event, line.member) for line in sheet.members("id", asked)]
    assert found == [(event, one) for event, one in members if one.id in asked]
    told = {f"{event}{name}" for event in EVENTS for name in names}
    found = [(line.event, line.member) for line in sheet.members("content_hash", told)]
    assert found == [(event, one) for event, one in members if one.content_hash in told]
    assert sheet.members("id", ()) == []


@given(ledgers(), ledgers(), st.sets(st.sampled_from(EVENTS)))
@settings(max_examples=40)
def test_what_changes_is_written_among_lines_that_stay(
    held: tuple[Record, ...], more: tuple[Record, ...], gone: set[str]
) -> None:
    changed = {record.id: record for record in more} | dict.fromkeys(gone)
    after = {record.id: record for record in held} | changed
    whole = Ledger([record for _, record in sorted(after.items()) if record])
    ledger = Ledger(sheet=Sheet(format_ledger(Ledger(held)))).with_changed(changed)
    assert format_ledger(ledger) == format_ledger(whole)
    assert ledger == whole
    assert ledger.names == whole.names
    assert ledger.guids >= whole.guids - {""}
    assert [ledger.record(event) for event in EVENTS] == [whole.record(event) for event in EVENTS]
