"""One file, replaced in one step: whoever reads it finds the old bytes or the new ones."""

from __future__ import annotations

import os


def replace_file(path: str | os.PathLike[str], content: bytes, *, durable: bool = True) -> None:
    """Write a file by way of a hidden sibling, so that a kill never leaves half of it.

    Not for two writers of one file at once: they hold the site's lock.

    Args:
        path: The file, which need not exist; its folder must.
        content: All of it.
        durable: The bytes reach the disk before the name does, so that a power cut leaves
            one version whole, too; for what can't be made again.

    Raises:
        OSError: the file is as before.
    """
    folder, name = os.path.split(os.fspath(path))
    partial = os.path.join(folder, f".{name}.digest-new")
    try:
        with open(partial, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(partial, path)
    except BaseException:
        if os.path.lexists(partial):
            os.unlink(partial)
        raise
