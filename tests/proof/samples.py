"""What the proofs know of the sample site: where it stands, and a page of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FRONT = "index.html"
ENTRY = "events/vessin-flood-barrier/index.html"
CROWDED = "events/coast-guard-holds-freighter-with-missing-anchor-after-island-cable-is/index.html"
"""The entry with the most sources, five."""
POST = "posts/why-a-digest/index.html"

SEARCH = "search/index.html"

KINDS = (
    FRONT,
    ENTRY,
    POST,
    "about/index.html",
    "events/index.html",
    "posts/index.html",
    "editions/index.html",
    "editions/2026-11-18/index.html",
    "archive/index.html",
    "archive/2026/11/index.html",
    "sources/index.html",
    "sources/northern-wire/index.html",
    "names/index.html",
    "names/hollin/index.html",
    "authors/index.html",
    "authors/maj-ostrander/index.html",
    "tags/index.html",
    "tags/fire/index.html",
    "categories/index.html",
    "categories/sea/index.html",
    SEARCH,
    "subscribe/index.html",
    "404.html",
)
"""A page of each kind that the theme has."""


@dataclass(frozen=True)
class Built:
    """A built site."""

    root: Path
    base: str
    """The URL at which it is served, and for which it was built."""

    @property
    def folder(self) -> Path:
        return self.root / "site"

    def url(self, path: str) -> str:
        return self.base + path.removesuffix("index.html")

    def html(self) -> list[Path]:
        return sorted(self.folder.rglob("*.html"))
