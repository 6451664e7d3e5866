"""What the site delivers to RSS 2.0 and Atom; the only module that knows feedgen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from digest import __version__
from digest.model import Draft, Output
from digest.pages.deliveries import Delivery, Parcel, delivery, parcels
from digest.pages.edition_feed import edition_deliveries
from digest.pages.frames import draft, frame_of
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
    absolute_url,
)
from digest.pages.updates import updates
from digest.pages.views import LinkView
from digest.text.printable import printable

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Where Atom demands a moment and the content has none: a fixed one, never the clock's."""

RSS_TYPE = "application/rss+xml"
ATOM_TYPE = "application/atom+xml"

DC = "http://purl.org/dc/elements/1.1/"
ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed as a whole."""

    title: str
    description: str
    page: str
    """Path of the page that it follows."""
    path: str
    """Of the feed itself."""


def feeds(layout: Layout) -> tuple[Output | Draft, ...]:
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
    outputs: list[Output | Draft] = list(
        _main_feeds(layout, [parcel_of[line.key] for line in newest], packed)
    )
    for link, lines in named:
        channel = Channel(
            title=f"{layout.site.title}: {link.name}",
            description=layout.site.description,
            page=link.url,
            path=feed_of(link),
        )
        own = (channel, *(parcel_of[line.key] for line in lines))
        outputs.append(draft(frame, channel.path, own, packed.feed, f"the feed {channel.path}"))
    return tuple(outputs)


class _Packed:
    """What feeds say of each parcel, made once: several have the same ones."""

    def __init__(self, layout: Layout) -> None:
        """`layout` is a frame's: nothing else of the site gets into a feed."""
        self._layout = layout
        self._made: dict[int, tuple[Parcel, Delivery, FeedEntry]] = {}

    def of(self, parcel: Parcel) -> tuple[Parcel, Delivery, FeedEntry]:
        """A parcel with its delivery and what feedgen makes of that."""
        if id(parcel) not in self._made:
            made = delivery(parcel, self._layout)
            # With the parcel held, its id is no other's.
            self._made[id(parcel)] = parcel, made, _feed_entry(made)
        return self._made[id(parcel)]

    def feed(self, layout: Layout, channel: Channel, *parcels: Parcel) -> bytes:
        """A feed of parcels."""
        made = [self.of(parcel) for parcel in parcels]
        updated = _last_change(delivered for _, delivered, _ in made)
        feed = _generator(channel, [entry for _, _, entry in made], updated, layout)
        content: bytes = feed.rss_str()
        return content


def _named_lines(layout: Layout) -> Iterator[tuple[LinkView, Sequence[Headline]]]:
    """Each tag, category and source that has a feed, with its newest entries and posts."""
    lines: dict[str, dict[str, list[Headline]]] = {}
    for feed in named_feeds(layout):
        if feed.kind not in lines:
            lines[feed.kind] = by_name(feed.kind, layout)
        yield feed.link, lines[feed.kind][feed.link.url][: layout.config.feeds.count]


def _main_feeds(layout: Layout, newest: Sequence[Parcel], packed: _Packed) -> Iterator[Output]:
    site, say, wanted = layout.site, layout.words.say, layout.config.feeds
    made = [packed.of(parcel) for parcel in newest]
    newest_deliveries = [delivered for _, delivered, _ in made]
    entries = [entry for _, _, entry in made]
    updated = _last_change(newest_deliveries)
    channel = Channel(site.title, site.description, FRONT, RSS)
    yield _output(RSS, _generator(channel, entries, updated, layout).rss_str())
    if wanted.atom:
        channel = Channel(site.title, site.description, FRONT, ATOM)
        yield _output(ATOM, _generator(channel, entries, updated, layout).atom_str())
    if wanted.json:
        yield _output(JSON_FEED, json_feed(newest_deliveries, JSON_FEED, layout))
    if wanted.updates and layout.config.pages.events:
        title = say("%(site)s: updates", site=site.title)
        channel = Channel(title, site.description, FRONT, UPDATES)
        yield _of_deliveries(channel, updates(layout)[: wanted.count], layout)
    if wanted.editions and layout.config.pages.editions:
        title = say("%(site)s: editions", site=site.title)
        channel = Channel(title, site.description, EDITIONS, EDITIONS_FEED)
        yield _of_deliveries(channel, edition_deliveries(layout, wanted.count), layout)


def _of_deliveries(channel: Channel, delivered: Sequence[Delivery], layout: Layout) -> Output:
    entries = [_feed_entry(delivery) for delivery in delivered]
    feed = _generator(channel, entries, _last_change(delivered), layout)
    return _output(channel.path, feed.rss_str())


def _last_change(delivered: Iterable[Delivery]) -> datetime:
    moments = (moment for each in delivered for moment in (each.published, each.updated))
    return max((moment for moment in moments if moment), default=EPOCH)


def _generator(
    channel: Channel, entries: Sequence[FeedEntry], updated: datetime, layout: Layout
) -> FeedGenerator:
    base_url = layout.config.site.base_url
    own_url, page_url = absolute_url(channel.path, base_url), absolute_url(channel.page, base_url)
    title = printable(channel.title)
    feed = FeedGenerator()
    feed.register_extension("plus", _Channel, _Plus, atom=False, rss=True)
    feed.plus.hub = layout.config.feeds.hub
    feed.id(own_url)
    feed.title(title)
    feed.description(printable(channel.description) or title)
    feed.language(layout.site.language)
    feed.author({"name": printable(layout.site.author or layout.site.title)})
    feed.generator("digest", version=__version__)
    feed.updated(updated)
    if layout.config.feeds.hub:
        feed.link(href=layout.config.feeds.hub, rel="hub")
    # RSS's <link> is the last one set: the page has to come after the feed itself.
    feed.link(href=own_url, rel="self", type=ATOM_TYPE if channel.path == ATOM else RSS_TYPE)
    feed.link(href=page_url, rel="alternate")
    for entry in entries:
        # feedgen prepends unless told. An entry that it already knows raises nothing here.
        feed.add_entry(entry, order="append")
    return feed


def _feed_entry(delivery: Delivery) -> FeedEntry:
    entry = FeedEntry()
    entry.register_extension("plus", _Plus, atom=False, rss=True)
    entry.id(delivery.id)
    entry.title(delivery.title or delivery.url)
    entry.link(href=delivery.url)
    if delivery.summary:
        entry.description(delivery.summary)
    entry.content(delivery.html, type="html")
    if delivery.published:
        entry.published(delivery.published)
    entry.updated(delivery.updated or delivery.published or EPOCH)
    if delivery.authors:
        entry.author([{"name": name} for name in delivery.authors])
    if delivery.tags:
        entry.category([{"term": tag} for tag in delivery.tags])
    entry.plus.authors = delivery.authors
    entry.plus.updated = delivery.updated
    return entry


class _Channel(BaseExtension):  # type: ignore[misc] # feedgen is untyped
    """Declares what `_Plus` writes, and names the hub, which feedgen leaves out of RSS."""

    hub: str = ""

    def extend_ns(self) -> dict[str, str]:
        return {"dc": DC}

    def extend_rss(self, feed: Any) -> Any:
        if self.hub:
            channel = feed.find("channel")
            xml_elem(f"{{{ATOM_NAMESPACE}}}link", channel, href=self.hub, rel="hub")
        return feed


class _Plus(BaseEntryExtension):  # type: ignore[misc] # feedgen is untyped
    """What feedgen leaves out of RSS: authors without an e-mail address, and the last change."""

    authors: tuple[str, ...] = ()
    updated: datetime | None = None

    def extend_rss(self, entry: object) -> object:
        for name in self.authors:
            xml_elem(f"{{{DC}}}creator", entry).text = name
        if self.updated:
            xml_elem(f"{{{ATOM_NAMESPACE}}}updated", entry).text = self.updated.isoformat()
        return entry


def _output(path: str, content: bytes) -> Output:
    return Output(path.lstrip("/"), content, f"the feed {path}")
