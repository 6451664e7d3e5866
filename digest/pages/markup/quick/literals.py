"""A regular expression to a literal that each match must contain, so that a substring search can
rule it out.
"""

from __future__ import annotations

from typing import Any

from markdown import inlinepatterns as inline
from markdown.extensions import smarty

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


def literals_of(pattern: Any) -> tuple[str, str]:
    """Two texts, one of which is in every match of `pattern`; "", which is in every text, if none
    is known.
    """
    if isinstance(pattern, inline.DelimiterProcessor):
        tokens = tuple(pattern.tokens)
        return (tokens[0], tokens[-1]) if 1 <= len(tokens) <= 2 else ("", "")
    literal = LITERALS.get(pattern.pattern, "")
    return literal, literal
