"""The editor's posts and static pages to their pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from digest.model import Page, Post, StaticPage
from digest.pages.authors import post_authors
from digest.pages.cards import card_of
from digest.pages.colophon import colophon
from digest.pages.entry_pages import edit_url
from digest.pages.fragments import opening
from digest.pages.head import Head, make_page
from digest.pages.layout import Layout
from digest.pages.names import links_of
from digest.pages.routes import ABOUT, file_of, place_of_path, web_url
from digest.pages.structured import blog_posting
from digest.pages.views import ImageView, LinkView, PostView, StaticView, Teaser


def post_pages(layout: Layout) -> Iterator[Page]:
    """One page for each post, newest first; each knows its neighbors in time."""
    events = {line.key: line.teaser for line in layout.headlines if line.teaser.kind == "entry"}
    posts = layout.posts
    for at, post in enumerate(posts):
        older = _link(posts[at + 1], layout) if at + 1 < len(posts) else None
        newer = _link(posts[at - 1], layout) if at else None
        yield _post_page(post, events.get(post.event), older, newer, layout)


def static_pages(layout: Layout) -> Iterator[Page]:
    """One page for each document of `content/pages/`, by path."""
    ordered = sorted(layout.publication.pages, key=lambda page: page.document.id)
    for page in ordered:
        yield _static_page(page, layout)


def about_page(layout: Layout) -> Page | None:
    """The page at `/about/` where the editor has written none; None where it would be empty."""
    made = colophon(layout)
    if made is None:
        return None
    view = StaticView(layout.words.say("About"), ABOUT, Markup(""), None, colophon=made)
    head = Head(title=view.title, description=layout.site.description)
    return make_page(
        layout, ABOUT, "page.html", {"document": view}, head, "the note on how the digest is made"
    )


def _post_page(
    post: Post,
    event: Teaser | None,
    older: LinkView | None,
    newer: LinkView | None,
    layout: Layout,
) -> Page:
    metadata, article, path = post.document.metadata, post.article, post.document.location.path
    image = layout.picture(path, metadata.image)
    authors = post_authors(post, layout.config)
    view = PostView(
        title=article.title,
        url=layout.paths[post.document.id],
        html=Markup(post.html),  # noqa: S704 - sanitized by `render_markdown`
        published=article.published,
        updated=article.updated,
        authors=_author_links(authors, layout),
        tags=links_of(article.tags, layout.tags),
        categories=links_of(article.categories, layout.categories),
        source=_source(post),
        event=event,
        previous=older,
        next=newer,
        extra=metadata.extra,
        image=image,
        edit_url=edit_url(path, layout),
        language=layout.foreign(article.language),
    )
    head = replace(
        _post_head(post, authors, image or card_of(view.url, view.title, layout), layout),
        previous=older.url if older else "",
        next=newer.url if newer else "",
    )
    origin = str(place_of_path(post.document))
    return make_page(layout, view.url, "post.html", {"post": view}, head, origin)


def _post_head(
    post: Post, authors: tuple[str, ...], image: ImageView | None, layout: Layout
) -> Head:
    article = post.article
    return Head(
        title=article.title,
        description=post.document.metadata.summary or opening(post.html),
        kind="article",
        published=article.published,
        updated=article.updated,
        image=image,
        json_ld=blog_posting(post, authors, image, layout),
    )


def _static_page(page: StaticPage, layout: Layout) -> Page:
    document = page.document
    metadata, origin = document.metadata, str(place_of_path(document))
    path = layout.paths[document.id]
    view = StaticView(
        title=metadata.title,
        url=path,
        html=Markup(page.html),  # noqa: S704 - sanitized by `render_markdown`
        updated=metadata.updated,
        extra=metadata.extra,
        colophon=colophon(layout) if file_of(path) == file_of(ABOUT) else None,
    )
    head = Head(title=metadata.title, description=metadata.summary, updated=metadata.updated)
    return make_page(layout, view.url, "page.html", {"document": view}, head, origin)


def _source(post: Post) -> LinkView | None:
    source = post.document.metadata.source
    url = web_url(source.url)
    return LinkView(source.name or url, url) if source.name or url else None


def _author_links(authors: tuple[str, ...], layout: Layout) -> tuple[LinkView, ...]:
    """Each leads to a list of the author's posts, where the site has such lists."""
    return links_of(authors, layout.authors) or tuple(LinkView(name, "") for name in authors)


def _link(post: Post, layout: Layout) -> LinkView:
    return LinkView(post.article.title, layout.paths[post.document.id])
