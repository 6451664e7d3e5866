"""Python-Markdown's fenced code, whose module is loaded with the first text that has a fence.

It loads Pygments, whether code is colored or not, and Pygments loads what lists installed packages:
together these took a twelfth of a rebuild after an edited text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

NAME, PRIORITY = "fenced_code_block", 25
"""As the library registers it."""


class LateFences(Extension):
    """The library's `fenced_code` without options."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        """Add the step."""
        md.registerExtension(self)
        md.preprocessors.register(Fences(lambda: _stock(md)), NAME, PRIORITY)


class Fences(Preprocessor):
    """Leaves texts without a fence as they are, and asks the library's own step of others."""

    def __init__(self, make: Callable[[], Preprocessor]) -> None:
        self._make = make

    @cached_property
    def _stock(self) -> Preprocessor:
        return self._make()

    def run(self, lines: list[str]) -> list[str]:
        """As the library's step."""
        source = "\n".join(lines)
        if "```" in source or "~~~" in source:
            return self._stock.run(lines)
        return source.split("\n")


def _stock(renderer: markdown.Markdown) -> Preprocessor:
    from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension

    return FencedBlockPreprocessor(renderer, FencedCodeExtension().getConfigs())
