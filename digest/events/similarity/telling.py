"""Terms that two texts share to the few that say most, as the texts write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from digest.events.similarity.sharing import Shared
from digest.patterns import regex
from digest.text.surfaces import LONGEST, Text, stretch, surface
from digest.text.words import PAIRED

_PAIR = regex(f"[{PAIRED}]{{2}}")
"""What the comparison has for a word where no spaces part them."""


def telling(
    shared: Shared, texts: Sequence[Text], most: int, beside: Sequence[Text] = ()
) -> dict[str, tuple[str, float]]:
    """The terms that say most, the weightiest first: how the texts write them, and their weight.

    A pair of neighboring words stands for both, with the weight of all three; each word is part
    of one term only. Characters of a script without spaces stand with those around them that the
    texts `beside` have, too.

    >>> texts = [("Off Cape Torrin, 212 on board", "en")]
    >>> shared = {"cape": 0.1, "torrin": 0.2, "cape torrin": 0.1, "off cape": 0.1, "212": 0.1}
    >>> [form for form, _ in telling(Shared.of(shared), texts, 5).values()]
    ['Cape Torrin', '212']
    """
    return dict(islice(_told(shared, texts, beside), most))


def _told(
    shared: Shared, texts: Sequence[Text], beside: Sequence[Text]
) -> Iterator[tuple[str, tuple[str, float]]]:
    taken: set[str] = set()
    for term, credit in shared.weightiest():
        words = set(term.split(" "))
        if words & taken:
            continue
        form = surface(term, texts)
        if not form and _PAIR.fullmatch(term):
            form = stretch(term, [*texts, *beside])
            words.update(form[at : at + 2] for at in range(len(form) - 1))
        # Words on both sides of a full stop are neighbors to the comparison, not to a reader.
        elif not form and " " not in term and len(term) <= LONGEST:
            form = term
        if form:
            taken |= words
            yield term, (form, credit)
