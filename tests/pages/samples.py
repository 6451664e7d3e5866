"""A small invented publication for the tests of pages: two events and three posts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from digest.config import Config, FeedsConfig, NewsletterConfig, PagesConfig, SiteConfig
from digest.model import (
    Article,
    Citation,
    Correction,
    Document,
    Entry,
    Location,
    Metadata,
    Origin,
    Post,
    Publication,
    Source,
    Statement,
    StaticPage,
)
from digest.pages.layout.laying_out import lay_out
from digest.pages.layout.layout import Layout

MORNING = datetime(2026, 11, 19, 7, 30, tzinfo=UTC)
EVENING = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


def config(**changes: Any) -> Config:
    """A site under a project path; `site`, `pages` and `feeds` take their sections' keys."""
    site = {
        "title": "The Quay Digest",
        "description": "News of the bay.",
        "base_url": "https://quay.example/repo/",
        "author": "Ada Quay",
        "timezone": "Europe/Madrid",
        **changes.get("site", {}),
    }
    return Config(
        site=SiteConfig(**site),
        pages=PagesConfig(**changes.get("pages", {})),
        feeds=FeedsConfig(**changes.get("feeds", {})),
        newsletter=NewsletterConfig(**changes.get("newsletter", {})),
    )


def document(name: str = "posts/hello.md", body: str = "Hello.", **metadata: Any) -> Document:
    kind = {"posts": "post", "pages": "page", "articles": "article"}[name.partition("/")[0]]
    return Document(
        location=Location(f"content/{name}"),
        kind=kind,  # type: ignore[arg-type]
        format="markdown",
        metadata=Metadata(**metadata),
        body=body,
        body_line=5,
        lines={key: number for number, key in enumerate(metadata, 2)},
    )


def post(
    name: str = "posts/hello.md",
    title: str = "Hello",
    html: str = "<p>Hello.</p>",
    event: str = "",
    guid: str = "",
    **metadata: Any,
) -> Post:
    written = document(name, title=title, **metadata)
    known = written.metadata
    article = Article(
        id=written.id,
        kind="post",
        title=title,
        text="Hello.\n\nA second paragraph.",
        content_hash="0" * 16,
        location=written.location,
        published=known.date,
        updated=known.updated,
        rights="own",
        tags=known.tags,
        categories=known.categories,
        pinned=known.pin,
    )
    return Post(written, article, html, guid or f"urn:digest:{name}", event or f"ev-{name}")


def page(name: str = "pages/about.md", title: str = "About", **metadata: Any) -> StaticPage:
    return StaticPage(document(name, title=title, **metadata), "<p>About us.</p>")


def source(number: int = 1, origin: int = 1, **changes: Any) -> Source:
    known: dict[str, Any] = {
        "article": f"articles/{number}.md",
        "kind": "article",
        "title": f"Ferry sails again, report {number}",
        "publisher": f"Courier {number}",
        "published": MORNING,
        "url": f"https://courier.example/{number}",
    }
    return Source(number=number, origin=origin, **{**known, **changes})


def entry(event: str = "ev-ferry1", slug: str = "ferry", **changes: Any) -> Entry:
    known: dict[str, Any] = {
        "title": "Ferry sails again",
        "statements": (
            Statement("The ferry sailed on Thursday.", (_cite(1), _cite(2))),
            Statement("The repair cost 310,000 euros.", (_cite(2),)),
        ),
        "sources": (source(1), source(2, url=""), source(3, origin=2)),
        "origins": (Origin(1, (2, 1), "AFP"), Origin(2, (3,))),
        "published": MORNING,
        "updated": EVENING,
        "tags": ("Shipping", "harbor"),
        "corrections": (Correction(date(2026, 11, 20), "The price was mended."),),
    }
    if len(changes.get("sources", known["sources"])) < len(known["sources"]):
        known["origins"] = tuple(Origin(one.number, (one.number,)) for one in changes["sources"])
    return Entry(event=event, slug=slug, **{**known, **changes})


def publication(**changes: Any) -> Publication:
    """Two events, a post on the first of them, two posts alone, and a page."""
    storm = entry(
        "ev-storm1",
        "storm",
        title="Storm closes the port",
        statements=(Statement("The port is closed.", (_cite(1),)),),
        sources=(source(1),),
        origins=(Origin(1, (1,)),),
        published=EVENING,
        updated=EVENING,
        tags=("weather",),
        corrections=(),
    )
    whole = Publication(
        entries=(entry(), storm),
        posts=(
            post("posts/comment.md", "On the ferry", event="ev-ferry1", date=EVENING),
            post("posts/hello.md", "Hello", date=MORNING, tags=("shipping",)),
            post("posts/undated.md", "Undated", guid="tag:quay.example,2020:1"),
        ),
        pages=(page(),),
    )
    return replace(whole, **changes)


def layout(whole: Publication | None = None, **changes: Any) -> Layout:
    return lay_out(publication() if whole is None else whole, config(**changes))


def _cite(number: int) -> Citation:
    return Citation(number, f"articles/{number}.md", 0)
