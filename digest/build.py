"""The conductor: `content/` in, `site/` and the ledger out, in the order of the flow.

Read and clean every document, group the articles into events, make one entry of each
event, plan the pages, render them, and only then touch the output folder. Everything
between reading and syncing is pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from digest.cache import Memory, Recent, remembering
from digest.config import Config
from digest.engine import Engine
from digest.events import Assignment, Grounds, format_ledger
from digest.events.assigning.keeping import ARCHIVE, Keeper, follow, keep
from digest.events.ledger.history import HISTORY, format_history, read_history
from digest.model import Article, Edges, Entry, Publication
from digest.nouns import noun
from digest.pages.bodies.early import NONE_RENDERED, Early
from digest.pages.language.dates import local_day
from digest.pages.publication import Composed, compose
from digest.pages.theming.theme import Theme, load_theme
from digest.publish.sync import sync
from digest.rebuild.platemaking import plates_of
from digest.rebuild.plates import Plates
from digest.report import Report
from digest.steps.chronicle import chronicle
from digest.steps.drawing import picture_looker
from digest.steps.filing import Files, lay_out_files
from digest.steps.reading import NONE_READ, ReadFile, Reading, read, remembering_aside
from digest.steps.recording import LEDGER, rewrite, to_rewrite
from digest.steps.rendering import recall_templates, text_renderer
from digest.steps.splitting import split_meanwhile
from digest.steps.writing import setback_problems, write_entries
from digest.survey import grouped, sound


class Built(NamedTuple):
    """What a build did, and what the next one may start from."""

    report: Report
    plates: Plates | None
    made: object
    """Large objects, to be held until the program ends."""


def build(
    root: Path,
    config: Config,
    now: datetime,
    engine: Engine,
    *,
    frozen: bool = False,
    hashes: Mapping[str, str] | None = None,
    recent: Recent | None = None,
    early: Mapping[str, ReadFile] = NONE_READ,
    texts: Mapping[str, Early] = NONE_RENDERED,
) -> Built:
    """Publish the site at `root` by a full build; the caller holds the site's lock.

    `hashes` are the content hashes of files, `recent` results in memory (see `remembering`).
    `early` are files that were read ahead, and `texts` documents that were rendered ahead.

    Raises:
        DigestError: with every mistake in the editor's own files, or because the ledger
            would change although it is `frozen`, before anything is written; or because the
            output folder can't be written, and the old site stands.
    """
    keeper = Keeper(root / ARCHIVE)
    with remembering(root, recent) as memory:
        run = _Run(root, config, now, engine, memory)
        reading = sound(read(root, config, now, engine, memory, hashes, early))
        group = partial(grouped, reading, root, config, engine, keeper)
        told = _to_tell(reading, config) if memory.is_empty else ()
        with remembering_aside(engine, memory, idle=not told) as remembered:
            assigned, edges = split_meanwhile(told, engine, group)
            entries, kept = _written(run, assigned, edges)
            # The ledger last: what it knows of a build that was broken off is found anew.
            rewritten = to_rewrite(root, kept, frozen=frozen)
            with engine.aside(
                partial(keeper.remember, assigned, config, frozen=frozen),
                "remembering what was compared",
                lasts=assigned.grounds.comparison is not None,
            ) as archived:
                # Large, and of no use to what follows.
                assigned = replace(assigned, grounds=Grounds())
                site = _planned(run, reading, assigned, entries, texts)
                plated = cache(partial(_plates, reading, assigned, site))
                count = _sync(run, site, plated, remembered)
                archive = archived()
        notes = (*site.theme.words.notes, *memory.notes)
    rewrite(root, kept, rewritten)
    if archive:
        keep(archive, kept[LEDGER])
    elif assigned.ledger.sheet:
        before, touched = assigned.ledger.sheet.raw, assigned.ledger.touched
        follow(root / ARCHIVE, before, kept[LEDGER], touched)
    report = replace(site.report, files=count, problems=(*site.report.problems, *notes))
    return Built(report, plated(), made=(reading, assigned, site.files))


@noun
class _Run:
    """What every step of a build needs."""

    root: Path
    config: Config
    now: datetime
    engine: Engine
    memory: Memory


@noun
class _Site:
    """The site as planned: what its files will be, none of them written."""

    theme: Theme
    composed: Composed
    files: Files
    report: Report
    """The report, without what only writing the output folder tells."""
    keep_templates: Callable[[], None]
    """Remember the templates that had to be compiled."""


def _planned(
    run: _Run,
    reading: Reading,
    assigned: Assignment,
    entries: Sequence[Entry],
    texts: Mapping[str, Early],
) -> _Site:
    """The theme, the editor's texts rendered, and every file of the site."""
    root, config, engine, memory = run.root, run.config, run.engine, run.memory
    theme = load_theme(root, config)
    keep_templates = recall_templates(theme, memory)
    composed = compose(
        reading.documents,
        assigned.events,
        entries,
        root,
        config,
        text_renderer(memory, engine, config, texts),
        theme,
        picture_looker(root, memory, engine),
        reading.read_from,
    )
    today = local_day(run.now, config.zone)
    files = lay_out_files(composed, root, config, theme, engine, memory, today)
    report = _report(run, reading, assigned, entries, composed)
    return _Site(theme, composed, files, report, keep_templates)


def _sync(
    run: _Run, site: _Site, plated: Callable[[], object], remembered: Callable[[], object]
) -> int:
    """Write the output folder and the cache; returns how many files the site has."""

    def remember() -> None:
        remembered()
        run.memory.write()

    def meanwhile() -> None:
        remember()
        plated()

    # While texts that pages show can still be asked for.
    make = site.files.make(meanwhile)
    target, begun = run.root / run.config.build.output, site.files.begun
    with closing(begun) if begun else nullcontext():
        count = sync(target, run.root, site.files.sketches, make)
    remember()
    site.keep_templates()
    return count


def _plates(reading: Reading, assigned: Assignment, site: _Site) -> Plates | None:
    """What the next build may start from; None where a file was edited during this one, or where
    the report has notes on events, which the next build must not repeat.
    """
    if not reading.settled or assigned.problems:
        return None
    alone = {event.id for event in assigned.events if len(event.articles) == 1}
    return plates_of(
        site.files,
        site.theme,
        reading.read_from,
        alone,
        site.report,
        reading.articles,
        closed=site.composed.closed,
    )


def _written(
    run: _Run, assigned: Assignment, edges: Edges
) -> tuple[tuple[Entry, ...], dict[str, bytes]]:
    """The entries, and the files that remember them."""
    root, config, engine, memory = run.root, run.config, run.engine, run.memory
    known = read_history(root / HISTORY)
    entries, ledger = write_entries(assigned, config, engine, memory, root, edges)
    entries, changes = chronicle(assigned, entries, known, config, engine, memory)
    return entries, {HISTORY: format_history(changes), LEDGER: format_ledger(ledger)}


def _report(
    run: _Run,
    reading: Reading,
    assigned: Assignment,
    entries: Sequence[Entry],
    composed: Composed,
) -> Report:
    setbacks = [entry.setback for entry in entries if entry.setback]
    midnight = _end_of_edition(composed.publication, run.config, run.now)
    # What may fare better the next time is tried again, even if nothing has changed.
    again = run.now if any(setback.passing for setback in setbacks) else None
    drafts, ahead = reading.waiting(run.now)
    return Report(
        articles=sum(len(entry.sources) for entry in entries),
        entries=len(entries),
        origins=sum(len(entry.origins) for entry in entries),
        posts=len(composed.publication.posts),
        drafts=drafts,
        ahead=ahead,
        files=0,
        output=run.config.build.output,
        problems=(
            *reading.problems,
            *assigned.problems,
            *composed.problems,
            *setback_problems(entries),
        ),
        setbacks=len(setbacks),
        until=again or min(filter(None, (reading.until, midnight)), default=None),
    )


def _to_tell(reading: Reading, config: Config) -> list[Article]:
    """The articles whose sentences a first build will need; posts are seldom quoted."""
    told = reading.articles if config.pages.events else ()
    return [article for article in told if article.kind == "article"]


def load_stages() -> None:
    """Import what groups articles and writes entries. This takes a quarter of a second, which is
    spent before copies of this process are made, not in each of them.
    """
    import digest.entries
    import digest.events.archive.shelf
    import digest.events.assigning.kinship  # noqa: F401


def _end_of_edition(shown: Publication, config: Config, now: datetime) -> datetime | None:
    """The coming midnight, where it finishes an edition: of entries, posts, or developments."""
    today = local_day(now, config.zone)
    moments = [entry.published for entry in shown.entries]
    moments += [post.article.published for post in shown.posts]
    days = [note.date for entry in shown.entries for note in entry.corrections]
    days += [one.day for entry in shown.entries for one in entry.developments if one.day]
    firsts = (local_day(moment, config.zone) for moment in moments if moment)
    if not any(day >= today for day in chain(days, firsts)):
        return None
    return datetime.combine(today + timedelta(days=1), time(), config.zone)
