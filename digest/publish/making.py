"""Sketched files (a path and a hash of the inputs) to finished ones: reused where they exist, else
made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from digest.model import Output, Sketch
from digest.publish.inventory import Inventory

Make = Callable[[Sequence[Sketch]], Iterable[Output]]
"""How to make sketched files, each of which it gives once."""

Find = Callable[[Sketch], bytes | None]
"""The content of a file that is at hand elsewhere; None where it is not."""

Spoilt = Callable[[int, Inventory], set[str] | None]
"""What of an open folder's tree is not as known: see `spoilt`."""


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
