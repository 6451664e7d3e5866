"""An HTML page or a style sheet to what it refers to, and to the anchors that it offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

from digest.patterns import regex

Kind = Literal["link", "asset", "hint"]
"""Something to go to, something that a browser fetches by itself, a host to prepare for."""

_ASSET_ATTRIBUTES = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_LINK_ATTRIBUTES = {"a": "href", "area": "href", "form": "action"}
_FETCHED = {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload"}
_FETCHED |= {"modulepreload", "prefetch"}
_HINTS = {"preconnect", "dns-prefetch"}
_REFRESH = regex(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
_CSS_COMMENT = regex(r"/\*.*?\*/", re.DOTALL)
_CSS_URL = regex(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A URL as a file of the site writes it."""

    url: str
    line: int
    kind: Kind
    absolute: bool = False
    """It has to be a complete URL, as in feeds and sitemaps."""


@dataclass(slots=True)
class HtmlPage:
    """What the check wants to know of a page."""

    references: list[Reference] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    twice: dict[str, int] = field(default_factory=dict)
    """Ids that stand on the page more than once, with the line of the second."""
    canonical: str = ""
    refresh: str = ""
    """Where the page leads on to by itself."""
    base_line: int = 0
    """The line of a `<base>`, or 0."""


def read_html(text: str) -> HtmlPage:
    """The references and anchors of a page, however crooked its HTML.

    >>> read_html('<a href="/x/" id="here">x</a>').references
    [Reference(url='/x/', line=1, kind='link', absolute=False)]
    """
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.page


def read_css(text: str, line: int = 1) -> Iterator[Reference]:
    """What a style sheet, which begins on `line`, makes a browser fetch."""
    bare = _CSS_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for match in _CSS_URL.finditer(bare):
        url = next((group for group in match.groups() if group), "")
        yield Reference(url, line + bare.count("\n", 0, match.start()), "asset")


class _Parser(HTMLParser):
    """Fills an `HtmlPage` tag by tag."""

    def __init__(self) -> None:
        super().__init__()
        self.page = HtmlPage()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "style":
            self._in_style = True
        if not attrs:
            return
        found = {name: value or "" for name, value in reversed(attrs)}
        self._take_anchors(tag, found)
        if tag in _LINK_ATTRIBUTES and _LINK_ATTRIBUTES[tag] in found:
            self._add(found[_LINK_ATTRIBUTES[tag]], "link")
        elif tag in _ASSET_ATTRIBUTES:
            self._take_assets(tag, found)
        elif tag == "link":
            self._take_link(found)
        elif tag == "meta" and found.get("http-equiv", "").lower() == "refresh":
            target = _REFRESH.match(found.get("content", ""))
            if target:
                self.page.refresh = target[1].strip()
                self._add(self.page.refresh, "link")
        elif tag == "base":
            self.page.base_line = self.getpos()[0]
        if "style" in found:
            self.page.references += read_css(found["style"], self.getpos()[0])

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.page.references += read_css(data, self.getpos()[0])

    def _add(self, url: str, kind: Kind) -> None:
        self.page.references.append(Reference(url.strip(), self.getpos()[0], kind))

    def _take_anchors(self, tag: str, found: dict[str, str]) -> None:
        anchor = found.get("id")
        if anchor:
            if anchor in self.page.anchors:
                self.page.twice.setdefault(anchor, self.getpos()[0])
            self.page.anchors.add(anchor)
        if tag == "a" and found.get("name"):
            self.page.anchors.add(found["name"])

    def _take_assets(self, tag: str, found: dict[str, str]) -> None:
        for name in _ASSET_ATTRIBUTES[tag]:
            if name in found:
                self._add(found[name], "asset")
        for candidate in _candidates(found.get("srcset", "")):
            self._add(candidate, "asset")

    def _take_link(self, found: dict[str, str]) -> None:
        rels = set(found.get("rel", "").lower().split())
        if "canonical" in rels:
            self.page.canonical = found.get("href", "")
        if "href" in found and rels:
            kind: Kind = "asset" if rels & _FETCHED else "hint" if rels & _HINTS else "link"
            self._add(found["href"], kind)


def _candidates(srcset: str) -> Iterator[str]:
    """The URLs of a `srcset`.

    Source: HTML Standard, 4.8.4.2.1: candidates end in a comma that follows white space or
    a descriptor; a comma inside a URL (`data:`) does not end it.
    """
    for match in re.finditer(r"[\s,]*(\S+?)(?:,(?=\s)|,?$|\s+[^,]*(?:,|$))", srcset):
        yield match[1]
