"""The report of a build, for its caller."""

from __future__ import annotations

from datetime import datetime

from digest.errors import Problem
from digest.nouns import noun


@noun
class Report:
    """What a build did."""

    articles: int
    """The articles that entries cite, including the editor's posts."""
    entries: int
    origins: int
    posts: int
    drafts: int
    """Documents that are not shown because they are drafts."""
    ahead: int
    """Posts that are not shown because their dates are in the future."""
    files: int
    output: str
    problems: tuple[Problem, ...]
    """Files that were left out, and warnings."""
    setbacks: int
    """Entries that have digest's own summary although another summarizer is configured."""
    until: datetime | None
    """The next moment at which the clock alone changes the site."""
