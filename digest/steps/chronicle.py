"""Entries to entries with their "What changed", and to the history file that records it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from msgspec import structs

from digest.cache import Memory
from digest.config import Config
from digest.engine import Engine
from digest.events import Assignment
from digest.events.ledger.history import (
    Change,
    earlier,
    find_changes,
    fingerprint,
    merged_by_day,
)
from digest.model import Development, Entry
from digest.steps.writing import make_entries

_NEVER = date.min


def chronicle(
    assigned: Assignment,
    entries: Sequence[Entry],
    known: Sequence[Change],
    config: Config,
    engine: Engine,
    memory: Memory,
) -> tuple[tuple[Entry, ...], tuple[Change, ...]]:
    """The entries with their developments, and all changes: the known ones and this build's."""
    articles = [article for event in assigned.events for article in event.articles]
    found = find_changes(assigned.before, assigned.ledger, articles, config.zone)
    told = _with_statements(found, assigned, entries, config, engine, memory)
    changes = merged_by_day((*known, *told))
    current = {
        name: record.id
        for record in assigned.ledger.records
        for name in (record.id, *record.former_ids)
    }
    # Of events that are one now, what became of both on one day is one development.
    now = merged_by_day(
        structs.replace(change, event=current[change.event])
        for change in changes
        if change.event in current
    )
    of_event = {event: tuple(own) for event, own in groupby(now, attrgetter("event"))}
    return tuple(
        replace(entry, developments=_developments(entry, of_event[entry.event]))
        if entry.event in of_event
        else entry
        for entry in entries
    ), changes


def _with_statements(
    changes: Iterable[Change],
    assigned: Assignment,
    entries: Sequence[Entry],
    config: Config,
    engine: Engine,
    memory: Memory,
) -> list[Change]:
    """The changes, each with the statements that its event's summary gained by it.

    They are found by comparing with a summary made without the new articles by the same rules, so
    that a new version of digest, which may choose other sentences, changes nothing here. Another
    summarizer words everything anew, so with one no statements are recorded.
    """
    events = {event.id: event for event in assigned.events}
    said = {entry.event: [one.text for one in entry.statements] for entry in entries}
    shown = [change for change in changes if change.event in said]
    before = [earlier(events[change.event], change) for change in shown]
    known = [event for event in before if event and not config.entries.summarizer]
    made = make_entries(known, config, engine, memory, "comparing")
    old = {entry.event: {one.text for one in entry.statements} for entry in made}
    return [
        Change(
            change.event,
            change.day,
            change.added,
            change.edited,
            change.parted,
            change.merged,
            tuple(
                sorted(
                    fingerprint(text)
                    for text in said[change.event]
                    if change.event in old and text not in old[change.event]
                )
            ),
        )
        for change in shown
    ] + [change for change in changes if change.event not in said]


def _developments(entry: Entry, changes: Iterable[Change]) -> tuple[Development, ...]:
    """The newest first, those of an unknown day last."""
    texts: Mapping[str, str] = {fingerprint(one.text): one.text for one in entry.statements}
    ordered = sorted(
        changes, key=lambda change: (change.day is None, -(change.day or _NEVER).toordinal())
    )
    return tuple(
        Development(
            change.day,
            change.added,
            change.edited,
            change.parted,
            change.merged,
            # In the order of the summary; the history has that of their fingerprints.
            tuple(text for mark, text in texts.items() if mark in change.statements),
        )
        for change in ordered
    )
