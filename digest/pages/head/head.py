"""A view and what its `<head>` says, to a page that can be rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, fields
from datetime import datetime

from digest.model import Page
from digest.nouns import noun
from digest.pages.head.cards import site_card
from digest.pages.head.structured import breadcrumbs
from digest.pages.layout.headlines import clip
from digest.pages.layout.layout import Layout
from digest.pages.urls.routes import absolute_url, file_of
from digest.pages.views.variables import FeedView, HeadView, ImageView, Teaser

DESCRIPTION_CHARACTERS = 200
"""More than search engines and previews show."""


@noun
class Head:
    """What a page's `<head>` says in addition to what follows from its path and view."""

    title: str = ""
    description: str = ""
    kind: str = "website"
    published: datetime | None = None
    updated: datetime | None = None
    image: ImageView | None = None
    feeds: tuple[FeedView, ...] = ()
    noindex: bool = False
    json_ld: Mapping[str, object] = field(default_factory=dict)
    previous: str = ""
    """Path of the page before this one in a row of pages."""
    next: str = ""


def make_page(
    layout: Layout, path: str, template: str, view: Mapping[str, object], head: Head, origin: str
) -> Page:
    """The page at `path`; its template gets `site` and `head` in addition to these variables."""
    shown = HeadView(
        title=head.title,
        description=clip(head.description, DESCRIPTION_CHARACTERS),
        path=path,
        canonical=absolute_url(path, layout.config.site.base_url),
        kind=head.kind,
        published=head.published,
        updated=head.updated,
        image=head.image or site_card(layout),
        feeds=head.feeds,
        noindex=head.noindex,
        json_ld=head.json_ld,
        breadcrumbs={} if head.noindex else breadcrumbs(path, head.title, layout),
        previous=head.previous,
        next=head.next,
    )
    context = {"site": layout.site, "head": shown, **view}
    url = "" if head.noindex else path
    return Page(file_of(path), template, context, origin, url, head.updated or head.published)


def in_short(teasers: Sequence[Teaser]) -> str:
    """The description of a list: its first three titles."""
    return ". ".join(teaser.title for teaser in teasers[:3])


def newest_moment(teasers: Iterable[Teaser]) -> datetime | None:
    """When a list last changed; None where nothing in it is dated."""
    moments = [moment for teaser in teasers for moment in (teaser.published, teaser.updated)]
    return max([moment for moment in moments if moment], default=None)


def variables(view: object) -> dict[str, object]:
    """The fields of a view as the variables of its template."""
    return {field.name: getattr(view, field.name) for field in fields(view)}  # type: ignore[arg-type] # every view is a dataclass
