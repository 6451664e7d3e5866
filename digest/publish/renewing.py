"""The quick way of `tree.write_tree`, for a tree in which files are changed or new, but none is
removed.

Most rebuilds are like that. The states of the folders tell that nobody else added or removed
anything; each file is looked at once, and no more is done for those that stay.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Sequence

from digest.model import Sketch
from digest.publish.files import FOLDER_MODE, path_fault, right, write_file
from digest.publish.inventory import Folder, Inventory, Stamp, stamp
from digest.publish.making import Find, Make, Spoilt, fulfilled
from digest.publish.target import MARK


def renewed(
    handle: int,
    sketches: Sequence[Sketch],
    make: Make,
    known: Inventory,
    find: Find,
    look: Spoilt,
) -> Inventory | None:
    """Make the tree below the open folder as sketched, and return its new inventory; None, with
    nothing done, where files have to be removed, the tree is not as `known`, or a path is not free.

    `make`, `find` and `look` are what `write_tree` takes.
    """
    wanted = {sketch.path: sketch.key for sketch in sketches}
    stamped = dict(zip(known.paths, known.keys, strict=True))
    if len(wanted) < len(sketches) or stamped.keys() - wanted.keys() != {MARK}:
        return None
    folders = set(known.folders)
    come = wanted.keys() - stamped.keys()
    if not all(_is_free(path, wanted, folders) for path in come):
        return None
    spoilt = look(handle, known)
    if spoilt is None or MARK in spoilt:
        return None
    files, touched = dict[str, Stamp](), {""}
    old = [
        one
        for one in sketches
        if one.path in spoilt or not one.key or one.key != stamped.get(one.path)
    ]
    for output in fulfilled(old, find, make):
        path = output.path
        touched.update(_make_room(handle, path.rpartition("/")[0], folders))
        found = _found(handle, path)
        kept = found and right(handle, found, path, output.data)
        if not kept:
            touched.add(path.rpartition("/")[0])
            if found:
                os.unlink(path, dir_fd=handle)
            kept = write_file(handle, path, output.data)
        files[path] = stamp(wanted[path], kept)
    return known.after(files, {path: Folder.of(_folder(handle, path)) for path in touched})


def _is_free(path: str, files: Container[str], folders: Container[str]) -> bool:
    """Whether a file may come to a path: no folder stands there, and above it are no files."""
    if path_fault(path) or path in folders:
        return False
    above = path.rpartition("/")[0]
    while above and above not in folders:
        if above == MARK or above in files:
            return False
        above = above.rpartition("/")[0]
    return True


def _make_room(handle: int, folder: str, folders: set[str]) -> Iterator[str]:
    """Make a folder and those above it that are not there yet; they, and those they came to."""
    if folder in folders:
        return
    above = folder.rpartition("/")[0]
    yield from _make_room(handle, above, folders)
    os.mkdir(folder, FOLDER_MODE, dir_fd=handle)
    os.chmod(folder, FOLDER_MODE, dir_fd=handle)  # The umask, or what the folder hands down.
    folders.add(folder)
    yield from (above, folder)


def _found(handle: int, path: str) -> os.stat_result | None:
    try:
        return os.stat(path, dir_fd=handle, follow_symlinks=False)
    except FileNotFoundError:
        return None


def _folder(handle: int, path: str) -> os.stat_result:
    return os.stat(path or ".", dir_fd=handle, follow_symlinks=False)
