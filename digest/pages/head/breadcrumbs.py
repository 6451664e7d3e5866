"""The breadcrumbs of a page as structured data. Source: schema.org/BreadcrumbList."""

from __future__ import annotations

from digest.pages.layout.layout import Layout
from digest.pages.urls import routes
from digest.pages.views.variables import LinkView


def breadcrumbs(path: str, title: str, layout: Layout) -> dict[str, object]:
    """Front page, the list that a page belongs to, the page; empty for the front page itself."""
    if path == routes.FRONT:
        return {}
    above = [link for link in layout.indexes if path.startswith(link.url) and path != link.url]
    way = [LinkView(layout.site.title, routes.FRONT), *above, LinkView(title, path)]
    base_url = layout.config.site.base_url
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": step.name,
            "item": routes.absolute_url(step.url, base_url),
        }
        for position, step in enumerate(way, 1)
    ]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items,
    }
