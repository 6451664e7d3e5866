"""Layouts to the pages on which entries and posts are listed, and to those in which two differ."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Set
from datetime import date
from itertools import chain, repeat

from digest.model import Page
from digest.pages.head.frames import Frame
from digest.pages.layout.layout import Headline, Layout
from digest.pages.lists.edition_pages import edition_pages
from digest.pages.lists.front_pages import front_page, front_pages, front_views
from digest.pages.lists.list_pages import (
    index_pages,
    list_pages,
    names_of,
    shelf_pages,
    shelves,
)
from digest.pages.urls.routes import FRONT, file_of, numbered_path

_BY_DAY = frozenset({"edition.html", "week.html"})

_MAKERS: tuple[tuple[frozenset[str], Callable[[Layout], Iterator[Page]]], ...] = (
    (frozenset({"front.html"}), front_pages),
    (_BY_DAY, edition_pages),
    (frozenset({"list.html"}), list_pages),
    (frozenset({"index.html"}), index_pages),
)
"""By which templates pages are made, and what makes them."""

TEMPLATES = frozenset[str]().union(*(templates for templates, _ in _MAKERS))
"""By which these are made, and no others."""


def overview_pages(layout: Layout, by: Set[str] = TEMPLATES) -> Iterator[Page]:
    """The front page and what continues it, editions and weeks, lists and indexes; only those
    that are made `by` these templates.
    """
    for templates, make in _MAKERS:
        if not templates.isdisjoint(by):
            yield from (page for page in make(layout) if page.template in by)


def other_overviews(
    before: Layout, after: Layout, frame: Frame, seeing: Container[str]
) -> tuple[tuple[Page, ...], frozenset[str]]:
    """Of these pages those that one layout may have otherwise than the other or not at all, and
    the files that it has no more. `frame` is that of `after`.

    Headlines of both layouts are the same ones in both, so that what is made of them is compared
    in no time. `seeing` are the templates that name the last change of the whole site.
    """
    seen = [name for name in TEMPLATES if before.site != after.site and name in seeing]
    found = [
        _other_fronts(before, after),
        _other_pages(before, after, anew=not _BY_DAY.isdisjoint(seen)),
        _other_lists(before, after, frame, anew="list.html" in seen),
    ]
    pages = tuple(page for pages, _ in found for page in pages)
    return pages, frozenset(file_of(path) for _, paths in found for path in paths)


_Differing = tuple[list[Page], list[str]]
"""Pages, and paths of those that are gone."""


def _other_fronts(before: Layout, after: Layout) -> _Differing:
    views, old = list(front_views(after)), list(front_views(before))
    same = before.site == after.site
    pages = [
        front_page(view, after)
        for view, was in zip(views, chain(old, repeat(None)), strict=False)
        if not same or view != was
    ]
    return pages, [numbered_path(FRONT, view.pager.number) for view in old[len(views) :]]


def _other_pages(before: Layout, after: Layout, *, anew: bool) -> _Differing:
    """Editions, all of them `anew` or those that tell of others, and indexes."""
    days = None if anew else _other_days(before, after)
    old, new = (
        {page.url: page for page in chain(edition_pages(layout, days), index_pages(layout))}
        for layout in (before, after)
    )
    return [page for url, page in new.items() if old.get(url) != page], [*(old.keys() - new.keys())]


def _other_days(before: Layout, after: Layout) -> Set[date] | None:
    """The days whose editions tell of others than before; None where one has come or is gone, which
    others link to.
    """
    was, now = before.editions, after.editions
    if was.keys() != now.keys():
        return None
    return {day for day, edition in now.items() if was[day] != edition}


def _other_lists(before: Layout, after: Layout, frame: Frame, *, anew: bool) -> _Differing:
    """All of them `anew`, or the pages that hold other lines."""
    per_page = after.config.pages.per_page
    wanted = None if anew else names_of(_others(before.headlines, after.headlines))
    known = {shelf.path: shelf for shelf in shelves(before, wanted)}
    pages: list[Page] = []
    gone: list[str] = []
    for shelf in shelves(after, wanted):
        was = known.pop(shelf.path, None)
        if was != shelf or anew:
            old = was.cut(per_page) if was else {}
            new = shelf.cut(per_page)
            other = {path: cut for path, cut in new.items() if anew or old.get(path) != cut}
            pages += shelf_pages(other, shelf.origin, frame)
            gone += old.keys() - new.keys()
    gone += [path for shelf in known.values() for path in shelf.cut(per_page)]
    return pages, gone


def _others(before: Iterable[Headline], after: Iterable[Headline]) -> list[Headline]:
    """The headlines that only one of the layouts has."""
    old, new = ({id(line): line for line in lines} for lines in (before, after))
    return [line for at, line in (old | new).items() if at not in old or at not in new]
