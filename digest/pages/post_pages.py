"""The editor's posts and static pages to their pages."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from digest.model import Page, Post, StaticPage
from digest.nouns import noun
from digest.pages.bodies.fragments import opening_of
from digest.pages.colophon import colophon
from digest.pages.entry.entry_pages import edit_url
from digest.pages.head.cards import card_of
from digest.pages.head.frames import Frame, frame_of, framed_page
from digest.pages.head.head import Head, make_page
from digest.pages.head.structured import Posted, blog_posting
from digest.pages.layout.headlines import post_authors
from digest.pages.layout.layout import Headline, Layout
from digest.pages.urls.routes import ABOUT, file_of, web_url
from digest.pages.urls.routing import place_of_path
from digest.pages.views.posts import PostView, StaticView
from digest.pages.views.variables import ImageView, LinkView, Teaser


@noun
class Around:
    """The ingredients of a post's page other than the post and the frame: its neighbors and its
    event.
    """

    url: str
    tags: tuple[LinkView, ...]
    categories: tuple[LinkView, ...]
    authors: tuple[LinkView, ...]
    """The lists of its authors' posts, where the site has such lists."""
    image: ImageView | None
    shared: ImageView | None
    """What stands beside a shared link: its image, else a card."""
    event: Teaser | None
    """The entry of its event."""
    older: LinkView | None
    """The post before it in time."""
    newer: LinkView | None


def post_pages(layout: Layout) -> Iterator[Page]:
    """One page for each post, newest first; each knows its neighbors in time."""
    events = {line.key: line.teaser for line in layout.headlines if line.teaser.kind == "entry"}
    lines = {line.key: line for line in layout.headlines if line.teaser.kind == "post"}
    frame = frame_of(layout)
    links = [LinkView(post.article.title, layout.paths[post.document.id]) for post in layout.posts]
    beside = zip([*links[1:], None], [None, *links], strict=False)  # the older, the newer
    for post, (older, newer) in zip(layout.posts, beside, strict=False):
        line = lines[post.document.id]
        around = around_of(line, events.get(post.event), older, newer, layout)
        yield post_page(post, around, frame)


def post_page(post: Post, around: Around, frame: Frame) -> Page:
    """A page whose view and head are made only if it has to be rendered."""
    origin = str(place_of_path(post.document))
    changed = post.article.updated or post.article.published
    return framed_page(frame, around.url, "post.html", (post, around), _post, origin, changed)


def post_and_around(page: Page) -> tuple[Post, Around] | None:
    """What the page of a post is made of; None of another page."""
    own = page.ingredients.own if page.ingredients else ()
    if len(own) == 3 and isinstance(own[1], Post) and isinstance(own[2], Around):
        return own[1], own[2]
    return None


def static_pages(layout: Layout) -> Iterator[Page]:
    """One page for each document of `content/pages/`, by path."""
    ordered = sorted(layout.publication.pages, key=lambda page: page.document.id)
    for page in ordered:
        yield static_page(page, layout)


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


def around_of(
    line: Headline,
    event: Teaser | None,
    older: LinkView | None,
    newer: LinkView | None,
    layout: Layout,
) -> Around:
    """What stands around a post; of `layout` only what a frame has is looked at, and which posts
    have cards.
    """
    url, image = line.teaser.url, line.teaser.image
    shared = image or card_of(url, line.teaser.title, layout)
    return Around(url, line.tags, line.categories, line.authors, image, shared, event, older, newer)


def _post(layout: Layout, post: Post, around: Around) -> tuple[dict[str, object], Head]:
    """The variables and the head of a post; made of these alone."""
    article, metadata = post.article, post.document.metadata
    authors = post_authors(post, layout.config)
    view = PostView(
        title=article.title,
        url=around.url,
        html=Markup(str(post.html)),  # noqa: S704 - sanitized by `render_markdown`
        published=article.published,
        updated=article.updated,
        authors=around.authors or tuple(LinkView(name, "") for name in authors),
        tags=around.tags,
        categories=around.categories,
        source=_source(post),
        event=around.event,
        previous=around.older,
        next=around.newer,
        extra=metadata.extra,
        image=around.image,
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
        image=around.shared,
        json_ld=blog_posting(view, posted, around.shared, layout),
        previous=around.older.url if around.older else "",
        next=around.newer.url if around.newer else "",
    )
    return {"post": view}, head


def static_page(page: StaticPage, layout: Layout) -> Page:
    """The page of one of these documents."""
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
