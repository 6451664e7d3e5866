"""The conductor: `content/` in, `site/` and the ledger out, in the order of the flow.

Read and clean every document, group the articles into events, make one entry of each
event, plan the pages, render them, and only then touch the output folder. Everything
between reading and syncing is pure.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.cache import Memory, Recent, remembering
from digest.chronicle import chronicle
from digest.config import Config
from digest.drawing import Drawing, draw_all, picture_looker, sketch_drawings
from digest.engine import Engine
from digest.errors import LedgerError, Problem, stop_on_errors
from digest.events import Assignment, Grounds, assign, format_ledger, read_ledger
from digest.events.history import HISTORY, format_history, read_history
from digest.events.keeping import ARCHIVE, Keeper
from digest.inputs import inputs
from digest.model import Draft, Location, Output, Publication, Sketch
from digest.pages.assets import assets
from digest.pages.cards import cards
from digest.pages.claims import refuse_collisions
from digest.pages.dates import local_day
from digest.pages.entry_json import entry_files
from digest.pages.feeds import feeds
from digest.pages.images import media, sizes_of
from digest.pages.layout import lay_out
from digest.pages.opml import opml_files
from digest.pages.plan import plan
from digest.pages.publication import Composed, compose
from digest.pages.sitemap import machine_files
from digest.pages.theme import Theme, load_theme
from digest.publish.atomic import replace_file
from digest.publish.lock import locked
from digest.publish.making import Make
from digest.publish.manifest import record, take_snapshot
from digest.publish.sync import sync
from digest.reading import Reading, read
from digest.rendering import page_renderer, sketch_pages, text_renderer
from digest.seams import site_modules
from digest.searching import search_files
from digest.writing import setback_problems, write_entries

if TYPE_CHECKING:
    from digest.events.archive import Archive

LEDGER = "content/ledger.jsonl"


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, for the person who called it."""

    articles: int
    """That entries cite, the editor's posts among them."""
    entries: int
    origins: int
    posts: int
    files: int
    output: str
    problems: tuple[Problem, ...]
    """Quarantined files and warnings."""
    setbacks: int
    """Entries that have digest's own summary although another summarizer is configured."""
    until: datetime | None
    published: Mapping[str, list[int]]
    """The state of each file of the output folder."""


def publish(
    root: Path,
    config: Config,
    asked: Mapping[str, object],
    now: datetime,
    engine: Engine,
    memo: Callable[[Report], dict[str, Any]],
    *,
    frozen: bool = False,
    recent: Recent | None = None,
) -> dict[str, Any]:
    """Build the site at `root`, alone, and remember it for the next run; what `memo` says of it.

    `asked` is what the command line set: the next run is the same only if it asks the same.
    `recent` is kept by who builds again and again.

    Raises:
        DigestError: as `build` does, or another build of this site is at work.
    """
    with locked(root), site_modules(root):
        snapshot = take_snapshot(str(root), inputs(root, config))
        report = build(
            root, config, now, engine, frozen=frozen, hashes=snapshot.hashes, recent=recent
        )
        told = memo(report)
        until = report.until.timestamp() if report.until else None
        output, moment = config.build.output, now.timestamp()
        rewritten = (LEDGER, HISTORY)
        record(str(root), snapshot, asked, output, moment, until, rewritten, told, report.published)
    return told


def build(
    root: Path,
    config: Config,
    now: datetime,
    engine: Engine,
    *,
    frozen: bool = False,
    hashes: Mapping[str, str] | None = None,
    recent: Recent | None = None,
) -> Report:
    """Publish the site at `root`; the caller holds its lock. `hashes` is what `read` takes, and
    `recent` what `remembering` takes.

    Raises:
        DigestError: with every mistake in the editor's own files, or because the ledger
            would change although it is `frozen`, before anything is written; or because the
            output folder can't be written, and the old site stands.
    """
    keeper = Keeper(root / ARCHIVE)
    with remembering(root, recent) as memory:
        reading, assigned = survey(root, config, now, engine, keeper.recall, memory, hashes)
        keeper.remember(assigned, config, frozen=frozen)
        assigned = replace(assigned, grounds=Grounds())  # large, and of no use to what follows
        known = read_history(root / HISTORY)
        entries, ledger = write_entries(assigned, config, engine, memory, root)
        setbacks = [entry.setback for entry in entries if entry.setback]
        entries, changes = chronicle(assigned, entries, known, config, engine, memory)
        # The ledger last: what it knows of a build that was broken off is found anew.
        kept = {HISTORY: format_history(changes), LEDGER: format_ledger(ledger)}
        rewritten = [path for path, content in kept.items() if content != _content(root / path)]
        for path in reversed(rewritten):
            refuse_rewriting(root, path, frozen=frozen)
        theme = load_theme(root, config)
        render = text_renderer(memory, engine, config)
        look = picture_looker(root, memory, engine)
        composed = compose(
            reading.documents,
            assigned.events,
            entries,
            root,
            config,
            render,
            theme,
            look,
            reading.read_from,
        )
        today = local_day(now, config.zone)
        files = lay_out_files(composed, root, config, theme, engine, memory, today)
        # While texts that pages show can still be asked for.
        published = sync(files.made, root / config.build.output, root, files.sketched, files.make)
    for path in rewritten:
        replace_file(root / path, kept[path])
    keeper.keep()
    return Report(
        articles=sum(len(entry.sources) for entry in entries),
        entries=len(entries),
        origins=sum(len(entry.origins) for entry in entries),
        posts=len(composed.publication.posts),
        files=len(files.made) + len(files.sketched),
        output=config.build.output,
        problems=(
            *reading.problems,
            *assigned.problems,
            *composed.problems,
            *theme.words.notes,
            *memory.notes,
            *setback_problems(entries),
        ),
        setbacks=len(setbacks),
        # What may fare better the next time is tried again, even if nothing has changed.
        until=now
        if any(setback.passing for setback in setbacks)
        else _sooner(reading.until, _end_of_edition(composed.publication, config, now)),
        published=published,
    )


def survey(
    root: Path,
    config: Config,
    now: datetime,
    engine: Engine,
    recall: Callable[[], Archive | None] = lambda: None,
    memory: Memory | None = None,
    hashes: Mapping[str, str] | None = None,
) -> tuple[Reading, Assignment]:
    """What `content/` holds and which events it makes; nothing is written.

    `recall` is what `assign` takes, and `read` the memory and the hashes.

    Raises:
        DigestError: the editor's own files or the ledger have mistakes.
    """
    reading = read(root, config, now, engine, memory, hashes)
    stop_on_errors(reading.problems)
    ledger = read_ledger(root / LEDGER)
    with site_modules(root):
        assigned = assign(reading.articles, reading.notes, ledger, config, recall)
    stop_on_errors(assigned.problems)
    return reading, assigned


def refuse_rewriting(root: Path, path: str, *, frozen: bool) -> None:
    """Raise `LedgerError` where the ledger or the history may not change or can't, before
    anything is written.
    """
    place = Location(path)
    if frozen:
        expected = "a build without --frozen first, and this file committed"
        raise LedgerError.at(place, "would change, and the build is --frozen", expected)
    folder = (root / path).parent
    if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
        expected = "a folder that you may write to"
        raise LedgerError.at(place, "can't be written: content/ is read-only", expected)


@dataclass(frozen=True, slots=True)
class Files:
    """The whole site: files that are made, and sketches of those that need not be."""

    made: tuple[Output, ...]
    sketched: Sequence[Sketch]
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
    made = tuple(file for file in files if isinstance(file, Output))
    drafts = [file for file in files if isinstance(file, Draft)]
    sketched = (*sketch_pages(pages, drafts, theme), *sketch_drawings(drawings))
    render = page_renderer(pages, drafts, theme, engine)
    return Files(made, sketched, _maker(render, drawings, root, engine))


def _maker(render: Make, drawings: Sequence[Drawing], root: Path, engine: Engine) -> Make:
    """How to make the sketched files: pages first, as they are sketched first."""
    drawn = {drawing.path: drawing for drawing in drawings}

    def make(sketches: Sequence[Sketch]) -> Iterator[Output]:
        yield from render([sketch for sketch in sketches if sketch.path not in drawn])
        wanted = [drawn[sketch.path] for sketch in sketches if sketch.path in drawn]
        yield from draw_all(wanted, root, engine)

    return make


def _end_of_edition(shown: Publication, config: Config, now: datetime) -> datetime | None:
    """The coming midnight, where it finishes an edition: of entries, posts, or both."""
    today = local_day(now, config.zone)
    moments = [entry.published for entry in shown.entries]
    moments += [post.article.published for post in shown.posts]
    if not any(moment and local_day(moment, config.zone) >= today for moment in moments):
        return None
    return datetime.combine(today + timedelta(days=1), time(), config.zone)


def _sooner(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((moment for moment in (one, other) if moment), default=None)


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
