"""One file in one step: what goes wrong names the file, and leaves what stood there."""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from digest.publish.atomic import replace_file, write_new


@contextmanager
def no_room() -> Iterator[None]:
    """As on a full disk, no file grows beyond ten bytes."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    known = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, known)


@pytest.mark.parametrize("write", [replace_file, write_new])
def test_a_disk_that_is_full_names_the_file_and_leaves_nothing(
    write: Callable[[Path, bytes], None], tmp_path: Path
) -> None:
    place = tmp_path / "ferry.md"
    with no_room(), pytest.raises(OSError, match="too large") as caught:
        write(place, b"x" * 1000)
    assert caught.value.filename == str(place)
    assert list(tmp_path.iterdir()) == []
