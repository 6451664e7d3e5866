"""The newest entries and posts to a news sitemap.

Source: Google, "Create a news sitemap" (developers.google.com/search/docs).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from html import escape

from digest.model import Output
from digest.pages.layout.layout import Headline, Layout
from digest.pages.urls.routes import NEWS_SITEMAP, absolute_url
from digest.text.printable import printable

SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"

RECENT = timedelta(days=2)
"""News is what has come in the last two days, and here before the newest of all: an old site
that is built again says the same as before."""

MAX_NEWS = 1000

CHINESE = {"zh-cn", "zh-tw"}
"""The languages that are named with their country; all others by two or three letters."""


def news_sitemap(layout: Layout) -> tuple[Output, ...]:
    """The file, if anything in it has a date."""
    lines = recent(layout)
    if not lines:
        return ()
    written = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<urlset xmlns="{SITEMAP_NAMESPACE}" xmlns:news="{NEWS_NAMESPACE}">',
        *(_url(line, layout) for line in lines),
        "</urlset>",
        "",
    ]
    return (Output(NEWS_SITEMAP.lstrip("/"), "\n".join(written).encode(), "the news sitemap"),)


def recent(layout: Layout) -> tuple[Headline, ...]:
    """What the sitemap lists, newest first."""
    dated = [line for line in layout.headlines if line.teaser.published]
    moments = [line.teaser.published for line in dated if line.teaser.published]
    if not moments:
        return ()
    since = max(moments) - RECENT
    found = (line for line, moment in zip(dated, moments, strict=True) if moment > since)
    return tuple(found)[:MAX_NEWS]


def _url(line: Headline, layout: Layout) -> str:
    return "".join(_elements(line, layout))


def _elements(line: Headline, layout: Layout) -> Iterator[str]:
    teaser, site = line.teaser, layout.site
    assert teaser.published
    yield f"<url><loc>{escape(absolute_url(teaser.url, layout.config.site.base_url))}</loc>"
    yield f"<news:news><news:publication><news:name>{escape(printable(site.title))}</news:name>"
    language = _language(teaser.language or site.language)
    yield f"<news:language>{escape(language)}</news:language></news:publication>"
    published = teaser.published.isoformat()
    yield f"<news:publication_date>{published}</news:publication_date>"
    yield f"<news:title>{escape(printable(teaser.title))}</news:title></news:news></url>"


def _language(code: str) -> str:
    """A language's code as news sitemaps want it.

    >>> _language("es-AR"), _language("zh-CN")
    ('es', 'zh-cn')
    """
    code = code.lower()
    return code if code in CHINESE else code.partition("-")[0]
