"""Two folders, exchanged in one atomic step, so that there is a folder of either name at every
moment.
"""

from __future__ import annotations

import errno
import os
import sys

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_SYS_RENAMEAT2 = {"x86_64": 316, "aarch64": 276, "riscv64": 276, "armv7l": 382, "ppc64le": 357}
"""Numbers of the Linux system call, for C libraries without a function for it."""

_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP}


def put_in_place(new: str, target: str, aside: str) -> None:
    """Put the folder `new` in the place of `target`; afterwards the old folder is at `new`.

    All three are siblings. Where the file system can't exchange two folders, the old one is
    first moved to `aside`, and for that moment nothing stands at `target`: see `recover`.

    Raises:
        OSError: the folders stand as before.
    """
    if not os.path.lexists(target):
        os.rename(new, target)
    elif not exchange(new, target):
        exchange_by_renames(new, target, aside)


def exchange(one: str, other: str) -> bool:
    """Exchange two paths in one step; False where system or file system have no such step.

    Source: renameat2(2), RENAME_EXCHANGE; on macOS renamex_np(2), RENAME_SWAP.
    """
    number = _call_exchange(os.fsencode(one), os.fsencode(other))
    if number in _UNSUPPORTED:
        return False
    if number:
        raise OSError(number, os.strerror(number), one, None, other)
    return True


def exchange_by_renames(new: str, target: str, aside: str) -> None:
    """Exchange in three renames; a failed second one is taken back."""
    os.rename(target, aside)
    try:
        os.rename(new, target)
    except OSError:
        os.rename(aside, target)
        raise
    os.rename(aside, new)


def recover(target: str, aside: str) -> None:
    """Bring back the old site, should `exchange_by_renames` have been killed half-way.

    The next build does this first, so that the gap lasts no longer than to its start.
    """
    if os.path.lexists(aside) and not os.path.lexists(target):
        os.rename(aside, target)


def _call_exchange(one: bytes, other: bytes) -> int:
    """The `errno` of the exchange, 0 for done."""
    import ctypes  # a few milliseconds, only spent when there is something to publish

    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        if not hasattr(libc, "renamex_np"):
            return errno.ENOSYS
        failed = libc.renamex_np(one, other, ctypes.c_uint(_RENAME_SWAP))
    elif hasattr(libc, "renameat2"):
        flags = ctypes.c_uint(_RENAME_EXCHANGE)
        failed = libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, flags)
    elif sys.platform == "linux" and os.uname().machine in _SYS_RENAMEAT2:
        call = ctypes.c_long(_SYS_RENAMEAT2[os.uname().machine])
        flags = ctypes.c_uint(_RENAME_EXCHANGE)
        failed = libc.syscall(call, _AT_FDCWD, one, _AT_FDCWD, other, flags)
    else:
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0
