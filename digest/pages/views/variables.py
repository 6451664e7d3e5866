"""What the templates see: every variable of every template, with its type.

A view is a noun made ready for the page: URLs resolved to paths in the site (`/events/x/`,
put through the filter `url` for the base path), Markdown rendered and sanitized (`Markup`),
everything else plain text that autoescape escapes. Every template gets `site` and `head`,
and the variables that its own class names, here or in another module of this folder. What an
entry consists of is in `evidence`, `figures`, `quotes` and `timeline`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from markupsafe import Markup

from digest.nouns import noun
from digest.pages.views.evidence import (
    CorrectionView,
    DevelopmentView,
    DrawingView,
    FigureView,
    HedgeView,
    OriginView,
    PassageView,
    QuoteView,
    ReasonView,
    RelatedView,
    StatementView,
    TimelineView,
)


@noun
class LinkView:
    """A name and where it leads."""

    name: str
    url: str
    """A path in the site, an http(s) URL, or "" where no link is known."""
    count: int = 0
    """How many entries and posts stand behind it, where that is said."""


@noun
class FeedView:
    """A feed that a page announces."""

    title: str
    url: str
    type: str
    """`application/rss+xml`, `application/atom+xml` or `application/feed+json`."""


@noun
class SiteView:
    """`site`, in every template."""

    title: str
    description: str
    language: str
    direction: str
    """`ltr` or `rtl`."""
    base_url: str
    """Absolute, ends in a slash."""
    author: str
    repository: str
    menu: tuple[LinkView, ...]
    feeds: tuple[FeedView, ...]
    updated: datetime | None
    """The newest moment that the content names; never the clock's."""
    options: Mapping[str, object]
    """`[theme]` of the configuration."""
    generator: str
    """`digest 0.1.0`."""
    about: str = ""
    """Path of the note on how the digest is made, or ""."""
    search: bool = False
    """Whether there is an index for the page at `/search/`."""


@noun
class ImageSizeView:
    """A picture at one width."""

    url: str
    width: int
    """In pixels."""


@noun
class ImageView:
    """A picture that the site itself holds."""

    url: str
    alt: str
    width: int = 0
    height: int = 0
    """In pixels; 0 where it was not measured."""
    sizes: tuple[ImageSizeView, ...] = ()
    """For `srcset`, the narrowest first; empty where there is but one."""


@noun
class HeadView:
    """`head`, in every template: what belongs into `<head>`."""

    title: str
    """Of the page alone; "" on the front page."""
    description: str
    path: str
    """Of the page in the site, e.g. `/events/quito/`."""
    canonical: str
    """Absolute."""
    kind: str = "website"
    """Open Graph type: `website` or `article`."""
    published: datetime | None = None
    updated: datetime | None = None
    image: ImageView | None = None
    feeds: tuple[FeedView, ...] = ()
    """Of this page, beside the site's."""
    noindex: bool = False
    json_ld: Mapping[str, object] = field(default_factory=dict)
    """Structured data; empty where the page has none. Print it with `tojson`."""
    breadcrumbs: Mapping[str, object] = field(default_factory=dict)
    """More of it: the way from the front page to this one; empty on the front page."""
    previous: str = ""
    """Path of the page before this one in a row of pages; "" where there is none."""
    next: str = ""


@noun
class Teaser:
    """An entry or a post, as lists show it."""

    kind: str
    """`entry` or `post`."""
    title: str
    url: str
    text: str
    """The first statement, or the post's summary."""
    published: datetime | None
    updated: datetime | None
    articles: int = 0
    origins: int = 0
    publishers: tuple[str, ...] = ()
    """Each once, in the order of the sources."""
    marks: tuple[bool, ...] = ()
    """One an article, by origin: True for the first of an origin, False for others."""
    tags: tuple[LinkView, ...] = ()
    pinned: bool = False
    image: ImageView | None = None
    summary: tuple[StatementView, ...] = ()
    """All statements, where the list shows them: the lead of the front page. Its citations
    lead to anchors of the entry's page."""
    written_by: str = ""
    """Who wrote that summary from the sources; "" where all of it is theirs, word for word."""
    language: str = ""
    """BCP 47, where it is not the site's own."""


@noun
class EmbedView:
    """An event, as a shortcode shows it in a post or a page."""

    title: str
    url: str
    text: str
    """The first statement."""
    published: datetime | None
    articles: int
    origins: int
    language: str = ""
    """BCP 47, where it is not the site's own."""


@noun
class EntryView:
    """`entry`, in `entry.html`."""

    id: str
    title: str
    url: str
    published: datetime | None
    updated: datetime | None
    statements: tuple[StatementView, ...]
    body: Markup | None
    """The editor's own text in place of the statements."""
    origins: tuple[OriginView, ...]
    articles: int
    marks: tuple[bool, ...]
    tags: tuple[LinkView, ...]
    categories: tuple[LinkView, ...]
    corrections: tuple[CorrectionView, ...]
    reasons: tuple[ReasonView, ...]
    posts: tuple[LinkView, ...]
    """The editor's posts on this event."""
    lineage: DrawingView | None = None
    """Which source rewrites which, where one does."""
    previous: LinkView | None = None
    """The entry before it in time."""
    next: LinkView | None = None
    unlisted: int = 0
    """How many of its sources only the entry's JSON lists."""
    names: tuple[LinkView, ...] = ()
    """Who and what it is about, the most important first; those that other entries name too
    lead to a list of them."""
    related: tuple[RelatedView, ...] = ()
    """The most related first."""
    figures: tuple[FigureView, ...] = ()
    """The weightiest first."""
    timeline: TimelineView = field(default_factory=TimelineView)
    quotes: tuple[QuoteView, ...] = ()
    """The most telling first."""
    developments: tuple[DevelopmentView, ...] = ()
    """What changed since it was first published, the newest first."""
    hedges: tuple[HedgeView, ...] = ()
    only_here: tuple[PassageView, ...] = ()
    """What a single origin reports, in the order of the sources."""
    written_by: str = ""
    """Who wrote the statements from the sources; "" where all are theirs, word for word."""
    pinned: bool = False
    image: ImageView | None = None
    edit_url: str = ""
    language: str = ""
    """BCP 47, where it is not the site's own."""


@noun
class RedirectView:
    """The variables of `redirect.html`."""

    target: str
    """A path in the site."""
