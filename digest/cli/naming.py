"""What verbs that take events make of a name that may be an article's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.events import Assignment
    from digest.model import Article, Event


def event_of(found: Article | Event, assigned: Assignment) -> Event:
    """The event itself, or that of the article."""
    from digest.model import Event

    if isinstance(found, Event):
        return found
    return next(event for event in assigned.events if found in event.articles)
