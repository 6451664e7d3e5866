"""The editor's `{{ figure(...) }}` to marks, which `shortcodes` expands; the theme is not known
where a text is rendered.
"""

from __future__ import annotations

from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from digest.patterns import regex

MARK = "?shortcode="
AFTER_CODE = 75
"""Below what is indented as code, above every other kind of block."""

_CALL = regex(r"\{\{\s*\w{1,40}\([^{}]{0,5000}\)\s*\}\}")


class Shortcodes(Extension):
    """Replaces shortcodes, each a paragraph of its own, by marks."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Register the kind of block."""
        md.parser.blockprocessors.register(
            ShortcodeMark(md.parser), "digest-shortcodes", AFTER_CODE
        )


class ShortcodeMark(BlockProcessor):
    """A block that begins with `{{`, to its mark."""

    def test(self, parent: Element, block: str) -> bool:
        """Is the block a call, and nothing else?"""
        return block.startswith("{{") and bool(_CALL.fullmatch(block.strip()))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make its mark the text of a paragraph."""
        paragraph = SubElement(parent, "p")
        SubElement(paragraph, "a", {"href": MARK + quote(blocks.pop(0).strip(), safe="")})
