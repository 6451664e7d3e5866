"""Python-Markdown, sped up: the same HTML without the tries that can't succeed.

Most of Python-Markdown's time goes into trying each inline pattern on each piece of text and
each kind of block on each block, nearly always in vain. Where the text tells that a try would be
in vain, it is not made. What remains is done by the library itself.
"""

from __future__ import annotations

import markdown
from markdown.treeprocessors import InlineProcessor

from digest.pages.markup.quick.blocks import quicken_blocks
from digest.pages.markup.quick.fences import LateFences
from digest.pages.markup.quick.inline import quick_inline
from digest.pages.markup.quick.steps import quicken_steps

TESTED = ("3.11",)
"""Versions of Python-Markdown, by their beginning, for which the equality was proved."""


def quicken(renderer: markdown.Markdown) -> markdown.Markdown:
    """`renderer`, with its steps replaced by quick ones; all extensions are in.

    An untested version of the library is left as it is: slower, and right.
    """
    if _is_tested():
        for name, priority in (("inline", 20), ("smarty", 6)):
            if name in renderer.treeprocessors:
                stock = renderer.treeprocessors[name]
                if type(stock) is InlineProcessor:
                    quick = quick_inline(renderer, stock)
                    renderer.treeprocessors.register(quick, name, priority)
        quicken_blocks(renderer)
        quicken_steps(renderer)
    return renderer


def quick_extension(name: str) -> markdown.Extension | None:
    """An extension that does the same as the library's own of this name, where there is one that
    is quicker to load.
    """
    return LateFences() if name == "fenced_code" and _is_tested() else None


def _is_tested() -> bool:
    return markdown.__version__.startswith(TESTED)
