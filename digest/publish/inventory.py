"""The inventory of an output folder: for each file a hash of its inputs, by which a build knows
whether to make it again.

Kept outside of the tree, under the number of its folder, which an exchange of two folders does not
change. A file is trusted only while its number, size and times are those of the file that digest
wrote: a record that is stale, or of another tree, says nothing wrong.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple, TypeVar

from digest.publish.columns import packed, unpacked
from digest.publish.sealed import seal, unsealed

FOLDER = "trees"
"""In `.digest/`. Deleting it costs a build, nothing else."""

_FORMAT = 3

Row = TypeVar("Row", "Stamp", "Folder")


class Stamp(NamedTuple):
    """A file as digest wrote it: the key of its sketch, and its metadata from `stat`."""

    key: bytes
    inode: int
    size: int
    modified: int
    changed: int
    """Nanoseconds, as the one before: no write hides from it."""


class Folder(NamedTuple):
    """The metadata of a folder: as long as it is the same, the folder has the same names in it."""

    inode: int
    modified: int
    changed: int

    @classmethod
    def of(cls, found: os.stat_result) -> Folder:
        """The folder as it was found."""
        return cls(found.st_ino, found.st_mtime_ns, found.st_ctime_ns)


class Inventory(NamedTuple):
    """The files and folders of a tree as digest left them, in columns: to compare each with what
    stands there now, no object of each need be made.
    """

    paths: list[str]
    """Of its files."""
    keys: list[bytes]
    """What they are made of, one by one."""
    states: list[array[int]]
    """Of the files: inodes, sizes, times of change of content and of the file."""
    folders: list[str]
    """The tree's own is ""."""
    folder_states: list[array[int]]
    """Inodes and both times."""

    @classmethod
    def of(cls, files: Mapping[str, Stamp], folders: Mapping[str, Folder]) -> Inventory:
        """The tree of these files and folders, by path."""
        keys, *states = _columns(Stamp, files.values())
        return cls(
            list(files),
            list(keys),
            [array("q", one) for one in states],
            list(folders),
            [array("q", one) for one in _columns(Folder, folders.values())],
        )

    def stamps(self) -> dict[str, Stamp]:
        """Its files, by path."""
        return dict(zip(self.paths, _rows(Stamp, self.keys, *self.states), strict=True))

    def known_folders(self) -> dict[str, Folder]:
        """Its folders, by path."""
        return dict(zip(self.folders, _rows(Folder, *self.folder_states), strict=True))

    def after(self, files: Mapping[str, Stamp], folders: Mapping[str, Folder]) -> Inventory:
        """The tree in which these files and folders, some of which may be new, are as given."""
        paths, keys, states = [*self.paths], [*self.keys], [one[:] for one in self.states]
        _put(files, paths, [keys, *states])
        names, folder_states = [*self.folders], [one[:] for one in self.folder_states]
        _put(folders, names, folder_states)
        return Inventory(paths, keys, states, names, folder_states)


def stamp(key: bytes, found: os.stat_result) -> Stamp:
    """The stamp of a file that was made of `key` and is as found now."""
    return Stamp(key, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


class Inventories:
    """The saved inventories of the two trees that take turns as the output folder."""

    def __init__(self, root: str, target: str) -> None:
        """Of the output folder `target` of the site at `root`; neither need exist."""
        self._folder = os.path.join(root, ".digest", FOLDER)
        self._name = os.path.basename(os.path.normpath(target))

    def load(self, tree: str) -> Inventory:
        """The inventory of the tree at a path; empty where there is none that can be trusted."""
        try:
            return _from_columns(*unpacked(unsealed(self._file(tree))))
        except (OSError, ValueError):
            return EMPTY  # Not to be read, or nothing of ours: all is made again.

    def save(self, tree: str, inventory: Inventory) -> None:
        """Save a tree's inventory; if the disk is full, the next build makes everything again."""
        with suppress(OSError):
            os.makedirs(self._folder, exist_ok=True)
            seal(self._file(tree), _in_columns(inventory))

    def mark(self, tree: str) -> list[int]:
        """Identifies the saved inventory of a tree by the state of its file; empty where there is
        none.
        """
        try:
            found = os.stat(self._file(tree))
        except OSError:
            return []
        return [found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]

    def forget_all_but(self, trees: Iterable[str]) -> None:
        """Delete the inventories of all other trees."""
        kept = {os.path.basename(self._file(tree)) for tree in trees if os.path.isdir(tree)}
        with suppress(OSError):
            for name in os.listdir(self._folder):
                if name.rsplit("-", 2)[0] == self._name and name not in kept:
                    os.unlink(os.path.join(self._folder, name))

    def _file(self, tree: str) -> str:
        found = os.stat(tree)
        return os.path.join(self._folder, f"{self._name}-{found.st_dev:x}-{found.st_ino:x}")


def _in_columns(tree: Inventory) -> bytes:
    texts = (*tree.paths, *map(bytes.hex, tree.keys), *tree.folders)
    return packed(texts, [(_FORMAT,), *tree.states, *tree.folder_states])


def _from_columns(texts: list[str], columns: list[array[int]]) -> Inventory:
    """The inverse of `_in_columns`. Raises `ValueError` if the format is another."""
    (form,), *states = columns
    files, folders = states[: len(Stamp._fields) - 1], states[len(Stamp._fields) - 1 :]
    count = len(files[0])
    paths, keys, names = texts[:count], texts[count : 2 * count], texts[2 * count :]
    if form != _FORMAT or len(folders) != len(Folder._fields):
        raise ValueError("of another format")
    return Inventory(paths, list(map(bytes.fromhex, keys)), files, names, folders)


def _columns(kind: type[Row], rows: Iterable[Row]) -> Iterable[Sequence[Any]]:
    """The fields of the rows, a column for each."""
    return list(zip(*rows, strict=True)) or [()] * len(kind._fields)


def _rows(kind: type[Row], *columns: Iterable[object]) -> Iterator[Row]:
    """Named tuples, made in a third of the time that calling their class takes."""
    return map(partial(tuple.__new__, kind), zip(*columns, strict=True))


def _put(rows: Mapping[str, Row], names: list[str], columns: Sequence[Any]) -> None:
    """Replace the rows of these names, or append them."""
    places = {name: at for at, name in enumerate(names) if name in rows}
    for name, row in rows.items():
        if name not in places:
            names.append(name)
        for column, value in zip(columns, row, strict=True):
            if name in places:
                column[places[name]] = value
            else:
                column.append(value)


EMPTY = Inventory.of({}, {})
