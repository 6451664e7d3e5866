"""Layouts to the pages on which entries and posts are listed, and to those in which two differ."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from digest.model import Page
from digest.pages.edition_pages import edition_pages
from digest.pages.frames import Frame
from digest.pages.front_pages import front_pages
from digest.pages.layout import Layout
from digest.pages.list_pages import Cut, index_pages, list_pages, shelf_pages, shelves
from digest.pages.routes import file_of

TEMPLATES = frozenset({"front.html", "edition.html", "week.html", "list.html", "index.html"})
"""By which these are made, and no others."""


def overview_pages(layout: Layout) -> Iterator[Page]:
    """The front page and what continues it, editions and weeks, lists and indexes."""
    yield from front_pages(layout)
    yield from edition_pages(layout)
    yield from list_pages(layout)


def other_overviews(
    before: Layout, after: Layout, frame: Frame
) -> tuple[tuple[Page, ...], frozenset[str]]:
    """Of these pages those that one layout has otherwise than the other or not at all, and the
    files that it has no more. `frame` is that of `after`.

    What both layouts have of headlines is the same in both, and not made twice: most pages of a
    list are as they were where each line is the very line that it was.
    """
    old = {page.path: page for page in _plain_pages(before)}
    new = {page.path: page for page in _plain_pages(after)}
    changed = [page for path, page in new.items() if old.get(path) != page]
    gone = old.keys() - new.keys()
    known = {shelf.path: shelf for shelf in shelves(before)}
    per_page = after.config.pages.per_page
    for shelf in shelves(after):
        was = known.pop(shelf.path, None)
        if was == shelf:
            continue
        cut_before = was.cut(per_page) if was else dict[str, Cut]()
        cut = shelf.cut(per_page)
        other = {path: own for path, own in cut.items() if cut_before.get(path) != own}
        changed += shelf_pages(other, shelf.origin, frame)
        gone |= {file_of(path) for path in cut_before.keys() - cut.keys()}
    gone |= {file_of(path) for was in known.values() for path in was.cut(per_page)}
    return tuple(changed), frozenset(gone)


def _plain_pages(layout: Layout) -> Iterator[Page]:
    return chain(front_pages(layout), edition_pages(layout), index_pages(layout))
