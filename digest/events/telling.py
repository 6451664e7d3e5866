"""Terms that two texts share to the few that say most, as the texts write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import islice

from digest.text.surfaces import LONGEST, Text, surface

WEIGHED = 200
"""Terms that are looked at, the weightiest: as many as two reports share. Only rewrites share
more, and with 60 the full names in them, which weigh as much as three terms, were missed."""
EVEN = 0.2
"""The lesser word of a pair, beside the greater: below that it is grammar, and the greater word
says as much alone. By eye, on the sample."""


def telling(
    shared: Mapping[str, float], texts: Sequence[Text], most: int
) -> dict[str, tuple[str, float]]:
    """The terms that say most, the weightiest first: how the texts write them, and their weight.

    A pair of neighboring words stands for both, with the weight of all three; each word is part
    of one term only.

    >>> texts = [("Off Cape Torrin, 212 on board", "en")]
    >>> shared = {"cape": 0.1, "torrin": 0.2, "cape torrin": 0.1, "off cape": 0.1, "212": 0.1}
    >>> [form for form, _ in telling(shared, texts, 5).values()]
    ['Cape Torrin', '212']
    """
    return dict(islice(_told(shared, texts), most))


def _told(
    shared: Mapping[str, float], texts: Sequence[Text]
) -> Iterator[tuple[str, tuple[str, float]]]:
    heavy = nsmallest(WEIGHED, shared, key=lambda term: (-shared[term], term))
    credit = {
        term: shared[term] + sum(shared[word] for word in term.split(" ") if word != term)
        for term in heavy
        if " " not in term or _is_even(term, shared)
    }
    taken: set[str] = set()
    for term in sorted(credit, key=lambda term: (-credit[term], term)):
        words = set(term.split(" "))
        if words & taken:
            continue
        form = surface(term, texts)
        # Words on both sides of a full stop are neighbors to the comparison, not to a reader.
        if not form and " " not in term and len(term) <= LONGEST:
            form = term
        if form:
            taken |= words
            yield term, (form, credit[term])


def _is_even(pair: str, shared: Mapping[str, float]) -> bool:
    """Whether both words of a pair say something."""
    weights = [shared.get(word, 0.0) for word in pair.split(" ")]
    return min(weights) >= EVEN * max(weights)
