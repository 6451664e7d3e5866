"""A layout to the menu of its pages and the links to its indexes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.pages.urls import routes
from digest.pages.views.variables import LinkView

if TYPE_CHECKING:
    from digest.pages.layout.layout import Layout


def indexes_of(layout: Layout) -> Iterator[LinkView]:
    """Each list of all that is of a kind, where the site has one."""
    pages, say = layout.config.pages, layout.words.say
    for path, name, is_there in (
        (routes.EVENTS, "Events", bool(layout.entries)),
        (routes.POSTS, "Posts", bool(layout.posts)),
        (routes.EDITIONS, "Editions", pages.editions),
        (routes.ARCHIVE, "Archive", pages.archive),
        (routes.TAGS, "Tags", bool(layout.tags)),
        (routes.CATEGORIES, "Sections", bool(layout.categories)),
        (routes.SOURCES, "Sources", bool(layout.sources)),
        (routes.NAMES, "Names", bool(layout.names)),
        (routes.AUTHORS, "Authors", bool(layout.authors)),
    ):
        if is_there:
            yield LinkView(say(name), path)


def menu_of(layout: Layout) -> tuple[LinkView, ...]:
    """The menu as configured; without one, the lists that the site has, and its pages."""
    if layout.site.menu:
        return layout.site.menu
    say = layout.words.say
    lists = (
        LinkView(say("Archive"), routes.ARCHIVE if layout.config.pages.archive else ""),
        LinkView(say("Posts"), routes.POSTS if layout.posts else ""),
        LinkView(say("Sources"), routes.SOURCES if layout.sources else ""),
        LinkView(say("Tags"), routes.TAGS if layout.tags else ""),
    )
    pages = sorted(
        (layout.paths[page.document.id], page.document.metadata.title)
        for page in layout.publication.pages
    )
    shown = [link for link in lists if link.url]
    return (*shown, *(LinkView(title, path) for path, title in pages if title))
