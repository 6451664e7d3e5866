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
    """A text that is read only where somebody asks for it: `str` of it is the text."""

    mark: bytes
    """Its hash: equal marks, equal texts."""
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
    """What tells all that document and article were made of; b"" where it isn't known."""


@noun
class StaticPage:
    """A document of `content/pages/`, ready for its page."""

    document: Document
    html: str


@noun
class Publication:
    """All that the site shows: what `pages` lays out."""

    entries: tuple[Entry, ...] = ()
    """Only events that get a page: an event that is nothing but one post has none."""
    posts: tuple[Post, ...] = ()
    pages: tuple[StaticPage, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)
    """Event id to the rendered body of the editor's note on it."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Article id to its full text, of articles whose rights are own or licensed."""
    paths: Mapping[str, str] = field(default_factory=dict)
    """Where posts and pages stand, by document id; empty where nobody has looked yet."""


@noun
class Ingredients:
    """The cache key of a page before it is hashed: all that its variables follow from, where these
    are dearer to make than to hash.

    Equal ingredients, equal variables: they are made of nothing else.
    """

    own: tuple[object, ...]
    shared: bytes
    """The hash of what many pages have in common, `site` left out."""
    site: object
    """The variable, as it is."""


@noun
class Page:
    """One HTML page to be: where it goes, how it is made, and who asked for it."""

    path: str
    """In the site, without a leading slash, e.g. `events/quito/index.html`."""
    template: str
    context: Mapping[str, object]
    """Of a page with ingredients it is made when somebody asks for it."""
    origin: str
    """A location, or words such as `the tag "energy"`: named when two claim one path."""
    url: str = ""
    """Its path as search engines may know it, e.g. `/events/quito/`; "" where they may not."""
    changed: datetime | None = None
    """When, as search engines may know."""
    ingredients: Ingredients | None = None


@noun
class Draft:
    """A file for machines to be: made only where somebody asks for its data."""

    path: str
    """In the site, without a leading slash."""
    origin: str
    ingredients: Ingredients
    make: Callable[[], bytes] = field(compare=False, repr=False)

    @property
    def data(self) -> bytes:
        """What stands in it."""
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
    """The same, for who reads no HTML."""
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
"""How long the key of a sketch is."""


@noun
class Sketch:
    """A file of the site before it is made. An incremental build makes it only where no file is at
    hand that was made under the same key.
    """

    path: str
    key: bytes
    """`KEY_BYTES` of the hash of all that it is made of; b"" where that is not known, and it is
    always made."""
    origin: str = ""
