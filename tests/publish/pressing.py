"""Finished files to a published site, for tests to which it is all one how files are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from digest.model import Output, Sketch
from digest.publish.intact import spoilt
from digest.publish.inventory import EMPTY, Inventory
from digest.publish.making import Make
from digest.publish.sync import sync
from digest.publish.tree import write_tree


def press(outputs: Iterable[Output], target: Path, root: Path) -> None:
    """Publish these files at `target` for the site at `root`."""
    sync(target, root, *finished(outputs))


def finished(outputs: Iterable[Output]) -> tuple[list[Sketch], Make]:
    """What is asked of a site of these files, and what makes them."""
    made = list(outputs)
    sketches = [Sketch(one.path, b"", one.origin) for one in made]
    return sketches, lambda _: made


def first_tree(folder: Path, sketches: Sequence[Sketch], make: Make) -> Inventory:
    """A tree of which nothing is known or at hand."""
    folder.mkdir(parents=True, exist_ok=True)
    return write_tree(str(folder), sketches, make, EMPTY, nowhere, spoilt)


def nowhere(sketch: Sketch) -> None:
    """Where nothing is at hand."""
    del sketch
