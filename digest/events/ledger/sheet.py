"""The bytes of the ledger's file to the few events that a build asks for, without parsing the rest.

Only of a file that digest wrote itself: sorted, and without a line that is there twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Literal

import msgspec

from digest.events.ledger.lines import Line, assemble, decode, decode_all, encode
from digest.events.ledger.records import Record
from digest.patterns import regex

BEGINS = b'{"event": "'
"""How each line begins; its event follows."""
_HEAD = regex(rb'\{"event": "[^"]*"(?!, "member")[^\n]*')
_GUID = regex(rb'"guid": "([^"]*)"')


class Sheet:
    """The ledger's file, unparsed: lines sorted by event, an event's own before its members'.

    An event is found by binary search, articles by a regular expression over the bytes. That takes
    .01 s of 20 MB, and to parse all of it .15 s.
    """

    def __init__(self, raw: bytes, touched: Collection[str] = ()) -> None:
        """`touched` are the articles of which an archive may not know what is said here."""
        self.raw, self.touched = raw, touched
        self._known: dict[str, Record | None] = {}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every event."""
        return assemble(decode_all(self.raw))

    @cached_property
    def names(self) -> dict[str, str]:
        """Every name of an event, to its id."""
        heads = assemble(decode_all(b"\n".join(_HEAD.findall(self.raw))))
        return {name: record.id for record in heads for name in record.names}

    def record(self, event: str) -> Record | None:
        """The event of this id, the same object each time; None where there is none."""
        if event not in self._known:
            start, end = self._span(event)
            (record,) = assemble(decode_all(self.raw[start:end])) or (None,)
            self._known[event] = record
        return self._known[event]

    @property
    def guids(self) -> set[str]:
        """The permanent ids of posts."""
        return {guid.decode() for guid in _GUID.findall(self.raw)}

    def members(self, key: Literal["id", "content_hash"], values: Collection[str]) -> list[Line]:
        """The lines of the articles whose `key` has one of these values."""
        return list(self._members(key, values)) if values else []

    def _members(self, key: str, values: Collection[str]) -> Iterator[Line]:
        told = b"|".join(re.escape(msgspec.json.encode(value)) for value in sorted(values))
        for found in re.finditer(b'"%b": (?:%b)' % (key.encode(), told), self.raw):
            start = self.raw.rfind(b"\n", 0, found.start()) + 1
            yield from decode(self.raw[start : self.raw.index(b"\n", start)])

    def with_records(self, changed: Mapping[str, Record | None]) -> bytes:
        """The file with these events as they are now; None takes one away."""
        pieces, at = [], 0
        for event, record in sorted(changed.items()):
            start, end = self._span(event)
            pieces += [self.raw[at:start], encode([record] if record else [])]
            at = end
        return b"".join((*pieces, self.raw[at:]))

    def _span(self, event: str) -> tuple[int, int]:
        """Where the lines of an event begin and end, or where they would stand."""
        asked = event.encode()
        start = end = bisect_left(range(len(self.raw)), asked, key=self._event_at)
        while self.raw.startswith(BEGINS + asked + b'"', end):
            end = self.raw.index(b"\n", end) + 1
        return start, end

    def _event_at(self, at: int) -> bytes:
        """The event of the line that goes over this byte."""
        start = self.raw.rfind(b"\n", 0, at) + 1 + len(BEGINS)
        return self.raw[start : self.raw.index(b'"', start)]
