"""Starts and lengths of ranges, to the numbers in them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def ranges(start: Ints, length: Ints) -> Ints:
    """The numbers of all ranges, one range after the other."""
    ends = np.cumsum(length)
    total = int(ends[-1]) if len(ends) else 0
    at: Ints = np.arange(total) + np.repeat(start - (ends - length), length)
    return at
