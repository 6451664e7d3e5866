"""A site's files to `site/`: the new site is written to another folder, then exchanged for it in
one atomic step.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from digest.errors import OutputError
from digest.model import Sketch
from digest.publish.exchange import put_in_place, recover
from digest.publish.intact import spoilt
from digest.publish.inventory import Inventories, Inventory, Stamp, stamp
from digest.publish.making import Find, Make
from digest.publish.target import check_target, is_ours, location
from digest.publish.tree import remove_tree, write_tree


class Looked(NamedTuple):
    """The result of comparing a tree with its inventory."""

    record: list[int]
    """Identifies the inventory: see `Inventories.mark`."""
    spoilt: set[str] | None
    """The files that differ from it; None where files or folders were added or removed."""


def nothing_looked_at() -> Looked | None:
    """The default: the tree was not compared yet."""
    return None


def sync(
    target: Path,
    root: Path,
    sketches: Sequence[Sketch],
    make: Make,
    looked: Callable[[], Looked | None] = nothing_looked_at,
) -> int:
    """Make `target` hold the sketched files and nothing else; it is a whole site at every moment.
    Returns how many files it has, without digest's mark.

    The new site is written to a spare folder under `.digest/` and exchanged for the old one in one
    step. The old one becomes the spare, and the next build writes into it only what has changed
    since. Only files that neither tree has are made.
    Killed at any point, a build leaves the old or the new site, and a spare that the next build
    completes. The caller holds the site's lock.

    Args:
        target: The output folder.
        root: The site's root.
        sketches: The files.
        make: Makes those that neither tree has; if it raises, the old site stays in place.
        looked: Returns what `look_at_spare` has found under the same lock.

    Raises:
        OutputError: the folder is not digest's to replace, two files claim one path, or
            the system refuses to write; the old site stands.
    """
    with _explained(target, root):
        check_target(target, root)
        target.parent.mkdir(parents=True, exist_ok=True)
        place = _workplace(target, root)
        recover(str(target), place.aside)
        _clear(place.aside, root)
        if not _is_usable(place.spare):
            _clear(place.spare, root)
        keep = place.keeps_spare
        try:
            made = _write(sketches, make, target, place, looked)
            put_in_place(place.spare, str(target), place.aside)
        except OSError:
            keep = False  # Give the space back that there may be none of.
            raise
        finally:
            if not keep:
                _clear(place.spare, root)
            place.inventories.forget_all_but((place.spare, str(target)))
        return len(made.paths) - 1


def _write(
    sketches: Sequence[Sketch],
    make: Make,
    target: Path,
    place: _Workplace,
    looked: Callable[[], Looked | None],
) -> Inventory:
    """Write the new site to the spare tree, and save its inventory."""
    record = place.inventories.mark(place.spare)
    known = place.inventories.load(place.spare)
    find, look = _finder(target, place.inventories), partial(_spoilt, looked, record)
    made = write_tree(place.spare, sketches, make, known, find, look)
    if made != known:
        place.inventories.save(place.spare, made)
    return made


def look_at_spare(target: Path, root: Path) -> Looked | None:
    """The comparison with which `sync` begins, for a copy of this process to do ahead; None where
    `sync` has to do it itself.
    """
    try:
        place = _workplace(target, root)
        if not _is_usable(place.spare) or not (record := place.inventories.mark(place.spare)):
            return None
        handle = os.open(place.spare, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            return Looked(record, spoilt(handle, place.inventories.load(place.spare)))
        finally:
            os.close(handle)
    except OSError:
        return None  # What is wrong is told when the site is written.


def _spoilt(
    looked: Callable[[], Looked | None], record: list[int], handle: int, known: Inventory
) -> set[str] | None:
    """The result of the comparison: the one done ahead, if it was with this inventory."""
    found = looked()
    return found.spoilt if found and found.record == record else spoilt(handle, known)


def _finder(target: Path, inventories: Inventories) -> Find:
    """A function that finds sketched files in the published tree at `target`, if there is one."""
    folder = str(target)

    @cache
    def known() -> dict[str, Stamp]:
        return inventories.load(folder).stamps() if target.is_dir() else {}

    def found(sketch: Sketch) -> bytes | None:
        there = known().get(sketch.path)
        if there is None or not sketch.key or there.key != sketch.key:
            return None
        try:
            handle = os.open(f"{folder}/{sketch.path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            return None  # Somebody's hands were in the published site: it is made again.
        try:
            if stamp(sketch.key, os.fstat(handle)) != there:
                return None  # As above; it may be a folder by now.
            with open(handle, "rb", closefd=False) as file:
                return file.read()
        finally:
            os.close(handle)

    return found


class _Workplace(NamedTuple):
    """Where a site is made."""

    spare: str
    """The tree to write to."""
    aside: str
    """Where to put the old site, where two folders can't be exchanged."""
    inventories: Inventories
    keeps_spare: bool


def _workplace(target: Path, root: Path) -> _Workplace:
    """Where to write the site, where to put the old one aside, and whether to keep a spare.

    All on the target's file system, or nothing could be exchanged: in `.digest/` for a
    folder of the root; elsewhere beside the target, where no spare is left lying about.
    """
    own = root / ".digest"
    inventories = Inventories(str(root), str(target))
    if target.parent in (root, own) and not own.is_symlink() and not os.path.ismount(own):
        own.mkdir(exist_ok=True)
        kept = own / f"{target.name}."
        return _Workplace(f"{kept}spare", f"{kept}aside", inventories, keeps_spare=True)
    beside = target.parent / f".{target.name}.digest"
    return _Workplace(f"{beside}-spare", f"{beside}-aside", inventories, keeps_spare=False)


def _is_usable(folder: str) -> bool:
    """A folder of digest's, to be made into the new site."""
    return os.path.isdir(folder) and not os.path.islink(folder) and is_ours(folder)


def _clear(folder: str, root: Path) -> None:
    """Delete a left-over folder, should there be one."""
    if not os.path.lexists(folder):
        return
    if not _is_usable(folder):
        place = location(Path(folder), root)
        raise OutputError.at(place, "stands in the way and is not digest's", "its removal by you")
    remove_tree(folder)


@contextmanager
def _explained(target: Path, root: Path) -> Iterator[None]:
    """Turn an `OSError` into one line with a remedy."""
    try:
        yield
    except OSError as error:
        named = f" ({error.filename})" if isinstance(error.filename, str) else ""
        what = f"the output folder can't be written: {error.strerror}{named}"
        remedy = _REMEDIES.get(error.errno or 0, "a folder that can be written to; see --output")
        raise OutputError.at(location(target, root), what, remedy) from error


_REMEDIES = {
    errno.ENOSPC: "room for the whole new site beside the old one",
    errno.EDQUOT: "room for the whole new site beside the old one",
    errno.EFBIG: "a file size limit (`ulimit -f`) above the largest file of the site",
    errno.EBUSY: "a folder that is no mount point; choose one inside the mount with --output",
    errno.EXDEV: "a folder that is neither a mount point nor part of a container's image",
}
