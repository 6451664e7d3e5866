"""A digest before and after some entries changed, to the files that have to be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from msgspec import structs

from digest.model import Draft, Entry, Page, StaticPage
from digest.nouns import noun
from digest.pages.entry.entry_pages import beside_of, entry_page
from digest.pages.feeds.deliveries import Parcel, parcel_of
from digest.pages.feeds.feeds import feed_drafts, planned_feeds
from digest.pages.feeds.opml import opml_files
from digest.pages.head.cards import cards
from digest.pages.head.frames import excerpt_of
from digest.pages.layout.layout import Headline, Layout
from digest.pages.lists.front_pages import lead_of
from digest.pages.lists.overviews import other_overviews
from digest.pages.machine.entry_json import files_of
from digest.pages.machine.news_sitemap import news_sitemap
from digest.pages.post_pages import about_page, static_page
from digest.pages.subscribe_pages import subscribe_page
from digest.pages.urls.routes import ABOUT, SUBSCRIBE, file_of
from digest.rebuild.digests import Digest
from digest.rebuild.entered import Entered
from digest.rebuild.library import Library, Unknown
from digest.rebuild.newsfeeds import News
from digest.rebuild.plates import FeedPlate, Plates, hash_of
from digest.rebuild.relaying import FindPosts, Relaid, left_cards, mapped
from digest.rebuild.setting import Setting
from digest.rebuild.standing import Standing, link_to


@noun
class Finders:
    """Where to find unchanged entries, posts and pages whose files have to be made again."""

    library: Library
    posts: FindPosts
    static: Callable[[str], StaticPage | None]
    """A page of `content/pages/` by its document's id; None where it can't be read."""


def reset(setting: Setting, plates: Plates, known: Entered, news: News, find: Finders) -> Relaid:
    """The files that have to be made again, with plates that still have the former entries.

    Raises `Unknown` where only a full build can tell.
    """
    was, now = setting.was, setting.now
    overviews, gone = _overviews(setting, plates, find.library)
    entries = find.library.read(sorted(setting.others))
    kept = _kept(plates, now)
    pages = (
        *overviews,
        *(_page(entry, now) for entry in entries.values()),
        *_posts(setting, kept, find),
        *_about(now, plates, find),
        *_subscribe(setting),
    )
    gone |= left_cards(was.layout, now.layout) | _left(setting)
    gone |= _feed_files(plates) - _feed_files(kept)
    with_maps = mapped(kept, pages, gone, now.frame)
    if with_maps is None:
        raise Unknown
    kept, maps = with_maps
    files = [file for entry in entries.values() for file in _files(entry, now)]
    drafts = (*files, *_feeds(setting, plates, find), *news.drafts(known, now.frame), *maps)
    lists = opml_files(now.layout, setting.sums.fronts) if setting.relisted else ()
    made = (*news_sitemap(now.layout), *lists)
    return Relaid(kept, pages, drafts, made, cards(now.layout), gone)


def _overviews(
    setting: Setting, plates: Plates, library: Library
) -> tuple[tuple[Page, ...], frozenset[str]]:
    """Front pages, editions, lists and indexes."""
    was = _with_lead(setting.was.layout, setting.before, library)
    now = _with_lead(setting.now.layout, setting.entries, library)
    return other_overviews(was, now, setting.now.frame, plates.seeing)


def _with_lead(layout: Layout, changed: Mapping[str, Entry], library: Library) -> Layout:
    """A layout with the entry that leads the front page, if one does."""
    lead = lead_of(layout)
    if lead is None or lead.teaser.kind != "entry":
        return layout
    entry = changed.get(lead.key) or library.read([lead.key])[lead.key]
    return replace(layout, entries=(entry,))


def _page(entry: Entry, now: Digest) -> Page:
    line = now.lines[entry.event]
    older, newer = (link_to(now.lines, event) for event in now.beside[entry.event])
    beside = beside_of(line, now.related(entry.event), (), older, newer, now.layout)
    return entry_page(entry, line.teaser.url, beside, excerpt_of(entry, now.layout), now.frame)


def _files(entry: Entry, now: Digest) -> Iterator[Draft]:
    paths, excerpt = [now.lines[entry.event].teaser.url], excerpt_of(entry, now.layout)
    return files_of(entry, paths, now.layout.relations, excerpt, now.frame)


def _left(setting: Setting) -> set[str]:
    """The files of the entries that are gone."""
    was = setting.was
    left = {file_of(was.lines[event].teaser.url) for event in setting.gone}
    return left | {
        file.path for event in setting.gone for file in _files(setting.before[event], was)
    }


def _feed_files(plates: Plates) -> set[str]:
    return {one.feed.channel.path.lstrip("/") for one in plates.feeds}


def _posts(setting: Setting, kept: Plates, find: Finders) -> tuple[Page, ...]:
    """The pages of posts that are others; `kept` are the plates as they are to be."""
    paths = sorted(f"content/{key}" for key in setting.other_posts)
    if not paths:
        return ()  # To find the neighbors of none takes as long as of one.
    found = find.posts(paths)
    if found is None or not all(kept.posts[path].sole and kept.posts[path].alone for path in paths):
        raise Unknown
    site = Standing.with_some(kept, setting.now.frame, paths)
    return tuple(site.page(found[path]) for path in paths)


def _about(now: Digest, plates: Plates, find: Finders) -> tuple[Page, ...]:
    """The page that tells how many entries there are, if one does."""
    if not now.layout.site.about:
        return ()
    own = [name for name, path in plates.pages.items() if file_of(path) == file_of(ABOUT)]
    found = [find.static(name) for name in own]
    if not found:
        made = about_page(now.layout)
        return (made,) if made else ()
    if None in found:
        raise Unknown
    return tuple(static_page(page, now.layout) for page in found if page)


def _subscribe(setting: Setting) -> tuple[Page, ...]:
    """The page that counts feeds, unless the editor has his own."""
    layout = setting.now.layout
    own = file_of(SUBSCRIBE) in {file_of(path) for path in layout.paths.values()}
    return (subscribe_page(layout),) if setting.relisted and not own else ()


def _feeds(setting: Setting, plates: Plates, find: Finders) -> tuple[Draft, ...]:
    """The feeds of entries and posts that deliver others than before, or others' words."""
    known = {(one.feed.channel.path, one.feed.form, one.keys): one.feed for one in plates.feeds}
    planned = []
    for feed, lines in planned_feeds(setting.now.layout):
        keys = tuple([line.key for line in lines])
        same = known.get((feed.channel.path, feed.form, keys)) == feed
        if not same or not setting.entries.keys().isdisjoint(keys):
            planned.append((feed, lines))
    parcels = _parcels({line.key: line for _, lines in planned for line in lines}, setting, find)
    packed = [(feed, [parcels[line.key] for line in lines]) for feed, lines in planned]
    return feed_drafts(packed, setting.now.frame)


def _parcels(lines: Mapping[str, Headline], setting: Setting, find: Finders) -> dict[str, Parcel]:
    """What feeds say of these, to be."""
    layout = setting.now.layout
    entries = find.library.read(key for key, line in lines.items() if line.teaser.kind == "entry")
    paths = {f"content/{key}": key for key in lines if key not in entries}
    posts = find.posts(paths)
    if posts is None:
        raise Unknown
    told = {key: parcel_of(posts[path], lines[key], None) for path, key in paths.items()}
    for event, entry in entries.items():
        told[event] = parcel_of(entry, lines[event], excerpt_of(entry, layout))
    return told


def _kept(plates: Plates, now: Digest) -> Plates:
    return structs.replace(
        plates,
        feeds=tuple(
            FeedPlate(feed, tuple([line.key for line in lines]))
            for feed, lines in planned_feeds(now.layout)
        ),
        carded=tuple(sorted(now.layout.carded)),
        site=replace(now.frame.site, options={}),
        frame=hash_of(now.frame),
    )
