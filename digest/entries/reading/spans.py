"""Quotations of a text to their places in its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from digest.nouns import noun
from digest.text.quotes import Quotation

LONGEST = 2000
"""Characters of a sentence; in longer ones, which nobody writes, no quotation is looked for."""


@noun
class Span:
    """A quotation, or its part in one sentence."""

    quotation: int
    sentence: int
    left: int
    right: int


def spans_of(found: Sequence[Quotation], text: str, sentences: Sequence[str]) -> Iterator[Span]:
    """Each quotation, cut where sentences end.

    Sentences hold all of a text but its blanks, so that places can be told by counting letters.
    """
    if not found:
        return
    ends = list(accumulate((len(each) - each.count(" ") for each in sentences), initial=0))
    at = counted = 0
    for number, quotation in enumerate(found):
        counted += len("".join(text[at : quotation.start].split()))
        first = counted
        counted += len("".join(text[quotation.start : quotation.end].split()))
        at = quotation.end
        sentence = bisect_right(ends, first) - 1
        while sentence < len(sentences) and ends[sentence] < counted:
            left = max(first, ends[sentence]) - ends[sentence]
            right = min(counted, ends[sentence + 1]) - ends[sentence]
            if len(sentences[sentence]) <= LONGEST:
                start = _offset(sentences[sentence], left)
                end = _offset(sentences[sentence], right - 1) + 1
                yield Span(number, sentence, start, end)
            sentence += 1


def _offset(sentence: str, count: int) -> int:
    """Where the character of this number stands, blanks not counted."""
    at = count
    while (later := count + sentence.count(" ", 0, at + 1)) != at:
        at = later
    return at
