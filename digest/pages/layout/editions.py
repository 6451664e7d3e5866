"""Headlines to what was published on a day, or in a week: news, and what became of known events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from digest.pages.layout.layout import Edition, Headline
from digest.pages.urls.spans import Span
from digest.pages.views.editions import DevelopedView


def editions_by_day(headlines: Iterable[Headline]) -> dict[date, Edition]:
    """The edition of each day on which something was published, the newest first, of headlines in
    that order.
    """
    lines: dict[date, list[Headline]] = {}
    developed: dict[date, list[Headline]] = {}
    for line in headlines:
        if line.day and line.stands_for_event:
            lines.setdefault(line.day, []).append(line)
        for view in line.news:
            if view.day:
                developed.setdefault(view.day, []).append(line)
    days = sorted(lines.keys() | developed.keys(), reverse=True)
    return {day: Edition(lines.get(day, []), developed.get(day, [])) for day in days}


def edition_of(span: Span, by_day: Mapping[date, Edition]) -> Edition:
    """The editions of these days as one; an event that is new in one of them has no developments in
    it.
    """
    found = [by_day[day] for day in span if day in by_day]
    lines = [line for edition in found for line in edition.lines]
    new = {line.key for line in lines}
    developed = {line.key: line for edition in found for line in edition.developed}
    return Edition(lines, [line for key, line in developed.items() if key not in new])


def developed_views(lines: Iterable[Headline], span: Span) -> tuple[DevelopedView, ...]:
    """What became of these events on these days."""
    return tuple(
        DevelopedView(line.teaser, tuple(one for one in line.news if one.day and one.day in span))
        for line in lines
    )
