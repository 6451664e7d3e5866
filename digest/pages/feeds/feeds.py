"""The feeds of a site; each is made only if what it delivers has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from digest.model import Draft
from digest.nouns import noun
from digest.pages.feeds.deliveries import Channel, Delivery, Parcel, delivery, parcels
from digest.pages.feeds.edition_feed import edition_deliveries
from digest.pages.feeds.jsonfeed import json_feed
from digest.pages.feeds.updates import updates
from digest.pages.head.frames import Frame, draft, frame_of
from digest.pages.layout.layout import Headline, Layout
from digest.pages.lists.list_pages import by_name, feed_of, named_feeds
from digest.pages.urls.routes import (
    ATOM,
    EDITIONS,
    EDITIONS_FEED,
    FRONT,
    JSON_FEED,
    RSS,
    UPDATES,
)

Form = Literal["rss", "atom", "json"]


@noun
class Feed:
    """A feed of entries and posts, but for what it delivers."""

    form: Form
    channel: Channel


def feeds(layout: Layout) -> tuple[Draft, ...]:
    """RSS, Atom and JSON Feed of the newest entries and posts, RSS of what changed about known
    events, of the editions, and of each tag, category and source, as far as the configuration
    wants them.

    Every post is delivered, whether or not it belongs to an event. Dates come from the
    content: the same content makes the same bytes.
    """
    planned = planned_feeds(layout)
    needed = {line.key: line for _, lines in planned for line in lines}
    parcel_of, frame = parcels(layout, needed.values()), frame_of(layout)
    packed = [(feed, [parcel_of[line.key] for line in lines]) for feed, lines in planned]
    return (*feed_drafts(packed, frame), *other_feeds(layout, frame))


def planned_feeds(layout: Layout) -> list[tuple[Feed, Sequence[Headline]]]:
    """Each feed of entries and posts, and what it delivers."""
    return [*_main_feeds(layout), *_named_feeds(layout)]


def feed_drafts(packed: Iterable[tuple[Feed, Sequence[Parcel]]], frame: Frame) -> tuple[Draft, ...]:
    """These feeds of these parcels."""
    making = _Making(frame.layout)
    return tuple(
        _draft(feed.channel.path, (feed, *parcels), making.made, frame) for feed, parcels in packed
    )


class _Making:
    """Feeds of parcels, whose deliveries are made once: several have the same ones."""

    def __init__(self, layout: Layout) -> None:
        """`layout` is a frame's: nothing else of the site gets into a feed."""
        self._layout = layout
        self._made: dict[int, tuple[Parcel, Delivery]] = {}

    def made(self, layout: Layout, feed: Feed, *parcels: Parcel) -> bytes:
        """The file of a feed."""
        delivered = self._delivered(parcels)
        if feed.form == "json":
            return json_feed(delivered, feed.channel.path, layout)
        if feed.form == "rss":
            return _rss(layout, feed.channel, *delivered)
        from digest.pages.feeds.feed_xml import atom  # as in `_rss`

        return atom(feed.channel, delivered, layout)

    def _delivered(self, parcels: Iterable[Parcel]) -> list[Delivery]:
        made = []
        for parcel in parcels:
            if id(parcel) not in self._made:
                # With the parcel held, its id is no other's.
                self._made[id(parcel)] = parcel, delivery(parcel, self._layout)
            made.append(self._made[id(parcel)][1])
        return made


def _rss(layout: Layout, channel: Channel, *delivered: Delivery) -> bytes:
    from digest.pages.feeds.feed_xml import rss  # feedgen and lxml: 50 ms

    return rss(channel, delivered, layout)


def _main_feeds(layout: Layout) -> Iterator[tuple[Feed, Sequence[Headline]]]:
    """All that is newest, in each form."""
    site, wanted = layout.site, layout.config.feeds
    newest = layout.headlines[: wanted.count]
    forms: tuple[tuple[Form, str, bool], ...] = (
        ("rss", RSS, True),
        ("atom", ATOM, wanted.atom),
        ("json", JSON_FEED, wanted.json),
    )
    for form, path, is_wanted in forms:
        if is_wanted:
            yield Feed(form, Channel(site.title, site.description, FRONT, path)), newest


def _named_feeds(layout: Layout) -> Iterator[tuple[Feed, Sequence[Headline]]]:
    """Of each tag, category and source that has a feed, its newest entries and posts."""
    lines: dict[str, dict[str, list[Headline]]] = {}
    site, count = layout.site, layout.config.feeds.count
    for feed in named_feeds(layout):
        if feed.kind not in lines:
            lines[feed.kind] = by_name(feed.kind, layout)
        link = feed.link
        title = f"{site.title}: {link.name}"
        channel = Channel(title, site.description, link.url, feed_of(link))
        yield Feed("rss", channel), lines[feed.kind][link.url][:count]


def other_feeds(layout: Layout, frame: Frame) -> Iterator[Draft]:
    """What changed about known events, and the editions."""
    pages, wanted = layout.config.pages, layout.config.feeds
    if wanted.updates and pages.events:
        yield updates_feed(updates(layout)[: wanted.count], frame)
    if wanted.editions and pages.editions:
        yield editions_feed(edition_deliveries(layout, wanted.count), frame)


def updates_feed(delivered: Iterable[Delivery], frame: Frame) -> Draft:
    """The feed of what changed about known events."""
    site, say = frame.site, frame.layout.words.say
    title = say("%(site)s: updates", site=site.title)
    channel = Channel(title, site.description, FRONT, UPDATES)
    return _draft(UPDATES, (channel, *delivered), _rss, frame)


def editions_feed(delivered: Iterable[Delivery], frame: Frame) -> Draft:
    """The feed of the editions."""
    site, say = frame.site, frame.layout.words.say
    title = say("%(site)s: editions", site=site.title)
    channel = Channel(title, site.description, EDITIONS, EDITIONS_FEED)
    return _draft(EDITIONS_FEED, (channel, *delivered), _rss, frame)


def delivered_in(drafts: Iterable[Draft], path: str) -> tuple[Delivery, ...]:
    """What the feed at a path delivers, if it is one of these two."""
    own = next((one.ingredients.own for one in drafts if one.path == path.lstrip("/")), ())
    return tuple([one for one in own if isinstance(one, Delivery)])


def _draft(path: str, own: tuple[object, ...], make: Callable[..., bytes], frame: Frame) -> Draft:
    return draft(frame, path, own, make, f"the feed {path}")
