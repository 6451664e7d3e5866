"""An archive that stands on the disk to the one in force, for who has not loaded what reads it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from digest.events.archive.belonging import MANIFEST
from digest.nouns import noun


@noun
class Written:
    """An archive whose parts are on the disk, and which is not in force yet."""

    folder: Path
    manifest: bytes
    names: frozenset[str]

    def keep(self) -> None:
        """Put it in force, and remove what it does not need, what was never finished too."""
        replace_by(self.folder / MANIFEST, [self.manifest])
        for path in self.folder.iterdir():
            if path.name not in self.names and path.name != MANIFEST:
                path.unlink()


def replace_by(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write a file in one step, piece by piece."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.digest-new")
    try:
        with partial.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
