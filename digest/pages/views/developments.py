"""What the templates see of the changes of an event."""

from __future__ import annotations

from datetime import date

from digest.nouns import noun


@noun
class DevelopmentView:
    """What changed on one day; each part may be empty."""

    day: date | None
    """None where no report of the change is dated."""
    added: tuple[str, ...]
    """Reports that came in: their publishers, else their titles."""
    edited: tuple[str, ...]
    """Reports whose text changed."""
    parted: int
    """How many reports went to another event."""
    merged: int
    """How many events became part of this one."""
    statements: tuple[str, ...]
    """What the summary gained that day and still says."""
