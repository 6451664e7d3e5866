"""Feeds, sitemap and other files for machines: well-formed, complete, no id twice."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from digest.errors import Problem
from digest.model import Location
from digest.patterns import regex
from digest.publish.check.files import Tree
from digest.publish.check.references import Reference

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_RELATIVE = regex(r"""\s(?:href|src)\s*=\s*["'](?![a-z][a-z0-9+.-]*:|\#|//)([^"']*)""", re.I)
"""A URL in a feed's HTML that a reader can't resolve."""

Found = Iterator[Reference | tuple[str, str]]
"""References to follow, and faults with their remedies."""


def check_machine_readable(
    site: Path, tree: Tree
) -> tuple[dict[str, list[Reference]], list[Problem]]:
    """The references of feeds and sitemaps, by path, and what is wrong with these files."""
    references: dict[str, list[Reference]] = {}
    problems: list[Problem] = []
    for path in tree.files:
        reader = _reader(path)
        if reader is None:
            continue
        for found in reader((site / path).read_bytes()):
            if isinstance(found, Reference):
                references.setdefault(path, []).append(found)
            else:
                problems.append(Problem(Location(path), *found))
    return references, problems


def _reader(path: str) -> Callable[[bytes], Found] | None:
    """What checks a file of this name, if anything does."""
    if path.endswith((".xml", ".rss", ".atom", ".opml")):
        return _read_xml
    if path.endswith((".json", ".webmanifest")):
        return _read_json
    return None


def _read_xml(content: bytes) -> Found:
    """A feed, a sitemap, or any other XML."""
    try:
        tree = ET.fromstring(content)  # noqa: S314 - of our own making; expat bounds its entities
    except ET.ParseError as error:
        yield f"is not well-formed XML: {error}", "XML"
        return
    if tree.tag == "rss":
        yield from _read_rss(tree)
    elif tree.tag == _ATOM + "feed":
        yield from _read_atom(tree)
    elif tree.tag == "opml":
        yield from (_complete(found) for line in tree.iter("outline") for found in _urls(line))
    elif tree.tag in (_SITEMAP + "urlset", _SITEMAP + "sitemapindex"):
        for place in tree.iter(_SITEMAP + "loc"):
            yield _complete(place.text)


def _urls(outline: ET.Element) -> Iterator[str]:
    """Where an outline of OPML leads."""
    found = (outline.get(name) for name in ("xmlUrl", "htmlUrl", "url"))
    yield from (url for url in found if url)


def _read_rss(tree: ET.Element) -> Found:
    """RSS 2.0. Source: www.rssboard.org/rss-specification, "Required channel elements"."""
    channel = tree.find("channel")
    if channel is None:
        yield "is RSS without a channel", "<channel> with title, link and description"
        return
    for name in ("title", "link", "description"):
        if channel.find(name) is None:
            yield f"the channel has no <{name}>", "title, link and description"
    entries = channel.findall("item")
    yield from _repeated([entry.findtext("guid", "").strip() for entry in entries], "guid")
    for entry in (channel, *entries):
        if entry.findtext("link"):
            yield _complete(entry.findtext("link"))
        yield from _bad_date(entry.findtext("pubDate"), parsedate_to_datetime)
        yield from _relative(entry.findtext(_CONTENT) or entry.findtext("description") or "")


def _read_atom(tree: ET.Element) -> Found:
    """Atom. Source: RFC 4287, sections 4.1.1 and 4.1.2."""
    entries = tree.findall(_ATOM + "entry")
    yield from _repeated([entry.findtext(_ATOM + "id", "").strip() for entry in entries], "id")
    if tree.find(_ATOM + "id") is None:
        yield "the feed has no <id>", "id, title and updated"
    for entry in (tree, *entries):
        for name in ("title", "updated"):
            if entry.find(_ATOM + name) is None:
                yield f"a feed or entry has no <{name}>", "id, title and updated in each"
        for name in ("published", "updated"):
            yield from _bad_date(entry.findtext(_ATOM + name), datetime.fromisoformat)
        for link in entry.findall(_ATOM + "link"):
            yield _complete(link.get("href"))
        yield from _relative(entry.findtext(_ATOM + "content", ""))


def _read_json(content: bytes) -> Found:
    """A JSON Feed, or any other JSON."""
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError) as error:
        yield f"is not JSON: {error}", "JSON"
        return
    version = parsed.get("version") if isinstance(parsed, dict) else None
    if isinstance(version, str) and version.startswith("https://jsonfeed.org/version/"):
        yield from _read_json_feed(parsed)


def _read_json_feed(feed: dict[str, Any]) -> Found:
    """JSON Feed 1.1. Source: www.jsonfeed.org/version/1.1, "Top-level" and "Items"."""
    entries = feed.get("items")
    if not isinstance(feed.get("title"), str) or not isinstance(entries, list):
        yield "the JSON feed is incomplete", "a title and a list of items"
        return
    entries = [entry for entry in entries if isinstance(entry, dict)]
    yield from _repeated([str(entry.get("id") or "") for entry in entries], "id")
    for entry in entries:
        if "content_html" not in entry and "content_text" not in entry:
            yield "an item has no content", "content_html or content_text"
        if entry.get("url"):
            yield _complete(str(entry["url"]))
        for name in ("date_published", "date_modified"):
            yield from _bad_date(entry.get(name), datetime.fromisoformat)
        yield from _relative(str(entry.get("content_html", "")))
    for name in ("home_page_url", "feed_url"):
        if feed.get(name):
            yield _complete(str(feed[name]))


def _complete(url: str | None) -> Reference:
    """A reference that has to be a whole URL."""
    return Reference((url or "").strip(), 0, "link", absolute=True)


def _repeated(ids: list[str], name: str) -> Iterator[tuple[str, str]]:
    """Entries without an id, and ids of more than one entry."""
    for value, count in sorted(Counter(ids).items()):
        if not value:
            yield f"{count} of its entries have no {name}", "one each, so that readers know them"
        elif count > 1:
            yield f"the {name} {value!r} stands for {count} entries", "one for each"


def _bad_date(text: str | None, parse: Callable[[str], datetime]) -> Iterator[tuple[str, str]]:
    """A date that its format does not know, or that says no time zone."""
    if text is None:
        return
    try:
        aware = parse(text).tzinfo is not None
    except (ValueError, TypeError):
        aware = False
    if not aware:
        yield f"{text!r} is no date of its format", "a date and time with a time zone"


def _relative(html: str) -> Iterator[tuple[str, str]]:
    """Links in an entry's HTML that lead nowhere once it has left the site."""
    for url in sorted(set(_RELATIVE.findall(html))):
        yield f"the content links to {url!r}", "absolute URLs in feeds"
