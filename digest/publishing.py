"""`publish`: the site brought up to date under its lock, by a full build, an incremental one, or
not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.ahead import Ahead
from digest.config import Config
from digest.engine import Engine
from digest.inputs import inputs
from digest.publish.edits import Edits, edits_since
from digest.publish.lock import locked
from digest.publish.manifest import Look, record, still_stands, take_snapshot
from digest.publish.sync import look_at_spare
from digest.seams import site_modules

if TYPE_CHECKING:
    from digest.cache import Recent
    from digest.rebuild.plates import Plates
    from digest.rebuild.retouching import Retouched
    from digest.report import Report

MANY = 1000
"""From this many input files on, a copy of this process checks the published ones: to check 1,000
takes 5 ms, to start a copy 1 ms."""


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
    needed: bool = True,
    look: Look | None = None,
    held: list[object] | None = None,
) -> dict[str, Any]:
    """Bring the site at `root` up to date under its lock, and record that for the next run.

    Returns what `memo` makes of the report; nothing where the build was not `needed` because
    nothing has changed.

    Args:
        root: The site's folder.
        config: Its configuration.
        asked: The options of the command line that shape the site; a later run with other options
            is another build.
        now: The build's clock.
        engine: Runs the stages of a full build.
        memo: Makes of a report what is printed now, and again when nothing has changed.
        frozen: The ledger must not change.
        recent: Results in memory, for a process that builds again and again.
        needed: Build even if nothing has changed.
        look: What `take_snapshot` takes.
        held: Takes large objects of the build, for a process that is about to end: freeing them
            one by one would take a twentieth of the build.

    Raises:
        DigestError: as `build` does, or another build of this site is at work.
    """
    with locked(root), site_modules(root):
        ahead = Ahead()
        read = partial(ahead.read, root, config, engine)
        snapshot = take_snapshot(str(root), inputs(root, config), read, look)
        output, moment = config.build.output, now.timestamp()
        edits = edits_since(snapshot, asked, output, moment)
        if not needed and edits and not edits.files and still_stands(str(root), snapshot):
            return {}
        retouched = _retouched(root, config, engine, edits, now, frozen=frozen) if edits else None
        # Loaded while documents were read ahead, if any were; of the rest an edit needs nothing.
        from digest.rebuild.plates import keep_plates
        from digest.steps.recording import RECORDS

        plates: Plates | None
        if retouched:
            (report, plates), made = retouched, None
        else:
            from digest.build import build  # most of the program

            report, plates, made = build(
                root,
                config,
                now,
                engine,
                frozen=frozen,
                hashes=snapshot.hashes,
                recent=recent,
                early=ahead.files,
                texts=ahead.texts,
            )
        if plates:
            keep_plates(root, plates, snapshot.name)
        if held is not None:
            held += (snapshot, plates, made)
        told = memo(report)
        until = report.until.timestamp() if report.until else None
        record(str(root), snapshot, asked, output, moment, until, RECORDS, told)
    return told


def _retouched(
    root: Path, config: Config, engine: Engine, edits: Edits, now: datetime, *, frozen: bool
) -> Retouched | None:
    """What an incremental build did; None where a full one has to follow."""
    look_at = partial(look_at_spare, root / config.build.output, root)
    with engine.aside(look_at, "looking at the site", lasts=len(edits.hashes) >= MANY) as looked:
        # Of all that follows a first build needs nothing.
        from digest.rebuild.retouching import retouch

        return retouch(root, config, engine, edits, now, looked, frozen=frozen)


def load_for_edits(root: Path) -> None:
    """Import ahead of time what an incremental build of the site at `root` needs, for a process
    that waits for edits. It takes half a second where there are articles.
    """
    import digest.rebuild.retouching

    if any((root / "content" / "articles").glob("*")):
        import digest.pages.feeds.feed_xml
        import digest.rebuild.arriving  # noqa: F401
        from digest.build import load_stages

        load_stages()
