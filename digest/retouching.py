"""Plates and the posts whose texts were edited since to the site: only their pages are made.

What a text can change beside its page sends the build the long way round: see `_Reader.edited`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest.cache import Memory, remembering
from digest.config import Config
from digest.engine import Engine
from digest.events.edits import Edited, with_edits
from digest.events.history import HISTORY, format_history, merged_by_day, read_history
from digest.model import Draft, Html, Output, Page, Post, Sketch
from digest.pages.deliveries import Parcel
from digest.pages.feeds import feed_drafts
from digest.pages.frames import Frame
from digest.pages.post_pages import Around, post_page
from digest.pages.theme import Theme, load_theme
from digest.plates import Plate, Plates, kept_plates
from digest.publish.making import Make
from digest.publish.manifest import Edits
from digest.publish.sync import sync
from digest.reading import Named, ReadFile, read_files, told_by
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
    """A post, and what its plate says of it."""

    post: Post
    plate: Plate
    around: Around
    was: str = ""
    """The content hash that its article had, where it was edited."""

    @property
    def parcel(self) -> Parcel:
        """As feeds deliver it."""
        return Parcel(self.post, self.around.url, self.plate.summary, self.plate.tags)


class _ElsewhereError(Exception):
    """A file that the last build has made stands in neither tree as it was."""


def retouch(
    root: Path, config: Config, engine: Engine, edits: Edits, *, frozen: bool
) -> Retouched | None:
    """Publish the site with these edits; None, with nothing published, where more may have
    changed than the pages of some posts, and feeds that deliver these.

    Raises:
        DigestError: as a build does.
    """
    plates = kept_plates(root, edits.since) if 0 < len(edits.files) <= MOST else None
    if not plates or plates.retouched > OFTEN or not edits.files.keys() <= plates.posts.keys():
        return None
    with remembering(root, counting=False) as memory:
        reader = _Reader(root, config, engine, memory, plates)
        texts = reader.edited(edits)
        kept = _records(root, config, texts)
        theme = load_theme(root, config)
        frame = plates.reframed(config, theme.words)
        drafts = reader.feeds(texts, edits.hashes, frame) if frame else None
        if not texts or not kept or not frame or drafts is None:
            return None
        rewritten = to_rewrite(root, kept, frozen=frozen)
        pages = [post_page(text.post, text.around, frame) for text in texts.values()]
        sketches = _sketches(plates, pages, drafts, theme)
        make = _only(pages, drafts, theme, engine)
        try:
            published = sync((), root / config.build.output, root, sketches, make, few=0)
        except _ElsewhereError:
            return None
        notes = (*theme.words.notes, *memory.notes)
    rewrite(root, kept, rewritten)
    report = plates.told.report(len(sketches), config.build.output, notes, published)
    return Retouched(report, plates.retouched_to(sketches))


class _Reader:
    """Reads posts of plates."""

    def __init__(
        self, root: Path, config: Config, engine: Engine, memory: Memory, plates: Plates
    ) -> None:
        self._root, self._config = root, config
        self._engine, self._memory, self._plates = engine, memory, plates

    def edited(self, edits: Edits) -> dict[str, _Text]:
        """The edited posts, by their files; none where anything of them has changed that other
        files may show, or what they were is not remembered.
        """
        held = [[(path, was[at]) for path, was in edits.files.items()] for at in (0, 1)]
        olds, news = (self._files(named) for named in held)
        if not olds or not news:
            return {}
        faces = _faces(olds)
        if not faces or faces != _faces(news):
            return {}
        befores, afters = self._rendered(olds), self._rendered(news)
        if [one and one.opening for one in befores] != [one and one.opening for one in afters]:
            return {}
        texts = self._texts(list(edits.files), news, afters)
        if texts.keys() != edits.files.keys() or not all(t.plate.sole for t in texts.values()):
            return {}
        was = {path: one.article for path, one in zip(edits.files, olds, strict=True)}
        return {
            path: replace(text, was=before.content_hash)
            for path, text in texts.items()
            if (before := was[path])
        }

    def feeds(
        self, texts: Mapping[str, _Text], hashes: Mapping[str, str], frame: Frame
    ) -> tuple[Draft, ...] | None:
        """The feeds that deliver these posts; None where they can't be made."""
        numbers = sorted({number for text in texts.values() for number in text.plate.feeds})
        found = [self._plates.feed(number) for number in numbers]
        wanted = {path for _, paths in found for path in paths} - texts.keys()
        named = [(path, hashes[path]) for path in sorted(wanted)]
        read = self._files(named)
        if read is None:
            return None
        others = self._texts([path for path, _ in named], read, self._rendered(read))
        known = {**others, **texts}
        if not wanted <= known.keys():
            return None
        parcels = {path: text.parcel for path, text in known.items()}
        return feed_drafts(
            [(feed, [parcels[path] for path in paths]) for feed, paths in found], frame
        )

    def _files(self, named: Sequence[Named]) -> list[ReadFile] | None:
        """What these files come to; None where one is not remembered as it was, or by now holds
        something else, or no post.
        """
        found = read_files(self._root, self._config, named, self._engine, self._memory)
        same = [one.content_hash for one in found] == [held for _, held in named]
        return found if same and all(one.document and one.article for one in found) else None

    def _rendered(self, found: Sequence[ReadFile]) -> list[Html | None]:
        """The texts as they are published; None for one that shows more than itself."""
        documents = [one.document for one in found if one.document]
        render = text_renderer(self._memory, self._engine, self._config)
        rendered = render(documents, told_by(found, self._config))
        return [
            one.html if one.settled and isinstance(one.html, Html) else None for one in rendered
        ]

    def _texts(
        self, paths: Sequence[str], found: Sequence[ReadFile], texts: Sequence[Html | None]
    ) -> dict[str, _Text]:
        """The posts of these files, as far as they are published as they are."""
        sources, made = told_by(found, self._config), {}
        for path, one, html in zip(paths, found, texts, strict=True):
            if one.document and one.article and html:
                plate, source = self._plates.plate(path), sources[one.document.id]
                post = Post(one.document, one.article, html, plate.guid, plate.event, source)
                around = msgspec.msgpack.decode(plate.around, type=Around)
                made[path] = _Text(post, plate, around)
        return made


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


def _records(root: Path, config: Config, texts: Mapping[str, _Text]) -> dict[str, bytes] | None:
    """What the history and the ledger are to hold; None where the ledger is not of these posts."""
    edits = [
        Edited(text.post.article, text.post.event, text.was, text.plate.alone)
        for text in texts.values()
    ]
    found = with_edits(content_of(root / LEDGER), edits, config.zone)
    if found is None:
        return None
    ledger, changes = found
    history = merged_by_day((*read_history(root / HISTORY), *changes))
    return {HISTORY: format_history(history), LEDGER: ledger}


def _sketches(
    plates: Plates, pages: Sequence[Page], drafts: Sequence[Draft], theme: Theme
) -> list[Sketch]:
    """Every file of the site, these pages and feeds by what they are made of now."""
    changed = {sketch.path: sketch for sketch in sketch_pages(pages, drafts, theme, Counter())}
    return [changed.get(sketch.path, sketch) for sketch in plates.sketches()]


def _only(pages: Sequence[Page], drafts: Sequence[Draft], theme: Theme, engine: Engine) -> Make:
    """How to make these pages and feeds, and nothing else."""
    paths = {page.path for page in pages} | {draft.path for draft in drafts}
    render = page_renderer(pages, drafts, theme, engine)

    def make(sketches: Sequence[Sketch]) -> Iterator[Output]:
        if any(sketch.path not in paths for sketch in sketches):
            raise _ElsewhereError
        return render(sketches)

    return make
