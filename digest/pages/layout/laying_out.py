"""A publication to the layout of the site that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from digest.config import Config
from digest.model import Entry, Publication
from digest.pages.language.wording import ENGLISH_WORDING, Wording
from digest.pages.layout.coverage import coverage
from digest.pages.layout.editions import editions_by_day
from digest.pages.layout.headlines import headlines_of, names_in, post_authors, publishers
from digest.pages.layout.indexes import indexes_of, menu_of
from digest.pages.layout.layout import Headline, Layout, newest
from digest.pages.layout.names import Names, link_names
from digest.pages.layout.relations import Relations
from digest.pages.pictures.drawable import drawable
from digest.pages.pictures.images import Gallery
from digest.pages.urls import routes
from digest.pages.urls.routing import route_documents, route_entries
from digest.pages.views.site import site_view


def lay_out(
    publication: Publication,
    config: Config,
    gallery: Gallery | None = None,
    words: Wording = ENGLISH_WORDING,
    today: date | None = None,
) -> Layout:
    """The layout of the site that shows this publication: every path, link and headline.

    What `today` holds is no finished edition yet.

    Raises:
        ContentError: two documents or events ask for one URL.
    """
    entries = publication.entries if config.pages.events else ()
    entries = tuple(sorted(entries, key=lambda entry: newest(entry.published, entry.event)))
    posts = tuple(
        sorted(publication.posts, key=lambda post: newest(post.article.published, post.article.id))
    )
    placed = publication.paths or _placed(publication)
    tagged = [entry.tags for entry in entries] + [post.article.tags for post in posts]
    filed = [entry.categories for entry in entries] + [post.article.categories for post in posts]
    written = [post_authors(post, config) for post in posts]
    cited = [publishers(entry) for entry in entries]
    relations = Relations.of({entry.event: names_in(entry) for entry in entries})
    layout = Layout(
        config=config,
        site=site_view(publication, config, words),
        entries=entries,
        posts=posts,
        publication=publication,
        gallery=gallery or Gallery(),
        base=routes.base_path(config.site.base_url),
        zone=config.zone,
        paths={**placed, **route_entries(entries)},
        tags=link_names(routes.TAGS, tagged),
        categories=link_names(routes.CATEGORIES, filed),
        sources=link_names(routes.SOURCES, cited) if config.pages.sources else {},
        names=_shared_names(entries, relations) if config.pages.names else {},
        authors=link_names(routes.AUTHORS, written) if config.pages.authors else {},
        headlines=(),
        editions={},
        relations=relations,
        carded=frozenset(),
        words=words,
        today=today,
        covered=coverage(entries) if config.pages.sources else {},
    )
    return _with_lists(layout)


def _with_lists(layout: Layout) -> Layout:
    """The layout with what follows from the rest of it: headlines, editions, cards, menu and
    indexes.
    """
    site = replace(layout.site, menu=menu_of(layout))
    layout = replace(layout, site=site, indexes=tuple(indexes_of(layout)))
    return with_headlines(layout, headlines_of(layout))


def with_headlines(layout: Layout, headlines: Iterable[Headline]) -> Layout:
    """The layout with these headlines, in their order, and what follows from them."""
    lines = tuple(headlines)
    return replace(
        layout,
        headlines=lines,
        editions=editions_by_day(lines),
        carded=_carded_of(lines, layout.config.pages.cards),
    )


def _placed(publication: Publication) -> dict[str, str]:
    documents = [post.document for post in publication.posts]
    return route_documents([*documents, *(page.document for page in publication.pages)])


def _carded_of(headlines: Sequence[Headline], most: int) -> frozenset[str]:
    """Paths of the newest without a picture, whose titles can be drawn."""
    teasers = (line.teaser for line in headlines if not line.teaser.image)
    beside = (teaser for teaser in teasers if teaser.url.endswith("/"))
    return frozenset(islice((one.url for one in beside if drawable(one.title)), most))


def _shared_names(entries: tuple[Entry, ...], relations: Relations) -> Names:
    """Of nearly all names only one entry tells: these have no page, and take nobody's address."""
    shared = (relations.shared.get(entry.event, ()) for entry in entries)
    return link_names(routes.NAMES, shared)
