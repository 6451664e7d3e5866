"""Python-Markdown, sped up: the same HTML without the tries that can't succeed.

Most of Python-Markdown's time goes into trying each inline pattern on each piece of text,
nearly always in vain. A pattern whose every match must contain some literal need not be
tried where that literal is absent, and patterns for references need not be tried in a
document that defines none. The same holds for kinds of blocks. What remains is done by the
library itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import markdown
from markdown import blockprocessors as blocks
from markdown import inlinepatterns as inline
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import smarty, tables
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

TESTED = ("3.11",)
"""Versions of Python-Markdown, by their beginning, for which the equality was proved."""

LITERALS: dict[str, str] = {
    inline.BACKTICK_RE: "`",
    inline.ESCAPE_RE: "\\",
    inline.LINK_RE: "[",
    inline.IMAGE_LINK_RE: "![",
    inline.AUTOLINK_RE: "://",
    inline.AUTOMAIL_RE: "@",
    inline.LINE_BREAK_RE: "  \n",
    inline.HTML_RE: "<",
    inline.ENTITY_RE: "&",
    r"\[\^([^\]]*)\]": "[^",
    smarty.HTML_STRICT_RE: "<",
    r"(?<!-)---(?!-)": "---",
    r"(?<!-)--(?!-)": "--",
    r"(?<!\.)\.{3}(?!\.)": "...",
    r"\<\<": "<<",
    r"\>\>": ">>",
    smarty.singleQuoteStartRe: "'",
    smarty.singleQuoteSetsRe: "'",
    smarty.singleQuoteSetsRe2: "'",
    smarty.decadeAbbrRe: "'",
    smarty.openingSingleQuotesRegex: "'",
    smarty.closingSingleQuotesRegex: "'",
    smarty.closingSingleQuotesRegex2: "'",
    smarty.remainingSingleQuotesRegex: "'",
    smarty.doubleQuoteStartRe: '"',
    smarty.doubleQuoteSetsRe: '"',
    smarty.doubleQuoteSetsRe2: '"',
    smarty.openingDoubleQuotesRegex: '"',
    smarty.closingDoubleQuotesRegex: '"',
    smarty.closingDoubleQuotesRegex2: '"',
    smarty.remainingDoubleQuotesRegex: '"',
}
"""A pattern to what stands in each of its matches."""

BLOCK_LITERALS: dict[type[BlockProcessor], str] = {
    blocks.BlockQuoteProcessor: ">",
    blocks.HashHeaderProcessor: "#",
    blocks.ReferenceProcessor: "]:",
    tables.TableProcessor: "|",
}
"""A block processor to what stands in each block that it takes up."""


def quicken(renderer: markdown.Markdown) -> markdown.Markdown:
    """`renderer`, with its inline processors replaced by quick ones; all extensions are in.

    An untested version of the library is left as it is: slower, and right.
    """
    if markdown.__version__.startswith(TESTED):
        for name, priority in (("inline", 20), ("smarty", 6)):
            if name in renderer.treeprocessors:
                stock = renderer.treeprocessors[name]
                if type(stock) is InlineProcessor:
                    renderer.treeprocessors.register(_Quick(renderer, stock), name, priority)
        for processor in renderer.parser.blockprocessors:
            if literal := BLOCK_LITERALS.get(type(processor)):
                setattr(processor, "test", partial(_test, processor.test, literal))  # noqa: B010 (mypy)
    return renderer


def _test(stock: Callable[[Any, str], bool], literal: str, parent: Any, block: str) -> bool:
    """As the stock test, which is not asked where its literal is absent."""
    return literal in block and stock(parent, block)


class _Quick(InlineProcessor):
    """Applies the patterns of a stock processor, in its order, where they can match."""

    def __init__(self, renderer: markdown.Markdown, stock: InlineProcessor) -> None:
        super().__init__(renderer)
        # The library's own name for it is private.
        self._apply: Any = getattr(self, "_InlineProcessor__applyPattern")  # noqa: B009
        self.inlinePatterns = stock.inlinePatterns
        self._steps = [
            (pattern, *_literals(pattern), isinstance(pattern, inline.ReferenceInlineProcessor))
            for pattern in stock.inlinePatterns
        ]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 (the library's names)
        if isinstance(data, AtomicString):
            return data
        has_references = bool(self.md.references)
        for index in range(patternIndex, len(self._steps)):
            pattern, literal, other, wants_references = self._steps[index]
            if literal not in data and other not in data:
                continue
            if wants_references and not has_references:
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = self._apply(pattern, data, index, start)
        return data


def _literals(pattern: Any) -> tuple[str, str]:
    """One of the two stands in each match of `pattern`; "", which is in every text, if none is
    known to.
    """
    if isinstance(pattern, inline.DelimiterProcessor):
        tokens = tuple(pattern.tokens)
        return (tokens[0], tokens[-1]) if 1 <= len(tokens) <= 2 else ("", "")
    literal = LITERALS.get(pattern.pattern, "")
    return literal, literal
