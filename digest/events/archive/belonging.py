"""An archive and a ledger to whether they belong together, by checksums in the archive's folder."""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from zlib import crc32

MANIFEST = "manifest.json"
"""The file in the archive that lists its parts."""
MARK = "ledger"
"""The file in the archive that says which ledger belongs to it, and which articles' lines in that
ledger were changed since."""


def touched(folder: Path, ledger: bytes) -> frozenset[str] | None:
    """The articles whose lines in this ledger have changed since the archive was made; None where
    the two don't belong together.
    """
    with suppress(OSError, ValueError, TypeError):
        manifest, found = (folder / MANIFEST).read_bytes(), (folder / MARK).read_bytes()
        articles: list[str] = json.loads(found)[-1]
        if found == _mark(manifest, ledger, articles):
            return frozenset(articles)
    return None


def mark(folder: Path, manifest: bytes, ledger: bytes, articles: Collection[str]) -> None:
    """Note the checksums of this ledger and this manifest, and the articles whose lines have
    changed since the archive was made.
    """
    (folder / MARK).write_bytes(_mark(manifest, ledger, articles))


def _mark(manifest: bytes, ledger: bytes, articles: Collection[str]) -> bytes:
    return json.dumps([crc32(manifest), crc32(ledger), len(ledger), sorted(articles)]).encode()
