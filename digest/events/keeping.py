"""What is known of compared articles, from one build to the next: only new articles ask for it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import Config
from digest.events.assignment import Assignment

if TYPE_CHECKING:
    from digest.events.archive import Archive
    from digest.events.shelf import Written

ARCHIVE = ".digest/compared"
"""In the site's root. Deleting it costs one long comparison, nothing else."""


class Keeper:
    """The archive of a site while it is built."""

    # Its imports are of numpy: only where something is compared.

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive: Archive | None = None

    def recall(self) -> Archive | None:
        """The archive, if there is one that fits this version."""
        from digest.events.shelf import Shelf

        self.archive = Shelf(self.folder).load()
        return self.archive

    def remember(self, assigned: Assignment, config: Config, *, frozen: bool) -> Written | None:
        """Write what these articles add to it, without replacing it yet; None for nothing."""
        grounds = assigned.grounds
        if frozen or not (grounds.comparison or grounds.arrival):
            return None
        from digest.events.archiving import remembered
        from digest.events.shelf import Shelf

        archive = remembered(assigned, self.archive, config)
        # A disk that is full costs the next build a long comparison, not this one its site.
        with suppress(OSError):
            return Shelf(self.folder).write(archive) if archive else None
        return None


def keep(written: Written | None) -> None:
    """Let the next build have the archive: this one has succeeded."""
    if written:
        with suppress(OSError):
            written.keep()
