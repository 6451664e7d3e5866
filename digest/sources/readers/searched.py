"""A parsed page to what trafilatura finds of its facts, each looked for when it is asked for.

Most pages say what they are in so many words, and a search for the author alone takes
trafilatura as long as half of the extraction.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any

from trafilatura import metadata

from digest.sources.readers.lines import repair

_LATEST = "2100-01-01"
"""Dates are accepted up to here: a bound of today would make the result depend on the clock."""
_AUTHORS = tuple(
    "author byl username bbl zuozhe bianji channel-name submitted-by posted-by journalist-name "
    "screenname writer".split()
)
"""One of these is in every name of an element by which trafilatura knows an author."""


@dataclass(frozen=True)
class Searched:
    """What trafilatura finds of a page; "" for what it doesn't."""

    tree: Any
    body: str
    """What the tree was made from."""

    @property
    def title(self) -> str:
        """As the page's metadata have it, else its headings."""
        return _plain(self._said.title or metadata.extract_title(self.tree))

    @property
    def author(self) -> str:
        """As the page's metadata have it, else an element that is called so."""
        named, lowered = self._said.author, self.body.lower()
        if not named and any(word in lowered for word in _AUTHORS):
            named = metadata.extract_author(self.tree)
        return _plain(named)

    @property
    def publisher(self) -> str:
        """The site's name from the metadata or the title, or else the host of its address."""
        name = self._said.sitename or metadata.extract_sitename(self.tree) or ""
        name = _plain(name).lstrip("@")
        if name:
            return name if "." in name or name[0].isupper() else name.title()
        host = metadata.META_URL.match(self.url)
        return host[1] if host else ""

    @cached_property
    def url(self) -> str:
        """The address that the page says is its own."""
        return _plain(self._said.url or metadata.extract_url(self.tree))

    @property
    def image(self) -> str:
        """The address of the picture that represents the page."""
        return _plain(self._said.image)

    @property
    def day(self) -> str:
        """The day of publication in ISO format; the whole text is not searched for it."""
        found = metadata.find_date(  # type: ignore[attr-defined] # its dates, by its rules
            self.tree,
            url=self.url or None,
            original_date=True,
            extensive_search=False,
            max_date=_LATEST,
        )
        return found or ""

    @cached_property
    def _said(self) -> Any:
        """What `meta` elements and JSON-LD say."""
        said = metadata.examine_meta(self.tree)
        if " " not in (said.author or ""):
            said.author = None  # an account
        try:
            return metadata.extract_meta_json(self.tree, said)
        except Exception:  # whatever it stumbles over: trafilatura itself does without, too
            return said


def _plain(found: str | None) -> str:
    """`found` on one line, without entities and invisible characters."""
    return repair(unescape(found))[0] if found else ""
