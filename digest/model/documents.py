"""What `content/` holds: a document as read, an article as cleaned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from digest.nouns import noun

Kind = Literal["post", "article", "page", "event"]
"""Which folder of `content/` a document stands in, and so what it is for."""

Format = Literal["markdown", "text", "html"]
"""How a document's body is written."""

Rights = Literal["own", "licensed", "quote"]
"""What may be published of a text: all of it, or (`quote`) short excerpts only."""

FREE_RIGHTS = frozenset[Rights]({"own", "licensed"})
"""With these, all of it."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in the user's files, to be named in errors."""

    path: str
    """Relative to the site's root."""
    line: int = 0
    """Counted from 1; 0 where the whole file is meant."""

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
    paywall: bool = False
    credit: str = ""
    """The agency that the publisher wrote with, or took the text from."""


@noun
class Metadata:
    """A document's front matter, every spelling folded into the first (docs/content.md)."""

    title: str = ""
    date: datetime | None = None
    updated: datetime | None = None
    expires: datetime | None = None
    draft: bool = False
    slug: str = ""
    """Asked for by the editor; two documents that ask for one slug are an error."""
    permalink: str = ""
    """A path in the site that the editor asks for, e.g. `/2025/quito/`."""
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
    """None where the document leaves it to its folder: own for posts, quote for articles."""
    event: str = ""
    """The id or slug of the event that the editor puts this text into."""
    not_event: tuple[str, ...] = ()
    """Ids or slugs of events that the editor keeps this text out of."""
    pin: bool = False
    keep: tuple[str, ...] = ()
    """Patterns whose lines the cleaning must not remove."""
    cleaned: bool = False
    """The body is clean already: nothing is taken away from it, nor from its title."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Keys that digest does not know; they reach the templates."""


@noun
class Document:
    """A file of `content/` as it was read: front matter and body, nothing cleaned."""

    location: Location
    kind: Kind
    format: Format
    metadata: Metadata
    body: str
    """Decoded, LF line ends, no BOM, without the front matter."""
    body_line: int = 1
    """The line of the file on which the body begins."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each front-matter key, as it is spelled in the file and under its first
    spelling; parts of maps and lists too: `source.url`, `tags[0]`."""

    @property
    def id(self) -> str:
        """The path below `content/`, e.g. `articles/2025/003.md`: how editors name it."""
        return self.location.path.removeprefix("content/")


@noun
class Removal:
    """What cleaning took out of a document, and by which rule."""

    rule: str
    """A short stable name, e.g. `share-line`, `stray-brace`."""
    line: int
    """The line of the file on which it stood."""
    text: str
    """As it stood there."""


@noun
class Article:
    """A cleaned source text; the editor's posts are articles too."""

    id: str
    """The document's id, or a record's."""
    kind: Literal["post", "article"]
    title: str
    text: str
    """Plain text, paragraphs separated by one empty line, no markup."""
    content_hash: str
    """SHA-256 of title and text, first 16 hexadecimal digits: knows a moved file again."""
    location: Location
    title_inferred: bool = False
    """The title was made from the text's first line or sentence."""
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
    """BCP 47, or "" where neither the document nor the site says."""
    event: str = ""
    not_event: tuple[str, ...] = ()
    pinned: bool = False
    paywall: bool = False
    via: str = ""
    credit: str = ""
    """The agency that its file names beside the publisher; those in the text are not here."""
    image: Image | None = None
    receipt: tuple[Removal, ...] = ()
    source: bytes = b""
    """A key of everything that it was made of; b"" if it isn't known."""


Edges = Mapping[str, Sequence[int]]
"""The positions where sentences of an article's text begin and end, by the article's id; only some
articles may be in it."""
NO_EDGES: Edges = {}
"""No positions are known. It is sent to other processes, as a `MappingProxyType` can't be."""
