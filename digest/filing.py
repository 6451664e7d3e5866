"""A publication to every file of its site: made, or sketched and made where it has to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from digest.cache import Memory
from digest.config import Config
from digest.drawing import Drawing, draw_all, sketch_drawings
from digest.engine import Engine
from digest.model import KEY_BYTES, Draft, Output, Page, Sketch
from digest.nouns import noun
from digest.pages.assets import assets
from digest.pages.cards import cards
from digest.pages.claims import refuse_collisions
from digest.pages.entry_json import entry_files
from digest.pages.feeds import feeds
from digest.pages.images import media, sizes_of
from digest.pages.layout import Layout, lay_out
from digest.pages.opml import opml_files
from digest.pages.plan import plan
from digest.pages.publication import Composed
from digest.pages.sitemap import machine_files
from digest.pages.theme import Theme
from digest.publish.making import Make
from digest.rendering import page_renderer, sketch_pages
from digest.searching import search_files


@noun
class Files:
    """The whole site, file by file."""

    layout: Layout
    pages: Sequence[Page]
    drafts: Sequence[Draft]
    sketches: Sequence[Sketch]
    told: Mapping[str, int]
    """How many of them, of those that say what they are made of, are made of each post."""
    make: Make


def lay_out_files(
    composed: Composed,
    root: Path,
    config: Config,
    theme: Theme,
    engine: Engine,
    memory: Memory,
    today: date | None = None,
) -> Files:
    """Every file of the site; nothing is written. What `today` holds is no finished edition yet.

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
    told: Counter[str] = Counter()
    sketches = (
        *sketch_made(made),
        *sketch_pages(pages, drafts, theme, told),
        *sketch_drawings(drawings),
    )
    render = page_renderer(pages, drafts, theme, engine)
    return Files(layout, pages, drafts, sketches, told, maker(made, render, drawings, root, engine))


def sketch_made(files: Sequence[Output]) -> Iterator[Sketch]:
    """What is made already, told by its bytes."""
    for file in files:
        key = sha256(b"made\n" + file.data).digest()[:KEY_BYTES]
        yield Sketch(file.path, key, file.origin)


def maker(
    made: Sequence[Output],
    render: Make,
    drawings: Sequence[Drawing],
    root: Path,
    engine: Engine,
) -> Make:
    """How to make the sketched files: what is made, pages and drawings, as they are sketched."""
    ready = {file.path: file for file in made}
    drawn = {drawing.path: drawing for drawing in drawings}

    def make(sketches: Sequence[Sketch]) -> Iterator[Output]:
        yield from (ready[sketch.path] for sketch in sketches if sketch.path in ready)
        apart = ready.keys() | drawn.keys()
        yield from render([sketch for sketch in sketches if sketch.path not in apart])
        wanted = [drawn[sketch.path] for sketch in sketches if sketch.path in drawn]
        yield from draw_all(wanted, root, engine)

    return make
