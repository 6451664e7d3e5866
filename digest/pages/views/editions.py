"""What the templates of the front page, of a day and of a week see."""

from __future__ import annotations

from datetime import date

from digest.nouns import noun
from digest.pages.views.evidence import DevelopmentView
from digest.pages.views.lists import Pager
from digest.pages.views.variables import LinkView, Teaser


@noun
class DayView:
    """A day's entries, in lists that are split by day."""

    day: date | None
    """None for entries without a date."""
    url: str
    """Path of the day's edition, or ""."""
    teasers: tuple[Teaser, ...]


@noun
class FrontView:
    """The variables of `front.html`. On a site without content all are empty, and the page says how
    to begin.
    """

    lead: Teaser | None
    """The first by rank; only on the first page."""
    seconds: tuple[Teaser, ...]
    """The next four by rank; only on the first page."""
    days: tuple[DayView, ...]
    """All others by day, ranked within each day."""
    posts: tuple[Teaser, ...]
    """The editor's newest posts; only on the first page."""
    editions: tuple[LinkView, ...]
    """The newest few editions."""
    pager: Pager
    weeks: tuple[LinkView, ...] = ()
    """The newest few weeks that have an edition."""
    developing: tuple[Teaser, ...] = ()
    """Events that are still being reported by several origins, the last updated first, without
    `lead` and `seconds`. Only on the first page."""


@noun
class DevelopedView:
    """An event first reported before an edition's day or week, and what changed about it then."""

    teaser: Teaser
    developments: tuple[DevelopmentView, ...]
    """The newest first; all have a day."""


@noun
class EditionView:
    """The variables of `edition.html`: one day."""

    day: date
    teasers: tuple[Teaser, ...]
    """What was first published that day; ranked."""
    week: LinkView
    """The page of its week."""
    previous: LinkView | None
    """The edition before it."""
    next: LinkView | None
    """The edition after it."""
    developed: tuple[DevelopedView, ...] = ()
    """What changed about older events; ranked."""


@noun
class WeekView:
    """The variables of `week.html`: the editions of a week."""

    first: date
    """Its Monday."""
    last: date
    """Its Sunday, even if nothing was published on it."""
    lead: Teaser | None
    """The first by rank; None if the week has reports on older events only."""
    days: tuple[DayView, ...]
    """All others, the newest day first, ranked within each day."""
    previous: LinkView | None
    """The last week before it in which something was published."""
    next: LinkView | None
    """The first week after it in which something was published."""
    developed: tuple[DevelopedView, ...] = ()
    """What changed about older events; ranked."""
