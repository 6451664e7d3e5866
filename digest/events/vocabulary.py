"""Texts to numbers of their words: each chunk between two spaces is taken apart only once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from digest.text.words import capitalized, words

Numbers = npt.NDArray[np.int32]

REMEMBERED = 1_000_000
"""Chunks that are kept, about 160 MB; then all are forgotten, which costs nothing but time."""
LONGEST = 40
"""Characters of a chunk that is worth keeping: scripts without spaces hardly repeat theirs."""
TOLD, BOTH, NAMED = range(3)
"""Kinds of a word in a chunk: told, told and written with a capital, the capital alone."""
STOPS = '.,;:!?"()'

_CHUNK = re.compile(r"[^ \t\r\n]+")
"""Other spaces may stand inside of a number."""


@dataclass(slots=True)
class Vocabulary:
    """The words of a batch; a word's number is its place in the order of first mention."""

    number: dict[str, int] = field(default_factory=dict)
    _chunks: dict[str, _Chunks] = field(default_factory=dict)

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
        if language not in self._chunks:
            self._chunks[language] = _Chunks(language, self.number)
        known = self._chunks[language]
        known.forget_if_many()
        pieces = text.split() if text.isascii() else _CHUNK.findall(text)
        marked = np.array([mark for piece in pieces for mark in known[piece]], np.int32)
        number, kind = marked >> 2, marked & 3
        return number[kind != NAMED], number[kind != TOLD]


class _Chunks(dict[str, tuple[int, ...]]):
    """The marks of each chunk of text: `word x 4 + kind`; learned when they are asked for."""

    def __init__(self, language: str, number: dict[str, int]) -> None:
        super().__init__()
        self.language = language
        self.number = number

    def __missing__(self, piece: str) -> tuple[int, ...]:
        """What a chunk says; a word says the same whatever stops stand beside it."""
        word = piece.strip(STOPS)
        if not (word.isascii() and word.isalpha()):
            marks = self._marks(piece)
        elif word != piece:
            marks = self[word]
        else:
            kind = BOTH if word[0].isupper() else TOLD
            marks = tuple([self._number(stem) * 4 + kind for stem in words(word, self.language)])
        if len(piece) <= LONGEST:
            self[piece] = marks
        return marks

    def forget_if_many(self) -> None:
        """Keep what is held in bounds."""
        if len(self) > REMEMBERED:
            self.clear()

    def _marks(self, piece: str) -> tuple[int, ...]:
        """By the rules of `words` and `capitalized`, which may take one chunk apart differently."""
        told = [self._number(word) * 4 + TOLD for word in words(piece, self.language)]
        named = [self._number(word) * 4 + NAMED for word in capitalized(piece, self.language)]
        return (*told, *named)

    def _number(self, word: str) -> int:
        return self.number.setdefault(word, len(self.number))
