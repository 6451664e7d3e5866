"""What changed about known events, as the feed of updates delivers it.

An entry is delivered once by the main feeds; whoever wants to hear of what comes after follows
this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from digest.model import Development, Entry
from digest.pages.feeds.deliveries import URN, Delivery, correction_html
from digest.pages.layout.developments import development_views, html_of, is_news
from digest.pages.layout.layout import Layout, newest
from digest.pages.urls.routes import absolute_url
from digest.text.printable import printable


def updates(layout: Layout) -> list[Delivery]:
    """One for each event and day on which reports came in or changed, and one for each
    correction; the newest first, undated ones last.
    """
    told = (entry for entry in layout.entries if entry.developments or entry.corrections)
    return in_order(
        one for entry in told for one in updates_of(entry, layout.paths[entry.event], layout)
    )


def in_order(found: Iterable[Delivery]) -> list[Delivery]:
    """As the feed delivers them."""
    return sorted(found, key=lambda one: newest(one.published, one.id))


def updates_of(entry: Entry, path: str, layout: Layout) -> Iterator[Delivery]:
    """What changed about the entry at a path; of `layout` only what a frame has is looked at.

    The ids name event and day alone: a second report of a day delivers nothing twice.
    """
    views = {view.day: view for view in development_views(entry, layout)}
    for development in entry.developments:
        view = views.get(development.day)
        if view and is_news(view):
            name = development.day.isoformat() if development.day else "undated"
            html, moment = html_of(view, layout.words), _moment(development, entry, layout)
            yield _delivery(entry, path, name, moment, html, layout)
    for number, note in enumerate(entry.corrections, 1):
        html = correction_html(note, layout.words)
        name = f"correction-{note.date.isoformat()}-{number}"
        yield _delivery(entry, path, name, _midnight(note.date, layout), html, layout)


def _delivery(
    entry: Entry, path: str, name: str, moment: datetime | None, html: str, layout: Layout
) -> Delivery:
    url = absolute_url(path, layout.config.site.base_url)
    return Delivery(
        id=f"{URN}{entry.event}:{name}",
        title=printable(entry.title),
        url=url,
        summary="",
        html=printable(html),
        published=moment,
        updated=moment,
        authors=(),
        tags=(),
    )


def _moment(development: Development, entry: Entry, layout: Layout) -> datetime | None:
    """Of the newest report that came in that day; else the day's beginning."""
    if development.day is None:
        return None
    about = {*development.added, *development.edited}
    moments = [s.published for s in entry.sources if s.article in about and s.published]
    return max(moments, default=_midnight(development.day, layout))


def _midnight(day: date, layout: Layout) -> datetime:
    return datetime.combine(day, time(), layout.zone).astimezone(UTC)
