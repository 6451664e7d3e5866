"""An archive and a ledger to whether they belong together, by a mark in the archive's folder."""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from zlib import crc32

MANIFEST = "manifest.json"
"""In the archive: of which parts it consists."""
MARK = "ledger"
"""In the archive: which ledger belongs to it, and what that says otherwise of which articles."""


def touched(folder: Path, ledger: bytes) -> frozenset[str] | None:
    """The articles of which this ledger says otherwise than the archive; None for another's."""
    with suppress(OSError, ValueError, TypeError):
        manifest, found = (folder / MANIFEST).read_bytes(), (folder / MARK).read_bytes()
        articles: list[str] = json.loads(found)[-1]
        if found == _mark(manifest, ledger, articles):
            return frozenset(articles)
    return None


def mark(folder: Path, manifest: bytes, ledger: bytes, articles: Collection[str]) -> None:
    """Note that this ledger belongs to the archive of this manifest, but for these articles."""
    (folder / MARK).write_bytes(_mark(manifest, ledger, articles))


def _mark(manifest: bytes, ledger: bytes, articles: Collection[str]) -> bytes:
    return json.dumps([crc32(manifest), crc32(ledger), len(ledger), sorted(articles)]).encode()
