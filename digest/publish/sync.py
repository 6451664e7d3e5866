"""A site's files to `site/`: written whole beside it, then exchanged for it in one step."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.errors import OutputError
from digest.model import Output
from digest.publish.exchange import put_in_place, recover
from digest.publish.target import check_target, is_ours, location
from digest.publish.tree import remove_tree, write_tree


def sync(outputs: Iterable[Output], target: Path, root: Path) -> None:
    """Make `target` hold the outputs and nothing else; it is a whole site at every moment.

    Killed at any point, it leaves the old or the new site, and perhaps a hidden folder
    beside it that the next call deletes. The caller holds the site's lock.

    Args:
        outputs: Taken one by one; whatever they raise leaves the old site in place.
        target: The output folder.
        root: The site's root, of which the output folder must not be a part that matters.

    Raises:
        OutputError: the folder is not digest's to replace, two outputs claim one path, or
            the system refuses to write; the old site stands.
    """
    with _explained(target, root):
        check_target(target, root)
        target.parent.mkdir(parents=True, exist_ok=True)
        staging, aside = _beside(target, "new"), _beside(target, "old")
        recover(str(target), aside)
        _clear(staging, root)
        _clear(aside, root)
        try:
            write_tree(outputs, staging)
            put_in_place(staging, str(target), aside)
        finally:
            # Now the old site, or after an error the unfinished new one.
            _clear(staging, root)


def _beside(target: Path, role: str) -> str:
    """A hidden sibling of the target, so on its file system."""
    return str(target.parent / f".{target.name}.digest-{role}")


def _clear(folder: str, root: Path) -> None:
    """Delete a left-over folder, should there be one."""
    if not os.path.lexists(folder):
        return
    if os.path.islink(folder) or not os.path.isdir(folder) or not is_ours(folder):
        place = location(Path(folder), root)
        raise OutputError.at(place, "stands in the way and is not digest's", "its removal by you")
    remove_tree(folder)


@contextmanager
def _explained(target: Path, root: Path) -> Iterator[None]:
    """Turn an error of the system into one line with a remedy."""
    try:
        yield
    except OSError as error:
        what = f"the output folder can't be written: {error.strerror}"
        remedy = _REMEDIES.get(error.errno or 0, "a folder that can be written to; see --output")
        raise OutputError.at(location(target, root), what, remedy) from error


_REMEDIES = {
    errno.ENOSPC: "room for the whole new site beside the old one",
    errno.EDQUOT: "room for the whole new site beside the old one",
    errno.EFBIG: "a file size limit (`ulimit -f`) above the largest file of the site",
    errno.EBUSY: "a folder that is no mount point; choose one inside the mount with --output",
    errno.EXDEV: "a folder that is no mount point; choose one inside the mount with --output",
}
