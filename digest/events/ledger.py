"""`content/ledger.jsonl` to a `Ledger` and back: which articles each event has had."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

from digest.errors import LedgerError
from digest.events.faults import PATH, are_slugs, find_faults
from digest.events.lines import assemble, decode_all, encode, in_order
from digest.events.records import Ledger, Record
from digest.model import Location


def read_ledger(path: Path) -> Ledger:
    """The ledger in this file; an empty one where there is no file.

    Raises:
        LedgerError: a symbolic link, lines that are not of a ledger, names that are no slugs,
            or two lines that claim one id, slug or article.
    """
    raw = ledger_bytes(path)
    try:
        lines = decode_all(raw)
        records = assemble(lines)
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
    return encode(ledger.records)


def ledger_bytes(path: Path, name: str = PATH) -> bytes:
    """What the file called `name` in messages holds; nothing where there is none.

    Raises:
        LedgerError: it can't be read, or is a link.
    """
    if path.is_symlink():
        # A build replaces the file, and would leave what the link leads to as it was.
        raise LedgerError.at(Location(name), "is a symbolic link", "the file itself in its place")
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
