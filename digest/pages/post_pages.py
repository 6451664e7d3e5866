"""The editor's posts and static pages to their pages."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from digest.model import Page, Post, StaticPage
from digest.pages.authors import post_authors
from digest.pages.cards import card_of
from digest.pages.colophon import colophon
from digest.pages.entry_pages import edit_url
from digest.pages.fragments import opening
from digest.pages.frames import Frame, frame_of, framed_page
from digest.pages.head import Head, make_page
from digest.pages.layout import Layout
from digest.pages.names import links_of
from digest.pages.post_views import PostView, StaticView
from digest.pages.routes import ABOUT, file_of, web_url
from digest.pages.routing import place_of_path
from digest.pages.structured import Posted, blog_posting
from digest.pages.views import ImageView, LinkView, Teaser


def post_pages(layout: Layout) -> Iterator[Page]:
    """One page for each post, newest first; each knows its neighbors in time."""
    events = {line.key: line.teaser for line in layout.headlines if line.teaser.kind == "entry"}
    frame = frame_of(layout)
    links = [LinkView(post.article.title, layout.paths[post.document.id]) for post in layout.posts]
    around = zip([*links[1:], None], links, [None, *links], strict=False)
    for post, (older, own, newer) in zip(layout.posts, around, strict=True):
        view = _view(post, own.url, events.get(post.event), older, newer, layout)
        yield _post_page(post, view, frame, layout)


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


def _view(
    post: Post,
    url: str,
    event: Teaser | None,
    older: LinkView | None,
    newer: LinkView | None,
    layout: Layout,
) -> PostView:
    metadata, article, path = post.document.metadata, post.article, post.document.location.path
    return PostView(
        title=article.title,
        url=url,
        html=Markup(post.html),  # noqa: S704 - sanitized by `render_markdown`
        published=article.published,
        updated=article.updated,
        authors=_author_links(post_authors(post, layout.config), layout),
        tags=links_of(article.tags, layout.tags),
        categories=links_of(article.categories, layout.categories),
        source=_source(post),
        event=event,
        previous=older,
        next=newer,
        extra=metadata.extra,
        image=layout.picture(path, metadata.image),
        edit_url=edit_url(path, layout),
        language=layout.foreign(article.language),
    )


def _post_page(post: Post, view: PostView, frame: Frame, layout: Layout) -> Page:
    """A page whose head is made only if it has to be rendered."""
    article, origin = post.article, str(place_of_path(post.document))
    authors = post_authors(post, layout.config)
    posted = Posted(authors, article.language, article.categories, article.tags)
    image = view.image or card_of(view.url, view.title, layout)
    own = (view, posted, post.document.metadata.summary, image)
    changed = view.updated or view.published
    return framed_page(frame, view.url, "post.html", own, _post, origin, changed)


def _post(
    layout: Layout, view: PostView, posted: Posted, summary: str, image: ImageView | None
) -> tuple[dict[str, object], Head]:
    """The variables and the head of a post; made of these alone."""
    head = Head(
        title=view.title,
        description=summary or opening(view.html),
        kind="article",
        published=view.published,
        updated=view.updated,
        image=image,
        json_ld=blog_posting(view, posted, image, layout),
        previous=view.previous.url if view.previous else "",
        next=view.next.url if view.next else "",
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


def _author_links(authors: tuple[str, ...], layout: Layout) -> tuple[LinkView, ...]:
    """Each leads to a list of the author's posts, where the site has such lists."""
    return links_of(authors, layout.authors) or tuple(LinkView(name, "") for name in authors)
