"""Headlines to the events that are still being reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice

from digest.pages.layout.layout import Headline

FRESH = timedelta(hours=48)
"""How long after its last report an event is developing, seen from the newest report of all: the
days that an edition and the one before it cover. No clock is asked."""

LATER = timedelta(hours=6)
"""So long after the first report the last one brings news; before, the same news goes round.
Reasoned, not tuned: within one working shift papers pick up what others have."""

ORIGINS = 2
"""A single report cannot be seen to develop."""

MOST = 5


def developing(
    headlines: Iterable[Headline], without: Iterable[Headline] = ()
) -> tuple[Headline, ...]:
    """Those that several origins reported and that went on, the last updated first; a few.

    None of `without`, which stand above them.
    """
    above = {line.key for line in without}
    told = [(line.teaser.updated, line) for line in headlines if line.teaser.kind == "entry"]
    dated = [(updated, line) for updated, line in told if updated]
    if not dated:
        return ()
    since = max(updated for updated, _ in dated) - FRESH
    found = [
        (updated, line)
        for updated, line in dated
        if updated >= since
        and line.key not in above
        and line.teaser.origins >= ORIGINS
        and line.teaser.published
        and updated - line.teaser.published >= LATER
    ]
    ordered = sorted(found, key=lambda pair: (-pair[0].timestamp(), pair[1].key))
    return tuple(islice((line for _, line in ordered), MOST))
