"""Entries and posts to headlines: what lists show about them."""

from __future__ import annotations

from digest.config import Config
from digest.model import Entry, Post
from digest.pages.bodies.fragments import opening, opening_of
from digest.pages.language.dates import local_day
from digest.pages.layout.developments import news_of
from digest.pages.layout.layout import Headline, Layout, newest
from digest.pages.layout.names import links_of
from digest.pages.layout.rank import front_rank
from digest.pages.views.variables import ImageView, Teaser

TEASER_CHARACTERS = 280
"""Three or four lines of a list."""


def headlines_of(layout: Layout) -> tuple[Headline, ...]:
    """Those of all entries and posts, newest first, undated last."""
    with_entry = {entry.event for entry in layout.entries}
    found = [entry_headline(entry, layout) for entry in layout.entries]
    found += [post_headline(post, layout, post.event in with_entry) for post in layout.posts]
    return tuple(sorted(found, key=lambda line: newest(line.teaser.published, line.key)))


def entry_headline(entry: Entry, layout: Layout) -> Headline:
    """What lists show about an entry."""
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
    day = local_day(entry.published, layout.zone) if entry.published else None
    return Headline(
        key=entry.event,
        teaser=teaser,
        day=day,
        rank=front_rank(entry.updated or entry.published, len(entry.origins)),
        tags=tags,
        categories=links_of(entry.categories, layout.categories),
        sources=links_of(publishers(entry), layout.sources),
        names=links_of(layout.relations.shared.get(entry.event, ()), layout.names),
        authors=(),
        stands_for_event=True,
        news=news_of(entry, day, layout),
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


def publishers(entry: Entry) -> tuple[str, ...]:
    """Each once, in the order of the sources."""
    return tuple(dict.fromkeys([source.publisher for source in entry.sources if source.publisher]))


def names_in(entry: Entry) -> tuple[str, ...]:
    """The people, organizations and places that an entry names, the most important first."""
    return tuple([name.text for name in entry.names])


def marks(entry: Entry) -> tuple[bool, ...]:
    """One an article, by origin: True for the first of an origin, False for others."""
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


def post_authors(post: Post, config: Config) -> tuple[str, ...]:
    """Who wrote a post: the site's author, unless it says otherwise."""
    site_author = (config.site.author,) if config.site.author else ()
    return post.document.metadata.authors or site_author
