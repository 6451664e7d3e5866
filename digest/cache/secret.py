"""A secret of this user on this machine, which signs the compiled templates in a site's cache, so
that code that somebody else put there is never run.

It is kept outside of the site, as a clone could bring it along.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import cache

KEY = "digest/key"
"""In the user's cache folder. Deleting it costs time, nothing else."""

_BYTES = 32


@cache
def own_secret() -> bytes:
    """The user's secret, which is made the first time; b"" where none can be kept from others."""
    path = os.path.join(_cache_folder(), KEY)
    with suppress(OSError):
        if not os.path.lexists(path):
            _make(path)
        return _secret_in(path)
    return b""


def _secret_in(path: str) -> bytes:
    """What the file holds, if nobody else can read or write it. Raises `OSError`."""
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        found = os.fstat(file)
        private = stat.S_ISREG(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
        secret = os.read(file, _BYTES) if private and found.st_uid == os.getuid() else b""
    finally:
        os.close(file)
    return secret if len(secret) == _BYTES else b""


def _make(path: str) -> None:
    """Where two builds are the first at once, the later one's stays. Raises `OSError`."""
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    partial = f"{path}.{os.getpid()}"
    file = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    try:
        os.write(file, os.urandom(_BYTES))
    finally:
        os.close(file)
    os.replace(partial, path)


def _cache_folder() -> str:
    """Source: XDG Base Directory Specification, by which a relative path is to be ignored."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return named if os.path.isabs(named) else os.path.expanduser("~/.cache")
