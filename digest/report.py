"""What a build did, for whoever called it."""

from __future__ import annotations

from datetime import datetime

from digest.errors import Problem
from digest.nouns import noun


@noun
class Report:
    """What a build did."""

    articles: int
    """That entries cite, the editor's posts among them."""
    entries: int
    origins: int
    posts: int
    files: int
    output: str
    problems: tuple[Problem, ...]
    """Quarantined files and warnings."""
    setbacks: int
    """Entries that have digest's own summary although another summarizer is configured."""
    until: datetime | None
