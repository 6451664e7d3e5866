"""Python-Markdown's block parser, sped up: it asks a processor only where its syntax may begin.

A block that begins with a word and holds nothing that another kind of block begins with is a
paragraph: no processor needs to be asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown import blockprocessors as blocks
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import abbr, def_list, footnotes, sane_lists, tables

from digest.pages.markup.shortcode_marks import ShortcodeMark
from digest.patterns import regex

LITERALS: dict[type[BlockProcessor], str] = {
    blocks.BlockQuoteProcessor: ">",
    blocks.HashHeaderProcessor: "#",
    blocks.ReferenceProcessor: "]:",
    footnotes.FootnoteBlockProcessor: "]:",
    tables.TableProcessor: "|",
}
"""A block processor to what stands in each block that it takes up."""

_NOT_PLAIN = ("#", "|", ">", "]:", "*[")
_LATER_LINE = regex(r"\n {0,3}[-_*=:]")
_PLAIN_START = regex(r"[*_]{0,2}[^\W\d_]|[\"'\[(“‘]")
_KNOWN = frozenset(
    {
        *LITERALS,
        blocks.EmptyBlockProcessor,
        blocks.ListIndentProcessor,
        blocks.CodeBlockProcessor,
        blocks.SetextHeaderProcessor,
        blocks.HRProcessor,
        blocks.OListProcessor,
        blocks.UListProcessor,
        blocks.ParagraphProcessor,
        abbr.AbbrBlockprocessor,
        def_list.DefListIndentProcessor,
        def_list.DefListProcessor,
        sane_lists.SaneOListProcessor,
        sane_lists.SaneUListProcessor,
        ShortcodeMark,
    }
)
"""None but the last takes up a plain block: they want a blank, a digit, a sign or `{{` at the
beginning, one of `_NOT_PLAIN`, or a line as `_LATER_LINE`.
"""


def quicken_blocks(renderer: markdown.Markdown) -> None:
    """Ask block processors only for blocks that they may take up."""
    processors = list(renderer.parser.blockprocessors)
    for processor in processors:
        if literal := LITERALS.get(type(processor)):
            setattr(processor, "test", partial(_test, processor.test, literal))  # noqa: B010 (mypy)
    known = _KNOWN.issuperset(map(type, processors))
    if known and type(processors[-1]) is blocks.ParagraphProcessor:
        parse = partial(_parse, processors, processors[-1].run)
        setattr(renderer.parser, "parseBlocks", parse)  # noqa: B010 (mypy)


def _test(stock: Callable[[Any, str], bool], literal: str, parent: Any, block: str) -> bool:
    """As the stock test, which is not asked where its literal is absent."""
    return literal in block and stock(parent, block)


def _parse(
    processors: list[BlockProcessor],
    make_paragraph: Callable[[Element, list[str]], object],
    parent: Element,
    blocks: list[str],
) -> None:
    """As `BlockParser.parseBlocks`."""
    while blocks:
        block = blocks[0]
        if _is_plain(block):
            make_paragraph(parent, blocks)
            continue
        for processor in processors:
            if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                break


def _is_plain(block: str) -> bool:
    """It is a paragraph, whatever stands around it."""
    if not _PLAIN_START.match(block) or any(mark in block for mark in _NOT_PLAIN):
        return False
    return "\n" not in block or not _LATER_LINE.search(block)
