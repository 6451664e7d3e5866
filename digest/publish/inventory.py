"""What each file of a tree was made of, to the answer whether it has to be made again.

Kept outside of the tree, under the number of its folder, which an exchange of two folders does
not change. A file is trusted only while its number, size and times are those of the file that
digest wrote: a record that is stale, or of another tree, says nothing wrong.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

import msgspec

from digest.publish.sealed import seal, unsealed

FOLDER = "trees"
"""In `.digest/`. Deleting it costs a build, nothing else."""

_FORMAT = 2


class Stamp(NamedTuple):
    """A file of a tree, and what it was made of."""

    key: bytes
    inode: int
    size: int
    modified: int
    changed: int
    """Nanoseconds, as the one before: no write hides from it."""


class Folder(NamedTuple):
    """A folder of a tree: while it is the same, the same names stand in it."""

    inode: int
    modified: int
    changed: int

    @classmethod
    def of(cls, found: os.stat_result) -> Folder:
        """The folder as it was found."""
        return cls(found.st_ino, found.st_mtime_ns, found.st_ctime_ns)


class Inventory(NamedTuple):
    """A tree, by path; the tree's own folder is ""."""

    files: dict[str, Stamp]
    folders: dict[str, Folder]


def stamp(key: bytes, found: os.stat_result) -> Stamp:
    """The stamp of a file that was made of `key` and is as found now."""
    return Stamp(key, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


class Inventories:
    """The records of the trees that take turns at one address."""

    def __init__(self, folder: str, name: str) -> None:
        """`folder` need not exist; `name` is the address's, one of several in that folder."""
        self._folder = folder
        self._name = name

    def load(self, tree: str) -> Inventory:
        """The record of the tree that stands at a path; empty where there is none to trust."""
        try:
            content = unsealed(self._file(tree))
            form, found = msgspec.msgpack.decode(content, type=tuple[int, Inventory])
        except (OSError, msgspec.DecodeError):
            return Inventory({}, {})  # Not to be read, or nothing of ours: all is made again.
        return found if form == _FORMAT else Inventory({}, {})

    def save(self, tree: str, inventory: Inventory) -> None:
        """Remember a tree; a disk that is full costs the next build time, not this one its site."""
        content = msgspec.msgpack.encode((_FORMAT, inventory))
        with suppress(OSError):
            os.makedirs(self._folder, exist_ok=True)
            seal(self._file(tree), content)

    def forget_all_but(self, trees: Iterable[str]) -> None:
        """Drop the records of trees that are gone."""
        kept = {os.path.basename(self._file(tree)) for tree in trees if os.path.isdir(tree)}
        with suppress(OSError):
            for name in os.listdir(self._folder):
                if name.rsplit("-", 2)[0] == self._name and name not in kept:
                    os.unlink(os.path.join(self._folder, name))

    def _file(self, tree: str) -> str:
        found = os.stat(tree)
        return os.path.join(self._folder, f"{self._name}-{found.st_dev:x}-{found.st_ino:x}")
