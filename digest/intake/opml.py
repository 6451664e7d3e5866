"""An OPML file, as readers of feeds write it, to the feeds in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from digest.config import FeedSource
from digest.errors import ConfigError, Problem
from digest.model import Location
from digest.patterns import regex
from digest.sources.front_matter.values import is_web_url
from digest.text.printable import printable

_DOCTYPE = regex(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_opml(content: bytes, name: str) -> tuple[tuple[FeedSource, ...], tuple[Problem, ...]]:
    """The feeds of an OPML file, from top to bottom, each URL once; a warning of each that has no
    address on the web.

    Raises:
        ConfigError: it is no OPML, or none that is safe to read.
    """
    if _DOCTYPE.search(content.replace(b"\0", b"")):  # in UTF-16, every other byte is one
        raise ConfigError.at(Location(name), "has a DOCTYPE", "OPML without one")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - without a DOCTYPE nothing grows
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ConfigError.at(Location(name), f"is no XML: {error}", "an OPML file") from error
    if root.tag != "opml":
        raise ConfigError.at(Location(name), f"is <{root.tag[:40]}>", "an OPML file: <opml>")
    return tuple(_feeds(root)), tuple(_left_out(root, name))


def _feeds(root: ElementTree.Element) -> Iterator[FeedSource]:
    urls, names = set[str](), set[str]()
    for outline in root.iter("outline"):
        url, name = _url(outline), _name(outline)
        if not is_web_url(url) or url in urls:
            continue
        yield FeedSource(url, name="" if name in names else name)
        urls.add(url)
        names.add(name)


def _left_out(root: ElementTree.Element, file: str) -> Iterator[Problem]:
    """The address itself is not told: it may hold a password."""
    for outline in root.iter("outline"):
        if (url := _url(outline)) and not is_web_url(url):
            name = _name(outline)
            feed = f"the feed {name!r}" if name else "a feed without a name"
            what = f"{feed} has an address that can't be used, and is left out"
            expected = "an http(s) URL, without a password"
            yield Problem(Location(file), what, expected, severity="warning")


def _url(outline: ElementTree.Element) -> str:
    return outline.get("xmlUrl", "").strip()


def _name(outline: ElementTree.Element) -> str:
    return " ".join(printable(outline.get("title") or outline.get("text") or "").split())
