"""Events to their entries, from the cache that an earlier build has filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import msgspec

from digest.cache import Memory
from digest.config import Config
from digest.model import Entry
from digest.rebuild.entered import Entered, Since
from digest.steps.writing import remembered_entries


class Unknown(Exception):  # noqa: N818 - nothing is wrong, and nobody sees it
    """An incremental build can't find out what has to be made again; a full build follows."""


class Library:
    """The entries of the last build."""

    def __init__(self, known: Entered, config: Config, memory: Memory) -> None:
        self._known, self._config, self._memory = known, config, memory
        self._read: dict[str, Entry] = {}

    def read(self, events: Iterable[str]) -> Mapping[str, Entry]:
        """The entries of these events.

        Raises `Unknown` where one tells of more than articles, or is not remembered.
        """
        wanted = dict.fromkeys(events)
        missing = {event: self._known.entries[event] for event in wanted if event not in self._read}
        if not all(plate.plain for plate in missing.values()):
            raise Unknown
        marks = [plate.made_of for plate in missing.values()]
        found = remembered_entries(marks, self._config, self._memory)
        for (event, plate), entry in zip(missing.items(), found, strict=True):
            if entry is None:
                raise Unknown
            since = msgspec.msgpack.decode(plate.since, type=Since)
            self._read[event] = replace(
                entry,
                made_of=plate.made_of,
                slug=since.slug,
                former_slugs=since.former_slugs,
                former_ids=since.former_ids,
                reasons=since.reasons,
                developments=since.developments,
            )
        return {event: self._read[event] for event in wanted}

    def put(self, entries: Iterable[Entry]) -> None:
        """Have these in the places of those that were there."""
        self._read.update((entry.event, entry) for entry in entries)
