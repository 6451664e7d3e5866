"""A text to what its pieces come to, each piece read once in the life of a program.

A piece is what stands between two blanks. Most of any text has been met before: in 1.2 million
words of news, 70,000 pieces are different.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

REMEMBERED = 200_000
"""Pieces, at 200 bytes each; then all are forgotten. The reports that one of two processes reads of
10,000 have up to 140,000."""
LONGEST_REMEMBERED = 30
"""Characters of a piece; what is longer seldom comes again."""


class Pieces(dict[str, tuple[str, ...]]):
    """Pieces to the words that are read in them."""

    def __init__(self, read: Callable[[str], list[str]]) -> None:
        """`read` gives what is in one piece, in order."""
        self._read = read

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = tuple(self._read(piece))
        if len(piece) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED:
                self.clear()
            self[piece] = found
        return found

    def words(self, text: str) -> chain[str]:
        """What is read in each piece of `text`, in order.

        >>> list(Pieces(lambda piece: piece.split("-")).words("a ready-made answer"))
        ['a', 'ready', 'made', 'answer']
        """
        return chain.from_iterable(map(self.__getitem__, text.split()))

    def all(self, pieces: Iterable[str]) -> frozenset[str]:
        """All that is read in these pieces, each once."""
        return frozenset(chain.from_iterable(map(self.__getitem__, pieces)))
