"""What the templates see: every variable of every template, with its type.

A view is what a template prints of an entry, a post or a list. Its URLs are paths in the site
(`/events/x/`; the filter `url` adds the base path), its Markdown is rendered and sanitized
(`Markup`), and everything else is plain text, which autoescape escapes. Every template gets
`site` and `head`, and the fields of its own class, here or in another module of this folder.
The parts of an entry are in `evidence`.
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
    """How many entries and posts it leads to; 0 if that is not counted."""


@noun
class FeedView:
    """A feed that `<head>` announces."""

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
    """When the newest entry or post was published or updated, whatever the clock says."""
    options: Mapping[str, object]
    """What `digest.toml` has under `[theme]`."""
    generator: str
    """Name and version of this program: `digest 0.1.0`."""
    about: str = ""
    """Path of the colophon, which says how the digest is made, or ""."""
    search: bool = False
    """Whether readers can search the site at `/search/`."""


@noun
class ImageSizeView:
    """One size of a picture, for `srcset`."""

    url: str
    width: int
    """In pixels."""


@noun
class ImageView:
    """A picture published by the site itself."""

    url: str
    alt: str
    width: int = 0
    height: int = 0
    """In pixels; 0 where it was not measured."""
    sizes: tuple[ImageSizeView, ...] = ()
    """For `srcset`, the narrowest first; empty if there is only one size."""


@noun
class HeadView:
    """`head`, in every template: what belongs into `<head>`."""

    title: str
    """The page's own title, without the site's; "" on the front page."""
    description: str
    path: str
    """The page's path in the site, such as `/events/quito/`."""
    canonical: str
    """The page's full URL."""
    kind: str = "website"
    """Open Graph type: `website` or `article`."""
    published: datetime | None = None
    updated: datetime | None = None
    image: ImageView | None = None
    feeds: tuple[FeedView, ...] = ()
    """The page's own feeds; those of the site are in `site.feeds`."""
    noindex: bool = False
    """Whether search engines should leave the page out."""
    json_ld: Mapping[str, object] = field(default_factory=dict)
    """Structured data on the page (schema.org); empty if there is none. Print it with `tojson`."""
    breadcrumbs: Mapping[str, object] = field(default_factory=dict)
    """Structured data on the path from the front page to this one; empty on the front page."""
    previous: str = ""
    """Path of the previous page of a list; "" if there is none."""
    next: str = ""
    """Path of the next page of a list; "" if there is none."""


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
    """Those of its articles, each once, in the order of the sources."""
    marks: tuple[bool, ...] = ()
    """One for each article, origin by origin: True for an origin's first article."""
    tags: tuple[LinkView, ...] = ()
    pinned: bool = False
    image: ImageView | None = None
    summary: tuple[StatementView, ...] = ()
    """All statements, if the list shows them, as for the lead of the front page. Their
    citations link to the entry's page."""
    written_by: str = ""
    """Who wrote `summary` from the sources; "" if it quotes them word for word."""
    language: str = ""
    """Language tag (BCP 47); "" if it is the site's language."""


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
    """Language tag (BCP 47); "" if it is the site's language."""


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
    """The editor's own text, to print instead of the statements."""
    origins: tuple[OriginView, ...]
    articles: int
    """How many articles report the event."""
    marks: tuple[bool, ...]
    """One for each article, origin by origin: True for an origin's first article."""
    tags: tuple[LinkView, ...]
    categories: tuple[LinkView, ...]
    corrections: tuple[CorrectionView, ...]
    reasons: tuple[ReasonView, ...]
    """Why each source is in the event."""
    posts: tuple[LinkView, ...]
    """The editor's posts on this event."""
    lineage: DrawingView | None = None
    """A drawing of which source rewrites which; None if none does."""
    previous: LinkView | None = None
    """The next older entry."""
    next: LinkView | None = None
    """The next newer entry."""
    unlisted: int = 0
    """How many sources the page leaves out; `index.json` beside it lists all."""
    names: tuple[LinkView, ...] = ()
    """People, organizations and places, the most important first. A name that other entries
    have too links to a list of them."""
    related: tuple[RelatedView, ...] = ()
    """The most related first."""
    figures: tuple[FigureView, ...] = ()
    """The most important first."""
    timeline: TimelineView = field(default_factory=TimelineView)
    quotes: tuple[QuoteView, ...] = ()
    """The most telling first."""
    developments: tuple[DevelopmentView, ...] = ()
    """What changed since it was first published, the newest first."""
    hedges: tuple[HedgeView, ...] = ()
    """What some sources doubt and others state flatly."""
    only_here: tuple[PassageView, ...] = ()
    """What only one origin reports, in the order of the sources."""
    written_by: str = ""
    """Who wrote the statements from the sources; "" if they are quoted word for word."""
    pinned: bool = False
    image: ImageView | None = None
    edit_url: str = ""
    """Where the editor's file on the event, or its first article, can be edited; or ""."""
    language: str = ""
    """Language tag (BCP 47); "" if it is the site's language."""


@noun
class RedirectView:
    """The variables of `redirect.html`."""

    target: str
    """A path in the site."""
