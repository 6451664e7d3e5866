"""`content/ledger.jsonl` to a `Ledger` and back: which articles each event has had."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from pathlib import Path

from msgspec.structs import replace

from digest.errors import LedgerError
from digest.events.ledger.faults import PATH, are_slugs, find_faults
from digest.events.ledger.lines import assemble, decode_all, encode, in_order
from digest.events.ledger.records import Record
from digest.events.ledger.sheet import Sheet
from digest.model import Location


class Ledger:
    """All events that there have been; those of a sheet are read when they are asked for."""

    def __init__(
        self,
        records: Sequence[Record] = (),
        sheet: Sheet | None = None,
        changed: Mapping[str, Record | None] | None = None,
    ) -> None:
        """Either records, or a sheet and what has changed since; None where an event has gone."""
        self._records, self.sheet, self._changed = tuple(records), sheet, changed or {}

    @cached_property
    def _own(self) -> Mapping[str, Record | None]:
        return self._changed if self.sheet else {one.id: one for one in self._records}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every event, by id."""
        if self.sheet is None:
            return self._records
        kept = [one for one in self.sheet.records if one.id not in self._changed]
        new = [one for one in self._changed.values() if one]
        return tuple(sorted((*kept, *new), key=attrgetter("id")))

    @cached_property
    def names(self) -> dict[str, str]:
        """Every name of an event, to its id."""
        known = self.sheet.names if self.sheet else {}
        own = self._changed.values() if self.sheet else self._records
        names = {name: event for name, event in known.items() if event not in self._changed}
        return names | {name: record.id for record in own if record for name in record.names}

    @property
    def guids(self) -> set[str]:
        """The permanent ids that posts have, or had before; maybe "" for the articles."""
        own = {member.guid for one in self._own.values() if one for member in one.members}
        return own | self.sheet.guids if self.sheet else own

    @property
    def touched(self) -> set[str]:
        """The articles of events that are not as its sheet has them."""
        before = self.sheet.record if self.sheet else self.record
        records = [one for event, now in self._changed.items() for one in (before(event), now)]
        return {member.id for record in records if record for member in record.members}

    def changes(self, before: Ledger) -> dict[str, Record | None]:
        """The events that are not as they were; None where one is no more."""
        if self.sheet and self.sheet is before.sheet:
            return dict(self._changed)
        was, now = ({one.id: one for one in ledger.records} for ledger in (before, self))
        changed = {event: one for event, one in now.items() if was.get(event) != one}
        return {**dict.fromkeys(was.keys() - now.keys()), **changed}

    def record(self, event: str) -> Record | None:
        """The event of this id."""
        if event in self._own or self.sheet is None:
            return self._own.get(event)
        return self.sheet.record(event)

    def holding(self, articles: Collection[str]) -> list[Record]:
        """The events that have some of these articles, each once."""
        if self.sheet is None:
            found = list(self._records)
        else:
            lines = self.sheet.members("id", articles)
            events = {line.event for line in lines} | self._changed.keys()
            found = [one for event in sorted(events) if (one := self.record(event))]
        return [one for one in found if any(member.id in articles for member in one.members)]

    def with_changed(self, changed: Mapping[str, Record | None]) -> Ledger:
        """The same with these events as they are now, on the same sheet."""
        return Ledger(sheet=self.sheet, changed={**self._changed, **changed})

    def with_slugs(self, slugs: Mapping[str, str]) -> Ledger:
        """This ledger, with a slug for each event that has none yet.

        `slugs` gives the wish of each event by id. A slug that ever stood for another event is
        not given again: the older event has it, the others get `-2`, `-3`, ... after it.
        """
        asked = map(self.record, slugs)
        nameless = [record for record in asked if record and not record.slug]
        if not nameless:
            return self
        taken = set(self.names)
        given: dict[str, Record] = {}
        for record in sorted(nameless, key=attrgetter("age")):
            given[record.id] = replace(record, slug=_free(slugs[record.id], taken))
            taken.add(given[record.id].slug)
        if self.sheet:
            return self.with_changed(given)
        return Ledger(tuple(given.get(record.id, record) for record in self.records))

    @property
    def written(self) -> bytes:
        """The lines of its file, sorted."""
        return self.sheet.with_records(self._changed) if self.sheet else encode(self.records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledger) and self.records == other.records

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Ledger({self.records!r})"


def read_ledger(
    path: Path, touched: Callable[[bytes], Collection[str] | None] = lambda _: None
) -> Ledger:
    """The ledger in this file; an empty one where there is no file.

    It is not read as a whole where digest wrote it: then `touched` says which of its articles an
    archive may have otherwise.

    Raises:
        LedgerError: a symbolic link, lines that are not of a ledger, names that are no slugs,
            or two lines that claim one id, slug or article.
    """
    raw = ledger_bytes(path)
    changed = touched(raw)
    if changed is not None:
        return Ledger(sheet=Sheet(raw, changed))
    try:
        records = assemble(decode_all(raw))
        if _are_sound(records):
            return Ledger(tuple(sorted(records, key=attrgetter("id"))))
    except ValueError:
        pass  # Line by line takes five times as long, and knows which line it is.
    lines, problems = find_faults(raw)
    if problems:
        raise LedgerError(*problems)
    return Ledger(assemble(in_order(lines)))


def format_ledger(ledger: Ledger) -> bytes:
    """The file: a line for each event and for each of its members, sorted."""
    return ledger.written


def ledger_bytes(path: Path, name: str = PATH) -> bytes:
    """What the file called `name` in messages holds; nothing where there is none.

    Raises:
        LedgerError: it can't be read, or is a link or a pipe.
    """
    if path.is_symlink():
        # A build replaces the file, and would leave what the link leads to as it was.
        raise LedgerError.at(Location(name), "is a symbolic link", "the file itself in its place")
    if path.is_fifo():
        raise LedgerError.at(Location(name), "is a pipe, which may never end", "a file")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        what = f"can't be read: {error.strerror or error}"
        raise LedgerError.at(Location(name), what, "a file that digest may read") from error


def _are_sound(records: Sequence[Record]) -> bool:
    """Whether there is surely no fault in these records."""
    articles = [member.id for record in records for member in record.members]
    names = [record.id for record in records]
    names += [record.slug for record in records if record.slug]
    for record in records:
        if record.former_slugs or record.former_ids:
            names += (*record.former_slugs, *record.former_ids)
    return (
        len(set(articles)) == len(articles) and len(set(names)) == len(names) and are_slugs(names)
    )


def _free(wish: str, taken: Container[str]) -> str:
    number, slug = 1, wish
    while slug in taken:
        number += 1
        slug = f"{wish}-{number}"
    return slug
