"""Python-Markdown's steps before and after parsing, not taken where they would change nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.toc import TocTreeprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import STX

from digest.pages.markup.quick.fences import NAME, PRIORITY, Fences
from digest.patterns import regex

_MAY_BE_ENTITY = regex("&(?! )")


def quicken_steps(renderer: markdown.Markdown) -> None:
    """Put quick steps in the places of the library's own; other people's are left alone."""
    before, after = renderer.preprocessors, renderer.treeprocessors
    if _is(before, "normalize_whitespace", NormalizeWhitespace):
        before.register(_Whitespace(renderer), "normalize_whitespace", 30)
    _quicken_fences(before)
    if _is(before, "html_block", HtmlBlockPreprocessor):
        before.register(_HtmlBlocks(renderer), "html_block", 20)
    if _is(after, "prettify", PrettifyTreeprocessor):
        after.register(_LineBreaks(renderer), "prettify", 10)
    if _is(after, "unescape", UnescapeTreeprocessor):
        after.register(_Unescape(renderer), "unescape", 0)
    if _is(after, "toc", TocTreeprocessor):
        contents: Any = after["toc"]
        contents.replace_marker = partial(_replace_marker, contents.replace_marker, contents.marker)


def _quicken_fences(before: Any) -> None:
    """Where an extension that was loaded as a whole has brought the library's own."""
    loaded: Any = sys.modules.get("markdown.extensions.fenced_code")
    if loaded and _is(before, NAME, loaded.FencedBlockPreprocessor):
        stock = before[NAME]
        before.register(Fences(lambda: stock), NAME, PRIORITY)


def _is(registry: Any, name: str, stock: type) -> bool:
    return name in registry and type(registry[name]) is stock


class _Whitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if "\t" in source or "\r" in source or "\n " in source or STX in source:
            return super().run(lines)
        return (source.replace("\x03", "") + "\n\n").split("\n")


class _HtmlBlocks(HtmlBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if "<" in source or ("&" in source and _MAY_BE_ENTITY.search(source)):
            return super().run(lines)
        return source.split("\n")


class _BlockLevel(dict[Any, bool]):
    """A tag to whether it is one of a block."""

    def __init__(self, ask: Callable[[Any], bool]) -> None:
        self._ask = ask

    def __missing__(self, tag: Any) -> bool:
        found = self[tag] = self._ask(tag)
        return found


class _LineBreaks(PrettifyTreeprocessor):
    def __init__(self, renderer: markdown.Markdown) -> None:
        super().__init__(renderer)
        self._is_block = _BlockLevel(renderer.is_block_level)

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802 (the library's name)
        is_block = self._is_block
        if is_block[elem.tag] and elem.tag not in ("code", "pre"):
            if (not elem.text or elem.text.isspace()) and len(elem) and is_block[elem[0].tag]:
                elem.text = "\n"
            for child in elem:
                if is_block[child.tag]:
                    self._prettifyETree(child)
        if not elem.tail or elem.tail.isspace():
            elem.tail = "\n"


class _Unescape(UnescapeTreeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if tail and STX in tail:
                element.tail = self.unescape(tail)
            for name, value in element.items():
                if value and STX in value:
                    element.set(name, self.unescape(value))


def _replace_marker(
    stock: Callable[[Element, Element], None], marker: str, root: Element, contents: Element
) -> None:
    """As the stock method, which is not asked to go through a text without the marker."""
    if any(marker in element.text for element in root.iter() if element.text):
        stock(root, contents)
