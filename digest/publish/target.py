"""The output folder, before anything is written: is it digest's to replace?"""

from __future__ import annotations

import os
from pathlib import Path

from digest.errors import OutputError
from digest.model import Location

MARK = ".digest"
"""A file at the top of every site that digest wrote; no site without it is ever replaced."""

MARK_TEXT = b"""\
digest writes this folder whole at each build and deletes what it did not write itself.
Keep nothing of your own here.
"""

PREVIEW = ".digest/preview"
"""Where `digest serve` builds: `site/` keeps its public addresses meanwhile."""

_CHOOSE = "a folder of its own; choose one with --output or `output` under [build]"


def check_target(target: Path, root: Path) -> None:
    """Pass only a folder that digest may replace: absent, empty, or written by digest.

    Raises:
        OutputError: it is, holds or lies in something that is not digest's.
    """
    place = location(target, root)
    if target.is_symlink():
        raise OutputError.at(place, "the output folder is a symbolic link", _CHOOSE)
    _refuse_overlap(target, root, place)
    if not target.exists():
        return
    if not target.is_dir():
        raise OutputError.at(place, "the output folder is a file", _CHOOSE)
    if os.path.ismount(target):
        inside = (
            f"a folder inside it, such as {place.path}/site, because a mount can't be exchanged"
        )
        raise OutputError.at(place, "the output folder is a mount point", inside)
    _refuse_foreign(target, place)
    if not os.access(target, os.W_OK | os.X_OK):
        raise OutputError.at(place, "the output folder is read-only", "one that you may write to")


def is_ours(folder: Path | str) -> bool:
    """Digest wrote the folder, or there is nothing in it to lose."""
    try:
        with open(os.path.join(folder, MARK), "rb") as mark:
            start = mark.read(7)
        # A build that was killed while it wrote the mark leaves a part of it, and nothing else.
        return start == MARK_TEXT[:7] or (
            MARK_TEXT.startswith(start) and os.listdir(folder) == [MARK]
        )
    except FileNotFoundError:
        return not os.listdir(folder)
    except OSError:
        return False


def location(path: Path, root: Path) -> Location:
    """The path as the user knows it: relative to the site's root where it lies in it."""
    if path.is_relative_to(root):
        return Location(path.relative_to(root).as_posix())
    return Location(str(path))


def _refuse_overlap(target: Path, root: Path, place: Location) -> None:
    """Refuse a target that would take the site's own files, or more, with it."""
    real, real_root = Path(os.path.realpath(target)), Path(os.path.realpath(root))
    home = Path(os.path.realpath(Path.home()))
    if real == real_root:
        raise OutputError.at(place, "the output folder is the site's own root", _CHOOSE)
    if real_root.is_relative_to(real):
        raise OutputError.at(place, "the output folder holds the whole site", _CHOOSE)
    if home.is_relative_to(real):
        raise OutputError.at(place, "the output folder is or holds your home folder", _CHOOSE)
    if real == real_root / PREVIEW:
        return
    for name in ("content", "themes", ".git", ".digest"):
        kept = Path(os.path.realpath(root / name))
        if real.is_relative_to(kept) or kept.is_relative_to(real):
            raise OutputError.at(place, f"the output folder overlaps with {name}/", _CHOOSE)


def _refuse_foreign(target: Path, place: Location) -> None:
    """Refuse a folder with somebody's files in it."""
    if (target / ".git").exists():
        remedy = (
            "a folder without .git, which a build would delete; `digest deploy` publishes a branch"
        )
        raise OutputError.at(place, "the output folder is a git working tree", remedy)
    if is_ours(target):
        return
    first = min(os.listdir(target))
    raise OutputError.at(
        place,
        f"the output folder holds files that digest did not write, such as {first!r}",
        "an empty folder, or one that digest made; empty this one yourself or choose another",
    )
