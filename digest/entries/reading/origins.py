"""The readings of an event to its origins: who could have told of it without the others.

Neither a rewrite nor a second report by the same publisher confirms what is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from digest.entries.reading.reading import Reading
from digest.entries.reading.rewrites import texts
from digest.model import Article
from digest.nouns import noun
from digest.text.slugs import name_key

EDITOR = "\n"
"""Publishes the posts that name no publisher; no publisher's name."""


@noun
class Lineage:
    """An origin, by the numbers of readings."""

    texts: tuple[tuple[int, ...], ...]
    """Each an original and the rewrites of it; where there are several, the originals are by one
    publisher, the oldest first.
    """

    @property
    def originals(self) -> tuple[int, ...]:
        """The readings that rewrite none of the others."""
        return tuple(text[0] for text in self.texts)

    @property
    def copies(self) -> tuple[int, ...]:
        """The readings that rewrite an original."""
        return tuple(chain.from_iterable(text[1:] for text in self.texts))

    @property
    def members(self) -> tuple[int, ...]:
        """All its readings, in the order in which the entry numbers them."""
        return self.originals + self.copies


def derive(readings: Sequence[Reading]) -> tuple[Lineage, ...]:
    """The origins of an event.

    `readings` must be in an order that does not depend on chance: it decides between equals.

    The origin with most articles comes first, then the one first reported, then the longest.
    """
    by_publisher: dict[object, list[tuple[int, ...]]] = {}
    for text in texts(readings):
        by_publisher.setdefault(_publisher(readings[text[0]].article) or text, []).append(text)
    found = (_lineage(readings, of_one) for of_one in by_publisher.values())
    return tuple(sorted(found, key=lambda each: _rank(readings, each)))


def _publisher(article: Article) -> str:
    """Who published it; "" if nobody knows."""
    return name_key(article.publisher) or (EDITOR if article.kind == "post" else "")


def _lineage(readings: Sequence[Reading], of_one: Sequence[tuple[int, ...]]) -> Lineage:
    return Lineage(tuple(sorted(of_one, key=lambda text: (*readings[text[0]].dated, text[0]))))


def _rank(readings: Sequence[Reading], lineage: Lineage) -> tuple[object, ...]:
    numbers = lineage.members
    first = min(readings[number].dated for number in numbers)
    longest = max(readings[number].size for number in numbers)
    return -len(numbers), first, -longest, numbers[0]
