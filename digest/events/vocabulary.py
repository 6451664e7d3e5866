"""Texts to numbers of their words: each chunk between two spaces is taken apart only once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from digest.text.words import capitalized, words

Numbers = npt.NDArray[np.int32]

REMEMBERED = 500_000
"""Chunks that are kept, about 100 MB; then all are forgotten, which costs nothing but time."""
LONGEST = 40
"""Characters of a chunk that is worth keeping: scripts without spaces hardly repeat theirs."""
STOPS = ".,;:!?\"'()"

_CHUNK = re.compile(r"[^ \t\r\n]+")
"""Other spaces may stand inside of a number."""


@dataclass(slots=True)
class _Chunk:
    """What one chunk of text says."""

    words: tuple[int, ...]
    capitalized: tuple[int, ...]


@dataclass(slots=True)
class Vocabulary:
    """The words of a batch; a word's number is its place in the order of first mention."""

    number: dict[str, int] = field(default_factory=dict)
    _chunks: dict[str, dict[str, _Chunk]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """The word of each number."""
        return tuple(self.number)

    def read(self, text: str, language: str) -> tuple[Numbers, Numbers]:
        """The words of a text, and those of them that are written with a capital.

        >>> vocabulary = Vocabulary()
        >>> [part.tolist() for part in vocabulary.read("The vote in Quito: the vote", "en")]
        [[0, 1, 2, 3, 0, 1], [0, 3]]
        >>> vocabulary.words
        ('the', 'vote', 'in', 'quito')
        """
        known = self._chunks.setdefault(language, {})
        if len(known) > REMEMBERED:
            known.clear()
        pieces = text.split() if text.isascii() else _CHUNK.findall(text)
        found = [known.get(piece) or self._learn(piece, language, known) for piece in pieces]
        told = [number for chunk in found for number in chunk.words]
        named = [number for chunk in found if chunk.capitalized for number in chunk.capitalized]
        return np.array(told, np.int32), np.array(named, np.int32)

    def _learn(self, piece: str, language: str, known: dict[str, _Chunk]) -> _Chunk:
        """What a chunk says; a word says the same whatever stops stand beside it."""
        word = piece.strip(STOPS)
        if word == piece or not word.isalpha():
            chunk = _Chunk(
                self._numbers(words(piece, language)), self._numbers(capitalized(piece, language))
            )
        else:
            chunk = known.get(word) or self._learn(word, language, known)
        if len(piece) <= LONGEST:
            known[piece] = chunk
        return chunk

    def _numbers(self, found: list[str]) -> tuple[int, ...]:
        return tuple(self.number.setdefault(word, len(self.number)) for word in found)
