"""The configuration, and what the content says of the whole, to `site` of every template."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from digest import __version__
from digest.config import Config
from digest.model import Publication
from digest.pages.language.dates import is_right_to_left
from digest.pages.language.wording import Wording
from digest.pages.urls import routes
from digest.pages.views.variables import FeedView, LinkView, SiteView


def site_view(publication: Publication, config: Config, words: Wording) -> SiteView:
    """`site`, with the menu as it is configured."""
    site = config.site
    return SiteView(
        title=site.title,
        description=site.description,
        language=site.language,
        direction="rtl" if is_right_to_left(site.language) else "ltr",
        base_url=routes.absolute_url(routes.FRONT, site.base_url),
        author=site.author,
        repository=site.repository,
        menu=tuple(LinkView(link.name, link.url) for link in site.menu),
        feeds=tuple(_feeds(config, words)),
        updated=_last_moment(publication),
        options=config.theme,
        generator=f"digest {__version__}",
        about=f"{routes.ABOUT}#made" if _has_colophon(publication, config) else "",
        search=config.pages.search,
    )


def _has_colophon(publication: Publication, config: Config) -> bool:
    pages = config.pages
    return pages.colophon and pages.events and bool(publication.entries)


def _feeds(config: Config, words: Wording) -> Iterator[FeedView]:
    yield FeedView("RSS", routes.RSS, "application/rss+xml")
    if config.feeds.atom:
        yield FeedView("Atom", routes.ATOM, "application/atom+xml")
    if config.feeds.json:
        yield FeedView("JSON Feed", routes.JSON_FEED, "application/feed+json")
    if config.feeds.editions and config.pages.editions:
        yield FeedView(
            words.say("Editions, one a day"), routes.EDITIONS_FEED, "application/rss+xml"
        )
    if config.feeds.updates and config.pages.events:
        yield FeedView(words.say("Updates of known events"), routes.UPDATES, "application/rss+xml")


def _last_moment(publication: Publication) -> datetime | None:
    moments = [
        moment for entry in publication.entries for moment in (entry.published, entry.updated)
    ]
    for post in publication.posts:
        moments += [post.article.published, post.article.updated]
    return max((moment for moment in moments if moment), default=None)
