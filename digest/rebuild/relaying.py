"""The incremental build after posts were edited: plates and the edited posts to the files that have
to be made again.

The lists and feeds of a site of posts alone depend only on the posts' headlines. So those of the
edited posts are replaced, the site is laid out once from the old headlines and once from the new,
and what differs is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from msgspec import structs

from digest.model import Draft, Output, Page, Post
from digest.nouns import noun
from digest.pages.feeds.feeds import Feed, other_feeds, planned_feeds
from digest.pages.head.cards import FILE, Card, cards
from digest.pages.head.frames import Frame
from digest.pages.layout.headlines import post_authors, post_headline
from digest.pages.layout.layout import Headline, Layout
from digest.pages.layout.names import Uses, uncounted
from digest.pages.lists.overviews import TEMPLATES, other_overviews
from digest.pages.machine.news_sitemap import news_sitemap
from digest.pages.machine.sitemap import MAX_URLS, sitemaps_of
from digest.pages.urls.routes import file_of
from digest.pages.views.variables import LinkView
from digest.publish.edits import Edits
from digest.rebuild.plates import FeedPlate, Named, Plates, encoded_lines, encoded_shown, hash_of
from digest.rebuild.rereading import EditedPost, Rereader
from digest.rebuild.standing import Standing, with_names

Edited = Mapping[str, EditedPost]
"""By the files of their documents."""

FindPosts = Callable[[Iterable[str]], Mapping[str, Post] | None]
"""The posts of these files; None where one of them can't be read."""


@noun
class Relaid:
    """The files of a site that have to be made again, and its new plates, still with the old
    content hashes of files.
    """

    plates: Plates
    pages: tuple[Page, ...]
    drafts: tuple[Draft, ...]
    made: tuple[Output, ...] = ()
    cards: tuple[Card, ...] = ()
    gone: frozenset[str] = frozenset()
    """Files that the site no longer has."""


def relay(
    plates: Plates, frame: Frame, edited: Edited, find: FindPosts, today: date
) -> Relaid | None:
    """What the edits of these posts change; None if only a full build can find out."""
    if not edited:
        return None
    if all(one.looks_the_same for one in edited.values()):
        return _with_texts(plates, frame, edited, find)
    if plates.told.entries or not all(one.stays for one in edited.values()):
        return None
    return _with_words(plates, frame, edited, find, today)


def _with_texts(plates: Plates, frame: Frame, edited: Edited, find: FindPosts) -> Relaid | None:
    """What has to be made again if only the posts' own pages and feeds show what was edited."""
    feeds = [
        (feed, paths) for feed, paths in _planned(plates) if not edited.keys().isdisjoint(paths)
    ]
    wanted = edited.keys() | {path for _, paths in feeds for path in paths}
    posts = find(wanted)
    if posts is None:
        return None
    site = Standing.with_some(plates, frame, wanted)
    pages = tuple(site.page(posts[path]) for path in edited)
    return Relaid(plates, pages, site.feeds(feeds, posts))


def _with_words(
    plates: Plates, frame: Frame, edited: Edited, find: FindPosts, today: date
) -> Relaid | None:
    """What has to be made again if lists, neighbors and feeds show what was edited."""
    before = Standing.as_it_was(plates, frame, today)
    posts = list(edited.values())
    named = renamed(
        plates.named, [one.before for one in posts], [one.post for one in posts], frame.layout
    )
    filed = with_names(frame.layout, named)
    if not are_the_same(before.layout, filed):
        return None
    told = {path: _told(one, before.lines[path], filed) for path, one in edited.items()}
    after = Standing.with_all(plates, frame, named, {**before.lines, **told}, today)
    kept = structs.replace(plates, lines=plates.lines | encoded_lines(told))
    return held_against(before, after, kept, edited.keys(), find)


def held_against(
    before: Standing, after: Standing, plates: Plates, edited: Set[str], find: FindPosts
) -> Relaid | None:
    """Compare two layouts: the files in which they differ have to be made again, and the pages of
    `edited` posts. None if only a full build can find out. `plates` has the posts of `after`.
    """
    if after.frame.site != before.frame.site and not TEMPLATES.issuperset(plates.seeing):
        return None
    known = set(_planned(plates))
    plates = structs.replace(
        plates,
        feeds=tuple(
            FeedPlate(feed, tuple(line.key for line in lines))
            for feed, lines in planned_feeds(after.layout)
        ),
        named=after.named,
        carded=tuple(sorted(after.layout.carded)),
        site=replace(after.frame.site, options={}),
        frame=hash_of(after.frame),
    )
    feeds = [one for one in _planned(plates) if one not in known or not edited.isdisjoint(one[1])]
    others = after.near(edited) | (before.carded() ^ after.carded()) | after.moved(before)
    others &= after.lines.keys()
    posts = find(others | {path for _, paths in feeds for path in paths})
    if posts is None:
        return None
    overviews, gone = other_overviews(before.layout, after.layout, after.frame, plates.seeing)
    gone |= left_cards(before.layout, after.layout)
    gone |= {file_of(before.lines[path].teaser.url) for path in before.lines.keys() - after.lines}
    pages = (*overviews, *(after.page(posts[path]) for path in sorted(others)))
    with_maps = mapped(plates, pages, gone, after.frame)
    if with_maps is None:
        return None
    kept, maps = with_maps
    return Relaid(
        kept,
        pages,
        (*after.feeds(feeds, posts), *other_feeds(after.layout, after.frame), *maps),
        news_sitemap(after.layout),
        cards(after.layout),
        gone,
    )


def finder(reader: Rereader, now: Mapping[str, Post], edits: Edits) -> FindPosts:
    """Finds posts by the files of their documents: edited ones, as they are `now`, and others."""

    def find(paths: Iterable[str]) -> Mapping[str, Post] | None:
        others = {path: edits.hashes.get(path, "") for path in paths if path not in now}
        found = reader.posts(others)
        return {**found, **now} if found.keys() == others.keys() else None

    return find


def left_cards(before: Layout, after: Layout) -> set[str]:
    """The files of cards that only the layout `before` has."""
    return {url.lstrip("/") + FILE for url in before.carded - after.carded}


def mapped(
    plates: Plates, pages: Iterable[Page], gone: Container[str], frame: Frame
) -> tuple[Plates, tuple[Draft, ...]] | None:
    """The plates with these pages and without the deleted files, and the sitemap, if it changes;
    None if it needs more than one file.
    """
    known = plates.all_shown()
    shown = {path: one for path, one in known.items() if path not in gone}
    shown |= {page.path: (page.url, page.changed) for page in pages if page.url}
    if max(len(shown), len(known)) > MAX_URLS:
        return None
    if shown == known:
        return plates, ()
    kept = structs.replace(plates, shown=encoded_shown(shown))
    return kept, sitemaps_of(shown.values(), frame)


def _planned(plates: Plates) -> list[tuple[Feed, tuple[str, ...]]]:
    """The feeds of the plates, each with the files of the posts that it delivers."""
    return [(one.feed, tuple([f"content/{key}" for key in one.keys])) for one in plates.feeds]


def renamed(named: Named, before: Sequence[Post], after: Sequence[Post], layout: Layout) -> Named:
    """The uses of tags, categories and authors after some posts were replaced by others."""
    authors = layout.config.pages.authors

    def exchanged(uses: Uses, names: Callable[[Post], tuple[str, ...]]) -> Uses:
        return uses.after(Uses.of(map(names, before)), Uses.of(map(names, after)))

    return Named(
        exchanged(named.tags, lambda post: post.article.tags),
        exchanged(named.categories, lambda post: post.article.categories),
        exchanged(named.authors, lambda post: post_authors(post, layout.config) if authors else ()),
    )


def are_the_same(one: Layout, other: Layout) -> bool:
    """Whether two layouts have the same lists of tags, categories, authors and sources, however
    long each is.
    """
    return bare(one) == bare(other)


def bare(layout: Layout) -> list[dict[str, LinkView]]:
    """The links to these lists, a mapping for each kind, without their counts."""
    kinds = (layout.tags, layout.categories, layout.authors, layout.sources)
    return [{key: uncounted(link) for key, link in names.items()} for names in kinds]


def _told(one: EditedPost, was: Headline, layout: Layout) -> Headline:
    """The headline of an edited post, which keeps its address and picture."""
    placed = replace(layout, paths={was.key: was.teaser.url})
    line = post_headline(one.post, placed, belongs_to_entry=False)
    return replace(line, teaser=replace(line.teaser, image=was.teaser.image))
