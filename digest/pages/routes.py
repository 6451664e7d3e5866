"""Where everything stands: documents and names to paths in the site, distinct and stable."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from digest.errors import ContentError, Problem
from digest.model import Document, Entry, Location
from digest.pages.spans import week_name
from digest.text.slugs import slugify

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

ASKING = ("permalink", "slug")
"""Front-matter keys by which a document asks for a path, the stronger first."""

LATEST = datetime.max.replace(tzinfo=UTC)
"""Stands for the moment of what has none, where the undated come last."""

_DATE_PREFIX = re.compile(r"^\d{4}-\d{2}-\d{2}-")
_SAFE_IN_PATHS = "/:@!$&'()*+,;=-._~%"
_URL = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)


def route_documents(documents: Iterable[Document]) -> dict[str, str]:
    """Document id to path in the site, of posts and static pages; other kinds are left out.

    A path that an editor asks for, by `permalink` or `slug`, is given as asked. Of posts whose
    titles make one slug, the earliest keeps it, so that a newer post never moves an older one.

    Raises `ContentError`, naming both documents, where two ask for one path, or one for the
    path that another has unasked.
    """
    ordered = sorted(documents, key=_age)
    asked = _asked_paths(ordered)
    unasked = _unasked_paths(document for document in ordered if document.id not in asked)
    _refuse_moving(ordered, asked, unasked)
    return {**asked, **unasked}


def route_entries(entries: Iterable[Entry]) -> dict[str, str]:
    """Event id to path. The ledger's slugs are distinct; titles stand in where it has none."""
    ordered = sorted(entries, key=lambda entry: (not entry.slug, entry.event))
    named = [(entry.event, entry.slug or slugify(entry.title)) for entry in ordered]
    return {event: f"{EVENTS}{slug}/" for event, slug in distinct_slugs(named).items()}


def distinct_slugs(named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Key to slug, for pairs of a key and the slug it would like: the first keeps it.

    The others end in digits of their key's hash, which depend on nothing but the key.

    >>> distinct_slugs([("C", "c"), ("C++", "c")])
    {'C': 'c', 'C++': 'c-f1de'}
    """
    taken: set[str] = set()
    slugs: dict[str, str] = {}
    for key, slug in named:
        slugs[key] = _free_path(slug, key, taken)
        taken.add(slugs[key].casefold())
    return slugs


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
    """A path in the site as a link within it: under the base path, percent-encoded.

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
    parts = urlsplit(base_url)
    link = site_url(path or "/", base_path(base_url))
    return f"{parts.scheme}://{parts.netloc}{link}" if link.startswith("/") else link


def web_url(url: str) -> str:
    """`url` if a browser may be sent there from a link, else "".

    >>> web_url("https://courier.example/a"), web_url("javascript:alert(1)")
    ('https://courier.example/a', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def path_inside(path: str, document: Document, keys: Iterable[str]) -> str:
    """A path that a document asks for, under one of `keys`, as a path in the site.

    Raises `ContentError` where it would leave the site.
    """
    bare = path.lstrip("/")
    if "\\" in bare or any(segment in (".", "..") for segment in bare.split("/")):
        location = place_of_key(document, *keys)
        raise ContentError.at(location, f"{path!r} leaves the site", "a path in the site")
    return f"/{bare}"


def place_of_path(document: Document) -> Location:
    """The line of a document that decides on its path: of what it asks for, else its title."""
    return place_of_key(document, *ASKING, "title")


def place_of_key(document: Document, *keys: str) -> Location:
    """The line of the first of `keys` that the document's front matter has, else its first."""
    line = next((document.lines[key] for key in keys if key in document.lines), 1)
    return Location(document.location.path, line)


def _age(document: Document) -> tuple[datetime, str]:
    """Sorts the earliest first and the undated last; the id decides between equals."""
    return (document.metadata.date or LATEST, document.id)


def _asked_paths(documents: Iterable[Document]) -> dict[str, str]:
    """Document id to the path that its front matter asks for, where it asks for one."""
    asked: dict[str, str] = {}
    first: dict[str, Document] = {}
    problems = []
    for document in documents:
        path = _asked_path(document)
        if not path:
            continue
        other = first.setdefault(file_of(path).casefold(), document)
        if other is not document:
            problems.append(_asked_twice(document, other, path))
        asked[document.id] = path
    if problems:
        raise ContentError(*sorted(problems))
    return asked


def _unasked_paths(documents: Iterable[Document]) -> dict[str, str]:
    """Id to path of posts and pages that ask for none: distinct, the first of equals keeps its."""
    named = [(d.id, _natural_path(d)) for d in documents if d.kind in ("post", "page")]
    return distinct_slugs(named)


def _refuse_moving(
    documents: Sequence[Document], asked: Mapping[str, str], unasked: Mapping[str, str]
) -> None:
    """Raise where a path that is asked for is one that another document has unasked.

    To give way would move a page that readers have linked to, without a word to the editor.
    """
    by_id = {document.id: document for document in documents}
    holders = {file_of(path).casefold(): by_id[id_] for id_, path in unasked.items()}
    problems = [
        Problem(
            place_of_path(by_id[id_]),
            f"{path} is the path of {place_of_path(holder)} already",
            "a path of its own for each",
        )
        for id_, path in asked.items()
        if (holder := holders.get(file_of(path).casefold()))
    ]
    if problems:
        raise ContentError(*sorted(problems))


def _asked_path(document: Document) -> str:
    metadata = document.metadata
    if metadata.permalink:
        return path_inside(metadata.permalink, document, ("permalink",))
    if metadata.slug and document.kind == "post":
        return f"{POSTS}{slugify(metadata.slug)}/"
    if metadata.slug and document.kind == "page":
        return f"/{slugify(metadata.slug)}/"
    return ""


def _asked_twice(document: Document, other: Document, path: str) -> Problem:
    return Problem(
        place_of_path(document),
        f"{path} is asked for by {place_of_path(other)} too",
        "a path of its own for each",
    )


def _natural_path(document: Document) -> str:
    """The path that a document gets unasked: a post by its title, a page by its file."""
    below = PurePosixPath(document.id)
    if document.kind == "post":
        name = document.metadata.title or _DATE_PREFIX.sub("", below.stem)
        return f"{POSTS}{slugify(name)}/"
    parts = [slugify(part) for part in below.with_suffix("").parts[1:]]
    if parts and parts[-1] == "index":
        parts.pop()
    return "/" + "".join(f"{part}/" for part in parts)


def _free_path(path: str, key: str, taken: set[str]) -> str:
    """`path`, or where that is taken, `path` with digits of the hash of `key`."""
    if path.casefold() not in taken:
        return path
    digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
    stem, slash = (path[:-1], "/") if path.endswith("/") else (path, "")
    free, length = path, 4
    while free.casefold() in taken:
        free, length = f"{stem}-{digest[:length]}{slash}", length + 2
    return free
