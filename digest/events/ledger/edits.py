"""Articles whose texts were edited, and the ledger to the ledger and the changes after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo

import msgspec
from msgspec.structs import replace

from digest.events.ledger.file import Ledger
from digest.events.ledger.history import Change, find_changes
from digest.events.ledger.lines import assemble, decode_all, encode
from digest.events.ledger.records import Member, Record
from digest.model import Article
from digest.nouns import noun


@noun
class Edited:
    """An article whose text alone was edited."""

    article: Article
    event: str
    was: str
    """The content hash that the ledger has."""
    alone: bool
    """Nothing else is in its event."""


def with_edits(
    raw: bytes, edits: Sequence[Edited], zone: tzinfo
) -> tuple[bytes, tuple[Change, ...]] | None:
    """The ledger's file, whose content is `raw`, after these edits, and the changes of events; None
    if more than these articles is needed to decide.

    As `assign` has it, which puts an article that the ledger knows back where it was, and writes
    its new content hash: days, names and kinships of an event do not follow from a text.
    """
    changes: list[Change] = []
    for event in sorted({edit.event for edit in edits}):
        here = [edit for edit in edits if edit.event == event]
        start, end = lines_of(event, raw)
        old = record_of(raw[start:end])
        if old is None or not all(_has(old, edit) and _is_settled(edit) for edit in here):
            return None
        new = replace(old, members=tuple(_members(old, here)))
        raw = raw[:start] + encode([new]) + raw[end:]
        articles = [edit.article for edit in here]
        changes += find_changes(Ledger((old,)), Ledger((new,)), articles, zone)
    return raw, tuple(changes)


def _is_settled(edit: Edited) -> bool:
    """It stays where it is without being held against the others of its event, and its day does
    not follow from theirs.
    """
    return edit.alone or bool(edit.article.event and edit.article.published)


def lines_of(event: str, raw: bytes) -> tuple[int, int]:
    """Where the lines of an event begin and end in the file, which has them together."""
    begins = b'{"event": ' + msgspec.json.encode(event) + b","
    at = 0 if raw.startswith(begins) else raw.find(b"\n" + begins) + 1
    end = at
    while raw.startswith(begins, end):
        end = raw.index(b"\n", end) + 1
    return at, end


def record_of(lines: bytes) -> Record | None:
    """The one record of these lines, if they are as digest writes them."""
    try:
        (record,) = assemble(decode_all(lines))
    except ValueError:
        return None
    return record if encode([record]) == lines else None


def _has(record: Record, edit: Edited) -> bool:
    known = {member.id: member.content_hash for member in record.members}
    return record.id == edit.event and known.get(edit.article.id) == edit.was


def _members(record: Record, edits: Iterable[Edited]) -> Iterator[Member]:
    now = {edit.article.id: edit.article.content_hash for edit in edits}
    for member in record.members:
        yield replace(member, content_hash=now.get(member.id, member.content_hash))
