"""What is published and where it all stands: made once, read by every page, feed and list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from digest.config import Config
from digest.model import Entry, Image, Post, Publication, Source
from digest.nouns import noun
from digest.pages import routes
from digest.pages.authors import post_authors
from digest.pages.coverage import coverage
from digest.pages.coverage_views import CoverageView
from digest.pages.dates import foreign_language, local_day
from digest.pages.drawable import drawable
from digest.pages.fragments import opening, opening_of
from digest.pages.images import Gallery, picture_key
from digest.pages.indexes import indexes_of, menu_of
from digest.pages.names import Names, link_names, links_of
from digest.pages.rank import front_rank
from digest.pages.relations import Relations
from digest.pages.routing import LATEST, route_documents, route_entries
from digest.pages.site_view import site_view
from digest.pages.views import ImageSizeView, ImageView, LinkView, SiteView, Teaser
from digest.pages.wording import ENGLISH_WORDING, Wording

TEASER_CHARACTERS = 280
"""Three or four lines of a list."""


@noun
class Headline:
    """An entry or a post as lists know it: its teaser, and what lists choose and sort by."""

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


def lay_out(
    publication: Publication,
    config: Config,
    gallery: Gallery | None = None,
    words: Wording = ENGLISH_WORDING,
    today: date | None = None,
) -> Layout:
    """The site that shows a publication. Raises `ContentError` where two ask for one URL."""
    entries = publication.entries if config.pages.events else ()
    entries = tuple(sorted(entries, key=lambda entry: newest(entry.published, entry.event)))
    posts = tuple(
        sorted(publication.posts, key=lambda post: newest(post.article.published, post.article.id))
    )
    placed = publication.paths or _placed(publication)
    tagged = [entry.tags for entry in entries] + [post.article.tags for post in posts]
    filed = [entry.categories for entry in entries] + [post.article.categories for post in posts]
    written = [post_authors(post, config) for post in posts]
    cited = [publishers(entry) for entry in entries]
    relations = Relations.of({entry.event: names_in(entry) for entry in entries})
    layout = Layout(
        config=config,
        site=site_view(publication, config, words),
        entries=entries,
        posts=posts,
        publication=publication,
        gallery=gallery or Gallery(),
        base=routes.base_path(config.site.base_url),
        zone=config.zone,
        paths={**placed, **route_entries(entries)},
        tags=link_names(routes.TAGS, tagged),
        categories=link_names(routes.CATEGORIES, filed),
        sources=link_names(routes.SOURCES, cited) if config.pages.sources else {},
        names=_shared_names(entries, relations) if config.pages.names else {},
        authors=link_names(routes.AUTHORS, written) if config.pages.authors else {},
        headlines=(),
        relations=relations,
        carded=frozenset(),
        words=words,
        today=today,
        covered=coverage(entries) if config.pages.sources else {},
    )
    headlines = _headlines(layout)
    carded = carded_of(headlines, config.pages.cards)
    site = replace(layout.site, menu=menu_of(layout))
    indexes = tuple(indexes_of(layout))
    return replace(layout, headlines=headlines, carded=carded, site=site, indexes=indexes)


def _placed(publication: Publication) -> dict[str, str]:
    documents = [post.document for post in publication.posts]
    return route_documents([*documents, *(page.document for page in publication.pages)])


def carded_of(headlines: Sequence[Headline], most: int) -> frozenset[str]:
    """Paths of the newest without a picture, whose titles can be drawn."""
    teasers = (line.teaser for line in headlines if not line.teaser.image)
    beside = (teaser for teaser in teasers if teaser.url.endswith("/"))
    return frozenset(islice((one.url for one in beside if drawable(one.title)), most))


def _shared_names(entries: tuple[Entry, ...], relations: Relations) -> Names:
    """Of nearly all names only one entry tells: these have no page, and take nobody's address."""
    shared = (relations.shared.get(entry.event, ()) for entry in entries)
    return link_names(routes.NAMES, shared)


def newest(moment: datetime | None, key: str) -> tuple[bool, float, str]:
    """Sorts the newest first, the undated last, and equals by their key."""
    return (moment is None, -(moment or LATEST).timestamp(), key)


def publishers(entry: Entry) -> tuple[str, ...]:
    """Each once, in the order of the sources."""
    return tuple(dict.fromkeys([source.publisher for source in entry.sources if source.publisher]))


def names_in(entry: Entry) -> tuple[str, ...]:
    """The people, organizations and places that an entry names, the most important first."""
    return tuple([name.text for name in entry.names])


def marks(entry: Entry) -> tuple[bool, ...]:
    """One an article, by origin: True for the first of an origin, False for a copy."""
    return tuple(
        position == 0 for origin in entry.origins for position, _ in enumerate(origin.sources)
    )


def clip(text: str, characters: int = TEASER_CHARACTERS) -> str:
    """The beginning of `text`, ended at a word.

    >>> clip("The harbor is open again.", 16)
    'The harbor is…'
    """
    text = " ".join(text.split())
    if len(text) <= characters:
        return text
    return text[:characters].rpartition(" ")[0].rstrip(" ,;:–-") + "…"


def _headlines(layout: Layout) -> tuple[Headline, ...]:
    with_entry = {entry.event for entry in layout.entries}
    found = [entry_headline(entry, layout) for entry in layout.entries]
    found += [post_headline(post, layout, post.event in with_entry) for post in layout.posts]
    return tuple(sorted(found, key=lambda line: newest(line.teaser.published, line.key)))


def entry_headline(entry: Entry, layout: Layout) -> Headline:
    """What lists tell of an entry."""
    tags = links_of(entry.tags, layout.tags)
    body = layout.publication.bodies.get(entry.event, "")
    text = entry.statements[0].text if entry.statements else opening(body)
    teaser = Teaser(
        kind="entry",
        title=entry.title,
        url=layout.paths[entry.event],
        text=clip(text),
        published=entry.published,
        updated=entry.updated,
        articles=len(entry.sources),
        origins=len(entry.origins),
        publishers=publishers(entry),
        marks=marks(entry),
        tags=tags,
        pinned=entry.pinned,
        image=entry_picture(entry, layout),
        language=layout.foreign(entry.language),
    )
    return Headline(
        key=entry.event,
        teaser=teaser,
        day=local_day(entry.published, layout.zone) if entry.published else None,
        rank=front_rank(entry.updated or entry.published, len(entry.origins)),
        tags=tags,
        categories=links_of(entry.categories, layout.categories),
        sources=links_of(publishers(entry), layout.sources),
        names=links_of(layout.relations.shared.get(entry.event, ()), layout.names),
        authors=(),
        stands_for_event=True,
    )


def post_headline(post: Post, layout: Layout, belongs_to_entry: bool) -> Headline:
    """What lists tell of a post; of its event alone, if that has no entry."""
    article, metadata = post.article, post.document.metadata
    tags = links_of(article.tags, layout.tags)
    teaser = Teaser(
        kind="post",
        title=article.title,
        url=layout.paths[post.document.id],
        text=clip(metadata.summary or opening_of(post.html)),
        published=article.published,
        updated=article.updated,
        tags=tags,
        pinned=article.pinned,
        image=layout.picture(post.document.location.path, metadata.image),
        language=layout.foreign(article.language),
    )
    return Headline(
        key=post.document.id,
        teaser=teaser,
        day=local_day(article.published, layout.zone) if article.published else None,
        rank=front_rank(article.published, origins=1),
        tags=tags,
        categories=links_of(article.categories, layout.categories),
        sources=(),
        names=(),
        authors=links_of(post_authors(post, layout.config), layout.authors),
        stands_for_event=not belongs_to_entry,
    )


def entry_picture(entry: Entry, layout: Layout) -> ImageView | None:
    """The entry's picture, if the site holds it and its source's rights allow to show it."""
    if entry.image is None:
        return None
    for source in entry.sources:
        if source.rights != "quote" or source.kind == "post":
            found = layout.picture(f"content/{source.article}", entry.image)
            if found:
                return found
    return None
