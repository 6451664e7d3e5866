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

    The new site is written where no one looks, and takes the old one's name in one step.
    The old one stays as a spare under `.digest/`, and the next build only writes into it
    what has changed. Killed at any point, a build leaves the old or the new site, and a
    spare that is finished by the next build. The caller holds the site's lock.

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
        spare, aside, keep = _workplace(target, root)
        recover(str(target), aside)
        _clear(aside, root)
        if not _is_usable(spare):
            _clear(spare, root)
        try:
            write_tree(outputs, spare)
            put_in_place(spare, str(target), aside)
        except OSError:
            keep = False  # Give the space back that there may be none of.
            raise
        finally:
            if not keep:
                _clear(spare, root)


def _workplace(target: Path, root: Path) -> tuple[str, str, bool]:
    """Where to write the site, where to put the old one aside, and whether to keep a spare.

    All on the target's file system, or nothing could be exchanged: in `.digest/` for a
    folder of the root; elsewhere beside the target, where no spare is left lying about.
    """
    own = root / ".digest"
    if target.parent == root and not own.is_symlink() and not os.path.ismount(own):
        own.mkdir(exist_ok=True)
        return str(own / f"{target.name}.spare"), str(own / f"{target.name}.aside"), True
    beside = target.parent / f".{target.name}.digest"
    return f"{beside}-spare", f"{beside}-aside", False


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
    """Turn an error of the system into one line with a remedy."""
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
