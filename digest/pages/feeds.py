"""What the site delivers to RSS 2.0 and Atom; the only module that knows feedgen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from digest import __version__
from digest.model import Output
from digest.pages.deliveries import Delivery, deliveries
from digest.pages.jsonfeed import json_feed
from digest.pages.layout import Headline, Layout
from digest.pages.list_pages import by_name, feed_of
from digest.pages.routes import ATOM, FRONT, JSON_FEED, RSS, UPDATES, absolute_url
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


def feeds(layout: Layout) -> tuple[Output, ...]:
    """RSS, Atom and JSON Feed of the newest entries and posts, an RSS feed of what changed about
    known events, and one for each tag and category, as far as the configuration wants them.

    Every post is delivered, whether or not it belongs to an event. Dates come from the
    content: the same content makes the same bytes.
    """
    count = layout.config.feeds.count
    newest = layout.headlines[:count]
    named = list(_named_feeds(layout)) if layout.config.feeds.terms else []
    needed = {line.key: line for lines in (newest, *(of for _, of in named)) for line in lines}
    delivered = deliveries(layout, needed.values())
    items = {key: _feed_entry(delivery) for key, delivery in delivered.items()}
    outputs = list(_main_feeds(layout, newest, delivered, items))
    for link, lines in named:
        channel = Channel(
            title=f"{layout.site.title}: {link.name}",
            description=layout.site.description,
            page=link.url,
            path=feed_of(link),
        )
        entries = [items[line.key] for line in lines]
        updated = _last_change(delivered[line.key] for line in lines)
        feed = _generator(channel, entries, updated, layout)
        outputs.append(_output(channel.path, feed.rss_str()))
    return tuple(outputs)


def _named_feeds(layout: Layout) -> Iterator[tuple[LinkView, Sequence[Headline]]]:
    """Each tag and category with its newest entries and posts."""
    for kind, names in (("tag", layout.tags), ("category", layout.categories)):
        lines = by_name(kind, layout)
        for link in names.values():
            yield link, lines[link.url][: layout.config.feeds.count]


def _main_feeds(
    layout: Layout,
    newest: Sequence[Headline],
    delivered: dict[str, Delivery],
    items: dict[str, FeedEntry],
) -> Iterator[Output]:
    site = layout.site
    newest_deliveries = [delivered[line.key] for line in newest]
    entries = [items[line.key] for line in newest]
    updated = _last_change(newest_deliveries)
    channel = Channel(site.title, site.description, FRONT, RSS)
    yield _output(RSS, _generator(channel, entries, updated, layout).rss_str())
    if layout.config.feeds.atom:
        channel = Channel(site.title, site.description, FRONT, ATOM)
        yield _output(ATOM, _generator(channel, entries, updated, layout).atom_str())
    if layout.config.feeds.json:
        yield _output(JSON_FEED, json_feed(newest_deliveries, JSON_FEED, layout))
    if layout.config.feeds.updates and layout.config.pages.events:
        yield _updates(layout)


def _updates(layout: Layout) -> Output:
    """What changed about known events, the newest first."""
    changed = updates(layout)[: layout.config.feeds.count]
    title = layout.words.say("%(site)s: updates", site=layout.site.title)
    channel = Channel(title, layout.site.description, FRONT, UPDATES)
    entries = [_feed_entry(delivery) for delivery in changed]
    return _output(UPDATES, _generator(channel, entries, _last_change(changed), layout).rss_str())


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
    feed.register_extension("plus", _Namespaces, _Plus, atom=False, rss=True)
    feed.id(own_url)
    feed.title(title)
    feed.description(printable(channel.description) or title)
    feed.language(layout.site.language)
    feed.author({"name": printable(layout.site.author or layout.site.title)})
    feed.generator("digest", version=__version__)
    feed.updated(updated)
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


class _Namespaces(BaseExtension):  # type: ignore[misc] # feedgen is untyped
    """Declares what `_Plus` writes."""

    def extend_ns(self) -> dict[str, str]:
        return {"dc": DC}


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
