"""Changed entries and what the feeds of updates and of editions held before, to what these feeds
hold now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from digest.model import Draft
from digest.nouns import noun
from digest.pages.feeds.deliveries import URN, Delivery
from digest.pages.feeds.edition_feed import complete_editions, edition_delivery
from digest.pages.feeds.feeds import editions_feed, updates_feed
from digest.pages.feeds.updates import in_order, updates_of
from digest.pages.head.frames import Frame
from digest.pages.layout.layout import Edition, newest
from digest.rebuild.entered import Entered, encoded
from digest.rebuild.library import Library, Unknown
from digest.rebuild.setting import Setting

_DELIVERY = msgspec.msgpack.Decoder(Delivery)


@noun
class News:
    """What both feeds deliver."""

    updates: tuple[Delivery, ...]
    editions: tuple[msgspec.Raw, ...]

    @classmethod
    def after(cls, known: Entered, setting: Setting, library: Library) -> News:
        """What the feeds deliver after a change. Raises `Unknown` if only a full build can find
        out.
        """
        pages, feeds = setting.now.layout.config.pages, setting.now.layout.config.feeds
        return cls(
            _updates(known.updates, setting) if feeds.updates and pages.events else (),
            _editions(known.editions, setting, library)
            if feeds.editions and pages.editions
            else (),
        )

    def drafts(self, before: Entered, frame: Frame) -> Iterator[Draft]:
        """The feeds that deliver something else than before."""
        if self.updates != before.updates:
            yield updates_feed(self.updates, frame)
        if self.editions != before.editions:
            yield editions_feed(map(_DELIVERY.decode, self.editions), frame)


def _updates(known: Sequence[Delivery], setting: Setting) -> tuple[Delivery, ...]:
    """The newest, unless they may be among those that were not delivered before."""
    now, entries = setting.now, setting.entries
    count = now.layout.config.feeds.count
    kept = [one for one in known if _event(one) not in setting.before.keys() | entries.keys()]
    told = (
        updates_of(entry, now.lines[event].teaser.url, now.frame.layout)
        for event, entry in entries.items()
    )
    found = in_order([*kept, *chain.from_iterable(told)])[:count]
    were_all = len(known) < count or len(kept) == len(known)
    if not were_all and (len(found) < count or _place(found[-1]) > _place(known[-1])):
        raise Unknown
    return tuple(found)


def _event(delivery: Delivery) -> str:
    return delivery.id.removeprefix(URN).partition(":")[0]


def _place(delivery: Delivery) -> tuple[bool, float, str]:
    return newest(delivery.published, delivery.id)


def _editions(
    known: Sequence[msgspec.Raw], setting: Setting, library: Library
) -> tuple[msgspec.Raw, ...]:
    """The newest, of which those are made that tell of others than before, or of others' words."""
    count = setting.now.layout.config.feeds.count
    before, after = (complete_editions(one.layout, count) for one in (setting.was, setting.now))
    if len(before) != len(known):
        raise Unknown
    made = dict(zip(before, known, strict=True))
    for day, edition in after.items():
        was, keys = before.get(day), _keys(edition)
        same = was and keys == _keys(was)
        if not same or not setting.entries.keys().isdisjoint(chain.from_iterable(keys)):
            told = (line.key for line in edition.lines if line.teaser.kind == "entry")
            entries, layout = library.read(told), setting.now.frame.layout
            made[day] = encoded(edition_delivery(day, edition, entries, layout))
    return tuple(made[day] for day in after)


def _keys(edition: Edition) -> tuple[list[str], list[str]]:
    return ([line.key for line in edition.lines], [line.key for line in edition.developed])
