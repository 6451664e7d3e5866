"""Footnotes as Python-Markdown writes them, in the site's language."""

from __future__ import annotations

import re
from html import escape

from digest.pages.language.wording import Wording
from digest.patterns import regex

BACK = 'title="Jump back to'
"""What HTML without footnotes does not have."""

_BACK = regex(rf'{BACK} footnote (\d{{1,6}}) in the text"')
"""Of the link from a footnote to its place; the extension says it in English alone."""


def say_footnotes(html: str, words: Wording) -> str:
    """`html` with the words of its footnotes in the site's language."""
    if BACK not in html:
        return html

    def replace(match: re.Match[str]) -> str:
        said = words.say("Jump back to footnote %(number)s in the text", number=match[1])
        return f'title="{escape(said)}"'

    return _BACK.sub(replace, html)
