"""The end of the program, which skips freeing large objects one by one."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

HELD: list[object] = []
"""Objects that are held until the program ends: the system frees its memory at once, while Python
would free them one by one.
"""


def end(status: int) -> NoReturn:
    """Exit after flushing all output. Raises `OSError` where that fails."""
    sys.stdout.flush()
    sys.stderr.flush()
    if HELD:
        os._exit(status)  # Nothing is left to do: files, workers and locks are done with.
    sys.exit(status)
