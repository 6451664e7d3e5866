"""A long list to the pages that it is cut into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from digest.pages.urls.routes import numbered_path
from digest.pages.views.lists import Pager

T = TypeVar("T")


def slices(whole: Sequence[T], size: int, first: int = 0) -> list[Sequence[T]]:
    """`whole` in pieces of `size`, the first of `first` where that is given; at least one piece.

    >>> slices("abcde", 2), slices("abcde", 3, first=1), slices("", 2)
    (['ab', 'cd', 'e'], ['a', 'bcd', 'e'], [''])
    """
    first = first or size
    starts = range(first, len(whole), size)
    return [whole[:first], *(whole[start : start + size] for start in starts)]


def pager(path: str, number: int, total: int) -> Pager:
    """The pager of page `number` of the `total` pages of the list at `path`."""
    return Pager(
        number=number,
        total=total,
        previous=numbered_path(path, number - 1) if number > 1 else "",
        next=numbered_path(path, number + 1) if number < total else "",
    )
