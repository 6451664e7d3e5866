"""An OPML file, as readers of feeds write it, to the feeds in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from digest.config import FeedSource
from digest.errors import ConfigError
from digest.model import Location
from digest.patterns import regex
from digest.sources.front_matter.values import is_web_url
from digest.text.printable import printable

_DOCTYPE = regex(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_opml(content: bytes, name: str) -> tuple[FeedSource, ...]:
    """The feeds of an OPML file, from top to bottom, each URL once.

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
    return tuple(_feeds(root))


def _feeds(root: ElementTree.Element) -> Iterator[FeedSource]:
    urls, names = set[str](), set[str]()
    for outline in root.iter("outline"):
        url = outline.get("xmlUrl", "").strip()
        if not is_web_url(url) or url in urls:
            continue
        name = " ".join(printable(outline.get("title") or outline.get("text") or "").split())
        yield FeedSource(url, name="" if name in names else name)
        urls.add(url)
        names.add(name)
