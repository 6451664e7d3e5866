"""What `merge`, `split`, `pin` and `retitle` have in common: the site is opened under its lock, and
one decision written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.printing import Bar
from digest.cli.sites import clock, open_site

if TYPE_CHECKING:
    from digest.desk.shaping import Desk


PATIENCE_SECONDS = 30.0
"""How long a decision waits for a build, which `digest serve` begins at every change."""


@contextmanager
def at_the_desk(start: Path, now: str | None) -> Iterator[Desk]:
    """The site around `start`, which no build touches meanwhile."""
    from digest.desk.shaping import Desk
    from digest.engine import Engine
    from digest.publish.lock import locked

    root, config = open_site(start)
    with locked(root, patience=PATIENCE_SECONDS):
        yield Desk.of(root, config, clock(now), Engine(config.build.jobs, Bar()))
