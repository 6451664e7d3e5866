"""The end of the program, and the objects that are held until then, as freeing them takes time."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

HELD: list[object] = []
"""What the program has in hand until it ends. The system takes it back in no time; Python would
let go of it piece by piece.
"""


def end(status: int) -> NoReturn:
    """Exit, with all said that was to be said. Raises `OSError` where that can't be."""
    sys.stdout.flush()
    sys.stderr.flush()
    if HELD:
        os._exit(status)  # Nothing is left to do: files, workers and locks are done with.
    sys.exit(status)
