"""What the templates of lists see: a list, an index of lists, a publisher's coverage, and the pages
that link to all lists and all feeds.
"""

from __future__ import annotations

from digest.nouns import noun
from digest.pages.views.variables import LinkView, Teaser


@noun
class Pager:
    """`pager`, on lists that may have several pages."""

    number: int
    """This page, counted from 1."""
    total: int
    """How many pages the list has."""
    previous: str = ""
    """Path of the page with newer entries, or ""."""
    next: str = ""
    """Path of the page with older entries, or ""."""


@noun
class ListView:
    """The variables of `list.html`: a tag, a category, a source, a month, all posts."""

    kind: str
    """`tag`, `category`, `source`, `name`, `author`, `month`, `posts` or `events`."""
    heading: str
    teasers: tuple[Teaser, ...]
    pager: Pager
    feed: str = ""
    """Path of the list's feed, or ""."""
    coverage: CoverageView | None = None
    """A publisher's figures, on the first page of its list; else None."""


@noun
class IndexView:
    """The variables of `index.html`: all tags, all categories, all sources, all names, all
    authors, the archive, all editions.
    """

    kind: str
    """`tags`, `categories`, `sources`, `names`, `authors`, `archive` or `editions`."""
    heading: str
    groups: tuple[tuple[str, tuple[LinkView, ...]], ...]
    """Each group has a heading (a letter, a year, or "") and links with counts."""


@noun
class SearchView:
    """The variables of `search.html`."""

    links: tuple[LinkView, ...]
    """Links to all lists and to the pages of `content/pages/`, for readers without JavaScript and
    sites without a search index."""


@noun
class CoverageView:
    """How a publisher covers the events of the site."""

    events: int
    """How many events it reported."""
    first: int
    """How many events it reported before any other publisher that reported them."""
    alone: int
    """How many events only it reported independently."""
    independent: int
    """How many of its articles rewrite no other."""
    copies: int
    """How many of its articles copy or rewrite those of others."""


@noun
class SubscriptionView:
    """A feed of the whole site, explained."""

    title: str
    url: str
    type: str
    """The media type, as in FeedView."""
    about: str
    """What it delivers."""


@noun
class SubscribeView:
    """The variables of `subscribe.html`."""

    subscriptions: tuple[SubscriptionView, ...]
    """The feeds of the whole site."""
    lists: tuple[LinkView, ...]
    """Links to the indexes of tags, sections and sources, each of which has a feed of its own, with
    the number of these feeds."""
    all_feeds: str
    """Path of the list of all feeds as OPML."""
    all_sources: str
    """Path of the list of all sources as OPML, or ""."""
