"""The bytes of a feed to its entries: RSS, Atom and RDF by feedparser, JSON Feed by ourselves.

feedparser (BSD) has read the feeds of the wild for twenty years and is released several times a
year; fastfeedparser and atoma read fewer kinds and forgive less. It replaces a DOCTYPE with one
whose entities are plain text, so that none can grow. Its sanitizer stays unused: digest cleans
what it takes in itself. Called in a process that can be ended: `digest.intake.confined`.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from digest.errors import WebError
from digest.model import Location
from digest.patterns import regex
from digest.sources.front_matter.values import is_web_url
from digest.text.dates import as_moment
from digest.text.printable import printable

MOST_ENTRIES = 500
"""Of one feed; those that name more list their archive."""
LONGEST_LINE = 1_000
"""Characters of a title or a name; far more than any has."""
WHOLE_WORDS = 150
"""A feed's text of so many words may be the whole article; excerpts have 20 to 80."""
TELLING_WORDS = 12
"""Below, a feed's text is a word such as "Comments", or says no more than the title."""

_ALTERNATE = regex(
    r"<link\b(?=[^>]{0,500}type=[\"']application/(?:rss|atom|feed)\+(?:xml|json))"
    r"[^>]{0,500}?href=[\"']([^\"'<>\s]{1,500})",
    re.IGNORECASE,
)
_LONG_TAG = regex(rb"<(?![!?])[^<>]{8000,}>")
"""A tag with so many attributes that feedparser takes seconds, as it does for 20,000."""
_TAG = regex(r"<[^<>]{0,5000}>")
_TEASER = regex(
    r"(?:\[?(?:…|\.\.\.|&hellip;|&#8230;)\]?|read more|continue reading|weiterlesen|leer más"
    r"|lire la suite|read the (?:full|rest)[^.]{0,40})\W{0,20}$",
    re.IGNORECASE,
)
"""What an excerpt ends with."""


@dataclass(frozen=True, slots=True)
class FeedBytes:
    """A feed as it came."""

    url: str
    content: bytes
    content_type: str
    """The whole header."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed says of one article."""

    url: str
    """Absolute, http or https."""
    title: str = ""
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    publisher: str = ""
    """Of an entry that another feed had before; else the feed's title."""
    language: str = ""
    image: str = ""
    tags: tuple[str, ...] = ()
    html: str = ""
    """The longest text that the feed has of it."""

    @property
    def plain(self) -> str:
        """That text without its markup, on one line."""
        return " ".join(_TAG.sub(" ", self.html[:1_000_000]).split())

    @property
    def is_whole(self) -> bool:
        """Is that text as good as the page's?"""
        text = self.plain
        return text.count(" ") >= WHOLE_WORDS and not _TEASER.search(text[-200:])

    @property
    def tells_something(self) -> bool:
        """Is that text better than none?"""
        return self.plain.count(" ") >= TELLING_WORDS


def read_feed(feed: FeedBytes) -> tuple[FeedEntry, ...]:
    """The feed's entries that have an address, in its order, each address once.

    Raises:
        WebError: it is no feed.
    """
    start = feed.content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    entries = _of_json(feed) if start[:1] == b"{" else _of_xml(feed)
    found = {
        entry.url: entry for entry in reversed(entries[:MOST_ENTRIES]) if is_web_url(entry.url)
    }
    return tuple(reversed(found.values()))


def _of_xml(feed: FeedBytes) -> Sequence[FeedEntry]:
    import feedparser  # 70 ms that only a new feed has to pay

    headers = {"content-location": feed.url, "content-type": feed.content_type}
    read = feedparser.parse(
        io.BytesIO(_LONG_TAG.sub(b"", feed.content)),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not read.get("version") and not read.entries:
        raise _no_feed(feed)
    return [_xml_entry(entry, read.feed, feed.url) for entry in read.entries[:MOST_ENTRIES]]


def _xml_entry(entry: Mapping[str, Any], feed: Mapping[str, Any], base: str) -> FeedEntry:
    link = entry.get("feedburner_origlink") or entry.get("link") or entry.get("id") or ""
    texts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    origin = entry.get("source") or {}
    names = [_line(author.get("name")) for author in entry.get("authors", ())]
    return FeedEntry(
        url=_absolute(base, link),
        title=_unmarked(entry.get("title")),
        published=_moment(_dated(entry)),
        authors=tuple(name for name in names if name and "@" not in name),
        publisher=_unmarked(origin.get("title") or feed.get("title")),
        language=_line(entry.get("language") or feed.get("language")),
        image=_absolute(base, next(_pictures(entry), "")),
        tags=tuple(_line(tag.get("term")) for tag in entry.get("tags", ()) if tag.get("term")),
        html=max((_html(text) for text in texts), key=len, default=""),
    )


def _dated(entry: Mapping[str, Any]) -> Any:
    """Its time of publication, or of its last change where it has that alone."""
    if found := entry.get("published_parsed"):
        return found
    if "updated_parsed" not in entry:  # asked for it, feedparser would warn and give the other
        return None
    return entry["updated_parsed"]


def _html(text: Mapping[str, Any]) -> str:
    value = str(text.get("value") or "")
    return escape(value) if text.get("type") == "text/plain" and "<" not in value else value


def _pictures(entry: Mapping[str, Any]) -> Iterator[str]:
    for key in ("media_content", "media_thumbnail", "enclosures"):
        for one in entry.get(key, ()):
            kind = str(one.get("type") or one.get("medium") or "image")
            if kind.startswith("image"):
                yield str(one.get("url") or one.get("href") or "")


def _moment(parsed: Any) -> datetime | None:
    """A time in UTC, as feedparser reads it."""
    if not parsed:
        return None
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return as_moment(datetime(year, month, day, hour, minute, second, tzinfo=UTC), UTC)
    except (ValueError, OverflowError):  # a second of 60, a year of 0 or 9999
        return None


def _of_json(feed: FeedBytes) -> Sequence[FeedEntry]:
    """Source: JSON Feed, version 1.1."""
    try:
        read = json.loads(feed.content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise _no_feed(feed) from error
    items = _list(read.get("items"))
    if not str(read.get("version") or "").startswith("https://jsonfeed.org/version/"):
        raise _no_feed(feed)
    return [_json_entry(item, read, feed.url) for item in items[:MOST_ENTRIES]]


def _json_entry(item: Mapping[str, Any], feed: Mapping[str, Any], base: str) -> FeedEntry:
    people = _list(item.get("authors")) or _list([item.get("author")]) or _list(feed.get("authors"))
    text = _text(item.get("content_text")) or _text(item.get("summary"))
    return FeedEntry(
        url=_absolute(base, _text(item.get("url")) or _text(item.get("id"))),
        title=_line(item.get("title")),
        published=_iso(_text(item.get("date_published"))),
        authors=tuple(name for person in people if (name := _line(person.get("name")))),
        publisher=_line(feed.get("title")),
        language=_line(item.get("language") or feed.get("language")),
        image=_absolute(base, _text(item.get("image")) or _text(item.get("banner_image"))),
        tags=tuple(_line(tag) for tag in _strings(item.get("tags"))),
        html=_text(item.get("content_html")) or _paragraphs(text),
    )


def _list(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _strings(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))


def _iso(stamp: str) -> datetime | None:
    """A time as the feed gives it; None if it can't be read or its year is out of range."""
    try:
        told = datetime.fromisoformat(stamp)
        as_moment(told, UTC)
    except ValueError:
        return None
    return told


def _line(value: Any) -> str:
    """A name or a title, on one line."""
    return " ".join(printable(_text(value)[:LONGEST_LINE]).split())


def _unmarked(value: Any) -> str:
    """The same, where a feed may have markup."""
    return _line(unescape(_TAG.sub("", _text(value)[: 2 * LONGEST_LINE])))


def _absolute(base: str, link: Any) -> str:
    try:
        return urljoin(base, _text(link).strip()) if link else ""
    except ValueError:
        return ""


def _no_feed(feed: FeedBytes) -> WebError:
    """The error of what is something else, with the feed that a page names."""
    page = feed.content[:200_000].decode("utf-8", "replace")
    named = _ALTERNATE.search(page)
    meant = _absolute(feed.url, named[1].replace("&amp;", "&")) if named else ""
    return WebError.at(Location(feed.url), "is no feed", "RSS, Atom or JSON Feed", meant)
