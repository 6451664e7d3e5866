"""Plates and the posts whose texts were edited since to the site: only their pages are made.

What a text can change beside its page sends the build the long way round: see `_texts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest.cache import Memory, remembering
from digest.config import Config
from digest.engine import Engine
from digest.events.edits import Edited, with_edits
from digest.events.history import HISTORY, format_history, merged_by_day, read_history
from digest.model import Html, Output, Page, Post, Sketch
from digest.pages.frames import Frame
from digest.pages.post_pages import Around, post_page
from digest.pages.theme import Theme, load_theme
from digest.plates import Plate, Plates, kept_plates
from digest.publish.making import Make
from digest.publish.manifest import Edits
from digest.publish.sync import sync
from digest.reading import ReadFile, read_files, told_by
from digest.recording import LEDGER, content_of, rewrite, to_rewrite
from digest.rendering import page_renderer, sketch_pages, text_renderer
from digest.report import Report

MOST = 100
"""Edited posts: more are laid out with all others, by several processes."""


OFTEN = 500
"""Times in a row: what is remembered of former texts is some kilobytes each, and only a build that
asks for everything can tell what nobody asks for."""


class Retouched(NamedTuple):
    """What came of it."""

    report: Report
    plates: Plates


@dataclass(frozen=True, slots=True)
class _Text:
    """A post whose text was edited."""

    post: Post
    plate: Plate
    was: str
    """The content hash that its article had."""


class _ElsewhereError(Exception):
    """A file that the last build has made stands in neither tree as it was."""


def retouch(
    root: Path, config: Config, engine: Engine, edits: Edits, *, frozen: bool
) -> Retouched | None:
    """Publish the site with these edits; None, with nothing published, where more may have
    changed than the pages of some posts.

    Raises:
        DigestError: as a build does.
    """
    plates = kept_plates(root, edits.since) if 0 < len(edits.files) <= MOST else None
    if not plates or plates.retouched > OFTEN or not edits.files.keys() <= plates.posts.keys():
        return None
    with remembering(root, counting=False) as memory:
        texts = _texts(root, config, engine, memory, edits, plates)
        kept = _records(root, config, texts)
        theme = load_theme(root, config)
        frame = plates.reframed(config, theme.words)
        if not texts or not kept or not frame:
            return None
        rewritten = to_rewrite(root, kept, frozen=frozen)
        pages = [_page(text, frame) for text in texts]
        sketches = _sketches(plates, pages, theme)
        make = _only(pages, theme, engine)
        try:
            published = sync((), root / config.build.output, root, sketches, make, few=0)
        except _ElsewhereError:
            return None
        notes = (*theme.words.notes, *memory.notes)
    rewrite(root, kept, rewritten)
    report = plates.told.report(len(sketches), config.build.output, notes, published)
    return Retouched(report, plates.retouched_to(sketches))


def _texts(
    root: Path, config: Config, engine: Engine, memory: Memory, edits: Edits, plates: Plates
) -> list[_Text]:
    """The edited posts; none where anything of them has changed that more than their own pages
    may show, or what they were is not remembered.
    """
    olds, news = (
        read_files(
            root, config, [(path, held[at]) for path, held in edits.files.items()], engine, memory
        )
        for at in (0, 1)
    )
    known = [(old.content_hash, new.content_hash) for old, new in zip(olds, news, strict=True)]
    if known != list(edits.files.values()) or _faces(olds) != _faces(news):
        return []
    befores, afters = (_rendered(found, config, engine, memory) for found in (olds, news))
    if [one and one.opening for one in befores] != [one and one.opening for one in afters]:
        return []
    sources = told_by(news, config)
    texts = []
    for path, old, new, html in zip(edits.files, olds, news, afters, strict=True):
        if not (old.article and new.article and new.document and html):
            return []
        plate, source = plates.plate(path), sources[new.document.id]
        post = Post(new.document, new.article, html, plate.guid, plate.event, source)
        texts.append(_Text(post, plate, old.article.content_hash))
    return texts


def _faces(found: Sequence[ReadFile]) -> list[bytes] | None:
    """All that is known of posts but their texts; None where one is none, or has problems.

    Whatever a later version comes to know of a post is among it.
    """
    faces = []
    for one in found:
        if one.told or not one.article or not one.document:
            return None
        document = replace(one.document, body="")
        article = replace(one.article, text="", content_hash="", source=b"")
        try:
            faces.append(msgspec.msgpack.encode((document, article)))
        except (TypeError, ValueError, OverflowError):
            return None
    return faces


def _rendered(
    found: Sequence[ReadFile], config: Config, engine: Engine, memory: Memory
) -> list[Html | None]:
    """The texts as they are published; None for one that shows more than itself."""
    documents = [one.document for one in found if one.document]
    rendered = text_renderer(memory, engine, config)(documents, told_by(found, config))
    return [one.html if one.settled and isinstance(one.html, Html) else None for one in rendered]


def _records(root: Path, config: Config, texts: Sequence[_Text]) -> dict[str, bytes] | None:
    """What the history and the ledger are to hold; None where the ledger is not of these posts."""
    edits = [
        Edited(text.post.article, text.post.event, text.was, text.plate.alone) for text in texts
    ]
    found = with_edits(content_of(root / LEDGER), edits, config.zone)
    if found is None:
        return None
    ledger, changes = found
    history = merged_by_day((*read_history(root / HISTORY), *changes))
    return {HISTORY: format_history(history), LEDGER: ledger}


def _page(text: _Text, frame: Frame) -> Page:
    around = msgspec.msgpack.decode(text.plate.around, type=Around)
    return post_page(text.post, around, frame)


def _sketches(plates: Plates, pages: Sequence[Page], theme: Theme) -> list[Sketch]:
    """Every file of the site, these pages by what they are made of now."""
    changed = {sketch.path: sketch for sketch in sketch_pages(pages, (), theme, Counter())}
    return [changed.get(sketch.path, sketch) for sketch in plates.sketches()]


def _only(pages: Sequence[Page], theme: Theme, engine: Engine) -> Make:
    """How to make these pages, and nothing else."""
    paths = {page.path for page in pages}
    render = page_renderer(pages, (), theme, engine)

    def make(sketches: Sequence[Sketch]) -> Iterator[Output]:
        if any(sketch.path not in paths for sketch in sketches):
            raise _ElsewhereError
        return render(sketches)

    return make
