"""A plain text to Markdown that renders as that very text: every special character is escaped."""

from __future__ import annotations

from digest.patterns import regex

_BEGINS = regex(r"(?:[#>+{[-]|\d{1,9}[.)](?=\s|$))")
"""What a line must not begin with, unless it is to be a heading, a quote, a list, ..."""
_MARKS = regex(r"[\\`*]|~(?=~)|(?<=~)~|(?<![^\W_])_|_(?![^\W_])|\[(?=[\^\]])|\](?=[(\[:])")
"""Marks within a line; an underscore within a word is none, nor are most brackets."""
_ENTITY = regex(r"&(?=[#\w])")


def as_markdown(text: str) -> str:
    r"""`text`, paragraphs separated by an empty line, as Markdown.

    >>> print(as_markdown("1. <b>Not</b> a list\n\n# 1 of *two*"))
    1\. &lt;b>Not&lt;/b> a list
    <BLANKLINE>
    \# 1 of \*two\*
    """
    return "\n\n".join(map(_paragraph, text.split("\n\n")))


def _paragraph(text: str) -> str:
    # As character references, since raw HTML is looked for before backslashes are.
    safe = _ENTITY.sub("&amp;", _MARKS.sub(r"\\\g<0>", text)).replace("<", "&lt;")
    if not (begins := _BEGINS.match(safe)):
        return safe
    at = begins.end() - 1
    return f"{safe[:at]}\\{safe[at:]}"
