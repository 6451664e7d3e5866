"""Texts and pages to what they look like; what was rendered before is not rendered again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from digest.cache import Memory, Recipe, code_version
from digest.config import Config
from digest.engine import Engine
from digest.model import Output, Page, Sketch
from digest.pages.fingerprints import Fingerprints
from digest.pages.markdown import OWN_EXTENSIONS, libraries
from digest.pages.theme import Theme

_ROOMS = ("pages", "text", "config.py", "errors.py", "model", "rendering.py", "locale")
"""What rendering may import or read, itself included."""
_PAGE_LIBRARIES = ("Babel", "Jinja2", "MarkupSafe", "tzdata")

Each = Callable[[Callable[[Any], Any], Sequence[Any], str], list[Any]]
"""As `Engine.each`."""


def text_renderer(memory: Memory, engine: Engine, config: Config) -> Each:
    """`Engine.each` for the editor's texts: those that are remembered are not rendered.

    Other people's extensions may look at anything, and are asked every time.
    """
    if not OWN_EXTENSIONS.issuperset(config.markdown.extensions):
        return engine.each
    code = code_version(_ROOMS, libraries(config.markdown))
    recipe = Recipe("text", str, code, config.markdown)

    def each(stage: Callable[[Any], Any], units: Sequence[Any], label: str) -> list[Any]:
        return memory.each(recipe, units, lambda missing: engine.each(stage, missing, label))

    return each


def sketch_pages(pages: Sequence[Page], theme: Theme) -> list[Sketch]:
    """What each page will be, told by all that it is made of."""
    fingerprints = Fingerprints(theme, code_version(_ROOMS, _PAGE_LIBRARIES))
    return [Sketch(page.path, fingerprints.of(page), page.origin) for page in pages]


def page_renderer(
    pages: Sequence[Page], theme: Theme, engine: Engine
) -> Callable[[Sequence[Sketch]], Iterator[Output]]:
    """How to make the sketched pages."""
    by_path = {page.path: page for page in pages}

    def make(sketches: Sequence[Sketch]) -> Iterator[Output]:
        wanted = [by_path[sketch.path] for sketch in sketches]
        return engine.stream(theme.render, wanted, "rendering pages", bulky=True)

    return make
