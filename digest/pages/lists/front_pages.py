"""The front page with its further pages, and what there is of each day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from heapq import nsmallest
from itertools import groupby, islice

from digest.model import Page
from digest.pages.entry.entry_pages import statement_views
from digest.pages.head.head import Head, make_page, variables
from digest.pages.head.structured import website
from digest.pages.layout.developing import developing
from digest.pages.layout.layout import Headline, Layout
from digest.pages.lists.slices import pager, slices
from digest.pages.urls.routes import FRONT, edition_path, numbered_path, week_path
from digest.pages.urls.spans import Span
from digest.pages.views.editions import DayView, FrontView
from digest.pages.views.variables import LinkView, Teaser

SECONDS = 4
"""As many as stand beside the lead on a wide screen without outgrowing it."""

NEWEST_POSTS = 5
NEWEST_EDITIONS = 7
NEWEST_WEEKS = 4


def front_pages(layout: Layout) -> Iterator[Page]:
    """The front page, and the pages on which its list of days goes on."""
    return (front_page(view, layout) for view in front_views(layout))


def front_views(layout: Layout) -> Iterator[FrontView]:
    """What each page of the front page's list shows.

    The first shows a lead and a few seconds by rank, then the rest by day, in all as many as
    a page holds. Posts without an event stand in the list; where there are entries, the
    newest posts stand apart.
    """
    posts = _newest_posts(layout)
    shown = _shown(layout, without=posts)
    top = nsmallest(1 + SECONDS, shown, key=_front_order)
    above = {line.key for line in top}
    rest = sorted([line for line in shown if line.key not in above], key=day_order)
    edition_of = editions(layout)
    newest_editions = tuple(islice(edition_of.values(), NEWEST_EDITIONS))
    weeks = dict.fromkeys(week_link(day, layout) for day in edition_of)
    going_on = tuple(line.teaser for line in developing(layout.headlines, without=top))
    per_page = layout.config.pages.per_page
    parts = slices(rest, per_page, first=max(per_page - len(top), 1))
    for number, lines in enumerate(parts, 1):
        opening = number == 1
        yield FrontView(
            lead=_lead(top[0], layout) if opening and top else None,
            seconds=tuple(line.teaser for line in top[1:]) if opening else (),
            days=day_views(lines, layout),
            posts=tuple(line.teaser for line in posts) if opening else (),
            editions=newest_editions,
            weeks=tuple(islice(weeks, NEWEST_WEEKS)),
            developing=going_on if opening else (),
            pager=pager(FRONT, number, len(parts)),
        )


def lead_of(layout: Layout) -> Headline | None:
    """What leads the front page."""
    shown = _shown(layout, without=_newest_posts(layout))
    return min(shown, key=_front_order, default=None)


def front_page(view: FrontView, layout: Layout) -> Page:
    """The page that shows this."""
    number = view.pager.number
    head = Head(
        title="" if number == 1 else layout.words.say("Page %(number)s", number=number),
        description=layout.site.description,
        updated=layout.site.updated,
        previous=view.pager.previous,
        next=view.pager.next,
        json_ld=website(layout) if number == 1 else {},
    )
    path = numbered_path(FRONT, number)
    return make_page(layout, path, "front.html", variables(view), head, "the front page")


def editions(layout: Layout) -> dict[date, LinkView]:
    """Each day with a link to its edition, which has the number of its news; newest first."""
    if not layout.config.pages.editions:
        return {}
    return {
        day: LinkView(layout.words.day(day), edition_path(day), len(edition.lines))
        for day, edition in layout.editions.items()
    }


def week_link(day: date, layout: Layout) -> LinkView:
    """The week of a day, named by its Monday."""
    words = layout.words
    monday = Span.week_of(day).first
    return LinkView(words.say("Week of %(day)s", day=words.day(monday)), week_path(day))


def ranked(lines: Iterable[Headline]) -> list[Headline]:
    """Pinned ones first, then by rank."""
    return sorted(lines, key=_front_order)


def day_views(lines: Sequence[Headline], layout: Layout) -> tuple[DayView, ...]:
    """These lines, sorted by day, under their days."""
    with_editions = layout.config.pages.editions
    return tuple(
        DayView(
            day=day,
            url=edition_path(day) if day and with_editions else "",
            teasers=tuple(line.teaser for line in of_day),
        )
        for day, of_day in groupby(lines, key=lambda line: line.day)
    )


def day_order(line: Headline) -> tuple[int, bool, float, str]:
    """Newest day first, undated last; by rank within a day."""
    return (-line.day.toordinal() if line.day else 1, *_front_order(line))


def _lead(line: Headline, layout: Layout) -> Teaser:
    """The teaser of the lead, with its summary where it is an entry that has one."""
    entry = next((entry for entry in layout.entries if entry.event == line.key), None)
    if entry is None:
        return line.teaser
    summary = statement_views(entry, layout)
    return replace(line.teaser, summary=summary, written_by=entry.written_by)


def _newest_posts(layout: Layout) -> tuple[Headline, ...]:
    """The posts that stand apart: none on a site of posts alone, where they are the list."""
    if all(line.teaser.kind == "post" for line in layout.headlines):
        return ()
    posts = (line for line in layout.headlines if line.teaser.kind == "post")
    return tuple(islice((line for line in posts if not line.teaser.pinned), NEWEST_POSTS))


def _shown(layout: Layout, without: Iterable[Headline]) -> list[Headline]:
    """What stands for an event, but for these."""
    apart = {line.key for line in without}
    lines = [line for line in layout.headlines if line.stands_for_event]
    return [line for line in lines if line.key not in apart] if apart else lines


def _front_order(line: Headline) -> tuple[bool, float, str]:
    return (not line.teaser.pinned, -line.rank, line.key)
