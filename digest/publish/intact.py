"""A published tree and its inventory, to the files and folders that somebody else has changed
since.

Asked before anything heavy is imported: each file and each folder is looked at once, and no folder
is read but the topmost.
"""

from __future__ import annotations

import os

from digest.publish.inventory import Inventory


def is_intact(tree: str, known: Inventory) -> bool:
    """Whether the folder `tree`, which must not be a link, is as its inventory says."""
    try:
        handle = os.open(tree, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        return spoilt(handle, known) == set()
    finally:
        os.close(handle)


def spoilt(handle: int, known: Inventory) -> set[str] | None:
    """The files below the open folder that differ from its inventory; None where files or folders
    were added or removed.
    """
    return _others(handle, known) if _folders_stand(handle, known) else None


def _folders_stand(handle: int, known: Inventory) -> bool:
    """Whether the same names stand in the open folder, and in all below it, and folders where
    folders have been.

    An exchange of two trees changes the times of their own folders, whose names are read.
    """
    at_top = {path for path in known.paths if "/" not in path}
    folders_at_top = {path for path in known.folders if path and "/" not in path}
    if _names(handle) != (at_top, folders_at_top):
        return False
    look = os.stat
    try:
        for path, inode, modified, changed in zip(known.folders, *known.folder_states, strict=True):
            if not path:
                continue
            found = look(path, dir_fd=handle, follow_symlinks=False)
            if (
                found.st_ctime_ns != changed
                or found.st_mtime_ns != modified
                or found.st_ino != inode
            ):
                return False
    except OSError:
        return False
    return True


def _names(handle: int) -> tuple[set[str], set[str]]:
    """Of what stands in the open folder: of files, links and the like, and of folders."""
    names: tuple[set[str], set[str]] = (set(), set())
    with os.scandir(handle) as entries:
        for entry in entries:
            names[entry.is_dir(follow_symlinks=False)].add(entry.name)
    return names


def _others(handle: int, known: Inventory) -> set[str]:
    """The files that are not as known: who made one unfit to be published has changed its times."""
    found_other, look = set(), os.stat
    for path, inode, size, modified, changed in zip(known.paths, *known.states, strict=True):
        try:
            found = look(path, dir_fd=handle, follow_symlinks=False)
        except FileNotFoundError:
            found_other.add(path)
            continue
        if (
            found.st_ctime_ns != changed
            or found.st_mtime_ns != modified
            or found.st_size != size
            or found.st_ino != inode
        ):
            found_other.add(path)
    return found_other
