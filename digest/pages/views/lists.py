"""What the templates of lists see: a list, an index of lists, a publisher's coverage, and the page
that links to all lists.
"""

from __future__ import annotations

from digest.nouns import noun
from digest.pages.views.variables import LinkView, Teaser


@noun
class Pager:
    """`pager`, wherever a list may go on over several pages."""

    number: int
    """From 1."""
    total: int
    previous: str = ""
    """Path of the page with newer entries, or ""."""
    next: str = ""


@noun
class ListView:
    """The variables of `list.html`: a tag, a category, a source, a month, all posts."""

    kind: str
    """`tag`, `category`, `source`, `name`, `author`, `month`, `posts`, `events`."""
    heading: str
    teasers: tuple[Teaser, ...]
    pager: Pager
    feed: str = ""
    """Path of its own feed, or ""."""
    coverage: CoverageView | None = None
    """Of a source, on the first page of its list."""


@noun
class IndexView:
    """The variables of `index.html`: all tags, all categories, all sources, all names, all
    authors, the archive, all editions.
    """

    kind: str
    """`tags`, `categories`, `sources`, `names`, `authors`, `archive`, `editions`."""
    heading: str
    groups: tuple[tuple[str, tuple[LinkView, ...]], ...]
    """A heading (a letter, a year, or "") and its links with counts."""


@noun
class SearchView:
    """The variables of `search.html`."""

    links: tuple[LinkView, ...]
    """To every list, and to the pages of `content/pages/`: for readers without JavaScript, and
    of a site without an index."""


@noun
class CoverageView:
    """How a publisher covers the events of the site."""

    events: int
    first: int
    """Events that it reported before all other publishers, of those that others reported."""
    alone: int
    """Events of which it is the only origin."""
    independent: int
    """Articles of it that rewrite no other."""
    copies: int
    """Articles of it that are copies or rewrites of others'."""
