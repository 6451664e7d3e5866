"""The grammar of HTML as far as bounding it needs; every pattern takes linear time.

Tags are those that all parsers agree upon: attributes whose quotes are whole, in elements of
which all know whether they hold tags.

Source: the HTML Standard, 13.2.5, "Tokenization".
"""

from __future__ import annotations

import re

from digest.patterns import regex

_NAME = "[a-zA-Z][a-zA-Z0-9:-]*+"
_BARE = "[^\\s\"'<>=`][^\\s\"'<>`]*+"


def _attributes(never: str) -> str:
    """A pattern of attributes; what is in quotes has none of the characters `never`."""
    value = f"\"[^\"{never}]*+\"|'[^'{never}]*+'|{_BARE}"
    return rf"(?:[\s/]++|[^\s\"'<>/=]++(?:\s*+=\s*+(?:{value}))?+)*+"


RAW = ("script", "style")
"""Elements in which no parser finds tags."""
_TEXTS = ("title", "textarea", "xmp", "iframe", "noembed", "noframes")
"""Elements in which some parsers do."""
_TAGLESS = "|".join((*RAW, *_TEXTS))
ENDS = {name: regex(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in (*RAW, *_TEXTS)}
"""Where these end."""

START = regex(rf"<(?:!--|[!?]|(/?)({_NAME}))")
"""The beginning of markup."""
OPENING = regex(rf"<(/?){_NAME}{_attributes('')}")
"""A tag without its `>`, as far as it is well-formed."""
REST = regex("[^<>]*+>")
"""What is left of markup up to its end."""
ANY_TAG = regex(rf"</?{_NAME}[^<>]*+>")
COMMENT_END = regex("-->")

_PLAIN = regex(
    rf"(?:[^<]++|<(?!(?:{_TAGLESS})[\s/>])/?{_NAME}{_attributes('<>')}>)*+", re.IGNORECASE
)
_APART = regex(
    rf"<(?:!doctype\b[^<>]*+>|!--(?!-?>)|({_TAGLESS}){_attributes('<>')}>)", re.IGNORECASE
)
"""What stands between plain markup."""


def is_clear(body: str) -> bool:
    """Whether all parsers agree upon every tag of `body`, as they do of most pages."""
    at = 0
    while (at := _end_of_plain(body, at)) < len(body):
        found = _APART.match(body, at)
        at = _end_of_inside(body, found) if found else -1
        if at < 0:
            return False
    return True


def _end_of_plain(body: str, at: int) -> int:
    plain = _PLAIN.match(body, at)
    return plain.end() if plain else at


def _end_of_inside(body: str, opening: re.Match[str]) -> int:
    """The end of what `opening` opens; -1 where parsers may disagree about it."""
    start, name = opening.end(), (opening[1] or "").lower()
    if name:
        end = ENDS[name].search(body, start)
        if not end or (name not in RAW and body.find("<", start, end.start()) >= 0):
            return -1
        return end.start()
    if opening.group() != "<!--":
        return start
    close = body.find("-->", start)
    return close if close >= 0 and body.find("--!>", start, close) < 0 else -1
