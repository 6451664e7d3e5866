"""Finished days as feeds deliver them: an edition a day, the newsletter by RSS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from itertools import islice

from digest.model import Entry
from digest.pages.bodies.fragments import with_absolute_links
from digest.pages.feeds.deliveries import URN, Delivery, notes_of, statements_of, tally
from digest.pages.layout.developments import html_of
from digest.pages.layout.editions import developed_views
from digest.pages.layout.layout import Edition, Headline, Layout
from digest.pages.lists.front_pages import ranked
from digest.pages.urls.routes import absolute_url, edition_path
from digest.pages.urls.spans import Span
from digest.pages.views.editions import DevelopedView
from digest.text.printable import printable


def edition_deliveries(layout: Layout, count: int) -> list[Delivery]:
    """The newest `count` editions that are complete, newest first, each with all its entries.

    Today's is not: it would be delivered with what stood in it at the first build of the day.
    """
    entries = {entry.event: entry for entry in layout.entries}
    days = complete_editions(layout, count)
    return [edition_delivery(day, edition, entries, layout) for day, edition in days.items()]


def complete_editions(layout: Layout, count: int) -> dict[date, Edition]:
    """These editions, by their days."""
    if not layout.config.pages.editions:
        return {}
    days = layout.editions.items()
    complete = (one for one in days if layout.today is None or one[0] < layout.today)
    return dict(islice(complete, count))


def edition_delivery(
    day: date, edition: Edition, entries: Mapping[str, Entry], layout: Layout
) -> Delivery:
    """What is delivered of an edition; those of its lines that are of entries have them in
    `entries`.

    The id names the day alone; what is corrected in it later is not delivered again.
    """
    lines, developed = ranked(edition.lines), ranked(edition.developed)
    parts = [part for line in lines for part in _parts(line, entries, layout)]
    parts += _developments(developed_views(developed, Span(day)), layout)
    titles = [line.teaser.title for line in (*lines, *developed)]
    ended = datetime.combine(day + timedelta(days=1), time(), layout.zone).astimezone(UTC)
    return Delivery(
        id=f"{URN}edition:{day.isoformat()}",
        title=layout.words.say("Edition of %(day)s", day=layout.words.day(day)),
        url=absolute_url(edition_path(day), layout.config.site.base_url),
        summary=printable(". ".join(titles[:3])),
        html=printable("\n".join(parts)),
        published=ended,
        updated=ended,
        authors=(),
        tags=(),
    )


def _parts(line: Headline, entries: Mapping[str, Entry], layout: Layout) -> Iterator[str]:
    """An entry with its summary and who reports it, or a post with its beginning."""
    teaser = line.teaser
    url = absolute_url(teaser.url, layout.config.site.base_url)
    yield _heading(2, teaser.title, url)
    entry = entries.get(line.key)
    if entry is None:
        yield f"<p>{escape(teaser.text)}</p>"
        return
    body = layout.publication.bodies.get(entry.event, "")
    yield with_absolute_links(body, url) if body else statements_of(entry, url)
    yield from notes_of(entry, layout.words)
    told = tally(len(entry.sources), len(entry.origins), layout.words)
    named = layout.words.listed(teaser.publishers)
    yield f"<p>{escape(f'{told}: {named}' if named else told)}</p>"


def _developments(developed: Sequence[DevelopedView], layout: Layout) -> Iterator[str]:
    """What became of events that were known before, below a heading of its own."""
    base_url = layout.config.site.base_url
    if developed:
        yield f"<h2>{escape(layout.words.say('Developments'))}</h2>"
    for each in developed:
        yield _heading(3, each.teaser.title, absolute_url(each.teaser.url, base_url))
        yield from (html_of(view, layout.words) for view in each.developments)


def _heading(level: int, title: str, url: str) -> str:
    return f'<h{level}><a href="{escape(url)}">{escape(title)}</a></h{level}>'
