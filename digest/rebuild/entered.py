"""What the plates hold of a site's entries: the fields that other pages use, and the cache keys
under which whole entries are found again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from digest.model import Article, Development, Entry, Reason
from digest.pages.feeds.deliveries import Delivery
from digest.pages.feeds.feeds import delivered_in
from digest.pages.feeds.opml import fronts_of, homes_of
from digest.pages.layout.headlines import names_in, publishers
from digest.pages.layout.layout import Headline, Layout
from digest.pages.layout.names import Uses
from digest.pages.urls.routes import EDITIONS_FEED, UPDATES
from digest.pages.views.lists import CoverageView
from digest.steps.filing import Files

_ENCODER = msgspec.msgpack.Encoder()
_LINES = msgspec.msgpack.Decoder(list[Headline])

SOURCE_BYTES = 16
"""The length of the hash of an article's inputs."""


class Since(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What ledger and history have added to an entry since it was made."""

    slug: str
    former_slugs: tuple[str, ...]
    former_ids: tuple[str, ...]
    reasons: tuple[Reason, ...]
    developments: tuple[Development, ...]

    @classmethod
    def of(cls, entry: Entry) -> Since:
        """What they have added to this one."""
        former = (entry.former_slugs, entry.former_ids)
        return cls(entry.slug, *former, entry.reasons, entry.developments)


class EntryPlate(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """An entry."""

    line: msgspec.Raw
    """An encoded `Headline`."""
    names: tuple[str, ...]
    """The names in it."""
    made_of: bytes
    """Its key in the cache."""
    since: msgspec.Raw
    """An encoded `Since`."""
    plain: bool
    """All its sources are articles that are only quoted, it has no text of the editor's, and its
    address has never changed.
    """


Homes = Sequence[tuple[str, str, int]]
"""Publishers, each with the front page of a source and the number of its sources that have it."""


class Filed(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What entries and posts are called and filed under."""

    tags: Uses
    categories: Uses
    sources: Uses
    """The publishers of entries."""


class Entered(msgspec.Struct, frozen=True):
    """All entries, and what follows from all of them together."""

    entries: dict[str, EntryPlate]
    """By event, in the order of lists."""
    ids: tuple[str, ...]
    """Of all articles that are there, posts among them."""
    sources: bytes
    """What each of them was made of."""
    filed: Filed
    covered: dict[str, CoverageView]
    homes: Homes
    fronts: dict[str, str]
    """Of each publisher the front page that is shown, as `Fronts` has them."""
    updates: tuple[Delivery, ...]
    """What the feed of updates delivers."""
    editions: tuple[msgspec.Raw, ...]
    """What the feed of editions delivers: a `Delivery` each."""

    def all_lines(self) -> dict[str, Headline]:
        """What lists show about every entry, decoded at once."""
        whole = _ENCODER.encode([plate.line for plate in self.entries.values()])
        return dict(zip(self.entries, _LINES.decode(whole), strict=True))


def entered(files: Files, articles: Sequence[Article]) -> msgspec.Raw:
    """The entries of a site; nothing where one article more may change what only all can tell: the
    editor has said what belongs where, or somebody else groups or writes.
    """
    layout, config = files.layout, files.layout.config
    if not layout.entries:
        return encoded(None)
    others = config.entries.summarizer or config.grouping.grouper or config.grouping.mode == "off"
    spoken = any(one.event or one.not_event for one in articles)
    known = all(len(one.source) == SOURCE_BYTES for one in articles)
    if others or spoken or not known:
        return encoded(None)
    lines = {line.key: line for line in layout.headlines}
    whole = layout.publication.texts
    return encoded(
        Entered(
            entries={one.event: plate_of(one, lines[one.event], whole) for one in layout.entries},
            ids=tuple([article.id for article in articles]),
            sources=b"".join([article.source for article in articles]),
            filed=_filed(layout),
            covered=dict(layout.covered),
            homes=counted_homes(layout.entries),
            fronts=dict(fronts_of(layout.entries)),
            updates=delivered_in(files.drafts, UPDATES),
            editions=tuple(map(encoded, delivered_in(files.drafts, EDITIONS_FEED))),
        )
    )


def plate_of(entry: Entry, line: Headline, whole: Mapping[str, str]) -> EntryPlate:
    """The plate of an entry; `whole` are the articles that are published as they are."""
    alone = all(one.kind == "article" and one.article not in whole for one in entry.sources)
    former = entry.former_slugs or entry.former_ids
    return EntryPlate(
        line=encoded(line),
        names=names_in(entry),
        made_of=entry.made_of,
        since=encoded(Since.of(entry)),
        plain=bool(alone and entry.made_of) and not (entry.body or former),
    )


def uses_of(entries: Iterable[Entry]) -> Filed:
    """What these entries are filed under."""
    found = list(entries)
    return Filed(
        Uses.of(entry.tags for entry in found),
        Uses.of(entry.categories for entry in found),
        Uses.of(publishers(entry) for entry in found),
    )


def _filed(layout: Layout) -> Filed:
    entries, posts = layout.entries, [post.article for post in layout.posts]
    return Filed(
        Uses.of([*(one.tags for one in entries), *(one.tags for one in posts)]),
        Uses.of([*(one.categories for one in entries), *(one.categories for one in posts)]),
        Uses.of(publishers(entry) for entry in entries),
    )


def counted_homes(entries: Iterable[Entry]) -> Homes:
    """The front pages of the sources of these entries, sorted."""
    counts = Counter(pair for entry in entries for pair in homes_of(entry))
    return sorted((key, home, count) for (key, home), count in counts.items())


def encoded(value: object) -> msgspec.Raw:
    """As plates keep it."""
    return msgspec.Raw(_ENCODER.encode(value))


def decoded(raw: msgspec.Raw) -> Entered | None:
    """The entries that were kept; None where none were."""
    return msgspec.msgpack.decode(raw, type=Entered | None)
