"""A site to the events of its content: what a build begins with, and all that some commands ask."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from digest.cache import Memory, consulting
from digest.config import Config
from digest.engine import Engine
from digest.errors import stop_on_errors
from digest.events import Assignment, assign, read_ledger
from digest.events.assigning.keeping import Keeper
from digest.publish.manifest import known_hashes
from digest.seams import site_modules
from digest.steps.reading import Reading, read
from digest.steps.recording import LEDGER


def survey(
    root: Path, config: Config, now: datetime, engine: Engine, memory: Memory | None = None
) -> tuple[Reading, Assignment]:
    """What `content/` holds, and the events that a build would make of it, compared from scratch
    without the archive. `memory` is as for `reread`.

    Raises:
        DigestError: the editor's own files or the ledger have mistakes.
    """
    reading = sound(reread(root, config, now, engine, memory))
    return reading, grouped(reading, root, config, engine, Keeper(None))


def reread(
    root: Path, config: Config, now: datetime, engine: Engine, memory: Memory | None = None
) -> Reading:
    """What `content/` holds; of files that are as they were at the last build, that build's result.

    Without a `memory` to look it up in, that of the site is consulted, and nothing is written.
    """
    known = known_hashes(str(root), ["content"])
    return read(root, config, now, engine, memory or consulting(root), known)


def sound(reading: Reading) -> Reading:
    """The same.

    Raises:
        DigestError: the files have mistakes, each of them.
    """
    stop_on_errors(reading.problems)
    return reading


def grouped(
    reading: Reading, root: Path, config: Config, engine: Engine, keeper: Keeper
) -> Assignment:
    """The events of what was read; `keeper` has the archive of earlier comparisons.

    Raises:
        DigestError: the ledger has mistakes, or contradicts what the editor has said.
    """
    ledger = read_ledger(root / LEDGER, keeper.touched)
    with site_modules(root):
        assigned = assign(
            reading.articles, reading.notes, ledger, config, keeper.recall, engine.at_hand
        )
    stop_on_errors(assigned.problems)
    return assigned
