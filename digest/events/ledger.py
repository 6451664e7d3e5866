"""`content/ledger.jsonl` to a `Ledger` and back: which articles each event has had."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from unicodedata import category

from digest.errors import LedgerError, Problem
from digest.model import Location

PATH = "content/ledger.jsonl"
REMEDY = (
    "the file as digest wrote it: version control has it; without it, changed events get new ids"
)
CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
SHOWN = 60
"""Characters of a name that a message repeats."""
LONGEST = 200
"""Bytes of a name; digest gives shorter ones, and file systems take 255."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article that was seen in an event."""

    id: str
    """Its path below `content/`."""
    content_hash: str
    guid: str = ""
    """The permanent id of a post; "" for articles."""


@dataclass(frozen=True, slots=True)
class Record:
    """An event as the ledger keeps it, also when none of its articles is there any more."""

    id: str
    members: tuple[Member, ...] = ()
    """By id."""
    slug: str = ""
    former_slugs: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    """Of events that were merged into this one."""
    first_seen: date | None = None
    """The day of its first dated article, in the site's zone."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that an editor may call it by."""
        slugs = (self.slug, *self.former_slugs) if self.slug else self.former_slugs
        return (self.id, *self.former_ids, *slugs)

    @property
    def age(self) -> tuple[bool, date, str]:
        """Sorts older events first, undated ones last."""
        return (self.first_seen is None, self.first_seen or date.max, self.id)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All events that there have been, by id."""

    records: tuple[Record, ...] = ()

    def with_slugs(self, slugs: Mapping[str, str]) -> Ledger:
        """This ledger, with a slug for each event that has none yet.

        `slugs` gives the wish of each event by id. A slug that ever stood for another event is
        not given again: the older event has it, the others get `-2`, `-3`, ... after it.
        """
        taken = {name for record in self.records for name in record.names}
        given: dict[str, str] = {}
        for record in sorted(self.records, key=lambda record: record.age):
            if not record.slug and record.id in slugs:
                given[record.id] = _free(slugs[record.id], taken)
                taken.add(given[record.id])
        return Ledger(
            tuple(
                replace(record, slug=given[record.id]) if record.id in given else record
                for record in self.records
            )
        )


def read_ledger(path: Path) -> Ledger:
    """The ledger in this file; an empty one where there is no file.

    Raises:
        LedgerError: a symbolic link, lines that are not records, names that are no slugs, or
            two lines that claim one id, slug or article.
    """
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    records = []
    for number, line in enumerate(_text_of(path).splitlines(), 1):
        if line.strip():
            try:
                record = _record(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                problems.append(_broken(line, number))
                continue
            problems += _unfit_names(record, number)
            problems += _claimed_twice(record, number, lines)
            records.append(record)
    if problems:
        raise LedgerError(*problems)
    return Ledger(tuple(sorted(records, key=lambda record: record.id)))


def format_ledger(ledger: Ledger) -> bytes:
    """The file: one JSON object a line, sorted by event id, keys sorted."""
    lines = [
        json.dumps(_fields(record), ensure_ascii=False, sort_keys=True) + "\n"
        for record in sorted(ledger.records, key=lambda record: record.id)
    ]
    return "".join(lines).encode()


def _text_of(path: Path) -> str:
    """What the file holds; nothing where there is none."""
    if path.is_symlink():
        # A build replaces the file, and would leave what the link leads to as it was.
        raise LedgerError.at(Location(PATH), "is a symbolic link", "the file itself in its place")
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as error:
        what = f"can't be read: {error.strerror or error}"
        raise LedgerError.at(Location(PATH), what, "a file that digest may read") from error
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        place = Location(PATH, raw.count(b"\n", 0, error.start) + 1)
        raise LedgerError.at(place, "can't be read: it is not UTF-8 text", REMEDY) from error


def _free(wish: str, taken: Iterable[str]) -> str:
    number, slug = 1, wish
    while slug in taken:
        number += 1
        slug = f"{wish}-{number}"
    return slug


def _record(fields: dict[str, object]) -> Record:
    members = fields["members"]
    first_seen = fields.get("first_seen")
    if not isinstance(members, list):
        raise TypeError
    return Record(
        id=_text(fields["id"]),
        members=tuple(sorted((_member(member) for member in members), key=lambda m: m.id)),
        slug=_text(fields.get("slug", "")),
        former_slugs=_texts(fields.get("former_slugs", [])),
        former_ids=_texts(fields.get("former_ids", [])),
        first_seen=None if first_seen is None else date.fromisoformat(_text(first_seen)),
    )


def _member(fields: dict[str, object]) -> Member:
    return Member(
        id=_text(fields["id"]),
        content_hash=_text(fields["content_hash"]),
        guid=_text(fields.get("guid", "")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(part) for part in value)


def _fields(record: Record) -> dict[str, object]:
    """What is written of a record; lists of former names only where there are any."""
    fields: dict[str, object] = {
        "id": record.id,
        "slug": record.slug,
        "first_seen": record.first_seen and record.first_seen.isoformat(),
        "members": [
            {"id": member.id, "content_hash": member.content_hash}
            | ({"guid": member.guid} if member.guid else {})
            for member in sorted(record.members, key=lambda member: member.id)
        ],
    }
    if record.former_slugs:
        fields["former_slugs"] = list(record.former_slugs)
    if record.former_ids:
        fields["former_ids"] = list(record.former_ids)
    return fields


def _broken(line: str, number: int) -> Problem:
    place = Location(PATH, number)
    if line.startswith(CONFLICT):
        return Problem(
            place,
            "a merge conflict was left in the ledger",
            "the records of both sides, one line an event, without the marker lines",
        )
    return Problem(place, "this line is not a ledger record", REMEDY)


def _unfit_names(record: Record, number: int) -> list[Problem]:
    """Problems with ids and slugs that could not be one piece of a URL."""
    return [
        Problem(Location(PATH, number), f"{_shown(name)} is no id or slug of an event", REMEDY)
        for name in record.names
        if not _is_slug(name)
    ]


def _is_slug(name: str) -> bool:
    """Words of letters and digits with hyphens between them.

    Not whether `slugify` would leave it as it is: that changes some of its own slugs again, as
    those of musical signs.
    """
    words = name.split("-")
    fits = len(name.encode("utf-8", "replace")) <= LONGEST
    return fits and all(word.isalnum() or _is_marked_word(word) for word in words)


def _is_marked_word(word: str) -> bool:
    """Letters, digits, and marks that are part of them, as the vowel signs of Hindi are."""
    return word != "" and all(char.isalnum() or category(char)[0] == "M" for char in word)


def _shown(name: str) -> str:
    """Short, and on one line without anything that a terminal would obey."""
    return repr(name if len(name) <= SHOWN else name[: SHOWN - 1] + "…")


def _claimed_twice(record: Record, number: int, lines: dict[str, int]) -> list[Problem]:
    """Problems with names and articles that an earlier line has; remembers those of this one."""
    problems = []
    claims = [*record.names, *(f"article {member.id}" for member in record.members)]
    for claim in dict.fromkeys(claims):
        if claim in lines:
            what = f"{claim} stands on line {lines[claim]} already"
            remedy = "one line for each event, and its articles on no other"
            problems.append(Problem(Location(PATH, number), what, remedy))
        lines[claim] = number
    return problems
