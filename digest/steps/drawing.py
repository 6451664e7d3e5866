"""Social cards and pictures to their files; those that the published site already has are not drawn
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from digest.cache import Memory, Recipe, code_version
from digest.engine import Engine
from digest.model import Output, Sketch
from digest.pages.head.card_drawing import draw_card
from digest.pages.head.cards import Card
from digest.pages.pictures.images import LookAll
from digest.pages.pictures.resizing import Look, PictureFile, Sized, look_at, resize

_CARDS = ("pages/head/card_drawing.py", "pages/head/fonts")
_PICTURES = ("pages/pictures/resizing.py",)
_LIBRARIES = ("pillow",)

Drawing = Card | Sized

AT_ONCE = 500
"""This many files are held in memory at a time; as cards they take some ten megabytes."""


def sketch_drawings(drawings: Sequence[Drawing]) -> list[Sketch]:
    """A sketch of each card and each picture: its path, with a hash of everything it is made of."""
    if not drawings:
        return []
    recipe = Recipe("drawing", Output, code_version((*_CARDS, *_PICTURES), _LIBRARIES))
    keys = recipe.keys(drawings)
    return [Sketch(one.path, key, one.origin) for one, key in zip(drawings, keys, strict=True)]


def draw_all(drawings: Sequence[Drawing], root: Path, engine: Engine) -> Iterator[Output]:
    """The finished files, in their order."""
    for start in range(0, len(drawings), AT_ONCE):
        wanted = drawings[start : start + AT_ONCE]
        yield from engine.each(partial(_draw, root), wanted, "drawing cards and pictures")


def picture_looker(root: Path, memory: Memory, engine: Engine) -> LookAll:
    """A function that reads the kinds and sizes of pictures; cached ones are not opened."""
    recipe = Recipe("picture", Look, code_version(_PICTURES, _LIBRARIES))

    def look(files: Sequence[PictureFile]) -> Sequence[Look]:
        def seen(missing: Sequence[PictureFile]) -> list[Look]:
            return engine.each(partial(look_at, root), missing, "looking at pictures")

        return memory.each(recipe, files, seen)

    return look


def _draw(root: Path, drawing: Drawing) -> Output:
    return draw_card(drawing) if isinstance(drawing, Card) else resize(root, drawing)
