"""The words of an event's reports to those that several origins have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


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


class Kept:
    """Which origins have which words."""

    def __init__(self, words: Iterable[frozenset[str]], origin_of: Sequence[int]) -> None:
        """`words` has those of each article."""
        self._of_origin: dict[int, frozenset[str]] = {}
        for origin, each in zip(origin_of, words, strict=True):
            self._of_origin[origin] = self._of_origin.get(origin, each) | each

    def elsewhere(self, word: str, origin: int) -> bool:
        """Has another origin the word, which this one need not have?"""
        return any(word in words for each, words in self._of_origin.items() if each != origin)
