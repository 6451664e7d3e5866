"""Judged lines and their numbers to further numbers: what the line model knows of their places.

A line is known by its company: the prose above and below it, the calls and labels beside it,
what its neighbors look like, and how much of the text lies before and behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest.sources.cleaning.features import NAMES as ALONE
from digest.sources.cleaning.features import rule_of
from digest.sources.cleaning.judging import CALL, END, Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_LONG = 20
"""Words of prose that is hardly ever a teaser."""
_LONG_WORD = 5
_CALLS = (CALL, "share-line", "between-calls")
_ENDS = (END, "after-the-end", "author-box")
_FAR = 99
"""Lines; all that is further away is as far."""

_KINDS = ("prose", "long", "known", "end", "call")
_SIDES = (3, 10)
_LOOKS = ("words", "function", "capitals", "furniture", "prose", "known")
_REACHES = (2, 5, 10, 25)
_NEIGHBORS = (-3, -2, -1, 1, 2, 3)
_FARTHEST = 3
_SAME = 5
"""Lines to either side among which look-alikes are counted."""

NAMES = (
    *(
        f"{kind}_{side}_{count}"
        for count in _SIDES
        for side in ("above", "below")
        for kind in _KINDS
    ),
    *(f"{kind}_{told}" for told in ("since", "until", "before", "behind") for kind in _KINDS),
    *(f"{look}_within_{reach}" for reach in _REACHES for look in _LOOKS),
    *(f"{look}_of_page" for look in _LOOKS),
    *(f"{look}_at_{offset:+d}" for offset in _NEIGHBORS for look in _LOOKS),
    *("line", "lines_left", "run", "run_place", "run_words", "prose_words_above"),
    *("prose_words_below", "text_before", "text_behind", "text", "text_share"),
    *("alike", "first_word_again", "rare", "related", "related_count", "repeated"),
)
"""What `places` tells, in this order."""


def places(verdicts: Sequence[Verdict], alone: Array) -> Array:
    """One row a line, one number a name of `NAMES`; `alone` are the lines' own features."""
    import numpy as np

    column = dict(zip(ALONE, alone.T, strict=True))
    prose = column["prose"] > 0
    rules = [rule_of(verdict) for verdict in verdicts]
    kinds = np.column_stack(
        [
            prose,
            prose & (column["words"] >= _LONG),
            column["known"],
            [rule in _ENDS for rule in rules],
            [rule in _CALLS for rule in rules],
        ]
    ).astype(np.float64)
    looks = np.column_stack(
        [
            np.log1p(column["words"]),
            column["function_share"],
            column["capital_share"],
            column["furniture_share"],
            prose,
            column["known"],
        ]
    )
    sums, at = _sums(kinds), np.arange(len(kinds))
    totals = _sums(looks)
    padded = np.full((len(looks) + 2 * _FARTHEST, len(_LOOKS)), -1.0)
    padded[_FARTHEST:-_FARTHEST] = looks
    return np.hstack(
        [
            *(part / count for count in _SIDES for part in _one_sided(sums, at, count)),
            _since(kinds, at),
            _since(kinds[::-1], at)[::-1],
            sums[:-1],
            sums[-1] - sums[1:],
            *(_around(totals, at, reach) for reach in _REACHES),
            np.zeros_like(looks) + totals[-1] / len(looks),
            *(padded[_FARTHEST + offset :][: len(looks)] for offset in _NEIGHBORS),
            _in_text(column["words"], prose),
            _by_words(verdicts, alone),
        ]
    )


def _sums(columns: Array) -> Array:
    """The sum of all rows before each row, and of all rows."""
    import numpy as np

    sums = np.zeros((len(columns) + 1, columns.shape[1]))
    columns.cumsum(axis=0, out=sums[1:])
    return sums


def _one_sided(sums: Array, at: NDArray[np.intp], count: int) -> tuple[Array, Array]:
    """How many of each kind are among the `count` lines above, and among those below."""
    import numpy as np

    size = len(at)
    above = sums[:-1] - sums[np.maximum(at - count, 0)]
    return above, sums[np.minimum(at + 1 + count, size)] - sums[1:]


def _since(kinds: Array, at: NDArray[np.intp]) -> Array:
    """Lines since the last of each kind."""
    import numpy as np

    last = np.full(kinds.shape, -_FAR - 1)
    np.maximum.accumulate(np.where(kinds[:-1] > 0, at[:-1, None], -_FAR - 1), out=last[1:])
    since: Array = np.minimum(at[:, None] - 1 - last, _FAR).astype(np.float64)
    return since


def _around(totals: Array, at: NDArray[np.intp], reach: int) -> Array:
    """The mean of the lines at most `reach` away."""
    import numpy as np

    start, end = np.maximum(at - reach, 0), np.minimum(at + reach + 1, len(at))
    mean: Array = (totals[end] - totals[start]) / (end - start)[:, None]
    return mean


def _in_text(words: Array, prose: NDArray[np.bool_]) -> Array:
    """Where a line stands on the page, in its run of lines that are no prose, and in the text."""
    import numpy as np

    size = len(words)
    at = np.arange(size)
    last = np.maximum.accumulate(np.where(prose, at, -1))
    following = np.minimum.accumulate(np.where(prose, at, size)[::-1])[::-1]
    sums = np.concatenate([[0], words.cumsum()])
    run = np.where(prose, 0, following - last - 1)
    own = np.concatenate([[-1], last[:-1]])  # the last prose above, and not the line itself
    after = np.concatenate([following[1:], [size]])
    of_prose = np.where(prose, words, 0)
    text = of_prose.cumsum()
    total = text[-1]
    return np.column_stack(
        [
            at,
            size - 1 - at,
            run,
            np.where(prose, 0, (at - last) / np.maximum(run, 1)),
            np.where(prose, 0, sums[following] - sums[last + 1]),
            np.where(own >= 0, words[own], -1),
            np.where(after < size, words[np.minimum(after, size - 1)], -1),
            text - of_prose,
            total - text,
            np.full(size, total),
            np.full(size, total / max(1, sums[-1])),
        ]
    )


def _by_words(verdicts: Sequence[Verdict], alone: Array) -> Array:
    """Lines that look alike, begin or read alike, and words that the text holds, too."""
    import numpy as np

    prose = alone[:, ALONE.index("prose")] > 0
    openings = Counter(verdict.words[:1] for verdict in verdicts)
    copies = Counter(verdict.words for verdict in verdicts)
    longer = [{word for word in v.words if len(word) >= _LONG_WORD} for v in verdicts]
    everywhere, of_prose = Counter[str](), Counter[str]()
    for words, is_prose in zip(longer, prose, strict=True):
        everywhere.update(words)
        if is_prose:
            of_prose.update(words)
    once = {word for word, count in everywhere.items() if count == 1}
    twice = {word for word, count in of_prose.items() if count > 1}
    rows = []
    for verdict, words, is_prose in zip(verdicts, longer, prose, strict=True):
        shared = len(words & twice) if is_prose else len(words & of_prose.keys())
        size = len(words) or 1
        again = openings[verdict.words[:1]] - 1 if verdict.words else 0
        rare = len(words & once)
        rows.append((again, rare / size, shared / size, shared, copies[verdict.words] - 1))
    return np.column_stack([_alike(alone), np.array(rows, dtype=np.float64)])


def _alike(alone: Array) -> Array:
    """How many of the nearest lines have the line's shape: size, beginning and end."""
    import numpy as np

    words = np.minimum(np.log2(alone[:, 0] + 1), 3).astype(np.int64)
    marks = [
        ALONE.index(name)
        for name in ("starts_upper", "starts_digit", "ends_in_mark", "ends_in_colon")
    ]
    shape = words * 16 + alone[:, marks].astype(np.int64) @ np.array([1, 2, 4, 8])
    found = np.zeros(len(shape))
    for distance in range(1, min(_SAME, len(shape) - 1) + 1):
        same = shape[distance:] == shape[:-distance]
        found[distance:] += same
        found[:-distance] += same
    return found
