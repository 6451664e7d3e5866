"""Sentences to the text fragments that lead a browser to them."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

WHOLE = 8
"""Words up to which a sentence is named whole; a longer one by its first and last words."""
FIRST, LAST = 5, 3
"""Words at the ends of a longer sentence: enough to be the only such place in a report."""


@lru_cache(maxsize=2000)  # the parts of an entry cite one sentence again and again
def text_fragment(sentence: str) -> str:
    """What to put behind a URL so that it opens at this sentence; "" for no words.

    >>> text_fragment("Eleven men were killed, two of them at sea.")
    '#:~:text=Eleven%20men%20were%20killed%2C%20two,them%20at%20sea.'
    >>> text_fragment("It was well-known.")
    '#:~:text=It%20was%20well%2Dknown.'

    Source: WICG, "URL Fragment Text Directives", 3.3 (the text directive; a hyphen and a comma in
    the text itself are percent-encoded).
    """
    words = sentence.split()
    if not words:
        return ""
    parts = [words] if len(words) <= WHOLE else [words[:FIRST], words[-LAST:]]
    return "#:~:text=" + ",".join(_encoded(part) for part in parts)


def _encoded(words: list[str]) -> str:
    return "%20".join(map(_word, words))


@lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    # A lone surrogate, which some pages have, can't be encoded and matches nothing.
    return quote(word, safe="", errors="replace").replace("-", "%2D")
