"""Lines of the ledger's file: bytes to typed lines, lines to records, and records to bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter

import msgspec

from digest.events.ledger.records import Member, Record


class Line(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """What one line says of an event, or of one of its members.

    Each line names its event, so that it can be reviewed and merged by itself.
    """

    event: str
    """The id of the event."""
    member: Member | None = None
    """None on the event's own line, which has the rest."""
    slug: str = ""
    first_seen: date | None = None
    former_slugs: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()


class _Whole(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A line that holds a whole event, as they did at first."""

    id: str
    members: tuple[Member, ...]
    slug: str = ""
    first_seen: date | None = None
    former_slugs: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()


_DECODER = msgspec.json.Decoder(Line)
_WHOLE = msgspec.json.Decoder(_Whole)
_ENCODER = msgspec.json.Encoder()
_ASTRAY = "a member that does not follow the line of its event"
_PIECE = 1 << 16
"""Bytes: of larger pieces the lines leave the processor's cache before records are made of them,
and a ledger of 50,000 lines takes a quarter longer; of smaller ones it takes no less."""
_BETWEEN = b"}\n{"
"""Nowhere but between two lines: one has commas between objects, and no breaks in strings."""


def decode_all(raw: bytes) -> Iterator[Line]:
    """Every line of the file.

    Raises:
        ValueError: some of it is not a line of a ledger, or holds a whole event.
    """
    return chain.from_iterable(map(_DECODER.decode_lines, _pieces(raw)))


def _pieces(raw: bytes) -> Iterator[memoryview]:
    """The file, a few hundred whole lines at a time."""
    start = 0
    while start < len(raw):
        end = raw.find(_BETWEEN, start + _PIECE) + 1 or len(raw)
        yield memoryview(raw)[start:end]
        start = end


def decode(raw: bytes) -> Sequence[Line]:
    """The record on a line, or several records if it has the older format, a whole event on a line.

    Raises:
        ValueError: it is not a line of a ledger.
    """
    try:
        return (_DECODER.decode(raw),)
    except msgspec.ValidationError:
        whole = _WHOLE.decode(raw)
    own = Line(
        whole.id,
        slug=whole.slug,
        first_seen=whole.first_seen,
        former_slugs=whole.former_slugs,
        former_ids=whole.former_ids,
    )
    return (own, *(Line(whole.id, member) for member in whole.members))


def encode(records: Iterable[Record]) -> bytes:
    """The file: by event id, the event's own line, then its members by id."""
    return b"".join(
        msgspec.json.format(_ENCODER.encode(line), indent=0) + b"\n"
        for record in sorted(records, key=attrgetter("id"))
        for line in _lines(record)
    )


def assemble(lines: Iterable[Line]) -> tuple[Record, ...]:
    """The records that these lines make.

    Raises:
        ValueError: a member does not follow the line of its event.
    """
    records: list[Record] = []
    members: list[Member] = []
    event, head = None, None
    for line in lines:
        member = line.member
        if member is None:
            if head:
                records.append(_record(head, members))
            event, head, members = line.event, line, []
        elif line.event == event:
            members.append(member)
        else:
            raise ValueError(_ASTRAY)
    if head:
        records.append(_record(head, members))
    return tuple(records)


def _record(line: Line, members: Sequence[Member]) -> Record:
    return Record(
        line.event,
        tuple(members),
        line.slug,
        line.former_slugs,
        line.former_ids,
        line.first_seen,
    )


def in_order(lines: Iterable[Line]) -> list[Line]:
    """As the file has them: by event, its own line first, then its members by id."""
    return sorted(lines, key=lambda line: (line.event, bool(line.member), _article(line)))


def _article(line: Line) -> str:
    return line.member.id if line.member else ""


def _lines(record: Record) -> Iterator[Line]:
    yield Line(
        record.id,
        slug=record.slug,
        first_seen=record.first_seen,
        former_slugs=record.former_slugs,
        former_ids=record.former_ids,
    )
    for member in sorted(record.members, key=attrgetter("id")):
        yield Line(record.id, member)
