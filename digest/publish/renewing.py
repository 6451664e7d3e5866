"""A tree that stands as it was left, to one of the same names in which some files are new.

So are most rebuilds: of ten thousand files a few change. That none has come or gone is known from
the folders; each file is looked at once, and nothing is asked twice of those that stay.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from digest.model import Sketch
from digest.publish.files import right, write_file
from digest.publish.inventory import Folder, Inventory, Stamp, stamp
from digest.publish.making import Find, Make, Spoilt, fulfilled
from digest.publish.target import MARK


def renewed(
    handle: int,
    sketches: Sequence[Sketch],
    make: Make,
    known: Inventory,
    find: Find,
    look: Spoilt,
) -> Inventory | None:
    """What the files below the open folder are made of when each is as sketched; None, with nothing
    done, where these are not the names that are known, or others stand there.

    `make`, `find` and `look` are what `write_tree` takes.
    """
    wanted = {sketch.path: sketch.key for sketch in sketches}
    stamped = dict(zip(known.paths, known.keys, strict=True))
    if len(wanted) < len(sketches) or wanted.keys() != stamped.keys() - {MARK}:
        return None
    spoilt = look(handle, known) if MARK in stamped else None
    if spoilt is None or MARK in spoilt:
        return None
    files, touched = dict[str, Stamp](), {""}
    old = [
        one for one in sketches if one.path in spoilt or not one.key or one.key != stamped[one.path]
    ]
    for output in fulfilled(old, find, make):
        path = output.path
        found = _found(handle, path)
        kept = found and right(handle, found, path, output.data)
        if not kept:
            touched.add(path.rpartition("/")[0])
            if found:
                os.unlink(path, dir_fd=handle)
            kept = write_file(handle, path, output.data)
        files[path] = stamp(wanted[path], kept)
    return known.after(files, {path: Folder.of(_folder(handle, path)) for path in touched})


def _found(handle: int, path: str) -> os.stat_result | None:
    try:
        return os.stat(path, dir_fd=handle, follow_symlinks=False)
    except FileNotFoundError:
        return None


def _folder(handle: int, path: str) -> os.stat_result:
    return os.stat(path or ".", dir_fd=handle, follow_symlinks=False)
