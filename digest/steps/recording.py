"""The ledger and the history: the two files of `content/` that builds write themselves."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from digest.errors import LedgerError
from digest.events.ledger.history import HISTORY
from digest.model import Location
from digest.publish.atomic import replace_file

LEDGER = "content/ledger.jsonl"

RECORDS = (LEDGER, HISTORY)


def to_rewrite(root: Path, kept: Mapping[str, bytes], *, frozen: bool) -> list[str]:
    """The paths whose content has to change, in their order.

    Raises `LedgerError` as `refuse_rewriting` does, for the last of them first.
    """
    found = [path for path, content in kept.items() if content != content_of(root / path)]
    for path in reversed(found):
        refuse_rewriting(root, path, frozen=frozen)
    return found


def rewrite(root: Path, kept: Mapping[str, bytes], paths: Iterable[str]) -> None:
    """Write the new content of these files, each in one atomic step."""
    for path in paths:
        replace_file(root / path, kept[path])


def refuse_rewriting(root: Path, path: str, *, frozen: bool) -> None:
    """Raise `LedgerError` where the ledger or the history may not change or can't, before
    anything is written.
    """
    place = Location(path)
    if frozen:
        expected = "a build without --frozen first, and this file committed"
        raise LedgerError.at(place, "would change, and the build is --frozen", expected)
    folder = (root / path).parent
    if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
        expected = "a folder that you may write to"
        raise LedgerError.at(place, "can't be written: content/ is read-only", expected)


def content_of(path: Path) -> bytes:
    """What a file holds; nothing where there is none."""
    return path.read_bytes() if path.exists() else b""
