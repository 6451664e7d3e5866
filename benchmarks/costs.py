"""A command to what it costs: CPU, wall, and the largest of its processes."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

Of = Callable[["Cost"], float]


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    cpu: float
    """Seconds, user and system, of the process and of those that it waited for."""
    wall: float
    """Seconds."""
    memory: float
    """MB, of the largest process."""


def run(command: Sequence[str], folder: Path) -> Cost:
    """The cost of `command`, run in `folder`; its output only where it fails."""
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=told)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            sys.exit(f"{' '.join(command)}\n{told.read().decode(errors='replace')}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1000)


def median(costs: Sequence[Cost], of: Of) -> float:
    """Median over the runs."""
    return statistics.median(of(cost) for cost in costs)


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost], of: Of) -> float:
    """Median of the ratios of paired runs: the machine's mood cancels out."""
    return statistics.median(of(a) / of(b) for a, b in zip(ours, theirs, strict=True))


def growth(seconds: dict[int, float]) -> str:
    """The exponents from each size to the next.

    >>> growth({1000: 2.0, 10000: 20.0})
    '1,000 to 10,000: ^1.00'
    """
    return ", ".join(
        f"{a:,} to {b:,}: ^{math.log(seconds[b] / seconds[a]) / math.log(b / a):.2f}"
        for a, b in pairwise(sorted(seconds))
    )
