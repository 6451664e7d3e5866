"""Texts to numbers of their words: each chunk between two spaces is taken apart only once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

from digest.events.features.chunks import Chunks, Mentions
from digest.events.features.ranges import ranges
from digest.text.words import capitalized, stems, words

Numbers = npt.NDArray[np.int32]
Ints = npt.NDArray[np.int64]

REMEMBERED = 3_000_000
"""Chunks that are kept, about 150 MB; then all are forgotten, which costs nothing but time."""
TOLD, BOTH, NAMED = range(3)
"""Kinds of a word in a chunk: told, told and written with a capital, the capital alone."""
KINDS = 4
FIGURE_BITS = 256
"""Of which two texts with six numbers each, all different, share one in seven cases."""
STOPS = '.,;:!?"()'


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What a text says, as numbers of words."""

    words: Numbers
    capitalized: Numbers
    """Those of the words that are written with a capital."""


@dataclass(slots=True)
class Vocabulary:
    """The words of a batch, each with a number."""

    number: dict[str, int] = field(default_factory=dict)
    figure: dict[int, int] = field(default_factory=dict)
    """Of each word that is a number, a bit of its own, or nearly so."""
    _readers: dict[str, _Reader] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """The word of each number."""
        return tuple(self.number)

    def read(self, texts: Sequence[str], language: str) -> list[Told]:
        """The words of each of these texts, and those of them that are written with a capital.

        >>> vocabulary = Vocabulary()
        >>> (told,) = vocabulary.read(["The vote in Quito: the vote"], "en")
        >>> [vocabulary.words[number] for number in told.words]
        ['the', 'vote', 'in', 'quito', 'the', 'vote']
        >>> [vocabulary.words[number] for number in told.capitalized]
        ['the', 'quito']
        """
        if language not in self._readers:
            self._readers[language] = _Reader(language, self.number, self.figure)
        marked, upto = self._readers[language].read(texts)
        number, kind = np.divmod(marked, np.int32(KINDS))
        told, named = (
            _parts(number[kept], np.concatenate(([0], np.cumsum(kept)))[upto])
            for kept in (kind != NAMED, kind != TOLD)
        )
        return [Told(*parts) for parts in zip(told, named, strict=True)]

    def figures(self, told: Numbers) -> int:
        """The bits of the numbers among these words.

        >>> vocabulary = Vocabulary()
        >>> one, other = vocabulary.read(["1,240 of 31", "31 and 1240 men"], "en")
        >>> vocabulary.figures(one.words) == vocabulary.figures(other.words) != 0
        True
        """
        found = 0
        if self.figure:
            for number in self.figure.keys() & set(told.tolist()):
                found |= self.figure[number]
        return found


def _parts(number: Numbers, upto: Ints) -> list[Numbers]:
    """The numbers of each text, from where those of each end."""
    return [number[begin:end] for begin, end in pairwise([0, *upto.tolist()])]


class _Reader:
    """What chunks say in one language, as marks `word x KINDS + kind`."""

    def __init__(self, language: str, number: dict[str, int], figure: dict[int, int]) -> None:
        self.language = language
        self.number = number
        self.figure = figure
        self._forget()

    def _forget(self) -> None:
        self.chunks = Chunks()
        self.mark = np.empty(0, np.int32)
        """Of all chunks, one after the other: most have a single one."""
        self.start = np.zeros(1, np.int64)
        """Where those of each chunk begin, and of the last one end."""

    def read(self, texts: Sequence[str]) -> tuple[Numbers, Ints]:
        """The marks of these texts, one after the other, and where those of each text end."""
        if self.chunks.known > REMEMBERED:
            self._forget()
        mentions = self.chunks.read(texts)
        self._learn(mentions)
        begin = self.start[mentions.number]
        length = self.start[mentions.number + 1] - begin
        marked = self.mark[ranges(begin, length)]
        upto = np.concatenate(([0], np.cumsum(length)))[mentions.upto]
        known = self.chunks.known
        self.start, self.mark = self.start[: known + 1], self.mark[: self.start[known]]
        return marked, upto

    def _learn(self, mentions: Mentions) -> None:
        """What the new chunks say; a word says the same whatever stops stand beside it."""
        if not mentions.new:
            return
        bare = [piece.strip(STOPS) for piece in mentions.new]
        plain = [word for word in bare if word.isascii() and word.isalpha()]
        stemmed = iter(stems([word.lower() for word in plain], self.language))
        marks: list[int] = []
        sizes: list[int] = []
        for piece, word in zip(mentions.new, bare, strict=True):
            before = len(marks)
            if word.isascii() and word.isalpha():
                number = self.number.setdefault(next(stemmed), len(self.number))
                marks.append(number * KINDS + (BOTH if word[0].isupper() else TOLD))
            else:
                marks += self._marks(piece)
            sizes.append(len(marks) - before)
        self.start = np.concatenate((self.start, self.start[-1] + np.cumsum(sizes)))
        self.mark = np.concatenate((self.mark, np.array(marks, np.int32)))

    def _marks(self, piece: str) -> list[int]:
        """By the rules of `words` and `capitalized`, which may take one chunk apart differently."""
        told = [self._number(word) * KINDS + TOLD for word in words(piece, self.language)]
        named = [self._number(word) * KINDS + NAMED for word in capitalized(piece, self.language)]
        return [*told, *named]

    def _number(self, word: str) -> int:
        new = len(self.number)
        found = self.number.setdefault(word, new)
        if found == new and word[0].isdigit():
            self.figure[found] = 1 << crc32(word.encode()) % FIGURE_BITS
        return found
