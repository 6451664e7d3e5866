"""The editor's posts and static pages to their pages."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from digest.model import Page, Post, StaticPage
from digest.pages.authors import post_authors
from digest.pages.cards import card_of
from digest.pages.colophon import colophon
from digest.pages.entry_pages import edit_url
from digest.pages.fragments import opening_of
from digest.pages.frames import Frame, frame_of, framed_page
from digest.pages.head import Head, make_page
from digest.pages.layout import Headline, Layout
from digest.pages.post_views import PostView, StaticView
from digest.pages.routes import ABOUT, file_of, web_url
from digest.pages.routing import place_of_path
from digest.pages.structured import Posted, blog_posting
from digest.pages.views import ImageView, LinkView, Teaser

_Beside = tuple[Teaser | None, LinkView | None, LinkView | None]
"""The entry of a post's event, and the posts before and after it in time."""


def post_pages(layout: Layout) -> Iterator[Page]:
    """One page for each post, newest first; each knows its neighbors in time."""
    events = {line.key: line.teaser for line in layout.headlines if line.teaser.kind == "entry"}
    lines = {line.key: line for line in layout.headlines if line.teaser.kind == "post"}
    frame = frame_of(layout)
    links = [LinkView(post.article.title, layout.paths[post.document.id]) for post in layout.posts]
    around = zip([*links[1:], None], [None, *links], strict=False)  # the older, the newer
    for post, (older, newer) in zip(layout.posts, around, strict=False):
        line = lines[post.document.id]
        yield _post_page(post, line, (events.get(post.event), older, newer), frame, layout)


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


def _post_page(post: Post, line: Headline, beside: _Beside, frame: Frame, layout: Layout) -> Page:
    """A page whose view and head are made only if it has to be rendered."""
    url, image = line.teaser.url, line.teaser.image
    shared = image or card_of(url, line.teaser.title, layout)
    own = (post, url, line.tags, line.categories, line.authors, image, shared, *beside)
    origin = str(place_of_path(post.document))
    changed = post.article.updated or post.article.published
    return framed_page(frame, url, "post.html", own, _post, origin, changed)


def _post(
    layout: Layout,
    post: Post,
    url: str,
    tags: tuple[LinkView, ...],
    categories: tuple[LinkView, ...],
    lists: tuple[LinkView, ...],
    image: ImageView | None,
    shared: ImageView | None,
    event: Teaser | None,
    older: LinkView | None,
    newer: LinkView | None,
) -> tuple[dict[str, object], Head]:
    """The variables and the head of a post; made of these alone.

    `lists` are those of its authors' posts, where the site has such lists.
    """
    article, metadata = post.article, post.document.metadata
    authors = post_authors(post, layout.config)
    view = PostView(
        title=article.title,
        url=url,
        html=Markup(str(post.html)),  # noqa: S704 - sanitized by `render_markdown`
        published=article.published,
        updated=article.updated,
        authors=lists or tuple(LinkView(name, "") for name in authors),
        tags=tags,
        categories=categories,
        source=_source(post),
        event=event,
        previous=older,
        next=newer,
        extra=metadata.extra,
        image=image,
        edit_url=edit_url(post.document.location.path, layout),
        language=layout.foreign(article.language),
    )
    posted = Posted(authors, article.language, article.categories, article.tags)
    head = Head(
        title=view.title,
        description=metadata.summary or opening_of(post.html),
        kind="article",
        published=view.published,
        updated=view.updated,
        image=shared,
        json_ld=blog_posting(view, posted, shared, layout),
        previous=older.url if older else "",
        next=newer.url if newer else "",
    )
    return {"post": view}, head


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
