"""A text to the part of it that the font of the cards can draw."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LETTERS = (
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x17F),
    (0x218, 0x21B),
    (0x386, 0x3CE),
    (0x400, 0x45F),
    (0x490, 0x491),
    (0x1E80, 0x1E85),
    (0x1EF2, 0x1EF3),
    (0x2010, 0x2015),
    (0x2018, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x2032, 0x2033),
    (0x2039, 0x203A),
    (0x20AC, 0x20AC),
    (0x2212, 0x2212),
)
"""What the font of the cards has of Latin, Greek and Cyrillic, first and last: of scripts whose
letters change with their neighbors it has none, and no card is better than a wrong one."""


@lru_cache(maxsize=1024)  # every page asks for the name of the site
def drawable(text: str) -> str:
    """The text as the font can draw it, without signs that it lacks; "" where it lacks a letter."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    shown = "".join(char for char in text if _has(char))
    lost = (char for char in text if not _has(char))
    return "" if any(unicodedata.category(char)[0] in "LMN" for char in lost) else shown.strip()


def _has(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in LETTERS)
