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
    """None for what has no date."""
    url: str
    """Its edition, or ""."""
    teasers: tuple[Teaser, ...]


@noun
class FrontView:
    """The variables of `front.html`. All empty on a site without content: it then helps."""

    lead: Teaser | None
    """Only on the first page."""
    seconds: tuple[Teaser, ...]
    """The next few by rank; only on the first page."""
    days: tuple[DayView, ...]
    """The rest, ranked within each day."""
    posts: tuple[Teaser, ...]
    """The editor's newest posts; only on the first page."""
    editions: tuple[LinkView, ...]
    """The newest few editions."""
    pager: Pager
    weeks: tuple[LinkView, ...] = ()
    """The newest few weeks that have an edition."""
    developing: tuple[Teaser, ...] = ()
    """Events that several report and that have gone on lately, the last updated first; none of
    the lead and the seconds. Only on the first page."""


@noun
class DevelopedView:
    """An event that was known before an edition or a week, and what became of it then."""

    teaser: Teaser
    developments: tuple[DevelopmentView, ...]
    """The newest first; all have a day."""


@noun
class EditionView:
    """The variables of `edition.html`: one day."""

    day: date
    teasers: tuple[Teaser, ...]
    """First published that day; ranked."""
    week: LinkView
    """The week that it is of."""
    previous: LinkView | None
    """The edition before it in time."""
    next: LinkView | None
    developed: tuple[DevelopedView, ...] = ()
    """Ranked."""


@noun
class WeekView:
    """The variables of `week.html`: the editions of a week."""

    first: date
    """Its Monday."""
    last: date
    """Its Sunday, though nothing may have been published then."""
    lead: Teaser | None
    """The first by rank; None where all that was published is of events known before."""
    days: tuple[DayView, ...]
    """The rest, the newest day first, ranked within each."""
    previous: LinkView | None
    """The week before it in which something was published."""
    next: LinkView | None
    developed: tuple[DevelopedView, ...] = ()
    """Of events that were known before; ranked."""
