"""A layout to every HTML page of the site, none rendered yet."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Page
from digest.pages.entry.entry_pages import entry_pages
from digest.pages.head.head import Head, make_page
from digest.pages.layout.layout import Layout
from digest.pages.lists.overviews import overview_pages
from digest.pages.post_pages import about_page, post_pages, static_pages
from digest.pages.redirects import redirect_pages
from digest.pages.search.search_pages import search_page
from digest.pages.subscribe_pages import subscribe_page
from digest.pages.urls.claims import refuse_collisions
from digest.pages.urls.routes import ABOUT, NOT_FOUND, SEARCH, SUBSCRIBE, file_of


def plan(layout: Layout) -> tuple[Page, ...]:
    """Every page, by path.

    Raises `ContentError` where two pages claim one file, naming both.
    """
    pages = list(_pages(layout))
    pages += redirect_pages(layout, [page.path for page in pages])
    refuse_collisions(pages)
    return tuple(sorted(pages, key=lambda page: page.path))


def _pages(layout: Layout) -> Iterator[Page]:
    yield from overview_pages(layout)
    yield from entry_pages(layout)
    yield from post_pages(layout)
    yield from static_pages(layout)
    # An editor's own page at one of these addresses comes first.
    taken = {file_of(path) for path in layout.paths.values()}
    for path, make in ((SEARCH, search_page), (SUBSCRIBE, subscribe_page), (ABOUT, about_page)):
        made = None if file_of(path) in taken else make(layout)
        if made:
            yield made
    head = Head(title=layout.words.say("Not found"), noindex=True)
    yield make_page(layout, NOT_FOUND, "404.html", {}, head, "the page for what is not found")
