"""Entries to how each publisher covers them: how often first, alone, and in its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from digest.model import Entry
from digest.pages.coverage_views import CoverageView
from digest.pages.names import name_key


def coverage(entries: Iterable[Entry]) -> Mapping[str, CoverageView]:
    """By the `name_key` of each publisher that an entry cites."""
    events, first, alone = Counter[str](), Counter[str](), Counter[str]()
    independent, copies = Counter[str](), Counter[str]()
    for entry in entries:
        publisher = {source.number: name_key(source.publisher) for source in entry.sources}
        events.update(set(publisher.values()))
        first.update(_first(entry))
        leads = [origin.sources[0] for origin in entry.origins]
        if len(leads) == 1:
            alone[publisher[leads[0]]] += 1
        independent.update(publisher[number] for number in leads)
        copies.update(name for number, name in publisher.items() if number not in leads)
    return {
        name: CoverageView(events[name], first[name], alone[name], independent[name], copies[name])
        for name in sorted(events)
        if name
    }


def _first(entry: Entry) -> tuple[str, ...]:
    """The publisher that was before all others, if one was.

    Nobody was first where two share the earliest moment, or only one is dated.
    """
    earliest: dict[str, datetime] = {}
    for source in entry.sources:
        name = name_key(source.publisher)
        if source.published and (name not in earliest or source.published < earliest[name]):
            earliest[name] = source.published
    ordered = sorted(earliest.items(), key=lambda found: (found[1], found[0]))
    if len(ordered) > 1 and ordered[0][1] < ordered[1][1]:
        return (ordered[0][0],)
    return ()
