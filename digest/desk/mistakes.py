"""The error of a name or a decision that can't be followed."""

from __future__ import annotations

from digest.errors import UsageError
from digest.model import Location


def wrong_use(place: str, what: str, expected: str) -> UsageError:
    """What is wrong with what the editor asked for, and the remedy."""
    return UsageError.at(Location(place), what, expected)
