"""The incremental build after posts were added to a site of posts alone, or removed from it.

Positions in lists, previous and next posts, and feeds all depend only on the posts' headlines, as
for edited posts. What may have other effects, such as two events that become one, or a link whose
target exists now, is left to a full build.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import NamedTuple

from msgspec import structs

from digest.events.assigning.newcomers import Newcomers, with_newcomers
from digest.events.ledger.history import Change
from digest.model import Post
from digest.pages.head.frames import Frame
from digest.pages.language.dates import local_day
from digest.pages.layout.headlines import post_headline
from digest.pages.layout.layout import newest
from digest.pages.publication import guid_of
from digest.pages.urls.routes import file_of
from digest.pages.urls.routing import route_documents
from digest.publish.edits import Edits
from digest.rebuild.plates import Plate, Plates, encoded_lines
from digest.rebuild.relaying import Relaid, are_the_same, finder, held_against, renamed
from digest.rebuild.rereading import Rereader, Site, Text
from digest.rebuild.standing import Standing, with_names

_DIGITS = frozenset("0123456789abcdef")


class Shifted(NamedTuple):
    """The files that have to be made again, the new ledger, and the changes for the history."""

    relaid: Relaid
    ledger: bytes
    changes: tuple[Change, ...]


class _Shift(NamedTuple):
    come: Mapping[str, Post]
    """By the files of their documents."""
    gone: Mapping[str, Post]
    newcomers: Newcomers


def shift(
    plates: Plates,
    frame: Frame,
    reader: Rereader,
    edits: Edits,
    ledger: bytes,
    site: Site,
) -> Shifted | None:
    """What these added or removed posts change; None if only a full build can find out."""
    if not plates.closed or plates.told.entries or not _are_all_posts(plates):
        return None
    found = _shift(plates, reader, edits, ledger, site)
    if found is None or (site.config.pages.events and _make_entries(plates, found)):
        return None
    before = Standing.as_it_was(plates, frame, site.today)
    after = _after(plates, frame, before, found, site)
    if after is None:
        return None
    kept = _with_posts(plates, after, found, site)
    find = finder(reader, found.come, edits)
    relaid = held_against(before, after, kept, found.come.keys(), find)
    if relaid is None:
        return None
    return Shifted(relaid, found.newcomers.ledger, found.newcomers.changes)


def _are_all_posts(plates: Plates) -> bool:
    """Whether every post has a plate, and each is used only by its own page and feeds."""
    return plates.posts.keys() == plates.lines.keys() and all(
        plate.sole for plate in plates.posts.values()
    )


def _shift(
    plates: Plates, reader: Rereader, edits: Edits, ledger: bytes, site: Site
) -> _Shift | None:
    """The posts that were added and removed; None if one is uncommon."""
    gone = {path: was for path, (was, _) in edits.files.items() if was}
    come = {path: held for path, (_, held) in edits.files.items() if held}
    if gone.keys() & come.keys() or not come.keys().isdisjoint(plates.posts):
        return None
    if any((site.root / path).is_symlink() for path in come):
        return None
    posts, texts = reader.posts(gone), reader.texts(come)
    if posts.keys() != gone.keys() or texts.keys() != come.keys():
        return None
    met: list[Post | Text] = [*posts.values(), *texts.values()]
    if not all(_is_common(one, site) for one in met):
        return None
    if any(_is_of_today(one, site) for one in posts.values()):
        return None  # The clock may have less to change.
    here = {path.removeprefix("content/") for path in plates.posts.keys() - gone.keys()}
    articles = [one.article for one in texts.values()]
    newcomers = with_newcomers(ledger, articles, here, site.config)
    if newcomers is None:
        return None
    return _Shift({path: _post(one, newcomers) for path, one in texts.items()}, posts, newcomers)


def _post(text: Text, newcomers: Newcomers) -> Post:
    guid = guid_of(text.document, newcomers.guid_of)
    return text.post(guid, newcomers.event_of[text.document.id])


def _is_common(one: Post | Text, site: Site) -> bool:
    """Whether it is dated, published now and for good, at one address and without a picture."""
    known, article = one.document.metadata, one.article
    shown = article.published and known.date and known.date <= site.now
    odd = known.draft or known.expires or known.aliases or known.image or article.image
    return bool(shown and not odd)


def _is_of_today(one: Post, site: Site) -> bool:
    moment = one.article.published
    return moment is not None and local_day(moment, site.config.zone) >= site.today


def _make_entries(plates: Plates, found: _Shift) -> bool:
    """Whether a new post shares its event with another, which makes an entry."""
    events = Counter(plate.event for plate in plates.posts.values())
    events.update(post.event for post in found.come.values())
    return any(events[post.event] > 1 for post in found.come.values())


def _after(
    plates: Plates, frame: Frame, before: Standing, found: _Shift, site: Site
) -> Standing | None:
    """The site with the new posts and without the removed ones; None where only a full build can
    tell.
    """
    gone, come = list(found.gone.values()), list(found.come.values())
    named = renamed(plates.named, gone, come, frame.layout)
    filed = with_names(frame.layout, named)
    urls = route_documents(post.document for post in come)
    if not are_the_same(before.layout, filed) or not _are_free(urls.values(), plates.paths):
        return None
    lines = {path: line for path, line in before.lines.items() if path not in found.gone}
    left = [before.lines[path].teaser.url for path in found.gone]
    if not lines or _are_wanted(left, (line.teaser.url for line in lines.values())):
        return None
    placed = replace(filed, paths=urls)
    for path, post in found.come.items():
        lines[path] = post_headline(post, placed, belongs_to_entry=False)
    ordered = sorted(lines.items(), key=lambda one: newest(one[1].teaser.published, one[1].key))
    return Standing.with_all(plates, frame, named, dict(ordered), site.today)


def _are_free(urls: Iterable[str], paths: Iterable[str]) -> bool:
    """Whether the site has no files at these addresses."""
    wanted = {file_of(url).casefold() for url in urls}
    return wanted.isdisjoint(path.casefold() for path in paths)


def _are_wanted(urls: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a post may have a suffix in its address because one of these was taken."""
    wanted = {url.casefold().rstrip("/") for url in urls}
    stems = (url.casefold().rstrip("/").rpartition("-") for url in others)
    return any(stem in wanted and _DIGITS.issuperset(digits) for stem, _, digits in stems)


def _with_posts(plates: Plates, after: Standing, found: _Shift, site: Site) -> Plates:
    """The plates with the new posts and without the removed ones."""
    posts = {path: plate for path, plate in plates.posts.items() if path not in found.gone}
    posts |= {
        path: Plate(post.guid, post.event, alone=True, sole=True)
        for path, post in found.come.items()
    }
    crowds = Counter(plate.event for plate in posts.values())
    touched = {post.event for post in (*found.come.values(), *found.gone.values())}
    for path, plate in posts.items():
        if plate.event in touched:
            posts[path] = structs.replace(plate, alone=crowds[plate.event] == 1)
    known = plates.lines | encoded_lines({path: after.lines[path] for path in found.come})
    told = structs.replace(
        plates.told, posts=len(after.lines), until=_until(plates.told.until, found, site)
    )
    lines = {path: known[path] for path in after.lines}
    return structs.replace(plates, posts=posts, lines=lines, told=told)


def _until(known: datetime | None, found: _Shift, site: Site) -> datetime | None:
    """When the clock alone changes the site: also where the edition of today will be finished."""
    if not any(_is_of_today(post, site) for post in found.come.values()):
        return known
    return next_midnight(known, site)


def next_midnight(known: datetime | None, site: Site) -> datetime:
    """When the edition of today is finished, if nothing else is known to come before."""
    midnight = datetime.combine(site.today + timedelta(days=1), time(), site.config.zone)
    return min(known, midnight) if known else midnight
