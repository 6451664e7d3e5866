"""The way from the front page to a page, as structured data. Source: schema.org/BreadcrumbList."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.pages import routes
from digest.pages.layout import Layout
from digest.pages.views import LinkView


def breadcrumbs(path: str, title: str, layout: Layout) -> Mapping[str, object]:
    """Front page, the list that a page belongs to, the page; empty for the front page itself."""
    if path == routes.FRONT:
        return {}
    way = [LinkView(layout.site.title, routes.FRONT), *_list_of(path, layout)]
    way.append(LinkView(title, path))
    base_url = layout.config.site.base_url
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": step.name,
                "item": routes.absolute_url(step.url, base_url),
            }
            for position, step in enumerate(way, 1)
        ],
    }


def _list_of(path: str, layout: Layout) -> Iterator[LinkView]:
    """The index below which a page stands, where the site has one."""
    for index, name, is_there in _indexes(layout):
        if is_there and path.startswith(index) and path != index:
            yield LinkView(layout.words.say(name), index)


def _indexes(layout: Layout) -> tuple[tuple[str, str, bool], ...]:
    """Path, name, and whether the site has it."""
    pages = layout.config.pages
    return (
        (routes.EVENTS, "Events", bool(layout.entries)),
        (routes.POSTS, "Posts", bool(layout.posts)),
        (routes.EDITIONS, "Editions", pages.editions),
        (routes.ARCHIVE, "Archive", pages.archive),
        (routes.TAGS, "Tags", bool(layout.tags)),
        (routes.CATEGORIES, "Sections", bool(layout.categories)),
        (routes.SOURCES, "Sources", bool(layout.sources)),
        (routes.NAMES, "Names", bool(layout.names)),
        (routes.AUTHORS, "Authors", bool(layout.authors)),
    )
