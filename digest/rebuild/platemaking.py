"""A laid-out site to its plates, the saved layout from which the next build starts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from digest.model import KEY_BYTES, Article, Html, Page, Post
from digest.pages.bodies.shortcodes import SHORTCODES
from digest.pages.feeds.feeds import planned_feeds
from digest.pages.head.frames import frame_of
from digest.pages.layout.headlines import post_authors
from digest.pages.layout.layout import Headline, Layout
from digest.pages.layout.names import Uses
from digest.pages.post_pages import post_and_around
from digest.pages.theming.makeup import makeups_of
from digest.pages.theming.theme import Theme
from digest.rebuild.entered import entered
from digest.rebuild.plates import (
    FeedPlate,
    Named,
    Plate,
    Plates,
    Told,
    encoded_lines,
    encoded_shown,
    hash_of,
    seeing,
)
from digest.report import Report
from digest.steps.filing import Files


def plates_of(
    files: Files,
    theme: Theme,
    sources: Mapping[str, bytes],
    alone: Container[str],
    report: Report,
    articles: Sequence[Article],
    *,
    closed: bool,
) -> Plates | None:
    """The plates of a site; None where some file has no content hash, the site has a search index
    (which depends on all texts), or it is empty.

    `alone` are the events of a single article, `sources` the hashes of what posts were read from,
    and the site is `closed` if no text embeds or links to anything else in the site.
    """
    if not _can_be_kept(files):
        return None
    makeups = makeups_of(theme).all({*(page.template for page in files.pages), *SHORTCODES})
    if makeups is None:
        return None
    layout = files.layout
    frame = frame_of(layout)
    feeds = tuple(
        FeedPlate(feed, tuple(line.key for line in lines)) for feed, lines in planned_feeds(layout)
    )
    return Plates(
        paths=tuple(sketch.path for sketch in files.sketches),
        keys=b"".join(sketch.key for sketch in files.sketches),
        origins=tuple(sketch.origin for sketch in files.sketches),
        posts=_post_plates(files, feeds, sources, alone),
        lines=encoded_lines(_lines(layout)),
        feeds=feeds,
        named=_named(layout),
        pages={
            page.document.id: layout.paths[page.document.id] for page in layout.publication.pages
        },
        shown=encoded_shown({page.path: (page.url, page.changed) for page in _known(files.pages)}),
        makeups=makeups,
        rest=makeups_of(theme).rest,
        seeing=seeing(makeups),
        carded=tuple(sorted(layout.carded)),
        site=replace(frame.site, options={}),
        indexes=layout.indexes,
        frame=hash_of(frame),
        told=Told.of(report),
        closed=closed,
        entered=entered(files, articles),
    )


def _can_be_kept(files: Files) -> bool:
    """Whether each file has a content hash, and the site has no search index and is not empty."""
    if not files.layout.headlines or files.layout.config.pages.search:
        return False
    return all(len(sketch.key) == KEY_BYTES for sketch in files.sketches)


def _post_plates(
    files: Files, feeds: Iterable[FeedPlate], sources: Mapping[str, bytes], alone: Container[str]
) -> dict[str, Plate]:
    """A plate for each settled post, by the path of its document's file."""
    delivered = {key for feed in feeds for key in feed.keys}
    return {
        post.document.location.path: Plate(
            guid=post.guid,
            event=post.event,
            alone=post.event in alone,
            # Its page, and the parcel that all of its feeds deliver.
            sole=files.told[post.document.id] == 1 + (post.document.id in delivered),
        )
        for post in _settled_posts(files.pages, sources)
    }


def _lines(layout: Layout) -> dict[str, Headline]:
    """The headline of each post, by the path of its document's file."""
    lines = {line.key: line for line in layout.headlines}
    return {post.document.location.path: lines[post.document.id] for post in layout.posts}


def _settled_posts(pages: Iterable[Page], sources: Mapping[str, bytes]) -> Iterator[Post]:
    """The posts whose text needs nothing else of the site, and that are in no entry."""
    for page in pages:
        if found := post_and_around(page):
            post, around = found
            settled = isinstance(post.html, Html) and post.document.id in sources
            if settled and not around.event:
                yield post


def _known(pages: Iterable[Page]) -> Iterator[Page]:
    """Pages that are listed in the sitemap."""
    return (page for page in pages if page.url)


def _named(layout: Layout) -> Named:
    """The tags, categories and authors of posts; empty if there are entries, which count, too."""
    posts = () if layout.entries else layout.posts
    authors = layout.config.pages.authors
    return Named(
        tags=Uses.of(post.article.tags for post in posts),
        categories=Uses.of(post.article.categories for post in posts),
        authors=Uses.of(post_authors(post, layout.config) for post in posts if authors),
    )
