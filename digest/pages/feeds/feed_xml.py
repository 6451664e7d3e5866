"""What is delivered, to RSS 2.0 and Atom; the only module that knows feedgen.

Nothing else imports it before a feed has to be written: that takes a twentieth of a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from digest import __version__
from digest.pages.feeds.deliveries import Channel, Delivery
from digest.pages.layout.layout import Layout
from digest.pages.urls.routes import absolute_url
from digest.text.printable import printable

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Where Atom demands a moment and the content has none: a fixed one, never the clock's."""

RSS_TYPE = "application/rss+xml"
ATOM_TYPE = "application/atom+xml"

DC = "http://purl.org/dc/elements/1.1/"
ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"


def rss(channel: Channel, delivered: Sequence[Delivery], layout: Layout) -> bytes:
    """An RSS feed; of `layout` only what a frame has is looked at."""
    content: bytes = _generator(channel, delivered, RSS_TYPE, layout).rss_str()
    return content


def atom(channel: Channel, delivered: Sequence[Delivery], layout: Layout) -> bytes:
    """The same as an Atom feed."""
    content: bytes = _generator(channel, delivered, ATOM_TYPE, layout).atom_str()
    return content


def _last_change(delivered: Iterable[Delivery]) -> datetime:
    moments = (moment for each in delivered for moment in (each.published, each.updated))
    return max((moment for moment in moments if moment), default=EPOCH)


def _generator(
    channel: Channel, delivered: Sequence[Delivery], form: str, layout: Layout
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
    feed.updated(_last_change(delivered))
    if layout.config.feeds.hub:
        feed.link(href=layout.config.feeds.hub, rel="hub")
    # RSS's <link> is the last one set: the page has to come after the feed itself.
    feed.link(href=own_url, rel="self", type=form)
    feed.link(href=page_url, rel="alternate")
    for entry in map(_feed_entry, delivered):
        # feedgen prepends unless told. An entry that it already knows raises nothing here.
        feed.add_entry(entry, order="append")
    return feed


@lru_cache(maxsize=4096)  # the same in several feeds
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
