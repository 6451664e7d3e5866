"""The archive from one build to the next: loaded only where new articles have to be compared."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from digest.events.archive.belonging import MANIFEST, mark, touched

if TYPE_CHECKING:
    from digest.config import Config
    from digest.events.archive.archive import Archive
    from digest.events.archive.written import Written
    from digest.events.assigning.assignment import Assignment

ARCHIVE = ".digest/compared"
"""In the site's root. Deleting it costs one long comparison, nothing else."""
LARGE = 100_000
"""Bytes: a smaller ledger is read as a whole before numpy is loaded, with which one looks at few
of its events."""
MOST = 200
"""The most articles with changed lines in a ledger: for more it is as fast to look up all
articles."""


class Keeper:
    """Loads a site's archive for a build, and writes it for the next."""

    # Its imports are of numpy: only where something is compared.

    def __init__(self, folder: Path | None) -> None:
        """In no folder there is none."""
        self.folder = folder
        self.archive: Archive | None = None

    def recall(self) -> Archive | None:
        """The archive, if there is one that fits this version."""
        from digest.events.archive.shelf import Shelf

        self.archive = Shelf(self.folder).load() if self.folder else None
        return self.archive

    def touched(self, ledger: bytes) -> frozenset[str] | None:
        """The articles whose lines in the ledger were changed by builds since the archive was made;
        None if somebody else changed the ledger, or it is short.
        """
        if self.folder is None or len(ledger) < LARGE:
            return None
        return touched(self.folder, ledger)

    def remember(self, assigned: Assignment, config: Config, *, frozen: bool) -> Written | None:
        """Write what these articles add to it, without replacing it yet; None for nothing."""
        grounds = assigned.grounds
        if frozen or self.folder is None or not (grounds.comparison or grounds.arrival):
            return None
        from digest.events.archive.shelf import Shelf
        from digest.events.assigning.archiving import remembered

        archive = remembered(assigned, self.archive, config)
        # A disk that is full costs the next build a long comparison, not this one its site.
        with suppress(OSError):
            return Shelf(self.folder).write(archive) if archive else None
        return None


def keep(written: Written, ledger: bytes) -> None:
    """Commit the archive that a build wrote, now that it has succeeded and left this ledger."""
    with suppress(OSError):
        written.keep()
        mark(written.folder, written.manifest, ledger, ())


def follow(folder: Path, before: bytes, ledger: bytes, articles: Collection[str]) -> None:
    """Note in the archive's folder that the ledger went from `before` to this one, and differs in
    the lines of these articles: without a new comparison, the archive stays of use.
    """
    known = touched(folder, before) if before != ledger else None
    if known is not None and len(known.union(articles)) <= MOST:
        with suppress(OSError):
            mark(folder, (folder / MANIFEST).read_bytes(), ledger, known.union(articles))
