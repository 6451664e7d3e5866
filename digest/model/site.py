"""What the site shows, page by page, and the finished files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime

from digest.model.documents import Article, Document
from digest.model.entries import Entry
from digest.nouns import noun


@noun
class Html:
    """A text that is loaded lazily: `str` of it is the text."""

    mark: bytes
    """Its hash: equal marks mean equal texts."""
    opening: str
    """Its first paragraph, without markup."""
    read: Callable[[], str] = field(compare=False, repr=False)

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
    event: str
    """The id of the event it belongs to."""
    source: bytes = b""
    """A key of everything that document and article were made of; b"" if it isn't known."""


@noun
class StaticPage:
    """A document of `content/pages/`, ready for its page."""

    document: Document
    html: str


@noun
class Publication:
    """Everything that the site shows, before `pages` lays it out."""

    entries: tuple[Entry, ...] = ()
    """Of events that get a page: an event that consists of one post has none."""
    posts: tuple[Post, ...] = ()
    pages: tuple[StaticPage, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)
    """Event id to the rendered body of the editor's note on it."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Article id to its full text, of articles whose rights are own or licensed."""
    paths: Mapping[str, str] = field(default_factory=dict)
    """The URLs of posts and pages, by document id; empty if they are not routed yet."""


@noun
class Ingredients:
    """The cache key of a page before it is hashed: what its variables are computed from, which is
    cheaper to hash than to compute the variables.

    Equal ingredients mean equal variables: they depend on nothing else.
    """

    own: tuple[object, ...]
    shared: bytes
    """The hash of what many pages have in common, without `site`."""
    site: object
    """The variable `site`, unhashed."""


@noun
class Page:
    """One HTML page that is planned: its path, how to render it, and what it comes from."""

    path: str
    """In the site, without a leading slash, e.g. `events/quito/index.html`."""
    template: str
    context: Mapping[str, object]
    """The template's variables; for a page with ingredients they are computed lazily."""
    origin: str
    """A location, or words such as `the tag "energy"`: named in errors if two claim one path."""
    url: str = ""
    """Its URL for the sitemap, e.g. `/events/quito/`; "" if it is not to be listed there."""
    changed: datetime | None = None
    """Its last change, for the sitemap."""
    ingredients: Ingredients | None = None


@noun
class Draft:
    """A planned file for programs, such as a feed; its data is computed lazily."""

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
    """An edition, or a week, as subscribers get it by mail."""

    name: str
    """`2026-11-20`, or of a week `2026-W47`."""
    subject: str
    html: str
    """A whole document with a style sheet of its own."""
    text: str
    """The same as plain text."""
    date: datetime
    """When its last day was over."""
    language: str
    """BCP 47."""


@noun
class Output:
    """A finished file of the site."""

    path: str
    data: bytes
    origin: str = ""


KEY_BYTES = 16
"""The length of a sketch's key."""


@noun
class Sketch:
    """A file of the site before it is made. A build makes it only if no earlier build has left a
    file with the same key.
    """

    path: str
    key: bytes
    """`KEY_BYTES` of the hash of everything that it is made of; b"" if that is not known: then
    every build makes it."""
    origin: str = ""
