"""Texts and columns of numbers to bytes and back, with the standard library alone: to import a
library for it takes longer than to check five thousand files.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

_NUMBERS = "q"
"""Of 64 bits, and in the order of bytes that this machine has."""

_BETWEEN = "\0"
"""Stands in no name of a file."""


def packed(texts: Iterable[str], columns: Sequence[Sequence[int]]) -> bytes:
    """Texts, none with a character that is zero, and columns of whatever length."""
    text = _BETWEEN.join(texts).encode()
    head = (len(columns), len(text), *map(len, columns))
    return b"".join([array(_NUMBERS, head), text, *(array(_NUMBERS, one) for one in columns)])


def unpacked(content: memoryview) -> tuple[list[str], list[array[int]]]:
    """What was packed, but for no text at all, which is one that is empty.

    Raises `ValueError` where nothing was.
    """
    (count, size), rest = _cut(content, 2)
    lengths, rest = _cut(rest, count)
    texts, rest = str(rest[:size], "utf-8").split(_BETWEEN), rest[size:]
    columns = []
    for length in lengths:
        column, rest = _cut(rest, length)
        columns.append(column)
    return texts, columns


def _cut(content: memoryview, count: int) -> tuple[array[int], memoryview]:
    """So many numbers, and what stands behind them."""
    numbers = array(_NUMBERS)
    end = count * numbers.itemsize
    numbers.frombytes(content[:end])
    if len(numbers) != count:
        raise ValueError("shorter than it says")
    return numbers, content[end:]
