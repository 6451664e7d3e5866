"""One file below an open folder: its path checked, written new, or kept if its bytes are right."""

from __future__ import annotations

import os
import stat

from digest.patterns import regex

FILE_MODE = 0o644
FOLDER_MODE = 0o755
"""GitHub Pages refuses what others can't read; the umask of the one who builds is nobody's
business."""

_FIT = stat.S_IFREG | FILE_MODE

_SEGMENT_BYTES = 255
_NOT_A_PATH = regex(r"(?:^|/)\.{0,2}(?:/|$)|[\x00-\x1f\x7f\\]")
"""An empty segment (so also a leading slash), `.` or `..`, a control character, a backslash."""


def path_fault(path: str) -> str:
    """What makes `path` unfit for a file of the site, or "".

    >>> path_fault("events/quito/index.html")
    ''
    >>> path_fault("../index.html")
    'leaves the site, or is no path'
    """
    try:
        raw = path.encode()
    except UnicodeEncodeError:
        return "is not valid Unicode"
    if _NOT_A_PATH.search(path):
        return "leaves the site, or is no path"
    if len(raw) > _SEGMENT_BYTES and max(map(len, raw.split(b"/"))) > _SEGMENT_BYTES:
        return f"has a name longer than {_SEGMENT_BYTES} bytes"
    return ""


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
