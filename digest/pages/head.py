"""A page to be: its view, its `<head>` and the file that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime

from digest.model import Page
from digest.pages.layout import Layout, clip
from digest.pages.routes import absolute_url, file_of
from digest.pages.views import FeedView, HeadView, ImageView

DESCRIPTION_CHARACTERS = 200
"""More than search engines and previews show."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself beside its view; the rest follows from its path."""

    title: str = ""
    description: str = ""
    kind: str = "website"
    published: datetime | None = None
    updated: datetime | None = None
    image: ImageView | None = None
    feeds: tuple[FeedView, ...] = ()
    noindex: bool = False
    json_ld: Mapping[str, object] = field(default_factory=dict)


def make_page(
    layout: Layout, path: str, template: str, view: Mapping[str, object], head: Head, origin: str
) -> Page:
    """The page at `path`: every template gets `site` and `head` beside its own variables."""
    shown = HeadView(
        title=head.title,
        description=clip(head.description, DESCRIPTION_CHARACTERS),
        path=path,
        canonical=absolute_url(path, layout.config.site.base_url),
        kind=head.kind,
        published=head.published,
        updated=head.updated,
        image=head.image,
        feeds=head.feeds,
        noindex=head.noindex,
        json_ld=head.json_ld,
    )
    return Page(file_of(path), template, {"site": layout.site, "head": shown, **view}, origin)


def variables(view: object) -> dict[str, object]:
    """The fields of a view as the variables of its template."""
    return {field.name: getattr(view, field.name) for field in fields(view)}  # type: ignore[arg-type] # every view is a dataclass
