"""Sketches, and the function that makes the sketched files when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from digest.engine import Engine
from digest.model import KEY_BYTES, Output, Sketch
from digest.publish.making import Make
from digest.steps.drawing import Drawing, draw_all


def sketch_made(files: Sequence[Output]) -> Iterator[Sketch]:
    """Sketches of files that are made already, by the hash of their bytes."""
    for file in files:
        key = sha256(b"made\n" + file.data).digest()[:KEY_BYTES]
        yield Sketch(file.path, key, file.origin)


def maker(
    made: Sequence[Output],
    render: Make,
    drawings: Sequence[Drawing],
    root: Path,
    engine: Engine,
) -> Make:
    """A function that makes sketched files of all three kinds: `made` ones, pages and drawings."""
    ready = {file.path: file for file in made}
    drawn = {drawing.path: drawing for drawing in drawings}

    def make(sketches: Sequence[Sketch]) -> Iterator[Output]:
        yield from (ready[sketch.path] for sketch in sketches if sketch.path in ready)
        apart = ready.keys() | drawn.keys()
        yield from render([sketch for sketch in sketches if sketch.path not in apart])
        wanted = [drawn[sketch.path] for sketch in sketches if sketch.path in drawn]
        yield from draw_all(wanted, root, engine)

    return make
