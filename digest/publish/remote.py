"""A site as it is published on the web, to its addresses and feed ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from digest.config import Config
from digest.errors import GoneError
from digest.publish.addresses import FEED_ENDINGS, Address, addresses_of, inside
from digest.publish.check.references import read_html
from digest.web.client import Client

MOST_SITEMAPS = 20
"""Of an index of sitemaps: each may name 50,000 pages."""

_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def published_at(url: str, config: Config) -> tuple[Address, ...]:
    """The pages that the sitemap of the site names, the feeds that its front page announces, with
    what they deliver, and the feeds that it lists in `feeds.opml`.

    Raises:
        GoneError: there is no front page.
        WebError: a file can't be had for another reason.
    """
    site = _Site.at(url.rstrip("/") + "/", Client(config))
    feeds = {path.lstrip("/"): site.file(path) for path in site.announced}
    listed = (one.get("xmlUrl", "") for one in site.xml("/feeds.opml").iter("outline"))
    named = {*site.pages(), *(inside(one, site.built_for) for one in listed)} - {""}
    return addresses_of(feeds, site.built_for, {"/", *named})


@dataclass(frozen=True, slots=True)
class _Site:
    """What is at a URL."""

    url: str
    """Ends in a slash."""
    built_for: str
    """The URL that its own links begin with, which may be another."""
    announced: tuple[str, ...]
    """Paths of the feeds that its front page links to."""
    client: Client

    @classmethod
    def at(cls, url: str, client: Client) -> _Site:
        front = read_html(client.get(url).body.decode("utf-8", "replace"))
        built_for = (front.canonical or url).rstrip("/") + "/"
        paths = {inside(urljoin(built_for, one.url), built_for) for one in front.references}
        feeds = sorted(path for path in paths if path.endswith(FEED_ENDINGS))
        return cls(url, built_for, tuple(feeds), client)

    def pages(self) -> Iterator[str]:
        """The paths that the sitemap names, or the sitemaps that it is an index of."""
        whole = self.xml("/sitemap.xml")
        if whole.tag.endswith("sitemapindex"):
            parts = [path for path in self._locations(whole) if path][:MOST_SITEMAPS]
            for part in parts:
                yield from self._locations(self.xml(part))
        else:
            yield from self._locations(whole)

    def xml(self, path: str) -> ET.Element:
        """What is there; an empty element where there is nothing, or no XML."""
        try:
            return ET.fromstring(self.file(path))  # noqa: S314 - expat bounds its entities
        except ET.ParseError:
            return ET.Element("nothing")

    def file(self, path: str) -> bytes:
        """What is there, if anything."""
        try:
            return self.client.get(self.url + path.lstrip("/")).body
        except GoneError:
            return b""

    def _locations(self, sitemap: ET.Element) -> Iterator[str]:
        yield from (inside((one.text or "").strip(), self.built_for) for one in sitemap.iter(_LOC))
