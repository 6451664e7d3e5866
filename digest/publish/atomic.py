"""Replace or create one file in one step, so that a reader finds either the old bytes or the new
ones.
"""

from __future__ import annotations

import os


def replace_file(path: str | os.PathLike[str], content: bytes, *, durable: bool = True) -> None:
    """Replace a file by renaming a hidden temporary file, so that a kill never leaves half of it.

    Not for two writers of one file at once: they hold the site's lock.

    Args:
        path: The file, which need not exist; its folder must.
        content: All of it.
        durable: The bytes reach the disk before the name does, so that a power cut leaves
            one version whole, too; for what can't be made again.

    Raises:
        OSError: the file is as before.
    """
    partial = _sibling(path)
    try:
        _write(partial, content, path, durable=durable)
        os.replace(partial, path)
    except BaseException:
        if os.path.lexists(partial):
            os.unlink(partial)
        raise


def write_new(path: str | os.PathLike[str], content: bytes) -> None:
    """Create a file that must not exist yet, in one step: a kill leaves all of it or nothing.

    Raises:
        FileExistsError: it stands already, and is as before.
        OSError: it can't be written.
    """
    partial = f"{_sibling(path)}.{os.getpid()}"  # two runs may write a file of one name at once
    try:
        _write(partial, content, path, durable=True)
        os.link(partial, path)  # unlike a rename, this never replaces what stands there
    finally:
        if os.path.lexists(partial):
            os.unlink(partial)


def _sibling(path: str | os.PathLike[str]) -> str:
    folder, name = os.path.split(os.fspath(path))
    return os.path.join(folder, f".{name}.digest-new")


def _write(partial: str, content: bytes, path: str | os.PathLike[str], *, durable: bool) -> None:
    try:
        with open(partial, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:  # what is written, the system does not say: it names no file at all
        raise type(error)(error.errno, error.strerror, os.fspath(path)) from error
