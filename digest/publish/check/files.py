"""The files of a built site, and those among them that GitHub Pages would refuse."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.errors import Problem
from digest.model import Location

SITE_BYTES = 1_000_000_000
FILE_BYTES = 100_000_000
"""GitHub's limits: of a published site, and of one file in a repository.

Source: docs.github.com, "GitHub Pages limits" and "About large files on GitHub".
"""


@dataclass(frozen=True, slots=True)
class Tree:
    """What there is in a site; links left out."""

    files: dict[str, int]
    """Path to size in bytes, in order of path."""
    folders: frozenset[str]

    def answer(self, path: str) -> str:
        """The file that GitHub Pages sends for a path, without its leading slash; "" for none."""
        folder = path if not path or path.endswith("/") else f"{path}/"
        candidates = (path, f"{folder}index.html", f"{path}.html")
        return next((name for name in candidates if name in self.files), "")


def check_files(site: Path) -> tuple[Tree, list[Problem]]:
    """The site's files, and what is wrong with their kinds, modes and sizes."""
    files: dict[str, int] = {}
    folders: set[str] = set()
    problems: list[Problem] = []
    for path, found in sorted(_walk(str(site), "")):
        fault, remedy = _fault(found)
        if fault:
            problems.append(Problem(Location(path), fault, remedy))
        if stat.S_ISDIR(found.st_mode):
            folders.add(path)
        elif stat.S_ISREG(found.st_mode):
            files[path] = found.st_size
    total = sum(files.values())
    if total > SITE_BYTES:
        what = f"the site is {total / 1e9:.2f} GB large"
        problems.append(Problem(Location(""), what, "at most 1 GB: GitHub Pages takes no more"))
    return Tree(files, frozenset(folders)), problems


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    """Everything below the folder; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{prefix}{entry.name}"
            yield path, entry.stat(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{path}/")


def _fault(found: os.stat_result) -> tuple[str, str]:
    """What is wrong with a file or folder, and the remedy; two empty strings for nothing."""
    mode = found.st_mode
    if stat.S_ISLNK(mode):
        return "is a symbolic link", "a file: GitHub Pages publishes no links"
    if stat.S_ISDIR(mode):
        readable = mode & 0o555 == 0o555
        return ("", "") if readable else ("others can't open this folder", "mode 0755")
    if not stat.S_ISREG(mode):
        return "is neither a file nor a folder", "its removal"
    if found.st_nlink > 1:
        return "is a hard link", "a file of its own: GitHub Pages publishes no links"
    if mode & 0o444 != 0o444:
        return "others can't read this file", "mode 0644"
    if found.st_size > FILE_BYTES:
        return f"is {found.st_size / 1e6:.0f} MB large", "at most 100 MB: GitHub takes no more"
    return "", ""
