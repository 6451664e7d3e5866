"""A layout to the indexes that stand above its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.pages import routes
from digest.pages.views import LinkView

if TYPE_CHECKING:
    from digest.pages.layout import Layout


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
