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
    """Where the post is about or from somebody else's text."""
    event: Teaser | None
    """The entry of the event that it belongs to."""
    previous: LinkView | None
    """The post before it in time."""
    next: LinkView | None
    extra: Mapping[str, object] = field(default_factory=dict)
    """Front-matter keys that digest does not know."""
    image: ImageView | None = None
    edit_url: str = ""
    language: str = ""
    """BCP 47, where it is not the site's own."""


@noun
class StaticView:
    """`document`, in `page.html`: about, imprint, ..."""

    title: str
    url: str
    html: Markup
    updated: datetime | None
    extra: Mapping[str, object] = field(default_factory=dict)
    colophon: ColophonView | None = None
    """On the page at `/about/` alone, unless `[pages] colophon` is off."""


@noun
class WriterView:
    """Who wrote summaries in other words than the sources'."""

    name: str
    summaries: int


@noun
class ColophonView:
    """How the digest is made, at the end of `/about/`."""

    articles: int
    origins: int
    events: int
    publishers: int
    posts: int
    excerpt_sentences: int
    """Of one source, in one entry, unless its publisher allows more."""
    excerpt_words: int
    grouper: str
    """Who proposes which articles belong together: a function's name, "" for digest itself."""
    by_hand: bool
    """Whether the editor alone decides on that."""
    writers: tuple[WriterView, ...]
    """Those of the most summaries first; empty where all are the sources', word for word."""
    repository: str
    """Where mistakes can be reported, or ""."""
