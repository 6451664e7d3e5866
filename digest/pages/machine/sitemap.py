"""Files for programs: sitemap, robots.txt, and what GitHub Pages requires."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape
from operator import itemgetter

from digest.model import Draft, Output, Page
from digest.pages.head.frames import Frame, draft, frame_of
from digest.pages.layout.layout import Layout
from digest.pages.machine.news_sitemap import news_sitemap
from digest.pages.machine.robots import robots
from digest.pages.urls.routes import SITEMAP, absolute_url

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

MAX_URLS = 50_000
"""Source: https://www.sitemaps.org/protocol.html."""


def machine_files(pages: Iterable[Page], layout: Layout) -> tuple[Output | Draft, ...]:
    """Sitemaps, `robots.txt`, `.nojekyll`, and `CNAME` where a domain is configured."""
    outputs: list[Output | Draft] = [
        *sitemaps(pages, layout),
        *news_sitemap(layout),
        Output("robots.txt", robots(layout), "robots.txt"),
        Output(".nojekyll", b"", ".nojekyll"),
    ]
    if layout.config.site.cname:
        outputs.append(Output("CNAME", f"{layout.config.site.cname}\n".encode(), "CNAME"))
    return tuple(outputs)


def sitemaps(pages: Iterable[Page], layout: Layout) -> tuple[Draft, ...]:
    """The pages that search engines should know, with the day of their last change.

    One file, or an index of several where there are more pages than a file may have.
    """
    return sitemaps_of([(page.url, page.changed) for page in pages if page.url], frame_of(layout))


def sitemaps_of(urls: Iterable[tuple[str, datetime | None]], frame: Frame) -> tuple[Draft, ...]:
    """The sitemaps of these paths, each with the moment of its last change."""
    shown = sorted(urls, key=itemgetter(0))
    parts = [tuple(shown[start : start + MAX_URLS]) for start in range(0, len(shown), MAX_URLS)]
    if len(parts) <= 1:
        return (draft(frame, SITEMAP, tuple(parts), _urls, _ORIGIN),)
    files = [
        draft(frame, f"/sitemap-{number}.xml", (part,), _urls, _ORIGIN)
        for number, part in enumerate(parts, 1)
    ]
    index = draft(frame, SITEMAP, (tuple(file.path for file in files),), _index, _ORIGIN)
    return (index, *files)


_ORIGIN = "the sitemap"


def _urls(layout: Layout, shown: Iterable[tuple[str, datetime | None]] = ()) -> bytes:
    base_url = layout.config.site.base_url
    return _written("urlset", (_url(path, changed, base_url) for path, changed in shown))


def _index(layout: Layout, files: Iterable[str]) -> bytes:
    base_url = layout.config.site.base_url
    urls = (escape(absolute_url(file, base_url)) for file in files)
    return _written("sitemapindex", (f"<sitemap><loc>{url}</loc></sitemap>" for url in urls))


def _url(path: str, changed: datetime | None, base_url: str) -> str:
    dated = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{escape(absolute_url(path, base_url))}</loc>{dated}</url>"


def _written(element: str, lines: Iterable[str]) -> bytes:
    written = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{element} xmlns="{NAMESPACE}">',
        *lines,
        f"</{element}>",
        "",
    ]
    return "\n".join(written).encode()
