"""The input of the linkage in addition to scores, and its output; articles are given by their
index.
"""

from __future__ import annotations

from digest.nouns import noun


@noun
class Bounds:
    """What is settled before articles are compared."""

    blocks: tuple[tuple[int, ...], ...] = ()
    """Articles that are together whatever they score: members of a known event."""
    apart: frozenset[tuple[int, int]] = frozenset()
    """Article and block that the editor keeps apart."""
    copies: frozenset[int] = frozenset()
    """Settled articles that came to their blocks as copies."""


@noun
class Linked:
    """A partition of the articles."""

    blocks: tuple[tuple[int, ...], ...]
    """First those of the bounds, in their order and with what joined them, then the others
    by their first article; articles ascending."""
