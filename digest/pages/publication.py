"""Documents, events and entries to the `Publication`: the editor's texts rendered and placed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from digest.config import Config, SiteConfig
from digest.errors import Problem, stop_on_errors
from digest.model import (
    Article,
    Document,
    Entry,
    Event,
    EventNote,
    Html,
    Post,
    Publication,
    StaticPage,
)
from digest.nouns import noun
from digest.pages.bodies.bodies import Body, body_of, place_body, wanted_pictures
from digest.pages.bodies.citing import cite
from digest.pages.bodies.footnotes import say_footnotes
from digest.pages.bodies.shortcodes import Shortcodes
from digest.pages.bodies.texts import RenderAll
from digest.pages.feeds.deliveries import URN
from digest.pages.language.wording import Wording
from digest.pages.layout.embeds import embed_views
from digest.pages.pictures.images import Gallery, LookAll, find_pictures
from digest.pages.theming.theme import Theme
from digest.pages.urls.routes import base_path
from digest.pages.urls.routing import route_documents

NOTHING: Mapping[str, bytes] = MappingProxyType({})


@noun
class Composed:
    """What the site shows, the pictures that it needs, and what is wrong with its texts."""

    publication: Publication
    gallery: Gallery
    problems: tuple[Problem, ...]
    closed: bool
    """No text shows more than itself: none has a link into the site, a picture, a shortcode."""


def compose(
    documents: Sequence[Document],
    events: Sequence[Event],
    entries: Sequence[Entry],
    root: Path,
    config: Config,
    render: RenderAll,
    theme: Theme,
    look: LookAll,
    read_from: Mapping[str, bytes] = NOTHING,
) -> Composed:
    """The publication of these posts, pages and entries.

    `read_from` is `Reading.read_from`: a cache key for each document, as far as it is known.

    Raises:
        ContentError: a text can't be rendered or refers to a source that isn't there, has a
            shortcode that can't be read, or two documents ask for one URL.
        ThemeError: a shortcode's macro has a mistake.
    """
    articles = {article.id: article for event in events for article in event.articles}
    entry_of = {entry.event: entry for entry in entries}
    notes = {e.id: e.note for e in events if e.note and e.note.body and e.id in entry_of}
    settled, html, closed = _rendered([*documents, *notes.values()], render, read_from)
    html, unread = _expanded(html, Shortcodes(theme, partial(embed_views, entries, config)))
    gallery = find_pictures(root, wanted_pictures(html, documents, articles.values()), look)
    placer = _Placer(html, route_documents(documents), gallery, config.site, theme.words)

    def html_of(document: Document) -> str | Html:
        return settled.get(document.id) or placer.place(document)

    publication = Publication(
        entries=tuple(entries),
        posts=_posts(documents, articles, events, html_of, read_from),
        pages=tuple(StaticPage(d, str(html_of(d))) for d in documents if d.kind == "page"),
        bodies={event: placer.place(note, entry_of[event]) for event, note in notes.items()},
        texts={
            article.id: article.text
            for article in articles.values()
            if article.kind == "article" and article.rights != "quote"
        },
        paths=placer.routes,
    )
    problems = (*gallery.problems, *unread, *placer.problems)
    stop_on_errors(problems)
    return Composed(publication, gallery, problems, closed)


def _posts(
    documents: Iterable[Document],
    articles: Mapping[str, Article],
    events: Sequence[Event],
    html_of: Callable[[Document], str | Html],
    read_from: Mapping[str, bytes],
) -> tuple[Post, ...]:
    guids = {name: guid for event in events for name, guid in event.guids.items()}
    event_of = {article.id: event.id for event in events for article in event.articles}
    return tuple(
        Post(
            post,
            articles[post.id],
            html_of(post),
            guid_of(post, guids),
            event_of[post.id],
            read_from.get(post.id, b""),
        )
        for post in documents
        if post.kind == "post"
    )


class _Placer:
    """Puts texts in their places, and gathers what is wrong with them."""

    def __init__(
        self,
        html: Mapping[Body, str],
        routes: dict[str, str],
        gallery: Gallery,
        site: SiteConfig,
        words: Wording,
    ) -> None:
        self._html, self._gallery, self._words = html, gallery, words
        self._title, self._base = site.title, base_path(site.base_url)
        self.routes = routes
        self.problems: list[Problem] = []

    def place(self, document: Document | EventNote, entry: Entry | None = None) -> str:
        """The HTML of a text, which may cite the sources of an entry."""
        body = body_of(document)
        text = self._html[body]
        if entry:
            text, unknown = cite(text, body, entry, self._title, self._words)
            self.problems.extend(unknown)
        text, dead = place_body(text, body, self.routes, self._gallery, self._base)
        self.problems.extend(dead)
        return say_footnotes(text, self._words)


def _expanded(
    html: Mapping[Body, str], shortcodes: Shortcodes
) -> tuple[dict[Body, str], list[Problem]]:
    """The texts with their shortcodes expanded, and what is wrong with those that can't be."""
    problems: list[Problem] = []
    expanded: dict[Body, str] = {}
    for body, text in html.items():
        expanded[body], wrong = shortcodes.expand(text, body)
        problems.extend(wrong)
    return expanded, problems


def guid_of(document: Document, guids: Mapping[str, str]) -> str:
    """What feeds know a post by: as its front matter says, else its id in the ledger."""
    return document.metadata.guid or URN + guids[document.id]


def _rendered(
    texts: Sequence[Document | EventNote], render: RenderAll, read_from: Mapping[str, bytes]
) -> tuple[dict[str, str | Html], dict[Body, str], bool]:
    """The texts that are settled, by document, the others by their bodies, as notes are, which may
    cite sources; and whether all show nothing but themselves.
    """
    settled: dict[str, str | Html] = {}
    rest: dict[Body, str] = {}
    found = render(texts, read_from)
    for text, rendered in zip(texts, found, strict=True):
        if rendered.settled and isinstance(text, Document):
            settled[text.id] = rendered.html
        else:
            rest[body_of(text)] = str(rendered.html)
    return settled, rest, all(rendered.settled for rendered in found)
