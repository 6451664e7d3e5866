"""Entries to how each publisher covers them: how often first, alone, and in its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from digest.model import Entry
from digest.pages.views.lists import CoverageView
from digest.text.slugs import name_key


def coverage(entries: Iterable[Entry]) -> Mapping[str, CoverageView]:
    """By the `name_key` of each publisher that an entry cites."""
    events: list[str] = []
    first: list[str] = []
    alone: list[str] = []
    independent: list[str] = []
    copies: list[str] = []
    for entry in entries:
        rewrites = entry.copies
        publisher = {source.number: name_key(source.publisher) for source in entry.sources}
        events += set(publisher.values())
        first += _first(entry)
        if len(entry.origins) == 1:
            alone.append(publisher[entry.origins[0].sources[0]])
        for number, name in publisher.items():
            (copies if number in rewrites else independent).append(name)
    counts = [Counter(names) for names in (events, first, alone, independent, copies)]
    return {
        name: CoverageView(*(count[name] for count in counts)) for name in sorted(counts[0]) if name
    }


def _first(entry: Entry) -> tuple[str, ...]:
    """The publisher that was before all others, if one was.

    Nobody was first where two share the earliest moment, or only one is dated.
    """
    if len(entry.sources) < 2:
        return ()
    earliest: dict[str, datetime] = {}
    for source in entry.sources:
        name = name_key(source.publisher)
        if source.published and (name not in earliest or source.published < earliest[name]):
            earliest[name] = source.published
    ordered = sorted(earliest.items(), key=lambda found: (found[1], found[0]))
    if len(ordered) > 1 and ordered[0][1] < ordered[1][1]:
        return (ordered[0][0],)
    return ()
