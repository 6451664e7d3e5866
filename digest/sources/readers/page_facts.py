"""A parsed page to what it says about itself; where its words disagree, in a fixed order.

Each fact is taken from the first of these that has it (docs/content.md says the same):

- title: JSON-LD `headline`, unless it was cut short; Open Graph and Twitter titles, the only
  `h1`, the `title` element, as trafilatura finds them
- day: JSON-LD, `meta` elements and `time` marked as published, an exact time before a day; then
  `time` of the article, if the address names no other day; the address; a day that trafilatura
  finds; the lines below the title
- author: JSON-LD, `meta name=author`, then as trafilatura finds it
- publisher: `og:site_name`, JSON-LD, then as trafilatura finds it
- address: `link rel=canonical`, `og:url`, JSON-LD
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from digest.nouns import noun
from digest.sources.front_matter.values import is_web_url
from digest.sources.readers.linked_data import Described, described
from digest.sources.readers.page_dates import day_beside_title, day_of_url, read_stamp, stamped
from digest.sources.readers.searched import Searched

_LINKED = "//script[@type='application/ld+json']/text()"
_STAMPS = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' "
    "or @name='article:published_time' or @name='date' or @name='dc.date' "
    "or @name='DC.date.issued' or @name='parsely-pub-date' or @name='sailthru.date' "
    "or @name='pubdate' or @name='publish-date' or @name='dcterms.created']/@content",
    "//time[@itemprop='datePublished' or @pubdate or contains(@class, 'dt-published')]/@datetime",
)
_TIMES = "//time[ancestor::article or ancestor::main or ancestor::header]/@datetime"
_SITE = "//meta[@property='og:site_name' or @name='og:site_name']/@content"
_CANONICAL = "//link[@rel='canonical']/@href"
_SHARED_URL = "//meta[@property='og:url']/@content"
_IMAGE = "//meta[@property='og:image' or @property='og:image:url' or @name='og:image']/@content"
_AUTHOR = "//meta[@name='author'][not(contains(@content, '://'))]/@content"
LONGEST_TITLE = 500
"""Characters; what is longer is no title."""
_CUT = ("…", "...")


@noun
class Told:
    """What a page says about itself; "" and None where it doesn't."""

    title: str = ""
    published: date | None = None
    """A date if the page gives only the day; naive if it gives no zone."""
    author: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    image: str = ""
    paywall: bool = False


def page_facts(tree: Any, found: Searched, lines: Sequence[str], url: str) -> Told:
    """What the page `tree` says about itself, or else what trafilatura has `found`.

    `lines` are those that a reader sees; `url` is where the page was, if that is known.
    """
    linked = described(map(str, tree.xpath(_LINKED)))
    whole = linked.title and not linked.title.endswith(_CUT)
    title = linked.title if whole else found.title or linked.title
    title = title if len(title) <= LONGEST_TITLE else ""
    own = (
        _web(tree.xpath(_CANONICAL), tree.xpath(_SHARED_URL))
        or _web([found.url])
        or _web([linked.url])
    )
    return Told(
        title=title,
        published=_published(tree, linked, found, url or own) or day_beside_title(lines, title),
        author=", ".join(linked.authors) or _first(tree, _AUTHOR) or found.author,
        publisher=_first(tree, _SITE) or linked.publisher or found.publisher,
        url=own,
        language=(tree.get("lang") or linked.language).replace("_", "-"),
        image=_web([linked.image], tree.xpath(_IMAGE)) or _web([found.image]),
        paywall=linked.paywall,
    )


def _published(tree: Any, linked: Described, found: Searched, url: str) -> date | None:
    if day := stamped((linked.published, *_all(tree, _STAMPS))):
        return day
    in_url = day_of_url(url)
    shown = next(filter(None, map(read_stamp, _all(tree, (_TIMES,)))), None)
    if shown and (in_url is None or abs((_day(shown) - in_url).days) <= 1):
        return shown
    return in_url or read_stamp(found.day)


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)


def _all(tree: Any, paths: Sequence[str]) -> Iterator[str]:
    return (str(value).strip() for path in paths for value in tree.xpath(path))


def _first(tree: Any, path: str) -> str:
    words = (" ".join(str(value).split()) for value in tree.xpath(path))
    return next((word for word in words if word), "")


def _web(*groups: Sequence[object]) -> str:
    """The first that is an absolute http(s) URL."""
    urls = (str(value).strip() for group in groups for value in group)
    return next((url for url in urls if is_web_url(url)), "")
