"""Contents to ids that are minted once and then kept in the ledger."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Container
from typing import Literal

LENGTH = 6
"""Letters after the prefix; a billion ids, and longer where one is taken."""


def mint(prefix: Literal["ev", "po"], content_hash: str, taken: Container[str]) -> str:
    """An id that follows from the content alone, unless that one is taken.

    >>> mint("ev", "06c5c5529f2213ad", ())
    'ev-t3pcrh'
    >>> mint("ev", "06c5c5529f2213ad", {"ev-t3pcrh"})
    'ev-t3pcrhl'
    """
    copy = 0
    while True:
        letters = _letters(f"{prefix} {content_hash} {copy or ''}")
        for length in range(LENGTH, len(letters) + 1):
            minted = f"{prefix}-{letters[:length]}"
            if minted not in taken:
                return minted
        copy += 1


def _letters(text: str) -> str:
    """52 letters and digits out of a-z and 2-7."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=").lower()
