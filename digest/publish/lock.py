"""One build at a time: a lock on a site that ends with its holder, however that ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.errors import OutputError
from digest.model import Location

LOCK = ".digest/lock"
"""In the site's root; the file stays, only the lock on it comes and goes."""

_held: set[int] = set()
"""Open lock files of this process, for worker processes to close: see `_let_go`."""


_LOOK_AGAIN = 0.1
"""Seconds between two looks at a lock that is waited for."""


@contextmanager
def locked(root: Path, *, patience: float = 0.0) -> Iterator[None]:
    """Hold the site's lock.

    Args:
        root: The site's.
        patience: Seconds to wait for another process that holds it.

    Raises:
        OutputError: another process holds it, or the file can't be opened.

    Source: flock(2); the kernel drops the lock with its last open file, even after kill -9.
    """
    file = _open(root)
    try:
        _acquire(file, patience)
        _held.add(file)
        yield
    finally:
        _held.discard(file)
        os.close(file)


def _open(root: Path) -> int:
    """The lock file, open; made where there is none."""
    folder = (root / LOCK).parent
    if folder.is_symlink():
        place = Location(folder.name)
        raise OutputError.at(place, "is a symbolic link", "a folder of the site's own")
    if folder.exists() and not folder.is_dir():
        expected = "a folder, which digest makes by itself: move the file away or delete it"
        raise OutputError.at(Location(folder.name), "is a file", expected)
    try:
        folder.mkdir(exist_ok=True)
        return os.open(root / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    except OSError as error:
        what = f"can't be opened: {error.strerror}"
        raise OutputError.at(Location(LOCK), what, _remedy(folder)) from error


def _remedy(folder: Path) -> str:
    """What would let us write there."""
    if not folder.exists():
        return "a site's root that you may write to"
    owner = folder.stat().st_uid
    whose = "" if owner == os.geteuid() else f" (this one is that of user {owner})"
    return f"a folder of your own there{whose}: move {folder.name} away, and digest makes a new one"


def _acquire(file: int, patience: float) -> None:
    """Lock the file and write our process id into it."""
    until = time.monotonic() + patience
    while not _is_ours(file):
        if time.monotonic() < until:
            time.sleep(_LOOK_AGAIN)
            continue
        holder = os.pread(file, 20, 0).decode("ascii", "replace").strip() or "unknown"
        what = f"another build of this site is at work (process {holder})"
        raise OutputError.at(Location(LOCK), what, "one at a time; wait for it")
    os.ftruncate(file, 0)
    os.pwrite(file, b"%d\n" % os.getpid(), 0)


def _is_ours(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _let_go() -> None:
    """Close a lock that was inherited: a forked worker must not outlive its parent with it."""
    for file in _held:
        os.close(file)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)
