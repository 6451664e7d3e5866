"""Pages, entries and posts as structured data for search engines (JSON-LD). Source: schema.org."""

from __future__ import annotations

from collections.abc import Container, Mapping

from digest.model import Entry
from digest.nouns import noun
from digest.pages.layout.layout import Layout
from digest.pages.urls.routes import FRONT, absolute_url, web_url
from digest.pages.views.posts import PostView
from digest.pages.views.variables import ImageView, LinkView

CONTEXT = "https://schema.org"

LOGO = "/assets/icon-180.png"
LOGO_PIXELS = 180
"""Of the theme's icon, which stands for the publisher."""


def website(layout: Layout) -> dict[str, object]:
    """The front page's `WebSite`."""
    site = layout.site
    described = {"description": site.description} if site.description else {}
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": site.title,
        "url": site.base_url,
        "inLanguage": site.language,
        **described,
    }


def news_article(
    entry: Entry, listed: Container[int], image: ImageView | None, layout: Layout
) -> dict[str, object]:
    """An entry's `NewsArticle`: the originals that it is based on, of those that its page lists."""
    shown = [source for source in entry.sources if source.number in listed]
    cited = [source for source in shown if source.kind == "article"]
    originals = [web_url(source.url) for source in cited if web_url(source.url)]
    named = [source for source in cited if source.title or web_url(source.url)]
    sources: dict[str, object] = {
        "citation": [
            _without_empty(
                {
                    "@type": "CreativeWork",
                    "name": source.title,
                    "url": web_url(source.url),
                    "publisher": source.publisher
                    and {"@type": "Organization", "name": source.publisher},
                }
            )
            for source in named
        ],
        "isBasedOn": originals,
    }
    own = _article("NewsArticle", layout.paths[entry.event], entry.title, image, layout)
    return _without_empty(
        {
            **own,
            "datePublished": entry.published and entry.published.isoformat(),
            "dateModified": entry.updated and entry.updated.isoformat(),
            "author": _organization(layout),
            "inLanguage": entry.language or layout.site.language,
            "articleSection": list(entry.categories),
            "keywords": list(entry.tags),
            **sources,
        }
    )


@noun
class Posted:
    """What is said of a post as it is written, and not as its page shows it."""

    authors: tuple[str, ...]
    language: str
    categories: tuple[str, ...]
    tags: tuple[str, ...]


def blog_posting(
    view: PostView, posted: Posted, image: ImageView | None, layout: Layout
) -> dict[str, object]:
    """A post's `BlogPosting`."""
    people = [{"@type": "Person", "name": name} for name in posted.authors]
    own = _article("BlogPosting", view.url, view.title, image, layout)
    return _without_empty(
        {
            **own,
            "datePublished": view.published and view.published.isoformat(),
            "dateModified": view.updated and view.updated.isoformat(),
            "author": people or _organization(layout),
            "inLanguage": posted.language or layout.site.language,
            "articleSection": list(posted.categories),
            "keywords": list(posted.tags),
        }
    )


def _article(
    kind: str, path: str, title: str, image: ImageView | None, layout: Layout
) -> dict[str, object]:
    base_url = layout.config.site.base_url
    return {
        "@context": CONTEXT,
        "@type": kind,
        "headline": title,
        "url": absolute_url(path, base_url),
        "mainEntityOfPage": absolute_url(path, base_url),
        "image": image and absolute_url(image.url, base_url),
        "publisher": {**_organization(layout), "logo": _logo(base_url)},
    }


def breadcrumbs(path: str, title: str, layout: Layout) -> dict[str, object]:
    """Front page, the list that a page belongs to, the page; empty for the front page itself."""
    if path == FRONT:
        return {}
    above = [link for link in layout.indexes if path.startswith(link.url) and path != link.url]
    way = [LinkView(layout.site.title, FRONT), *above, LinkView(title, path)]
    base_url = layout.config.site.base_url
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": step.name,
            "item": absolute_url(step.url, base_url),
        }
        for position, step in enumerate(way, 1)
    ]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": items,
    }


def _organization(layout: Layout) -> Mapping[str, object]:
    url = absolute_url(FRONT, layout.config.site.base_url)
    return {"@type": "Organization", "name": layout.site.title, "url": url}


def _logo(base_url: str) -> Mapping[str, object]:
    size = {"width": LOGO_PIXELS, "height": LOGO_PIXELS}
    return {"@type": "ImageObject", "url": absolute_url(LOGO, base_url), **size}


def _without_empty(mapping: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in mapping.items() if value}
