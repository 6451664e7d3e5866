"""A layout to the part of it that all pages share, so that a page's cache key need not cover the
whole site: a page is a pure function of this frame and of ingredients of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from digest.config import BuildConfig, Config
from digest.model import Draft, Entry, Ingredients, Page, Publication
from digest.nouns import noun
from digest.pages.head.head import Head, make_page
from digest.pages.language.wording import Wording
from digest.pages.layout.layout import Layout
from digest.pages.layout.relations import Relations
from digest.pages.pictures.images import Gallery
from digest.pages.urls.routes import base_path, file_of
from digest.pages.views.variables import LinkView, SiteView

if TYPE_CHECKING:
    from datetime import datetime


@noun
class Frame:
    """A layout without any contents, only configuration, menu and words, so that a page made with
    it can't depend on contents that are not in its cache key. Whatever else a page needs is among
    its ingredients.
    """

    layout: Layout
    site: SiteView
    """The variable `site`; its `updated` is not part of what pages share."""
    told: bytes
    """A serialization of `layout`; its words are in the theme's fingerprint, and the zone is in
    the configuration."""


def frame_of(layout: Layout) -> Frame:
    """What all pages of a layout have in common."""
    return frame_with(layout.site, layout.indexes, layout.config, layout.words)


def frame_with(
    site: SiteView, indexes: tuple[LinkView, ...], config: Config, words: Wording
) -> Frame:
    """The frame of a layout with this site, menu and configuration."""
    bare = Layout(
        config=replace(config, build=BuildConfig()),
        site=replace(site, updated=None),
        entries=(),
        posts=(),
        publication=Publication(),
        gallery=Gallery(),
        base=base_path(config.site.base_url),
        zone=config.zone,
        paths={},
        tags={},
        categories={},
        sources={},
        names={},
        authors={},
        headlines=(),
        editions={},
        relations=Relations.of({}),
        carded=frozenset(),
        words=words,
        indexes=indexes,
    )
    told = [getattr(bare, field.name) for field in fields(bare) if field.name not in _TOLD_APART]
    return Frame(bare, site, repr(told).encode("utf-8", "replace"))


_TOLD_APART = ("words", "zone")


@noun
class Excerpt:
    """What an entry's page, feed text and JSON file need of the site's contents, beside the entry
    itself.
    """

    paths: tuple[tuple[str, str], ...]
    """Of the entry, and of those of its sources that are posts."""
    body: str
    """The editor's text on it."""
    texts: tuple[tuple[str, str], ...] = ()
    """Of its articles, those that may be published whole."""


def excerpt_of(entry: Entry, layout: Layout) -> Excerpt:
    """The excerpt of a layout for one entry."""
    paths, known = layout.paths, layout.publication.texts
    names = [entry.event, *[one.article for one in entry.sources if one.kind == "post"]]
    texts = [(one.article, known[one.article]) for one in entry.sources if one.article in known]
    return Excerpt(
        tuple([(name, paths[name]) for name in names if name in paths]),
        layout.publication.bodies.get(entry.event, ""),
        tuple(texts),
    )


def within(layout: Layout, entry: Entry, excerpt: Excerpt) -> Layout:
    """A frame's layout, filled with an entry's excerpt and nothing else."""
    bodies = {entry.event: excerpt.body} if excerpt.body else {}
    publication = Publication(bodies=bodies, texts=dict(excerpt.texts))
    return replace(layout, paths=dict(excerpt.paths), publication=publication)


def draft(
    frame: Frame,
    path: str,
    own: tuple[object, ...],
    make: Callable[..., bytes],
    origin: str,
) -> Draft:
    """The file at `path`, which `make` makes of a frame's layout and of its own ingredients."""
    ingredients = Ingredients((path, *own), frame.told, None)
    return Draft(path.lstrip("/"), origin, ingredients, partial(make, frame.layout, *own))


Make = Callable[..., tuple[Mapping[str, object], Head]]
"""A frame's layout and a page's own ingredients to its view and its head. A pure function at a
module's top."""


def framed_page(
    frame: Frame,
    path: str,
    template: str,
    own: tuple[object, ...],
    make: Make,
    origin: str,
    changed: datetime | None,
) -> Page:
    """The page at `path`, whose variables are made when somebody asks for them."""
    return Page(
        path=file_of(path),
        template=template,
        context=_Later(partial(_context, frame, path, template, own, make)),
        origin=origin,
        url=path,
        changed=changed,
        ingredients=Ingredients((path, *own), frame.told, frame.site),
    )


def _context(
    frame: Frame, path: str, template: str, own: tuple[object, ...], make: Make
) -> Mapping[str, object]:
    view, head = make(frame.layout, *own)
    made = make_page(frame.layout, path, template, view, head, "")
    return {**made.context, "site": frame.site}


class _Later(Mapping[str, Any]):
    """Variables that are made when one of them is asked for."""

    def __init__(self, make: Callable[[], Mapping[str, object]]) -> None:
        self._make = make

    def __getitem__(self, name: str) -> object:
        return _made(self._make)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_made(self._make))

    def __len__(self) -> int:
        return len(_made(self._make))


@lru_cache(maxsize=1)
def _made(make: Callable[[], Mapping[str, object]]) -> Mapping[str, object]:
    """The variables of the page that is being rendered: those of all pages together would take
    5 kB each.
    """
    return make()
