"""Quotes, dashes and ellipses to entities, as Python-Markdown's `smarty` makes them, without
building a tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import smarty
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_RE, AtomicString

from digest.pages.markup.quick.literals import LITERALS
from digest.patterns import regex

_ENTITIES = regex(r"(?:&[a-zA-Z]++;)+")


def is_substitution(pattern: Any) -> bool:
    """It puts entities in the place of what it matches, which stay as they are when the tree is
    written: no need for the library's marks, which become entities after that.
    """
    if type(pattern) is not smarty.SubstituteTextPattern or pattern.pattern not in LITERALS:
        return False
    parts: Iterable[Any] = pattern.replace
    return all(type(one) is int or _ENTITIES.fullmatch(one) for one in parts)


class Typography(InlineProcessor):
    """For `smarty`, whose patterns all put entities in place of characters."""

    def __init__(self, renderer: markdown.Markdown, stock: InlineProcessor) -> None:
        super().__init__(renderer)
        self.inlinePatterns = stock.inlinePatterns
        patterns: Iterator[Any] = iter(stock.inlinePatterns)
        self._steps = [
            (LITERALS[one.pattern], one.compiled_re.search, one.replace) for one in patterns
        ]
        self._marks = tuple(dict.fromkeys(literal for literal, _, _ in self._steps))

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """The tree, with the texts of all elements in it set."""
        self.stashed_nodes: dict[str, Element | str] = {}
        marks = self._marks
        for element in tree.iter():
            text, tail = element.text, element.tail
            if text and element is not tree and any(mark in text for mark in marks):
                element.text = self._set(text)
            if tail and element is not tree and any(mark in tail for mark in marks):
                element.tail = self._set(tail)
        return tree

    def _set(self, text: str) -> str:
        """A text with its marks set. Each step sees in place of what the ones before it have
        made the same that it sees in the library.
        """
        if isinstance(text, AtomicString):
            return text
        made: list[str] = []
        for literal, search, parts in self._steps:
            at = 0
            while literal in text and (match := search(text, at)):
                token = INLINE_PLACEHOLDER % f"{len(made):04d}"
                made.append("".join(match[one] if type(one) is int else one for one in parts))
                text = text[: match.start()] + token + text[match.end() :]
                at = match.start() + len(token)
        return INLINE_PLACEHOLDER_RE.sub(lambda found: made[int(found[1])], text)
