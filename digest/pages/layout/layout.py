"""The laid-out site: everything that is published, with its paths and links, made once by
`laying_out` and read by every page, feed and list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from digest.config import Config
from digest.model import Entry, Image, Post, Publication, Source
from digest.nouns import noun
from digest.pages.language.dates import foreign_language
from digest.pages.language.wording import ENGLISH_WORDING, Wording
from digest.pages.layout.names import Names
from digest.pages.layout.relations import Relations
from digest.pages.pictures.images import Gallery, picture_key
from digest.pages.urls.routing import LATEST
from digest.pages.views.evidence import DevelopmentView
from digest.pages.views.lists import CoverageView
from digest.pages.views.variables import ImageSizeView, ImageView, LinkView, SiteView, Teaser


@noun
class Headline:
    """A row of a list: an entry's or a post's teaser, and what lists filter and sort by."""

    key: str
    """The event's id, or the post's document id."""
    teaser: Teaser
    day: date | None
    """On which it was first published, in the site's zone."""
    rank: float
    tags: tuple[LinkView, ...]
    categories: tuple[LinkView, ...]
    sources: tuple[LinkView, ...]
    names: tuple[LinkView, ...]
    authors: tuple[LinkView, ...]
    """Of a post."""
    stands_for_event: bool
    """Every entry does, and a post whose event has no entry: news that is shown once."""
    news: tuple[DevelopmentView, ...] = ()
    """What became of an entry on later days, the newest first."""


@noun
class Edition:
    """What was published on some days, newest first; to be ranked where it is shown."""

    lines: list[Headline]
    """What was first published then."""
    developed: list[Headline]
    """What was known before, and developed."""


@noun
class Layout:
    """The whole site, laid out."""

    config: Config
    site: SiteView
    entries: tuple[Entry, ...]
    """By time of publication, newest first, undated last."""
    posts: tuple[Post, ...]
    """In the same order."""
    publication: Publication
    gallery: Gallery
    base: str
    """The path that the site lives under."""
    zone: ZoneInfo
    paths: Mapping[str, str]
    """Of entries by event id; of posts and static pages by document id."""
    tags: Names
    categories: Names
    sources: Names
    names: Names
    """Of people, organizations and places that several entries name."""
    authors: Names
    """Of the editor's posts."""
    headlines: tuple[Headline, ...]
    """Entries and posts, newest first, undated last."""
    editions: Mapping[date, Edition]
    """Of each day on which something was published, the newest first; also where no pages show
    them."""
    relations: Relations
    carded: frozenset[str]
    """Paths of the entries and posts that have a social card of their own."""
    words: Wording = ENGLISH_WORDING
    """What the interface says, in the site's language."""
    today: date | None = None
    """In the site's zone; None where all days are over."""
    indexes: tuple[LinkView, ...] = ()
    """The lists of all that is of a kind, as far as the site has them."""
    covered: Mapping[str, CoverageView] = field(default_factory=dict)
    """How each publisher covers the events, by `name_key`, where the site has lists of sources."""

    def picture(self, document: str, image: Image | None) -> ImageView | None:
        """The picture that the document at a path names, if the site holds it."""
        found = image and self.gallery.pictures.get(picture_key(document, image.src))
        if not image or not found:
            return None
        sizes = [ImageSizeView(f"/{size.path}", size.width) for size in found.sizes]
        shown = tuple(sizes) if len(sizes) > 1 else ()
        return ImageView(found.path, image.alt, found.width, found.height, shown)

    def foreign(self, language: str) -> str:
        """A language, if it is not the site's own; a country's kind of that is no other."""
        return foreign_language(language, self.site.language)

    def publisher(self, source: Source) -> str:
        """Who published a source: of the editor's posts, this site."""
        return source.publisher or (self.site.title if source.kind == "post" else "")


def source_name(publisher: str, title: str, number: int, words: Wording) -> str:
    """What a source is called where its number alone would say too little."""
    return publisher or title or words.say("Source %(number)s", number=number)


def newest(moment: datetime | None, key: str) -> tuple[bool, float, str]:
    """Sorts the newest first, the undated last, and equals by their key."""
    return (moment is None, -(moment or LATEST).timestamp(), key)
