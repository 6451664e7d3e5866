"""One file below an open folder: written new, or found to be right as it is."""

from __future__ import annotations

import os
import stat

FILE_MODE = 0o644
FOLDER_MODE = 0o755
"""GitHub Pages refuses what others can't read; the umask of the one who builds is nobody's
business."""

_FIT = stat.S_IFREG | FILE_MODE


def is_fit(found: os.stat_result) -> bool:
    """A file of its own that everybody can read."""
    return found.st_mode == _FIT and found.st_nlink == 1


def right(handle: int, found: os.stat_result, path: str, content: bytes) -> os.stat_result | None:
    """The file of before, if it is the very file that is to be written."""
    if not is_fit(found) or found.st_size != len(content):
        return None
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=handle)
    except OSError:
        return None
    try:
        opened = os.fstat(file)
        same = is_fit(opened) and os.read(file, len(content) + 1) == content
        return opened if same else None
    finally:
        os.close(file)


def write_file(handle: int, path: str, content: bytes) -> os.stat_result:
    """Write a new file, never through a link and never over another one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    file = os.open(path, flags, FILE_MODE, dir_fd=handle)
    try:
        written = os.write(file, content)
        while written < len(content):
            written += os.write(file, memoryview(content)[written:])
        found = os.fstat(file)
        if not is_fit(found):  # The umask, or what the folder hands down.
            os.fchmod(file, FILE_MODE)
            found = os.fstat(file)
        return found
    finally:
        os.close(file)
