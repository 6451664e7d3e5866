"""Contents to ids that are minted once and then kept in the ledger."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Container
from typing import Literal

LENGTH = 6
"""Letters after the prefix; a billion ids, and longer where one is taken."""

MOST = 52
"""All that a hash has."""

FAR_LENGTH = 16
"""80 bits; two of ten million share them with a chance of one in 10^10."""


def mint(prefix: Literal["ev", "po"], content_hash: str, taken: Container[str]) -> str:
    """An id that follows from the content alone, unless that one is taken.

    >>> mint("ev", "06c5c5529f2213ad", ())
    'ev-t3pcrh'
    >>> mint("ev", "06c5c5529f2213ad", {"ev-t3pcrh"})
    'ev-t3pcrhl'
    """
    copy = 0
    while True:
        known = f"{prefix} {content_hash} {copy or ''}"
        for length in range(LENGTH, MOST + 1):
            minted = f"{prefix}-{_letters(known, length)}"
            if minted not in taken:
                return minted
        copy += 1


def far_reaching(content_hash: str, article: str) -> str:
    """An event's id for archives where no worker sees all ids: derived from its first article, and
    long enough to be unique among ten million.

    >>> far_reaching("06c5c5529f2213ad", "articles/1.md")
    'ev-mftgoipows46bamz'
    """
    return f"ev-{_letters(f'ev {content_hash} {article}', FAR_LENGTH)}"


def _letters(text: str, count: int) -> str:
    """So many letters and digits out of a-z and 2-7, of the 52 that a text's hash has."""
    read = hashlib.sha256(text.encode()).digest()[: -(-count // 8) * 5]  # No more: it takes time.
    return base64.b32encode(read)[:count].decode().lower()
