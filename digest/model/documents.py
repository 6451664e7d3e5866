"""What `content/` holds: a document as read, an article as cleaned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from digest.nouns import noun

Kind = Literal["post", "article", "page", "event"]
"""The folder of `content/` that a document is in, which decides what it is for."""

Format = Literal["markdown", "text", "html"]
"""How a document's body is written."""

Rights = Literal["own", "licensed", "quote"]
"""How much of a text may be published: all of it, or with `quote` only short excerpts."""

FREE_RIGHTS = frozenset[Rights]({"own", "licensed"})
"""Texts with these may be published whole."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in the user's files, for error messages."""

    path: str
    """Relative to the site's root."""
    line: int = 0
    """Counted from 1; 0 means the whole file."""
    key: str = ""
    """Of a setting, e.g. `site.theme`: its file and line are found when the problem is printed."""

    @classmethod
    def of_setting(cls, key: str) -> Location:
        """Where the site's configuration sets `key`."""
        return cls("digest.toml", 0, key)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@noun
class Image:
    """A picture as its document names it."""

    src: str
    """A URL, or a path relative to the document or to `content/`."""
    alt: str = ""


@noun
class Provenance:
    """Where a text comes from, as its front matter or its page says."""

    name: str = ""
    """The publisher."""
    url: str = ""
    author: str = ""
    published: datetime | None = None
    via: str = ""
    """Where the editor found it."""
    paywall: bool = False
    credit: str = ""
    """The agency that the publisher took the text from, or wrote it with."""


@noun
class Metadata:
    """A document's front matter, whichever spelling of its keys was used (docs/content.md)."""

    title: str = ""
    date: datetime | None = None
    updated: datetime | None = None
    expires: datetime | None = None
    draft: bool = False
    slug: str = ""
    """The last piece of its URL, if the editor sets it; no two documents may share one."""
    permalink: str = ""
    """Its whole path in the site, such as `/2025/quito/`, if the editor sets it."""
    aliases: tuple[str, ...] = ()
    guid: str = ""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    summary: str = ""
    image: Image | None = None
    lang: str = ""
    source: Provenance = Provenance()
    rights: Rights | None = None
    """None means the default of its folder: `own` for posts, `quote` for articles."""
    event: str = ""
    """The id or slug of the event that the editor puts this text into."""
    not_event: tuple[str, ...] = ()
    """Ids or slugs of events that the editor keeps this text out of."""
    pin: bool = False
    keep: tuple[str, ...] = ()
    """Regular expressions: cleaning must not remove a line that matches one of them."""
    cleaned: bool = False
    """Whether the body is clean already, so that nothing is removed from it or from its title."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Keys that digest does not know; it passes them on to the templates."""


@noun
class Document:
    """A file of `content/` as it was read: front matter and body, before cleaning."""

    location: Location
    kind: Kind
    format: Format
    metadata: Metadata
    body: str
    """The text below the front matter, decoded, with LF line ends and without a BOM."""
    body_line: int = 1
    """The line of the file on which the body begins."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each front-matter key, both as the file spells it and by its standard name.
    Parts of maps and lists are keys such as `source.url` and `tags[0]`."""

    @property
    def id(self) -> str:
        """The path below `content/`, such as `articles/2025/003.md`, by which editors name it."""
        return self.location.path.removeprefix("content/")


@noun
class Removal:
    """A piece of text that cleaning removed from a document, and the rule that removed it."""

    rule: str
    """The rule's name, such as `share-line` (docs/cleaning.md)."""
    line: int
    """The line of the file that it was on."""
    text: str
    """As the file had it."""


@noun
class Article:
    """A cleaned source text; the editor's posts are articles too."""

    id: str
    """The id of the document or record that it was made from."""
    kind: Literal["post", "article"]
    title: str
    text: str
    """Plain text, paragraphs separated by one empty line, no markup."""
    content_hash: str
    """The first 16 hexadecimal digits of the SHA-256 of title and text, by which a file that was
    moved is recognized."""
    location: Location
    title_inferred: bool = False
    """Whether the title was made from the text's first line or sentence."""
    published: datetime | None = None
    updated: datetime | None = None
    publisher: str = ""
    url: str = ""
    """Absolute http(s) URL of the original, or ""."""
    authors: tuple[str, ...] = ()
    rights: Rights = "quote"
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = ""
    """Language tag (BCP 47); "" if neither the document nor the site says."""
    event: str = ""
    not_event: tuple[str, ...] = ()
    pinned: bool = False
    paywall: bool = False
    via: str = ""
    credit: str = ""
    """The agency that its file names beside the publisher, whatever the text mentions."""
    image: Image | None = None
    receipt: tuple[Removal, ...] = ()
    """What cleaning removed."""
    source: bytes = b""
    """A hash of everything that it was made from; b"" if unknown."""


Edges = Mapping[str, Sequence[int]]
"""Article id to the positions where the sentences of its text begin and end; articles whose
positions are not known are missing."""
NO_EDGES: Edges = {}
"""No positions are known. It is a dict, as a `MappingProxyType` can't be sent to processes."""
