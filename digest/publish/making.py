"""Sketched files (a path and a hash of the inputs) to finished ones: reused where they exist, else
made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from digest.model import Output, Sketch
from digest.publish.inventory import Inventory

Make = Callable[[Sequence[Sketch]], Iterable[Output]]
"""Makes sketched files; yields each of them once."""

Find = Callable[[Sketch], bytes | None]
"""The content of a sketched file that exists elsewhere; None where it does not."""

Spoilt = Callable[[int, Inventory], set[str] | None]
"""The files below an open folder that differ from its inventory: see `intact.spoilt`."""


def fulfilled(sketches: Sequence[Sketch], find: Find, make: Make) -> Iterator[Output]:
    """Each of the files, finished: those that are found first, then those that are made."""
    left = []
    for sketch in sketches:
        content = find(sketch)
        if content is None:
            left.append(sketch)
        else:
            yield Output(sketch.path, content, sketch.origin)
    if left:
        yield from make(left)
