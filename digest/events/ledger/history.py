"""Two ledgers to what became of known events between them, and the file that remembers it.

`content/history.jsonl` has a line for each event and day on which it grew, shrank or changed.
Days are those of the articles, never the build's: the same content makes the same history.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from itertools import groupby
from pathlib import Path

import msgspec

from digest.errors import LedgerError, Problem
from digest.events.days import day_of
from digest.events.ledger.faults import CONFLICT
from digest.events.ledger.file import Ledger, ledger_bytes
from digest.events.ledger.records import Record
from digest.model import Article, Event, Location

HISTORY = "content/history.jsonl"
LENGTH = 12
"""Hexadecimal digits that know a sentence again among the few dozen of its event."""


class Change(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """What became of an event on one day; article ids are sorted."""

    event: str
    day: date | None = None
    """Of the newest article that it is about; None where none of them is dated."""
    added: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    """Articles that went to another event."""
    merged: tuple[str, ...] = ()
    """Ids of events that became part of this one."""
    statements: tuple[str, ...] = ()
    """Fingerprints of the sentences that the summary gained."""


def read_history(path: Path) -> tuple[Change, ...]:
    """Every change; none where there is no file.

    Raises:
        LedgerError: a line that is no change, or a merge conflict, with its number; or as
            `ledger_bytes` does.
    """
    return parse_history(ledger_bytes(path, HISTORY))


def parse_history(raw: bytes) -> tuple[Change, ...]:
    """Every change in the file's content.

    Raises:
        LedgerError: as above.
    """
    changes, problems = [], []
    for number, line in enumerate(raw.splitlines(), 1):
        if line.strip():
            try:
                changes.append(msgspec.json.decode(line, type=Change))
            except (msgspec.DecodeError, UnicodeDecodeError):
                problems.append(_broken(line, number))
    if problems:
        raise LedgerError(*problems)
    return merged_by_day(changes)


def format_history(changes: Iterable[Change]) -> bytes:
    """The file: one JSON object a line, by event and day."""
    return b"".join(
        msgspec.json.format(msgspec.json.encode(change), indent=0) + b"\n"
        for change in sorted(changes, key=_place)
    )


def merged_by_day(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with one line for each event and day, in the order of the file."""
    ordered = sorted(changes, key=_place)
    return tuple(
        Change(
            event,
            day,
            *(
                tuple(sorted({one for change in same for one in getattr(change, name)}))
                for name in ("added", "edited", "parted", "merged", "statements")
            ),
        )
        for (event, _, day), found in groupby(ordered, key=lambda one: (*_place(one), one.day))
        for same in [list(found)]
    )


def find_changes(
    before: Ledger, after: Ledger, articles: Sequence[Article], zone: tzinfo
) -> tuple[Change, ...]:
    """What became of each event that the ledger knew before; its days are those of `zone`.

    A new event is no change, nor is a file that moved, or one that is not there for a while.
    """
    known = {name: record for record in before.records for name in _ids(record)}
    # Nearly all records are those that were read.
    differing = [record for record in after.records if known.get(record.id) is not record]
    if not differing:
        return ()
    about = {member.id for record in differing for member in record.members}
    days = {one.id: day_of(one, zone) for one in articles if one.id in about}
    home = {member.id for record in after.records for member in record.members}
    changes = (
        _change(record, [known[name] for name in _ids(record) if name in known], home, days)
        for record in differing
    )
    return tuple(change for change in changes if change)


def fingerprint(statement: str) -> str:
    """What knows a sentence again.

    >>> fingerprint("The dam holds.")
    '7cfba6263698'
    """
    return hashlib.sha256(statement.encode("utf-8", "replace")).hexdigest()[:LENGTH]


def earlier(event: Event, change: Change) -> Event | None:
    """The event as it was before a change, as far as that is known; None where nothing is."""
    new = {*change.added, *change.edited}
    kept = tuple(article for article in event.articles if article.id not in new)
    if not kept:
        return None
    return Event(event.id, kept, event.slug, note=event.note)


def _ids(record: Record) -> tuple[str, ...]:
    return (record.id, *record.former_ids)


def _change(
    record: Record,
    former: Sequence[Record],
    home: set[str],
    days: Mapping[str, date | None],
) -> Change | None:
    """What became of an event, given the records that it comes from."""
    if not former:
        return None
    old = {member.id: member.content_hash for one in former for member in one.members}
    new = {member.id: member.content_hash for member in record.members}
    gone = {content for id_, content in old.items() if id_ not in home}
    added = sorted(id_ for id_, content in new.items() if id_ not in old and content not in gone)
    edited = sorted(id_ for id_, content in new.items() if id_ in old and old[id_] != content)
    parted = sorted(id_ for id_ in old if id_ not in new and id_ in home)
    merged = sorted({one.id for one in former} - {record.id})
    if not (added or edited or parted or merged):
        return None
    about = [days[id_] for id_ in (*added, *edited) if days.get(id_)] or [
        days[id_] for id_ in new if days.get(id_)
    ]
    day = max((day for day in about if day), default=None)
    return Change(record.id, day, *map(tuple, (added, edited, parted, merged)))


def _place(change: Change) -> tuple[str, date]:
    return (change.event, change.day or date.max)


def _broken(line: bytes, number: int) -> Problem:
    place = Location(HISTORY, number)
    if line.startswith(CONFLICT):
        remedy = "the lines of both sides without the marks; `digest check --fix` does it"
        return Problem(place, "a merge conflict was left in the history", remedy)
    return Problem(place, "this line is not a change of an event", "the file as digest wrote it")
