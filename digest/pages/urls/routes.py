"""The paths of the site, and what a path is as a file, a link and a full URL."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from digest.pages.urls.spans import week_name
from digest.patterns import regex

FRONT = "/"
POSTS = "/posts/"
EVENTS = "/events/"
TAGS = "/tags/"
CATEGORIES = "/categories/"
SOURCES = "/sources/"
NAMES = "/names/"
AUTHORS = "/authors/"
EDITIONS = "/editions/"
ARCHIVE = "/archive/"
SEARCH = "/search/"
SUBSCRIBE = "/subscribe/"
ABOUT = "/about/"
NOT_FOUND = "/404.html"
RSS = "/feed.xml"
ATOM = "/atom.xml"
JSON_FEED = "/feed.json"
UPDATES = "/updates.xml"
EDITIONS_FEED = "/editions/feed.xml"
FEEDS_OPML = "/feeds.opml"
SOURCES_OPML = "/sources.opml"
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/news-sitemap.xml"

_SAFE_IN_PATHS = "/:@!$&'()*+,;=-._~%"
_URL = regex(r"^(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)


def edition_path(day: date) -> str:
    """Path of a day's edition.

    >>> edition_path(date(2026, 11, 20))
    '/editions/2026-11-20/'
    """
    return f"{EDITIONS}{day.isoformat()}/"


def week_path(day: date) -> str:
    """Path of the week of a day.

    >>> week_path(date(2026, 11, 20))
    '/editions/2026-W47/'
    """
    return f"{EDITIONS}{week_name(day)}/"


def month_path(day: date) -> str:
    """Path of the archive of a day's month.

    >>> month_path(date(2026, 1, 20))
    '/archive/2026/01/'
    """
    return f"{ARCHIVE}{day:%Y/%m}/"


def numbered_path(path: str, number: int) -> str:
    """Path of the `number`th page of the list that begins at `path`.

    >>> numbered_path("/tags/energy/", 1), numbered_path("/tags/energy/", 2)
    ('/tags/energy/', '/tags/energy/page/2/')
    """
    return path if number == 1 else f"{path}page/{number}/"


def file_of(path: str) -> str:
    """The file of the site that answers to a path.

    >>> file_of("/"), file_of("/events/quito/"), file_of("/404.html"), file_of("/about")
    ('index.html', 'events/quito/index.html', '404.html', 'about/index.html')
    """
    path = path.lstrip("/")
    if not path or path.endswith("/"):
        return f"{path}index.html"
    return path if PurePosixPath(path).suffix else f"{path}/index.html"


def base_path(base_url: str) -> str:
    """The path that the site lives under, with a slash at both ends.

    >>> base_path("https://me.github.io/repo"), base_path("https://example.org")
    ('/repo/', '/')
    """
    path = urlsplit(base_url).path.strip("/")
    return f"/{path}/" if path else "/"


@lru_cache(maxsize=65_536)  # every page links to the same few hundred
def site_url(path: str, base: str) -> str:
    """The link to a path in the site, with the base path and percent-encoded.

    Full URLs and fragments stay as they are.

    >>> site_url("/events/quito/#source-1", "/repo/"), site_url("https://a.example/", "/repo/")
    ('/repo/events/quito/#source-1', 'https://a.example/')
    """
    if not path or _URL.match(path):
        return path
    path, hash_mark, fragment = path.partition("#")
    return base + quote(path.lstrip("/"), safe=_SAFE_IN_PATHS) + hash_mark + fragment


@lru_cache(maxsize=65_536)  # a page has its own several times
def absolute_url(path: str, base_url: str) -> str:
    """A path in the site as a full URL.

    >>> absolute_url("/tags/año/", "https://me.github.io/repo/")
    'https://me.github.io/repo/tags/a%C3%B1o/'
    """
    host, base = _host_and_base(base_url)
    link = site_url(path or "/", base)
    return host + link if link.startswith("/") else link


@lru_cache(maxsize=8)  # a site has one
def _host_and_base(base_url: str) -> tuple[str, str]:
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}", base_path(base_url)


def web_url(url: str) -> str:
    """`url` if a browser may be sent there from a link, else "".

    >>> web_url("https://courier.example/a"), web_url("javascript:alert(1)")
    ('https://courier.example/a', '')
    """
    try:
        parts = urlsplit(url) if url else None
    except ValueError:
        return ""
    return url if parts and parts.scheme in ("http", "https") and parts.hostname else ""
