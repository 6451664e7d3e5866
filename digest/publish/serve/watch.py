"""Files and folders to the moments at which something in them changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_GROUP_MS = 100
"""Changes closer together than `_QUIET_MS` are one, but nobody waits longer than this."""
_QUIET_MS = 10
"""Saving a file makes several events within a millisecond or two; an editor that writes a
temporary file first stays well below ten."""
_LOOK_MS = 250
"""How often single files are looked at, and folders that come and go."""


def changes(watched: Sequence[Path]) -> Iterator[None]:
    """Yield after each change in the watched files and folders, for ever.

    Yields once without a change whenever it begins to watch a folder: what happened before
    that moment went unseen. While the caller works, changes are collected.
    """
    while True:
        folders = [str(path) for path in watched if path.is_dir()]
        if folders:
            yield from _changes_while_they_stand(watched, folders)
        else:
            yield from _changes_without_folders(watched)


def _changes_while_they_stand(watched: Sequence[Path], folders: list[str]) -> Iterator[None]:
    """Yield changes until a watched folder appears, goes or is replaced by another."""
    from watchfiles import watch  # loads asyncio; only `digest serve` watches

    first, before = True, _look(watched)
    for changed in watch(
        *folders,
        debounce=_GROUP_MS,
        step=_QUIET_MS,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
    ):
        now = _look(watched)
        if first or changed or now.files != before.files:
            yield
        if now.folders != before.folders:
            return
        first, before = False, now


def _changes_without_folders(watched: Sequence[Path]) -> Iterator[None]:
    """Yield changes of single files until there is a folder to watch."""
    before = _look(watched)
    while True:
        time.sleep(_LOOK_MS / 1000)
        now = _look(watched)
        if now.files != before.files:
            yield
        if now.folders:
            return
        before = now


class _Look:
    """Which of the watched paths stand, and as what."""

    __slots__ = ("files", "folders")

    def __init__(self) -> None:
        self.files: dict[Path, tuple[int, int, int]] = {}
        self.folders: dict[Path, int] = {}


def _look(watched: Sequence[Path]) -> _Look:
    """The state of the watched paths now."""
    look = _Look()
    for path in watched:
        try:
            found = os.stat(path)
        except OSError:
            continue  # Not there now; its coming is a change.
        if path.is_dir():
            look.folders[path] = found.st_ino
        else:
            look.files[path] = (found.st_ino, found.st_size, found.st_mtime_ns)
    return look
