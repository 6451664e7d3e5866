"""A statement and a source to the runs of words that the one has from the other."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from digest.entries.reading.reading import Reading

RUN = 8
"""Words in a row from which on they are copied; names, offices and stock phrases are shorter."""


def copied_runs(text: str, reading: Reading) -> Iterator[str]:
    """The runs in their order, as the statement has them."""
    words = text.split()
    for sentence in reading.sentences:
        others = sentence.text.split()
        matcher = SequenceMatcher(None, _folded(words), _folded(others), autojunk=False)
        for start, _, size in matcher.get_matching_blocks():
            if size >= RUN:
                yield " ".join(words[start : start + size])


def _folded(words: list[str]) -> list[str]:
    return [word.strip(".,;:!?\"'“”‘’()").casefold() for word in words]
