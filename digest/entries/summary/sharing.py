"""The words of an event's reports to those that several origins have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import filterfalse

from digest.entries.reading.reading import Reading
from digest.patterns import regex

_WORD = regex(r"[^\W_]+")


def in_several(
    origin_of: Sequence[int], said: Iterable[Iterable[frozenset[str]]]
) -> frozenset[str]:
    """The words that several origins have; `said` has the sets of words of each article."""
    of_origin: dict[int, set[str]] = {}
    for origin, words in zip(origin_of, said, strict=True):
        of_origin.setdefault(origin, set()).update(*words)
    met: set[str] = set()
    shared: set[str] = set()
    for each in of_origin.values():
        shared |= each & met
        met |= each
    return frozenset(shared)


class Written:
    """The words of letters and digits in an event's texts, in lower case."""

    def __init__(self, readings: Iterable[Reading], origin_of: Sequence[int]) -> None:
        self._words = [
            (origin, _words_in(reading.pieces))
            for origin, reading in zip(origin_of, readings, strict=True)
        ]

    def elsewhere(self, word: str, origin: int) -> bool:
        """Has another origin the word, which this one need not have?"""
        return any(each != origin and word in words for each, words in self._words)


def _words_in(pieces: Iterable[str]) -> set[str]:
    """The words, and what is more than a word, which nobody looks for."""
    found = set(map(str.lower, pieces))
    found.update(_WORD.findall(" ".join(filterfalse(str.isalnum, found))))
    return found
