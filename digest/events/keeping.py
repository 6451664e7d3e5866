"""What is known of compared articles, from one build to the next: only new articles ask for it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from digest.config import Config
from digest.events.assignment import Assignment

if TYPE_CHECKING:
    from digest.events.archive import Archive
    from digest.events.shelf import Written

ARCHIVE = ".digest/compared"
"""In the site's root. Deleting it costs one long comparison, nothing else."""
MANIFEST = "manifest.json"
"""In the archive: of which parts it consists."""
MARK = "ledger"
"""In the archive: which ledger the same build has written."""
LARGE = 100_000
"""Bytes: a smaller ledger is read as a whole before numpy is loaded, with which one looks at few
of its events."""


class Keeper:
    """The archive of a site while it is built."""

    # Its imports are of numpy: only where something is compared.

    def __init__(self, folder: Path | None) -> None:
        """In no folder there is none."""
        self.folder = folder
        self.archive: Archive | None = None

    def recall(self) -> Archive | None:
        """The archive, if there is one that fits this version."""
        from digest.events.shelf import Shelf

        self.archive = Shelf(self.folder).load() if self.folder else None
        return self.archive

    def wrote(self, ledger: bytes) -> bool:
        """Whether these are the bytes that the build of this archive left, and are many."""
        if self.folder is None or len(ledger) < LARGE:
            return False
        with suppress(OSError):
            manifest = (self.folder / MANIFEST).read_bytes()
            return (self.folder / MARK).read_bytes() == _mark(manifest, ledger)
        return False

    def remember(self, assigned: Assignment, config: Config, *, frozen: bool) -> Written | None:
        """Write what these articles add to it, without replacing it yet; None for nothing."""
        grounds = assigned.grounds
        if frozen or self.folder is None or not (grounds.comparison or grounds.arrival):
            return None
        from digest.events.archiving import remembered
        from digest.events.shelf import Shelf

        archive = remembered(assigned, self.archive, config)
        # A disk that is full costs the next build a long comparison, not this one its site.
        with suppress(OSError):
            return Shelf(self.folder).write(archive) if archive else None
        return None


def keep(written: Written | None, ledger: bytes) -> None:
    """Let the next build have the archive: this one has succeeded, and left this ledger."""
    if written:
        with suppress(OSError):
            written.keep()
            (written.folder / MARK).write_bytes(_mark(written.manifest, ledger))


def _mark(manifest: bytes, ledger: bytes) -> bytes:
    return b"%08x %08x %d" % (crc32(manifest), crc32(ledger), len(ledger))
