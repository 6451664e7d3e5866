"""The files between the steps of a run over shards: each is renamed into place whole, so any worker
may write it.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole(path: Path, work: Path) -> Iterator[BinaryIO]:
    """A file to write, which appears at `path` only once it is complete.

    Two workers may do one step, where the first was taken for lost: each writes a file of its
    own in `work`, the same bytes, and the last one's stays.
    """
    writer = f"{socket.gethostname()}-{os.getpid()}-{threading.get_ident()}"
    partial = work / f".{path.name}.{writer}"
    try:
        with open(partial, "wb") as file:
            yield file
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
