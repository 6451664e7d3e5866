"""The entry point of incremental builds: plates and edited files, to the published site, of which
only the files that show the edits are made again.

Where the edits may change more than that, a full build follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from digest.cache import remembering
from digest.config import Config
from digest.engine import Engine
from digest.events.assigning.keeping import ARCHIVE, follow, keep
from digest.events.ledger.edits import Edited, with_edits
from digest.events.ledger.history import (
    HISTORY,
    Change,
    format_history,
    merged_by_day,
    read_history,
)
from digest.model import Output, Sketch
from digest.pages.head.frames import Frame
from digest.pages.language.dates import local_day
from digest.pages.theming.theme import Theme, load_theme
from digest.pages.urls.claims import Claim, are_apart, owner
from digest.publish.edits import Edits
from digest.publish.making import Make
from digest.publish.sync import Looked, sync
from digest.rebuild.plates import Plates, kept_plates
from digest.rebuild.relaying import Relaid, finder, relay
from digest.rebuild.rereading import EditedPost, Rereader, Site
from digest.rebuild.retheming import are_templates, retheme
from digest.report import Report
from digest.sources.scan import kind_of
from digest.steps.drawing import sketch_drawings
from digest.steps.makers import maker, sketch_made
from digest.steps.recording import LEDGER, content_of, rewrite, to_rewrite
from digest.steps.rendering import page_renderer, recall_templates, sketch_pages

if TYPE_CHECKING:
    from digest.rebuild.joining import Joined

MOST = 100
"""More edited files than this are left to a full build, which uses several processes."""

OFTEN = 500
"""After this many incremental builds in a row a full one follows: each leaves some kilobytes of
former texts in the cache, and only a build that looks everything up knows which are unused."""


class Retouched(NamedTuple):
    """What an incremental build did, and what the next one may start from."""

    report: Report
    plates: Plates


class _Made(NamedTuple):
    """What is made again, the new contents of ledger and history, and the events that changed."""

    relaid: Relaid
    kept: dict[str, bytes]
    joined: Joined | None = None


class _ElsewhereError(Exception):
    """A file that has not changed is damaged in both trees, and only a full build can make it."""


def retouch(
    root: Path,
    config: Config,
    engine: Engine,
    edits: Edits,
    now: datetime,
    looked: Callable[[], Looked | None],
    *,
    frozen: bool,
) -> Retouched | None:
    """Publish the site with these edits; None, with nothing published, if only a full build can
    find out what they change. `looked` is an argument of `sync`.

    Raises:
        DigestError: as a build does.
    """
    plates = kept_plates(root, edits.since) if 0 < len(edits.files) <= MOST else None
    if not plates or plates.retouched > OFTEN or not _are_told(edits, plates):
        return None
    with remembering(root, counting=False) as memory:
        reader = Rereader(root, config, engine, memory, plates)
        theme = load_theme(root, config)
        keep_templates = recall_templates(theme, memory)
        frame = plates.reframed(config, theme.words)
        site = Site(root, config, now, local_day(now, config.zone), frozen)
        made = frame and _made(plates, frame, theme, reader, edits, site)
        if not made:
            return None
        relaid, kept, joined = made
        sketches = _sketches(plates, relaid, theme)
        if sketches is None:
            return None
        rewritten = to_rewrite(root, kept, frozen=frozen)
        before = content_of(root / LEDGER)
        make = _only(relaid, theme, root, engine)
        try:
            output = root / config.build.output
            files = sync(output, root, sketches, make, looked)
        except _ElsewhereError:
            return None
        archive = joined.archive if joined else None
        keep_templates()
        notes = (*theme.words.notes, *memory.notes)
    rewrite(root, kept, rewritten)
    if archive:
        keep(archive, kept[LEDGER])
    elif LEDGER in rewritten:
        paths = {path.removeprefix("content/") for path in edits.files}
        touched = joined.touched if joined else paths
        follow(root / ARCHIVE, before, kept[LEDGER], touched)
    report = relaid.plates.told.report(files, config.build.output, notes)
    return Retouched(report, relaid.plates.retouched_to(sketches))


def _are_told(edits: Edits, plates: Plates) -> bool:
    """Whether an incremental build may handle these edits: they are all of templates, all of
    posts, or all of articles and notes on events.
    """
    if _are_shifts(edits) or _are_of_events(edits):
        return True
    edited = all(was and now for was, now in edits.files.values())
    return edited and (are_templates(edits.files) or edits.files.keys() <= plates.posts.keys())


def _are_shifts(edits: Edits) -> bool:
    """Whether these are all posts that were added or removed."""
    return all(
        kind_of(path) == "post" and not (was and now) for path, (was, now) in edits.files.items()
    )


def _are_of_events(edits: Edits) -> bool:
    """Whether these are all articles or notes on events."""
    return all(kind_of(path) in ("article", "event") for path in edits.files)


def _made(
    plates: Plates, frame: Frame, theme: Theme, reader: Rereader, edits: Edits, site: Site
) -> _Made | None:
    if _are_of_events(edits):
        from digest.rebuild.arriving import arrive  # with what groups articles and writes entries

        arrived = arrive(plates, frame, reader, finder(reader, {}, edits), edits, site)
        return _Made(arrived.relaid, arrived.joined.kept, arrived.joined) if arrived else None
    ledger = content_of(site.root / LEDGER)
    if _are_shifts(edits):
        from digest.rebuild.shifting import shift  # with the rules of the ledger, 20 ms

        shifted = shift(plates, frame, reader, edits, ledger, site)
        if shifted is None:
            return None
        return _Made(shifted.relaid, _records(site, shifted.ledger, shifted.changes))
    if are_templates(edits.files):
        relaid = retheme(plates, frame, theme, edits.files, site.today)
        return _Made(relaid, _records(site, ledger, ())) if relaid else None
    edited = reader.edited(edits)
    told = with_edits(ledger, list(_edited_articles(edited)), site.config.zone)
    now = {path: one.post for path, one in edited.items()}
    relaid = relay(plates, frame, edited, finder(reader, now, edits), site.today)
    return _Made(relaid, _records(site, *told)) if relaid and told else None


def _edited_articles(edited: Mapping[str, EditedPost]) -> Iterator[Edited]:
    for one in edited.values():
        was = one.before.article.content_hash
        yield Edited(one.post.article, one.post.event, was, one.alone)


def _records(site: Site, ledger: bytes, changes: Iterable[Change]) -> dict[str, bytes]:
    """The new contents of the history and the ledger."""
    history = merged_by_day((*read_history(site.root / HISTORY), *changes))
    return {HISTORY: format_history(history), LEDGER: ledger}


def _sketches(plates: Plates, relaid: Relaid, theme: Theme) -> list[Sketch] | None:
    """Every file of the site by what it is made of now; None where two may be at one place, of
    which a full build tells.
    """
    made = [
        *sketch_pages(relaid.pages, relaid.drafts, theme, Counter()),
        *sketch_made(relaid.made),
        *sketch_drawings(relaid.cards),
    ]
    changed = {sketch.path: sketch for sketch in made}
    known = [sketch for sketch in plates.sketches() if sketch.path not in relaid.gone]
    if any(owner(changed.get(one.path, one)) != owner(one) for one in known):
        return None
    sketches = [changed.pop(one.path, one) for one in known]
    if not changed:
        return sketches
    sketches += changed.values()
    return sketches if are_apart(sketches) else None


def _only(relaid: Relaid, theme: Theme, root: Path, engine: Engine) -> Make:
    """Makes these files; any other raises `_ElsewhereError`."""
    pages, drafts, made, cards = relaid.pages, relaid.drafts, relaid.made, relaid.cards
    claims: tuple[Claim, ...] = (*pages, *drafts, *made, *cards)
    paths = {claim.path for claim in claims}
    make_these = maker(made, page_renderer(pages, drafts, theme, engine), cards, root, engine)

    def make(sketches: Sequence[Sketch]) -> Iterator[Output]:
        if any(sketch.path not in paths for sketch in sketches):
            raise _ElsewhereError
        return iter(make_these(sketches))

    return make
