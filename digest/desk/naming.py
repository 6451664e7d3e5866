"""A name that an editor gives, of an article or an event, to that article or event."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import wrong_use

if TYPE_CHECKING:
    from digest.events import Assignment
    from digest.model import Article, Event
    from digest.steps.reading import Reading


def named(name: str, root: Path, reading: Reading, assigned: Assignment) -> Article | Event:
    """The article or event of the site at `root` that is called by this name.

    Raises:
        UsageError: nothing is, or it is a file that takes no part now.
    """
    from digest.events.assigning.naming import find

    # A name that a shell completed is a path from here, not from the site's root.
    path = Path(name).absolute()
    if path.is_relative_to(root) and path.is_file():
        name = path.relative_to(root).as_posix()
    _refuse_what_is_left_out(name, reading)
    return find(name, assigned)


def event_of(found: Article | Event, assigned: Assignment) -> Event:
    """The event itself, or that of the article."""
    from digest.model import Event

    if isinstance(found, Event):
        return found
    return next(event for event in assigned.events if found in event.articles)


def _refuse_what_is_left_out(name: str, reading: Reading) -> None:
    """Say of a file that is in no event why it is not."""
    path = name.removeprefix("content/")
    for document in reading.held_back:
        if document.id == path:
            why = "a draft" if document.metadata.draft else "dated ahead, or has expired"
            raise wrong_use(name, f"is in no event: it is {why}", "a text that is published")
    for problem in reading.problems:
        if problem.severity == "quarantine" and problem.location.path == f"content/{path}":
            what = f"is left out, for a mistake at {problem.location}: {problem.what}"
            raise wrong_use(name, what, problem.expected)
