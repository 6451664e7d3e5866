"""Any text to one that XML and HTML documents may hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    r"""`text` without control characters, lone surrogates and non-characters.

    >>> printable("bell\x07, tab\t, new line\n")
    'bell, tab\t, new line\n'

    Source: XML 1.0, 2.2 Characters, without those that it discourages.
    """
    return _FORBIDDEN.sub("", text)
