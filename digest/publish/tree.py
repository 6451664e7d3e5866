"""Outputs to a folder of files, and a folder of digest's away again."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterable

from digest.errors import OutputError, Problem
from digest.model import Location, Output
from digest.publish.target import MARK, MARK_TEXT

FILE_MODE = 0o644
FOLDER_MODE = 0o755
"""GitHub Pages refuses what others can't read; the umask of the one who builds is nobody's
business."""

_MARK_ORIGIN = "digest's own mark"
_SEGMENT_BYTES = 255
_NOT_A_PATH = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\x00-\x1f\x7f\\]")
"""An empty segment (so also a leading slash), `.` or `..`, a control character, a backslash."""


def write_tree(outputs: Iterable[Output], folder: str) -> None:
    """Make `folder` hold digest's mark, the outputs and nothing else.

    It may hold anything before, such as an older site: a file that is already right, byte
    for byte, is left alone, every other one is replaced by a new file and never written
    into. That saves more than the bytes: ext4 looks for free inodes among those that were
    deleted in the last minutes one by one, and took two seconds to make 1,500 files where
    other 1,500 had just been deleted, against 0.07.

    Outputs are taken one by one, so that a large site need not be held in memory.

    Raises:
        OutputError: paths that leave the folder, are taken, or can't be file names; all of
            them, each with its origin.
        OSError: as it comes from the system.
    """
    os.makedirs(folder, exist_ok=True)
    os.chmod(folder, FOLDER_MODE)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        writer = _Writer(handle)
        writer.write(Output(MARK, MARK_TEXT, _MARK_ORIGIN))
        for output in outputs:
            writer.write(output)
        writer.remove_the_rest()
    finally:
        os.close(handle)
    if writer.problems:
        raise OutputError(*writer.problems)


def remove_tree(folder: str) -> None:
    """Delete a folder of digest's, its mark last: one killed on the way is known again."""
    with os.scandir(folder) as entries:
        children = [entry for entry in entries if entry.name != MARK]
    for child in children:
        if child.is_dir(follow_symlinks=False):
            shutil.rmtree(child.path)
        else:
            os.unlink(child.path)
    mark = os.path.join(folder, MARK)
    if os.path.lexists(mark):
        os.unlink(mark)
    os.rmdir(folder)


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


class _Writer:
    """Writes files below an open folder and remembers who asked for each path."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._old_files, self._old_folders = _listed(handle)
        self._origins: dict[str, str] = {}
        self._folders: dict[str, str] = {"": ""}
        self.problems: list[Problem] = []

    def write(self, output: Output) -> None:
        """Write one file, or note why that can't be."""
        problem = self._problem(output)
        if problem:
            self.problems.append(problem)
            return
        self._origins[output.path] = output.origin
        self._make_folder(output.path.rpartition("/")[0], output.origin)
        if output.path in self._old_files:
            self._old_files.discard(output.path)
            if self._is_right(output.path, output.data):
                return
            os.unlink(output.path, dir_fd=self._handle)
        elif output.path in self._old_folders:
            self._remove_old_folder(output.path)
        self._write_file(output.path, output.data)

    def remove_the_rest(self) -> None:
        """Delete what no output stands for."""
        for path in self._old_files:
            os.unlink(path, dir_fd=self._handle)
        # Longer paths first: a folder comes after all that it holds.
        for path in sorted(self._old_folders - self._folders.keys(), key=len, reverse=True):
            os.rmdir(path, dir_fd=self._handle)

    def _problem(self, output: Output) -> Problem | None:
        """Why this output can't be written, if so."""
        origin = Location(output.origin or output.path)
        fault = path_fault(output.path)
        if fault:
            return Problem(origin, f"the path {output.path!r} {fault}", "a path inside the site")
        other = self._taken(output.path)
        if other is None:
            return None
        what = f"/{output.path} is also the place of {other or 'another page'}"
        return Problem(origin, what, "a slug or permalink of its own for one of them")

    def _taken(self, path: str) -> str | None:
        """The origin of what stands where `path` would be a file or needs a folder."""
        if path in self._origins:
            return self._origins[path]
        if path in self._folders:
            return self._folders[path]
        folder = path.rpartition("/")[0]
        while folder and folder not in self._folders:
            if folder in self._origins:
                return self._origins[folder]
            folder = folder.rpartition("/")[0]
        return None

    def _make_folder(self, folder: str, origin: str) -> None:
        """Make a folder and those above it, each once."""
        if folder in self._folders:
            return
        self._make_folder(folder.rpartition("/")[0], origin)
        if folder in self._old_files:
            self._old_files.discard(folder)
            os.unlink(folder, dir_fd=self._handle)
        if folder not in self._old_folders:
            os.mkdir(folder, FOLDER_MODE, dir_fd=self._handle)
        os.chmod(folder, FOLDER_MODE, dir_fd=self._handle)
        self._folders[folder] = origin

    def _remove_old_folder(self, folder: str) -> None:
        """Delete a folder of before, which stands where a file is to be."""
        inside = f"{folder}/"
        self._old_files = {path for path in self._old_files if not path.startswith(inside)}
        self._old_folders = {
            path for path in self._old_folders if path != folder and not path.startswith(inside)
        }
        shutil.rmtree(folder, dir_fd=self._handle)

    def _is_right(self, path: str, content: bytes) -> bool:
        """The file of before is the very file that is to be written."""
        try:
            file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=self._handle)
        except OSError:
            return False
        try:
            found = os.fstat(file)
            return (
                found.st_mode == stat.S_IFREG | FILE_MODE
                and found.st_nlink == 1
                and found.st_size == len(content)
                and os.read(file, len(content) + 1) == content
            )
        finally:
            os.close(file)

    def _write_file(self, path: str, content: bytes) -> None:
        """Write a new file, never through a link and never over another one."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        file = os.open(path, flags, FILE_MODE, dir_fd=self._handle)
        try:
            written = os.write(file, content)
            while written < len(content):
                written += os.write(file, memoryview(content)[written:])
            os.fchmod(file, FILE_MODE)
        finally:
            os.close(file)


def _listed(handle: int) -> tuple[set[str], set[str]]:
    """Everything below an open folder: what can be unlinked, and folders."""
    files: set[str] = set()
    folders: set[str] = set()
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        opened = os.open(folder or ".", os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=handle)
        try:
            with os.scandir(opened) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}" if folder else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        folders.add(path)
                        waiting.append(path)
                    else:
                        files.add(path)
        finally:
            os.close(opened)
    return files, folders
