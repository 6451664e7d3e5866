"""Pieces of text to all that the parts of an entry read in them, each piece read once.

Everything that is told of a sentence by its words is put together from what stands between its
blanks, so that no part has to look for words again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from sys import intern
from typing import NamedTuple

from digest.entries.words.function_words import function_words
from digest.entries.words.keys import COUNTS, keys_of
from digest.entries.words.marks import marks_of
from digest.patterns import regex
from digest.text.pieces import LONGEST_REMEMBERED, REMEMBERED
from digest.text.words import piece_words

_NAME = regex(r"[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽΑ-ΩА-ЯЁ](?:[\w'’.-]*\w)?")
_PLAIN = str.maketrans("“”„‘’ʼ–—", "\"\"\"'''--")
"""Of these only the apostrophe is part of words, and it is as good as the curly one."""
_OPENING = "\"“‘'«„(["


class Piece(NamedTuple):
    """What is read in a piece."""

    stems: tuple[str, ...]
    telling: tuple[str, ...]
    """Those that are no function words."""
    keys: tuple[str, ...]
    """Its words as quotations are compared."""
    signs: Signs | None
    """None where it has none of them, as most pieces."""


class Signs(NamedTuple):
    """What few pieces have."""

    figures: tuple[str, ...]
    names: tuple[str, ...]
    """Its words with a capital, plain."""
    opens: bool
    """It begins with one of them, behind marks that open."""
    marks: int
    """Which kinds of words it has (`marks.Kind`)."""


class Lexicon(dict[str, Piece]):
    """The pieces of one language that have been met."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._hollow = function_words(language)

    def __missing__(self, piece: str) -> Piece:
        found = self[piece[:-1]] if _ends_in_a_mark(piece) else self._read(piece)
        if len(piece) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED:
                self.clear()
            self[piece] = found
        return found

    def _read(self, piece: str) -> Piece:
        # One copy of what is alike: sets of the same strings are compared without reading them.
        plain = piece if piece.isascii() else piece.translate(_PLAIN)
        stems = tuple(map(intern, piece_words(plain, self._language)))
        keys = tuple(map(intern, keys_of(piece)))
        return Piece(
            stems,
            stems if self._hollow.isdisjoint(stems) else self._telling(stems),
            stems if keys == stems else keys,
            _signs(piece, stems),
        )

    def _telling(self, stems: Sequence[str]) -> tuple[str, ...]:
        return tuple([stem for stem in stems if stem not in self._hollow])


def _ends_in_a_mark(piece: str) -> bool:
    """Does a comma come last, or a full stop that belongs to no number or abbreviation?"""
    return piece[-1:] == "," or (piece[-1:] == "." and piece[:-1].isalpha())


def _signs(piece: str, stems: Sequence[str]) -> Signs | None:
    figures, names, marks = numbers_in(stems), _NAME.findall(piece), marks_of(piece)
    if not (figures or names or marks):
        return None
    opens = bool(names) and bool(_NAME.match(piece.lstrip(_OPENING)))
    return Signs(tuple(figures), tuple(map(plain_name, names)), opens, marks)


@cache
def lexicon(language: str) -> Lexicon:
    """What is known of the pieces of a language."""
    return Lexicon(language)


def numbers_in(stems: Sequence[str]) -> list[str]:
    """The figures among `stems`, small numbers that are spelled out too."""
    figures = [each for each in stems if each < ":"]  # letters come after all digits
    figures += map(COUNTS.__getitem__, filter(COUNTS.__contains__, stems))
    return figures


def plain_name(name: str) -> str:
    """A name in lower case without its possessive or its points."""
    return name.lower().removesuffix("'s").removesuffix("’s").replace(".", "")
