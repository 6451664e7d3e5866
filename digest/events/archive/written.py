"""An archive's finished files to the archive that the next build reads, without loading numpy."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from digest.events.archive.belonging import MANIFEST
from digest.nouns import noun


@noun
class Written:
    """An archive whose files are on the disk, but which the manifest does not name yet."""

    folder: Path
    manifest: bytes
    names: frozenset[str]
    """Of the files that the manifest names."""

    def keep(self) -> None:
        """Commit: replace the manifest, then remove all files that it does not name."""
        replace_by(self.folder / MANIFEST, [self.manifest])
        for path in self.folder.iterdir():
            if path.name not in self.names and path.name != MANIFEST:
                path.unlink()


def replace_by(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write a file piece by piece under a temporary name, then rename it: readers see the old file
    or the whole new one.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.digest-new")
    try:
        with partial.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
