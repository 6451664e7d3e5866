"""Sketched files to finished ones: found where they are at hand, made where they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from digest.model import Output, Sketch
from digest.publish.inventory import Inventory

Make = Callable[[Sequence[Sketch]], Iterable[Output]]
"""How to make sketched files, each of which it gives once."""

Find = Callable[[Sequence[Sketch]], Callable[[Sketch], bytes | None]]
"""How to find the content of such of these files as are at hand elsewhere."""

Spoilt = Callable[[int, Inventory], set[str] | None]
"""What of an open folder's tree is not as known: see `spoilt`."""


def fulfilled(sketches: Sequence[Sketch], find: Find, make: Make) -> Iterator[Output]:
    """Each of the files, finished: those that are found first, then those that are made."""
    found = find(sketches)
    left = []
    for sketch in sketches:
        content = found(sketch)
        if content is None:
            left.append(sketch)
        else:
            yield Output(sketch.path, content, sketch.origin)
    if left:
        yield from make(left)
