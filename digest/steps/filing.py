"""A publication to every file of its site, planned but not yet made."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from digest.cache import Memory
from digest.config import Config
from digest.engine import Engine
from digest.model import Draft, Output, Page, Sketch
from digest.nouns import noun
from digest.pages.feeds.feeds import feeds
from digest.pages.feeds.opml import opml_files
from digest.pages.head.cards import cards
from digest.pages.layout.laying_out import lay_out
from digest.pages.layout.layout import Layout
from digest.pages.machine.entry_json import entry_files
from digest.pages.machine.sitemap import machine_files
from digest.pages.pictures.images import media, sizes_of
from digest.pages.plan import plan
from digest.pages.publication import Composed
from digest.pages.theming.assets import assets
from digest.pages.theming.theme import Theme
from digest.pages.urls.claims import refuse_collisions
from digest.publish.making import Make
from digest.steps.drawing import Drawing, sketch_drawings
from digest.steps.makers import maker, sketch_made
from digest.steps.rendering import Started, page_renderer, sketch_pages
from digest.steps.searching import search_files


@noun
class Files:
    """The whole site, file by file."""

    layout: Layout
    pages: Sequence[Page]
    drafts: Sequence[Draft]
    sketches: Sequence[Sketch]
    told: Mapping[str, int]
    """For each post by its document's id, how many pages and drafts it is a part of."""
    make: Callable[[Callable[[], None]], Make]
    """Makes the files; takes what this process does first while copies of it are rendering."""
    begun: Started | None
    """The pages that are being rendered already."""


def lay_out_files(
    composed: Composed,
    root: Path,
    config: Config,
    theme: Theme,
    engine: Engine,
    memory: Memory,
    today: date,
) -> Files:
    """Every file of the site; nothing is written. The edition of `today` is not finished yet.

    If the site was not built before, copies of this process begin to render its pages here.

    Raises:
        DigestError: two pages claim one URL, there is no such theme, or no program to make the
            search index that the site wants.
    """
    layout = lay_out(composed.publication, config, composed.gallery, theme.words, today)
    pages = plan(layout)
    files: tuple[Output | Draft, ...] = (
        *feeds(layout),
        *opml_files(layout),
        *entry_files(layout),
        *machine_files(pages, layout),
        *assets(theme),
        *media(composed.gallery, root),
        *search_files(layout, memory),
    )
    drawings: tuple[Drawing, ...] = (*cards(layout), *sizes_of(composed.gallery))
    refuse_collisions((*pages, *files, *drawings))
    made = [file for file in files if isinstance(file, Output)]
    drafts = [file for file in files if isinstance(file, Draft)]
    # All are wanted there, so that copies need not wait until they are told apart from older ones.
    stands = os.path.exists(root / config.build.output)
    begun = None if stands else Started(pages, drafts, theme, engine)
    told: Counter[str] = Counter()
    sketches = (
        *sketch_made(made),
        *sketch_pages(pages, drafts, theme, told),
        *sketch_drawings(drawings),
    )

    def make(meanwhile: Callable[[], None]) -> Make:
        render = page_renderer(pages, drafts, theme, engine, begun, meanwhile)
        return maker(made, render, drawings, root, engine)

    return Files(layout, pages, drafts, sketches, told, make, begun)
