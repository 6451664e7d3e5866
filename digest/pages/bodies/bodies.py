"""The editor's texts that are published whole, to safe HTML with links, pictures and shortcodes in
place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from digest.config import MarkdownConfig
from digest.errors import ContentError, Problem
from digest.model import Article, Document, EventNote, Format, Location
from digest.nouns import noun
from digest.pages.bodies.fragments import paragraphs, picture_sources, place
from digest.pages.markup.markdown import render_markdown
from digest.pages.markup.sanitize import sanitize
from digest.pages.pictures.images import Gallery
from digest.text.printable import printable


@noun
class Body:
    """The text below the front matter of a post, a page or an event's file."""

    location: Location
    """The line on which the text begins."""
    text: str
    format: Format = "markdown"
    citing: bool = False
    """`[1]` and `[@articles/003.md]` in it are references to sources."""

    def place_of(self, words: str) -> Location:
        """The line on which some words of the text are; only the file if they are not found
        literally.
        """
        at = self.text.find(words) if words else -1
        line = self.location.line + self.text.count("\n", 0, at) if at >= 0 else 0
        return Location(self.location.path, line)


def body_of(document: Document | EventNote) -> Body:
    """The body of a document or a note."""
    location = Location(document.location.path, document.body_line)
    written = document.format if isinstance(document, Document) else "markdown"
    return Body(location, document.body, written, citing=isinstance(document, EventNote))


def render_body(body: Body, config: MarkdownConfig) -> str:
    """Sanitized HTML of a body, its links not yet resolved; depends on its arguments alone.

    Raises `ContentError` where it can't be rendered in the time that a text may take.
    """
    text = printable(body.text)
    if body.format == "text":
        return paragraphs(text)
    if body.format == "html":
        try:
            return sanitize(text)
        except ValueError as error:
            raise ContentError.at(body.location, str(error), "closed HTML elements") from error
    return render_markdown(text, body.location, config, citing=body.citing)


def wanted_pictures(
    bodies: Mapping[Body, str], documents: Iterable[Document], articles: Iterable[Article]
) -> Iterator[tuple[Location, str]]:
    """Every picture that `find_pictures` should look for: of bodies with their HTML, of
    front matter, and of articles whose rights allow to show it.
    """
    for body, html in bodies.items():
        for src in picture_sources(html):
            yield body.place_of(src), src
    for document in documents:
        image = document.metadata.image
        if image:
            line = document.lines.get("image", 0)
            yield Location(document.location.path, line), image.src
    for article in articles:
        if article.image and article.rights != "quote" and article.kind == "article":
            yield article.location, article.image.src


def place_body(
    html: str, body: Body, routes: Mapping[str, str], gallery: Gallery, base: str
) -> tuple[str, tuple[Problem, ...]]:
    """The HTML of a body with its links and pictures resolved, and a warning for each link
    that leads nowhere.
    """
    placed, dead = place(html, body.location.path, routes, gallery, base)
    return placed, tuple(_dead_link(url, body) for url in dead)


def _dead_link(url: str, body: Body) -> Problem:
    return Problem(
        body.place_of(url),
        f"the link leads to {url!r}, which is not published",
        "the path of a post or a page",
        severity="warning",
    )
