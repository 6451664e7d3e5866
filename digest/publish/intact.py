"""A tree and the record of it, to what of it is not as digest has left it.

Asked before anything heavy is imported: each file and each folder is looked at once, and no folder
is read but the topmost.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from digest.publish.inventory import Inventory, Stamp


def is_intact(tree: str, known: Inventory) -> bool:
    """Whether all that stands in the folder `tree`, which is no link, is as known."""
    try:
        handle = os.open(tree, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        return folders_stand(handle, known) and not others(handle, known.files)
    finally:
        os.close(handle)


def folders_stand(handle: int, known: Inventory) -> bool:
    """Whether the same names stand in the open folder, and in all below it.

    An exchange of two trees changes the times of their own folders, whose names are read.
    """
    at_top = {path for path in (*known.files, *known.folders) if path and "/" not in path}
    if set(os.listdir(handle)) != at_top:
        return False
    look = os.stat
    try:
        for path, (inode, modified, changed) in known.folders.items():
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


def others(handle: int, known: Mapping[str, Stamp]) -> set[str]:
    """The files that are not as known: who made one unfit to be published has changed its times."""
    found_other, look = set(), os.stat
    for path, (_, inode, size, modified, changed) in known.items():
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
