"""The page of the search, which is a page of links where nothing can search."""

from __future__ import annotations

from digest.model import Page
from digest.pages.head.head import Head, make_page, variables
from digest.pages.layout.layout import Layout
from digest.pages.urls import routes
from digest.pages.views.lists import SearchView
from digest.pages.views.variables import LinkView


def search_page(layout: Layout) -> Page:
    """The page at `/search/`, with every list and every page of its own that the site has."""
    say = layout.words.say
    view = SearchView(links=(*_lists(layout), *_pages(layout)))
    head = Head(title=say("Search") if layout.site.search else say("All lists"), noindex=True)
    origin = "the page of the search"
    return make_page(layout, routes.SEARCH, "search.html", variables(view), head, origin)


def _lists(layout: Layout) -> tuple[LinkView, ...]:
    say, pages = layout.words.say, layout.config.pages
    lists = (
        (say("Events"), routes.EVENTS, bool(layout.entries)),
        (say("Posts"), routes.POSTS, bool(layout.posts)),
        (say("Editions"), routes.EDITIONS, pages.editions and any(h.day for h in layout.headlines)),
        (say("Archive"), routes.ARCHIVE, pages.archive),
        (say("Sections"), routes.CATEGORIES, bool(layout.categories)),
        (say("Tags"), routes.TAGS, bool(layout.tags)),
        (say("Names"), routes.NAMES, bool(layout.names)),
        (say("Authors"), routes.AUTHORS, bool(layout.authors)),
        (say("Sources"), routes.SOURCES, bool(layout.sources)),
    )
    return tuple(LinkView(name, path) for name, path, is_there in lists if is_there)


def _pages(layout: Layout) -> tuple[LinkView, ...]:
    titled = (
        (layout.paths[page.document.id], page.document.metadata.title)
        for page in layout.publication.pages
    )
    return tuple(LinkView(title, path) for path, title in sorted(titled) if title)
