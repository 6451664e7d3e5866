"""Files and folders to their state: size and times, and content hashes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from functools import cache
from typing import Any

import digest

_BELOW = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW

Stats = dict[str, list[int]]
"""Path to size and the times of change of content and inode, in nanoseconds."""


def stats_of(root: str, paths: Iterable[str]) -> Stats:
    """Every file at or below the paths; what is missing is left out.

    A path itself may be a link to a folder; below it no link to one is followed.
    """
    stats: Stats = {}
    for path in paths:
        full = os.path.join(root, path)
        try:
            found = os.lstat(full)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if not stat.S_ISDIR(found.st_mode):
            stats[path] = _state(full, found)
        if os.path.isdir(full):
            _walk(os.open(full, os.O_RDONLY | os.O_DIRECTORY), path, stats)
    return stats


def _walk(handle: int, name: str, stats: Stats) -> None:
    """Add every file below an open folder, under `name`, to `stats`, and close it.

    The system finds a name in an open folder in less time than at the end of a long path.
    """
    try:
        with os.scandir(handle) as entries:
            for entry in entries:
                path = f"{name}/{entry.name}"
                if not entry.is_dir(follow_symlinks=False):
                    found = entry.stat(follow_symlinks=False)
                    stats[path] = _state(entry.name, found, handle)
                elif entry.name != "__pycache__":
                    _walk(os.open(entry.name, _BELOW, dir_fd=handle), path, stats)
    finally:
        os.close(handle)


def _state(path: str, found: os.stat_result, folder: int | None = None) -> list[int]:
    """Size and times; of a link the size of what it leads to, and whichever times are later."""
    if not stat.S_ISLNK(found.st_mode):
        return [found.st_size, found.st_mtime_ns, found.st_ctime_ns]
    try:
        behind = os.stat(path, dir_fd=folder)
    except OSError:
        behind = found  # It leads nowhere.
    modified = max(found.st_mtime_ns, behind.st_mtime_ns)
    return [behind.st_size, modified, max(found.st_ctime_ns, behind.st_ctime_ns)]


def hash_of(root: str, path: str) -> str:
    """What the file holds, and where it is a link to it, its place; "" where that can't be read."""
    from hashlib import blake2b  # loads OpenSSL, and is only needed where times don't tell

    full = os.path.join(root, path)
    try:
        content = os.fsencode(os.readlink(full)) + b"\0" if os.path.islink(full) else b""
        if os.path.isfile(full):
            with open(full, "rb", buffering=0) as file:
                content += file.readall()
        elif not content:
            return ""
    except OSError:
        return ""
    return blake2b(content, digest_size=16).hexdigest()


@cache
def environment() -> list[Any]:
    """The versions of Python, digest and the installed libraries, as far as a look at a few folders
    shows, as they were when this process first asked: it continues with what it has loaded.

    Installing or removing a package changes the time of the folder that it is put into.
    """
    libraries = [
        [path, os.stat(path).st_mtime_ns]
        for path in sys.path
        if path.endswith(("site-packages", "dist-packages")) and os.path.isdir(path)
    ]
    package = os.path.dirname(digest.__file__)
    return [digest.__version__, sys.version, libraries, stats_of(package, ["."])]
