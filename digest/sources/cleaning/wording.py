"""Lines and weights of words to numbers: what the words of each line, and of those beside it, say.

The weights stand in `line_words.txt`; `benchmarks/train_cleaning.py` made them. A word that stands
in the texts of most sites is above zero, one of their menus, calls and footers below. Nearly all
labeled pages are English, and so are the words: of other texts they say nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.sources.cleaning.judging import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

MOST_WORDS = 60
"""Of a line; what it begins with says enough of it."""
MOST_KNOWN = 0.5
"""Share of a text's words that have a weight: of English pages 0.65 or more, of others 0.45 or
less, on the development pages."""
_REACHES = (1, 3, 8)
_ONE_SIDED = 4
"""Lines above, or below."""

NAMES = (
    *("wording", "wording_sum", "wording_most", "wording_least"),
    *(f"wording_within_{reach}" for reach in _REACHES),
    *("wording_above", "wording_below"),
)
"""What `wording` tells, in this order."""


def wording(verdicts: Sequence[Verdict], weights: Mapping[str, float]) -> Array:
    """One row a line, one number a name of `NAMES`; a line without a known word is all zeros."""
    import numpy as np

    own = np.array([_numbers(words_of(verdict), weights) for verdict in verdicts])
    return np.hstack([own, _beside(own[:, 0])])


def are_known(verdicts: Sequence[Verdict], weights: Mapping[str, float]) -> bool:
    """Whether most words of the lines have a weight."""
    words = [word for verdict in verdicts for word in words_of(verdict)]
    return sum(word in weights for word in words) > MOST_KNOWN * len(words)


def words_of(verdict: Verdict) -> tuple[str, ...]:
    """The words of the line that can have a weight, each once, in order."""
    return tuple(dict.fromkeys(verdict.words[:MOST_WORDS]))


@cache
def known_weights() -> Mapping[str, float]:
    """The weights of `line_words.txt`."""
    lines = (
        files("digest.sources.cleaning").joinpath("line_words.txt").read_text("utf-8").splitlines()
    )
    rows = (line.split() for line in lines if line and line[0] != "#")
    return {word: float(weight) for weight, *words in rows for word in words}


def _numbers(words: Sequence[str], weights: Mapping[str, float]) -> tuple[float, ...]:
    found = [weights[word] for word in words if word in weights]
    total = sum(found)
    return (total / len(found), total, max(found), min(found)) if found else (0.0,) * 4


def _beside(means: Array) -> Array:
    """The mean of the lines near each, without its own: on both sides, above, below."""
    import numpy as np

    size = len(means)
    sums, at = np.concatenate([[0.0], means.cumsum()]), np.arange(size)

    def around(above: int, below: int) -> Array:
        start, end = np.maximum(at - above, 0), np.minimum(at + below + 1, size)
        mean: Array = (sums[end] - sums[start] - means) / np.maximum(end - start - 1, 1)
        return mean

    sides = [(reach, reach) for reach in _REACHES] + [(_ONE_SIDED, 0), (0, _ONE_SIDED)]
    return np.column_stack([around(above, below) for above, below in sides])
