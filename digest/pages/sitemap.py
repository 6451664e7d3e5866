"""Files for machines beside the pages: sitemap, robots.txt, and what GitHub Pages wants."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from digest.model import Output, Page
from digest.pages.layout import Layout
from digest.pages.news_sitemap import news_sitemap
from digest.pages.robots import robots
from digest.pages.routes import SITEMAP, absolute_url

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

MAX_URLS = 50_000
"""Source: https://www.sitemaps.org/protocol.html."""


def machine_files(pages: Iterable[Page], layout: Layout) -> tuple[Output, ...]:
    """Sitemaps, `robots.txt`, `.nojekyll`, and `CNAME` where a domain is configured."""
    outputs = [
        *sitemaps(pages, layout),
        *news_sitemap(layout),
        Output("robots.txt", robots(layout), "robots.txt"),
        Output(".nojekyll", b"", ".nojekyll"),
    ]
    if layout.config.site.cname:
        outputs.append(Output("CNAME", f"{layout.config.site.cname}\n".encode(), "CNAME"))
    return tuple(outputs)


def sitemaps(pages: Iterable[Page], layout: Layout) -> tuple[Output, ...]:
    """The pages that search engines should know, with the day of their last change.

    One file, or an index of several where there are more pages than a file may have.
    """
    shown = sorted((page for page in pages if page.url), key=lambda page: page.url)
    urls = [_url(page, layout.config.site.base_url) for page in shown]
    parts = [urls[start : start + MAX_URLS] for start in range(0, len(urls), MAX_URLS)]
    if len(parts) <= 1:
        return (_output(SITEMAP, "urlset", urls),)
    files = [
        _output(f"/sitemap-{number}.xml", "urlset", part) for number, part in enumerate(parts, 1)
    ]
    base_url = layout.config.site.base_url
    index = [
        f"<sitemap><loc>{escape(absolute_url(file.path, base_url))}</loc></sitemap>"
        for file in files
    ]
    return (_output(SITEMAP, "sitemapindex", index), *files)


def _url(page: Page, base_url: str) -> str:
    dated = f"<lastmod>{page.changed.isoformat()}</lastmod>" if page.changed else ""
    return f"<url><loc>{escape(absolute_url(page.url, base_url))}</loc>{dated}</url>"


def _output(path: str, element: str, lines: Iterable[str]) -> Output:
    written = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{element} xmlns="{NAMESPACE}">',
        *lines,
        f"</{element}>",
        "",
    ]
    return Output(path.lstrip("/"), "\n".join(written).encode(), "the sitemap")
