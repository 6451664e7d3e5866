"""The editor's `[1]`, `[1, 2]` and `[@articles/003.md]` to marks, which `citing.cite` resolves.

The numbers of the sources are not known where a text is rendered.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from digest.pages.markup.sources_named import REFERENCE, named_in

AFTER_LINKS = 5
"""Below every kind of link: `[1]` with a definition `[1]: https://...` stays a link."""


class References(Extension):
    """Makes marks of references to sources."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Register the pattern."""
        md.inlinePatterns.register(_Mark(REFERENCE, md), "digest-references", AFTER_LINKS)


class _Mark(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name; its stubs say less)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if not named_in(m[1]):
            return None, None, None
        mark = Element("sup", {"class": "cites"})
        link = SubElement(mark, "a", {"href": f"?cite={m[1]}"})
        link.text = AtomicString(m[1])
        return mark, m.start(0), m.end(0)
