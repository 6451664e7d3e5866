"""Texts to numbers of their words: each chunk between two spaces is taken apart only once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from zlib import crc32

import numpy as np
import numpy.typing as npt

from digest.text.words import capitalized, words

Numbers = npt.NDArray[np.int32]

REMEMBERED = 1_000_000
"""Chunks that are kept, about 170 MB; then all are forgotten, which costs nothing but time."""
LONGEST = 40
"""Characters of a chunk that is worth keeping: scripts without spaces hardly repeat theirs."""
SEVERAL = -1
"""In the place of a mark."""
TOLD, BOTH, NAMED = range(3)
"""Kinds of a word in a chunk: told, told and written with a capital, the capital alone."""
FIGURE_BITS = 256
"""Of which two texts with six numbers each, all different, share one in seven cases."""
STOPS = '.,;:!?"()'

_CHUNK = re.compile(r"[^ \t\r\n]+")
"""Other spaces may stand inside of a number."""


@dataclass(slots=True)
class Vocabulary:
    """The words of a batch; a word's number is its place in the order of first mention."""

    number: dict[str, int] = field(default_factory=dict)
    figure: dict[int, int] = field(default_factory=dict)
    """Of each word that is a number, a bit of its own, or nearly so."""
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
            self._chunks[language] = _Chunks(language, self.number, self.figure)
        pieces = text.split() if text.isascii() else _CHUNK.findall(text)
        marked = self._chunks[language].read(pieces)
        number, kind = marked >> 2, marked & 3
        return number[kind != NAMED], number[kind != TOLD]

    def figures(self, told: Numbers) -> int:
        """The bits of the numbers among these words.

        >>> vocabulary = Vocabulary()
        >>> one, other = (vocabulary.read(t, "en")[0] for t in ("1,240 of 31", "31 and 1240 men"))
        >>> vocabulary.figures(one) == vocabulary.figures(other) != 0
        True
        """
        found = 0
        for number in self.figure.keys() & set(told.tolist()):
            found |= self.figure[number]
        return found


class _Chunks(dict[str, int]):
    """The place of each chunk of text; what it says is learned after it was asked for.

    What a chunk says are marks, `word x 4 + kind`: of nearly all chunks a single one.
    """

    def __init__(self, language: str, number: dict[str, int], figure: dict[int, int]) -> None:
        super().__init__()
        self.language = language
        self.number = number
        self.figure = figure
        self.new: list[str] = []
        self.mark = np.empty(1 << 10, np.int32)
        """Of each place; SEVERAL where `marks` has more of them, or none."""
        self.marks: dict[int, tuple[int, ...]] = {}
        self.places = 0

    def __missing__(self, piece: str) -> int:
        self.new.append(piece)
        place = self[piece] = self.places
        self.places += 1
        return place

    def read(self, pieces: Sequence[str]) -> Numbers:
        """The marks of these chunks, in order."""
        if len(self) > REMEMBERED:
            self.clear()
            self.marks.clear()
            self.places = 0
        place = np.fromiter(map(self.__getitem__, pieces), np.int32, len(pieces))
        self._learn()
        found = self._spread(place)
        self._forget_long()
        return found

    def _learn(self) -> None:
        """What the new chunks say; a word says the same whatever stops stand beside it."""
        if self.places > len(self.mark):
            self.mark = np.resize(self.mark, 2 * self.places)
        bare = [piece.strip(STOPS) for piece in self.new]
        plain = [word for word in bare if word.isascii() and word.isalpha()]
        # Each of them is one word, so that all are stemmed at once.
        stems = iter(words(" ".join(plain), self.language))
        for place, (piece, word) in enumerate(
            zip(self.new, bare, strict=True), self.places - len(self.new)
        ):
            if word.isascii() and word.isalpha():
                kind = BOTH if word[0].isupper() else TOLD
                self.mark[place] = self._number(next(stems)) * 4 + kind
            else:
                self.mark[place] = SEVERAL
                self.marks[place] = self._marks(piece)

    def _spread(self, place: Numbers) -> Numbers:
        """The marks at these places, one after the other."""
        mark = self.mark[place]
        several = np.flatnonzero(mark == SEVERAL)
        if not len(several):
            return mark
        found = [self.marks[at] for at in place[several].tolist()]
        times = np.ones(len(mark), np.int64)
        times[several] = [len(marks) for marks in found]
        mark = np.repeat(mark, times)
        mark[mark == SEVERAL] = list(chain.from_iterable(found))
        return mark

    def _forget_long(self) -> None:
        """Keep of what was new only what is likely to come again."""
        for piece in self.new:
            if len(piece) > LONGEST:
                self.marks.pop(self.pop(piece), None)
        self.new.clear()

    def _marks(self, piece: str) -> tuple[int, ...]:
        """By the rules of `words` and `capitalized`, which may take one chunk apart differently."""
        told = [self._number(word) * 4 + TOLD for word in words(piece, self.language)]
        named = [self._number(word) * 4 + NAMED for word in capitalized(piece, self.language)]
        return (*told, *named)

    def _number(self, word: str) -> int:
        new = len(self.number)
        found = self.number.setdefault(word, new)
        if found == new and word[0].isdigit():
            self.figure[found] = 1 << crc32(word.encode()) % FIGURE_BITS
        return found
