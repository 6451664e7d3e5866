"""Finished days as feeds deliver them: an edition a day, the newsletter by RSS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from itertools import islice

from digest.model import Entry
from digest.pages.bodies.fragments import with_absolute_links
from digest.pages.feeds.deliveries import URN, Delivery, notes_of, statements_of, tally
from digest.pages.layout.layout import Headline, Layout
from digest.pages.lists.front_pages import headlines_by_day, ranked
from digest.pages.urls.routes import absolute_url, edition_path
from digest.text.printable import printable


def edition_deliveries(layout: Layout, count: int) -> list[Delivery]:
    """The newest `count` editions that are complete, newest first, each with all its entries.

    Today's is not: it would be delivered with what stood in it at the first build of the day.
    """
    entries = {entry.event: entry for entry in layout.entries}
    days = complete_editions(layout, count)
    return [edition_delivery(day, lines, entries, layout) for day, lines in days.items()]


def complete_editions(layout: Layout, count: int) -> dict[date, list[Headline]]:
    """The days of these editions, each with what it tells of, ranked."""
    if not layout.config.pages.editions:
        return {}
    days = headlines_by_day(layout).items()
    complete = (one for one in days if layout.today is None or one[0] < layout.today)
    return {day: ranked(lines) for day, lines in islice(complete, count)}


def edition_delivery(
    day: date, lines: Iterable[Headline], entries: Mapping[str, Entry], layout: Layout
) -> Delivery:
    """What is delivered of an edition, of whose lines those of entries have them in `entries`.

    The id names the day alone; what is corrected in it later is not delivered again.
    """
    lines = list(lines)
    html = "\n".join(part for line in lines for part in _parts(line, entries, layout))
    titles = [line.teaser.title for line in lines]
    ended = datetime.combine(day + timedelta(days=1), time(), layout.zone).astimezone(UTC)
    return Delivery(
        id=f"{URN}edition:{day.isoformat()}",
        title=layout.words.say("Edition of %(day)s", day=layout.words.day(day)),
        url=absolute_url(edition_path(day), layout.config.site.base_url),
        summary=printable(". ".join(titles[:3])),
        html=printable(html),
        published=ended,
        updated=ended,
        authors=(),
        tags=(),
    )


def _parts(line: Headline, entries: Mapping[str, Entry], layout: Layout) -> Iterator[str]:
    """An entry with its summary and who reports it, or a post with its beginning."""
    teaser = line.teaser
    url = absolute_url(teaser.url, layout.config.site.base_url)
    yield f'<h2><a href="{escape(url)}">{escape(teaser.title)}</a></h2>'
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
