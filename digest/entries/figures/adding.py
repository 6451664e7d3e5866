"""The mentions of a figure to the sums among them: parts in one report, their total in another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.entries.figures.mentions import Mention
from digest.entries.figures.reconcile import comparable
from digest.nouns import noun
from digest.patterns import regex
from digest.text.units import same_currency

MOST_PARTS = 4
NEAR = 70
"""Characters between two parts of one list."""
NEARLY = 0.05
"""Share by which a total that is "about" or "nearly" may miss its parts."""
_AND = regex(r"\b(?:and|plus|another)\b")
_STOP = regex(r"[;:.]\s|\b(?:which|who|after|than|per|each)\b")


@noun
class Sum:
    """A total, and what another article gives in its stead."""

    total: Mention
    parts: tuple[Mention, ...]


def sums(found: Sequence[Mention]) -> Iterator[Sum]:
    """Each total with parts that stand in one sentence of another article, in order."""
    by_sentence: defaultdict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in found:
        if not mention.subject.part and mention.quantity.low == mention.quantity.high:
            by_sentence[mention.article, mention.sentence.index].append(mention)
    together = [told for told in by_sentence.values() if 1 < len(told) <= MOST_PARTS]
    for parts in together:
        for total in found:
            if total.article != parts[0].article and not total.subject.part:
                yield from _adding(total, parts)


def _adding(total: Mention, told: Sequence[Mention]) -> Iterator[Sum]:
    for count in range(len(told), 1, -1):
        for start in range(len(told) - count + 1):
            parts = told[start : start + count]
            if all(_counts_the_same(total, part) for part in parts) and _is_total(total, parts):
                yield Sum(total, tuple(parts))
                return


def _counts_the_same(total: Mention, part: Mention) -> bool:
    if total.subject.kind == "toll":
        return part.subject.kind == "toll" and part.subject.name == total.subject.name
    if total.subject.kind == "money":
        return same_currency(part.quantity.unit.name, total.quantity.unit.name)
    return comparable(part, total)


def _is_total(total: Mention, parts: Sequence[Mention]) -> bool:
    if total.subject.kind not in ("toll", "count", "money") or not _listed(parts):
        return False
    if any("other" in part.sentence.text[part.quantity.end : part.subject.end] for part in parts):
        return False
    whole = math.fsum(part.quantity.low for part in parts)
    if max(part.quantity.low for part in parts) >= total.quantity.low:
        return False
    if total.quantity.bound in ("about", "under"):
        low, high = (1 - NEARLY) * total.quantity.low, (1 + NEARLY) * total.quantity.low
        return low <= whole <= (total.quantity.low if total.quantity.bound == "under" else high)
    return math.isclose(whole, total.quantity.low, rel_tol=1e-6)


def _listed(parts: Sequence[Mention]) -> bool:
    """Are the parts told in one breath, with "and" before the last?"""
    gaps = [
        one.sentence.text[one.quantity.end : other.quantity.start] for one, other in pairwise(parts)
    ]
    return all(len(gap) <= NEAR and not _STOP.search(gap) for gap in gaps) and bool(
        _AND.search(gaps[-1])
    )
