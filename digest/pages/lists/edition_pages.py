"""An edition a day, and one a week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta

from digest.model import Page
from digest.pages.head.head import Head, in_short, make_page, newest_moment, variables
from digest.pages.layout.editions import developed_views, edition_of
from digest.pages.layout.layout import Edition, Layout
from digest.pages.lists.front_pages import day_order, day_views, ranked, week_link
from digest.pages.urls.routes import edition_path
from digest.pages.urls.spans import Span
from digest.pages.views.editions import EditionView, WeekView
from digest.pages.views.variables import LinkView, Teaser


def edition_pages(layout: Layout, wanted: Set[date] | None = None) -> Iterator[Page]:
    """A page for each day and each week in which something was published, newest first; only for
    the `wanted` days and their weeks, if these are given.
    """
    if not layout.config.pages.editions:
        return
    days = layout.editions
    wanted = days.keys() if wanted is None else wanted
    links = [LinkView(layout.words.day(day), edition_path(day)) for day in days]
    for at, (day, edition) in enumerate(days.items()):
        if day not in wanted:
            continue
        teasers = tuple(line.teaser for line in ranked(edition.lines))
        developed = developed_views(ranked(edition.developed), Span(day))
        view = EditionView(day, teasers, week_link(day, layout), *_beside(at, links), developed)
        title = layout.words.say("Edition of %(day)s", day=layout.words.day(day))
        head = _head(title, teasers, view)
        yield make_page(
            layout,
            edition_path(day),
            "edition.html",
            variables(view),
            head,
            f"the edition of {day}",
        )
    yield from _week_pages(days, wanted, layout)


def _week_pages(days: Mapping[date, Edition], wanted: Set[date], layout: Layout) -> Iterator[Page]:
    spans = {Span.week_of(day) for day in wanted}
    weeks = list(dict.fromkeys(map(Span.week_of, days)))
    links = [week_link(week.first, layout) for week in weeks]
    for at, week in enumerate(weeks):
        if week not in spans:
            continue
        edition = edition_of(week, days)
        lines = ranked(edition.lines)
        view = WeekView(
            week.first,
            week.end - timedelta(days=1),
            lines[0].teaser if lines else None,
            day_views(sorted(lines[1:], key=day_order), layout),
            *_beside(at, links),
            developed_views(ranked(edition.developed), week),
        )
        head = _head(links[at].name, [line.teaser for line in lines], view)
        origin = f"the week {week.name}"
        yield make_page(layout, links[at].url, "week.html", variables(view), head, origin)


def _head(title: str, teasers: Iterable[Teaser], view: EditionView | WeekView) -> Head:
    shown = (*teasers, *(each.teaser for each in view.developed))
    return Head(
        title=title,
        description=in_short(shown),
        updated=newest_moment(shown),
        previous=view.previous.url if view.previous else "",
        next=view.next.url if view.next else "",
    )


def _beside(at: int, links: Sequence[LinkView]) -> tuple[LinkView | None, LinkView | None]:
    """The link before and the one after in time, of links that come newest first."""
    before = links[at + 1] if at + 1 < len(links) else None
    return before, links[at - 1] if at else None
