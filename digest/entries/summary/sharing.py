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


class Written:
    """The texts of an event, in lower case: to look a few words up in them is faster than to
    take all of them apart.
    """

    def __init__(self, texts: Iterable[str], origin_of: Sequence[int]) -> None:
        """`texts` has that of each article."""
        self._texts = [
            (origin, text.lower()) for origin, text in zip(origin_of, texts, strict=True)
        ]

    def elsewhere(self, word: str, origin: int) -> bool:
        """Has another origin the word of letters and digits, which this one need not have?"""
        return any(each != origin and _has(text, word) for each, text in self._texts)


def _has(text: str, word: str) -> bool:
    """Does the word stand in the text, and not only in a longer one?"""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False
