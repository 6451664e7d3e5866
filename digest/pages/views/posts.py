"""What the templates of the editor's own posts and pages see, with the colophon on `/about/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from markupsafe import Markup

from digest.nouns import noun
from digest.pages.views.variables import ImageView, LinkView, Teaser


@noun
class PostView:
    """`post`, in `post.html`."""

    title: str
    url: str
    html: Markup
    published: datetime | None
    updated: datetime | None
    authors: tuple[LinkView, ...]
    tags: tuple[LinkView, ...]
    categories: tuple[LinkView, ...]
    source: LinkView | None
    """The text by somebody else that the post is about or taken from."""
    event: Teaser | None
    """The entry of the event that it belongs to."""
    previous: LinkView | None
    """The next older post."""
    next: LinkView | None
    """The next newer post."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Front-matter keys that digest does not know."""
    image: ImageView | None = None
    edit_url: str = ""
    """Where its file can be edited on the web, or ""."""
    language: str = ""
    """Language tag (BCP 47); "" if it is the site's language."""


@noun
class StaticView:
    """`document`, in `page.html`: about, imprint, ..."""

    title: str
    url: str
    html: Markup
    updated: datetime | None
    extra: Mapping[str, object] = field(default_factory=dict)
    """Front-matter keys that digest does not know."""
    colophon: ColophonView | None = None
    """Only on the page at `/about/`, unless `colophon` is off under `[pages]`."""


@noun
class WriterView:
    """A person or language model that wrote summaries in its own words."""

    name: str
    summaries: int
    """How many of the site's."""


@noun
class ColophonView:
    """How the digest is made, at the end of `/about/`."""

    articles: int
    origins: int
    events: int
    publishers: int
    posts: int
    excerpt_sentences: int
    """How many sentences an entry quotes from one source, unless its publisher allows more."""
    excerpt_words: int
    """How many words, likewise."""
    grouper: str
    """The function that proposes which articles belong together; "" for digest's own."""
    by_hand: bool
    """Whether only the editor decides which articles belong together."""
    writers: tuple[WriterView, ...]
    """By number of summaries; empty if all summaries quote the sources word for word."""
    repository: str
    """Where mistakes can be reported, or ""."""
