"""What the templates see of an entry's timeline."""

from __future__ import annotations

from datetime import date

from digest.nouns import noun
from digest.pages.views.evidence import CitationView, DrawingView


@noun
class MomentView:
    """A day of the timeline."""

    day: date
    text: str
    """A sentence of a source, or "" where none may be printed."""
    citation: CitationView | None
    """Of the sentence, printed or not; None where only reports are known of the day."""
    reports: int
    """How many reports were published on that day."""


@noun
class TimelineView:
    """The days of an event; without `moments` where they would tell nothing."""

    moments: tuple[MomentView, ...] = ()
    undated: int = 0
    """How many reports have no date."""
    coverage: DrawingView | None = None
    """Reports over time, where there are three of two days."""
