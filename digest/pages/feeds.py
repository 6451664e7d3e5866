"""What the site delivers: its feeds, each made only if what it tells has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from digest.model import Draft
from digest.pages.deliveries import Channel, Delivery, Parcel, delivery, parcels
from digest.pages.edition_feed import edition_deliveries
from digest.pages.frames import Frame, draft, frame_of
from digest.pages.jsonfeed import json_feed
from digest.pages.layout import Headline, Layout
from digest.pages.list_pages import by_name, feed_of, named_feeds
from digest.pages.routes import (
    ATOM,
    EDITIONS,
    EDITIONS_FEED,
    FRONT,
    JSON_FEED,
    RSS,
    UPDATES,
)
from digest.pages.updates import updates
from digest.pages.views import LinkView


def feeds(layout: Layout) -> tuple[Draft, ...]:
    """RSS, Atom and JSON Feed of the newest entries and posts, RSS of what changed about known
    events, of the editions, and of each tag, category and source, as far as the configuration
    wants them.

    Every post is delivered, whether or not it belongs to an event. Dates come from the
    content: the same content makes the same bytes.
    """
    newest = layout.headlines[: layout.config.feeds.count]
    named = list(_named_lines(layout))
    needed = {line.key: line for lines in (newest, *(of for _, of in named)) for line in lines}
    parcel_of, frame = parcels(layout, needed.values()), frame_of(layout)
    packed = _Packed(frame.layout)
    drafts = list(_main_feeds(layout, [parcel_of[line.key] for line in newest], packed, frame))
    site = layout.site
    for link, lines in named:
        channel = Channel(f"{site.title}: {link.name}", site.description, link.url, feed_of(link))
        own = (channel, *(parcel_of[line.key] for line in lines))
        drafts.append(_draft(channel.path, own, packed.rss, frame))
    return tuple(drafts)


class _Packed:
    """Feeds of parcels, whose deliveries are made once: several have the same ones."""

    def __init__(self, layout: Layout) -> None:
        """`layout` is a frame's: nothing else of the site gets into a feed."""
        self._layout = layout
        self._made: dict[int, tuple[Parcel, Delivery]] = {}

    def rss(self, layout: Layout, channel: Channel, *parcels: Parcel) -> bytes:
        """As RSS."""
        return _rss(layout, channel, *self._delivered(parcels))

    def atom(self, layout: Layout, channel: Channel, *parcels: Parcel) -> bytes:
        """As Atom."""
        from digest.pages.feed_xml import atom  # as in `_rss`

        return atom(channel, self._delivered(parcels), layout)

    def json(self, layout: Layout, *parcels: Parcel) -> bytes:
        """As JSON Feed."""
        return json_feed(self._delivered(parcels), JSON_FEED, layout)

    def _delivered(self, parcels: Iterable[Parcel]) -> list[Delivery]:
        made = []
        for parcel in parcels:
            if id(parcel) not in self._made:
                # With the parcel held, its id is no other's.
                self._made[id(parcel)] = parcel, delivery(parcel, self._layout)
            made.append(self._made[id(parcel)][1])
        return made


def _rss(layout: Layout, channel: Channel, *delivered: Delivery) -> bytes:
    from digest.pages.feed_xml import rss  # feedgen and lxml: 50 ms

    return rss(channel, delivered, layout)


def _named_lines(layout: Layout) -> Iterator[tuple[LinkView, Sequence[Headline]]]:
    """Each tag, category and source that has a feed, with its newest entries and posts."""
    lines: dict[str, dict[str, list[Headline]]] = {}
    for feed in named_feeds(layout):
        if feed.kind not in lines:
            lines[feed.kind] = by_name(feed.kind, layout)
        yield feed.link, lines[feed.kind][feed.link.url][: layout.config.feeds.count]


def _main_feeds(
    layout: Layout, newest: Sequence[Parcel], packed: _Packed, frame: Frame
) -> Iterator[Draft]:
    site, say, wanted = layout.site, layout.words.say, layout.config.feeds
    channel = Channel(site.title, site.description, FRONT, RSS)
    yield _draft(RSS, (channel, *newest), packed.rss, frame)
    if wanted.atom:
        channel = Channel(site.title, site.description, FRONT, ATOM)
        yield _draft(ATOM, (channel, *newest), packed.atom, frame)
    if wanted.json:
        yield _draft(JSON_FEED, tuple(newest), packed.json, frame)
    if wanted.updates and layout.config.pages.events:
        title = say("%(site)s: updates", site=site.title)
        channel = Channel(title, site.description, FRONT, UPDATES)
        yield _draft(UPDATES, (channel, *updates(layout)[: wanted.count]), _rss, frame)
    if wanted.editions and layout.config.pages.editions:
        title = say("%(site)s: editions", site=site.title)
        channel = Channel(title, site.description, EDITIONS, EDITIONS_FEED)
        delivered = edition_deliveries(layout, wanted.count)
        yield _draft(EDITIONS_FEED, (channel, *delivered), _rss, frame)


def _draft(path: str, own: tuple[object, ...], make: Callable[..., bytes], frame: Frame) -> Draft:
    return draft(frame, path, own, make, f"the feed {path}")
