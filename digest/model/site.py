"""The contents of the site, its planned pages, and the finished files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime

from digest.model.documents import Article, Document
from digest.model.entries import Entry
from digest.nouns import noun


@noun
class Html:
    """Rendered HTML that is loaded from the cache only when `str` is called on it."""

    mark: bytes
    """The text's content hash: equal marks mean equal texts."""
    opening: str
    """The first paragraph, without markup."""
    read: Callable[[], str] = field(compare=False, repr=False)
    """Loads the text."""

    def __str__(self) -> str:
        return self.read()


@noun
class Post:
    """One of the editor's posts, ready for its page."""

    document: Document
    article: Article
    html: str | Html
    """The body, rendered and sanitized."""
    guid: str
    """Its permanent id in feeds."""
    event: str
    """The id of the event that it belongs to."""
    source: bytes = b""
    """A hash of everything that document and article were made from; b"" if unknown."""


@noun
class StaticPage:
    """A document of `content/pages/`, ready for its page."""

    document: Document
    html: str


@noun
class Publication:
    """Everything that the site shows, before its pages are planned."""

    entries: tuple[Entry, ...] = ()
    """Of events that have a page: an event that consists of one post has none."""
    posts: tuple[Post, ...] = ()
    pages: tuple[StaticPage, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)
    """Event id to the rendered body of the editor's file on it."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Article id to its full text, if its rights are `own` or `licensed`."""
    paths: Mapping[str, str] = field(default_factory=dict)
    """Document id to the URL of its post or page; empty if URLs are not assigned yet."""


@noun
class Ingredients:
    """The cache key of a page before it is hashed: what its variables are computed from, which is
    cheaper to hash than to compute the variables.

    Equal ingredients mean equal variables: they depend on nothing else.
    """

    own: tuple[object, ...]
    shared: bytes
    """The hash of what this page has in common with many others, without `site`."""
    site: object
    """The variable `site`, unhashed."""


@noun
class Page:
    """A planned HTML page: its path, how to render it, and what it comes from."""

    path: str
    """In the site, without a leading slash, e.g. `events/quito/index.html`."""
    template: str
    context: Mapping[str, object]
    """The template's variables; for a page with ingredients they are computed lazily."""
    origin: str
    """A location, or words such as `the tag "energy"`, to name in the error if two pages have one
    path."""
    url: str = ""
    """Its URL for the sitemap, e.g. `/events/quito/`; "" if it is not to be listed there."""
    changed: datetime | None = None
    """Its last change, for the sitemap."""
    ingredients: Ingredients | None = None
    """What its cache key is made from; None means its variables themselves."""


@noun
class Draft:
    """A planned file for programs, such as a feed; its content is computed lazily."""

    path: str
    """In the site, without a leading slash."""
    origin: str
    ingredients: Ingredients
    make: Callable[[], bytes] = field(compare=False, repr=False)

    @property
    def data(self) -> bytes:
        """The file's content."""
        return self.make()


@noun
class Letter:
    """An edition, or a week, as an e-mail."""

    name: str
    """`2026-11-20`, or `2026-W47` for a week."""
    subject: str
    html: str
    """A whole document with a style sheet of its own."""
    text: str
    """The same as plain text."""
    date: datetime
    """The end of its last day."""
    language: str
    """Language tag (BCP 47)."""


@noun
class Output:
    """A finished file of the site."""

    path: str
    data: bytes
    origin: str = ""


KEY_BYTES = 16
"""The length of a sketch's key, in bytes."""


@noun
class Sketch:
    """A planned file of the site. A build makes it only if no earlier build has left a file with
    the same key.
    """

    path: str
    key: bytes
    """The first `KEY_BYTES` of the hash of everything that the file is made from; b"" if that is
    not known, so that every build makes it."""
    origin: str = ""
