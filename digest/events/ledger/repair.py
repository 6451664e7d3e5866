"""A ledger that a merge left in pieces to one that holds what both sides say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from digest.errors import LedgerError, Problem
from digest.events.ledger.faults import find_faults, marker_of
from digest.events.ledger.history import format_history, parse_history
from digest.events.ledger.lines import Line, decode, encode
from digest.events.ledger.records import Member, Record
from digest.nouns import noun


@noun
class Repair:
    """A ledger after its repair."""

    content: bytes
    """The file; as it was, where a line of it can't be read."""
    done: tuple[str, ...]
    """What was done, in words."""
    problems: tuple[Problem, ...]
    """What is left for a person, at its lines in `content`."""


def repair(raw: bytes) -> Repair:
    """The ledger with all that is safe to repair: the union of what its lines say.

    One event on two lines is one event with the names and members of both. An event that one
    side merged into another follows it. Of two events with one slug the older keeps it. Nothing
    is decided where it would be a guess: an article in two events stays in both, and a post
    with two GUIDs has two lines, until a person removes one.
    """
    _, problems = find_faults(raw)
    if not problems:
        return Repair(raw, (), ())
    whole = raw.splitlines()
    texts = _without_base(whole)
    try:
        lines = [line for text in texts if text.strip() for line in decode(text)]
    except (ValueError, RecursionError):
        return Repair(raw, (), tuple(problems))
    union = _Union()
    if texts != whole:
        union.done.append("removed the marks of a merge conflict")
    for line in lines:
        union.take(line)
    union.follow_merges()
    union.tell_of_members()
    union.share_slugs()
    content = encode(union.records.values())
    return Repair(content, tuple(union.done), tuple(find_faults(content)[1]))


def repair_history(raw: bytes) -> Repair:
    """The history with the lines of both sides of a conflict, each event's by day."""
    lines = raw.splitlines()
    texts = _without_base(lines)
    try:
        content = format_history(parse_history(b"\n".join(texts)))
    except LedgerError as error:
        return Repair(raw, (), error.problems)
    if texts == lines:
        return Repair(raw, (), ())
    return Repair(content, ("removed the marks of a merge conflict",), ())


def _without_base(texts: Sequence[bytes]) -> list[bytes]:
    """The lines of both sides; empty ones for the marks and for what both sides have changed."""
    kept = []
    in_base = False
    for text in texts:
        mark = marker_of(text)
        if mark:
            in_base = mark == b"|||||||"
        kept.append(b"" if mark or in_base else text)
    return kept


@dataclass(slots=True)
class _Union:
    records: dict[str, Record] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    _stated: set[str] = field(default_factory=set)
    """Events whose own line has been taken in."""
    _again: int = 0
    """Lines of members that another line has, too."""

    def take(self, line: Line) -> None:
        """Add what a line says."""
        record = self.records.get(line.event, Record(line.event))
        if line.member:
            members = _with_member(record.members, line.member)
            self._again += len(members) == len(record.members)
            self.records[line.event] = replace(record, members=members)
            return
        said = Record(
            line.event, (), line.slug, line.former_slugs, line.former_ids, line.first_seen
        )
        if line.event in self._stated:
            self.done.append(f"joined two lines of {line.event}")
        self._stated.add(line.event)
        self.records[line.event] = _both(record, said)

    def follow_merges(self) -> None:
        """Let an event that one side merged into another go there with all that it has."""
        while pair := self._merged():
            gone, into = pair
            self.records[into.id] = _both(into, self.records.pop(gone.id))
            self.done.append(f"let {gone.id} follow into {into.id}, with which it was merged")

    def tell_of_members(self) -> None:
        """Tell of lines that stood twice, and of members whose event has lost its line."""
        if self._again:
            lines = "a line" if self._again == 1 else f"{self._again} lines"
            self.done.append(f"removed {lines} of articles that stood there twice")
        for name in sorted(self.records.keys() - self._stated):
            self.done.append(
                f"gave {name} a line of its own; the slug that it had, if it had one, is on the "
                "lost line: version control has it"
            )

    def _merged(self) -> tuple[Record, Record] | None:
        """An event that is there although another, and no third, has taken it in."""
        takers: dict[str, list[Record]] = {}
        for record in self.records.values():
            for name in record.former_ids:
                takers.setdefault(name, []).append(record)
        for name in sorted(takers.keys() & self.records.keys()):
            gone, into = self.records[name], takers[name]
            if len(into) == 1 and into[0] is not gone and into[0].id not in gone.former_ids:
                return gone, into[0]
        return None

    def share_slugs(self) -> None:
        """Leave a slug that two events have to the older one."""
        taken: dict[str, str] = {}
        for record in sorted(self.records.values(), key=lambda record: record.age):
            slug = record.slug if record.slug not in taken else ""
            former = tuple(name for name in record.former_slugs if name not in taken)
            if (slug, former) != (record.slug, record.former_slugs):
                self.records[record.id] = replace(record, slug=slug, former_slugs=former)
                self.done.append(f"left a slug that {record.id} had too to an older event")
            taken.update(dict.fromkeys((*former, *([slug] if slug else [])), record.id))


def _both(one: Record, other: Record) -> Record:
    """What two records say of one event."""
    members = one.members
    for member in other.members:
        members = _with_member(members, member)
    slug = one.slug or other.slug
    slugs = _union(one.former_slugs, [other.slug], other.former_slugs)
    days = [day for day in (one.first_seen, other.first_seen) if day]
    ids = _union(one.former_ids, [other.id], other.former_ids)
    return Record(
        one.id,
        members,
        slug,
        tuple(name for name in slugs if name not in ("", slug)),
        tuple(name for name in ids if name != one.id),
        min(days, default=None),
    )


def _with_member(members: tuple[Member, ...], member: Member) -> tuple[Member, ...]:
    """These members and this one; one of them, where two are one article with one GUID."""
    for at, known in enumerate(members):
        if known.id == member.id and (
            known.guid == member.guid or not (known.guid and member.guid)
        ):
            former = tuple(_union(known.former_ids, member.former_ids))
            guid = known.guid or member.guid
            return (*members[:at], replace(known, guid=guid, former_ids=former), *members[at + 1 :])
    return (*members, member)


def _union(*names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for some in names for name in some))
