"""Judged lines to the odds that each belongs to the text: a sum of small trees.

The trees stand in `line_model.txt`, a row each, and those that ask what the words say, too, in
`line_model_words.txt`; `benchmarks/train_cleaning.py` made them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from digest.nouns import noun
from digest.sources.cleaning import features, places, wording
from digest.sources.cleaning.judging import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

NAMES = (*features.NAMES, *places.NAMES, *wording.NAMES)
"""What is known of a line."""

DEPTH = 3
"""Questions of a tree."""

FEWEST = 10
"""Lines; fewer say too little of each other."""

SURE = -2.0
"""Log odds below which a line is surely not of the text."""
OUTSIDE = ((0.25, -2.1), (0.5, -1.95), (1.1, -1.2))
"""By the share of lines that are surely not of the text (below the first number), how far below
even odds a line goes that stands above the text or behind it."""
INSIDE = -2.0
"""The same for a line between prose of the text."""
COST_OUTSIDE, COST_INSIDE = 1, 80
"""Words that a line's loss would cost beyond its own: the fewer words a line has, the more must
speak against it. A heading that goes is missed, a label that stays is not.

All of these were tuned on the development pages, five folds by domain, without the domains that
are held out, for the most F1 at 1.5% of the content lines of crops; those of OUTSIDE were then
moved by 0.15 at most, so that all domains lose no more. docs/cleaning.md tells what else could be
had. That nothing goes between prose but what is hopeless is what spares the most."""
GAP_LINES, GAP_WORDS, GAP_ODDS = 2, 3, -0.9
"""So many lines of so few words with odds below go where what stands above and below them goes:
the entries of a menu share a fate. Nothing does between prose."""
UNSURE = frozenset(("after-the-end", "address-line", "contact-line", "date-line", "legal-line"))
"""Rules that the model may overrule: they are wrong where lists have addresses and dates, and where
a text tells of rights or whom to ask."""
OVERRULED = -1.5
"""Log odds above which it does."""
FEWEST_DATES = 4
"""So many lines that are only a date, each between two that stay, are a list's: changes of a
program, days of a timeline. A page says once or twice when it was published. 4 and 8 make no
difference on the development pages."""

MOSTLY = 0.6
"""Share of a document's lines that are prose where there is nothing to doubt."""

AT_ONCE = 2000
"""Lines that are put to all trees together; more would take memory, and no less time."""


@noun
class LineModel:
    """Trees that each ask three questions of a line and add a number to its log odds."""

    bias: float
    asked: NDArray[np.intp]
    """Of each tree, the three columns of the line's numbers."""
    limits: Array
    """Whether they are above."""
    values: Array
    """Of each tree, what the eight sets of answers add; no, no, no is the first."""

    def log_odds(self, rows: NDArray[np.floating[Any]]) -> Array:
        """One number a row; above zero speaks for a line of the text."""
        import numpy as np

        trees, digits = np.arange(len(self.values)), 1 << np.arange(DEPTH)[::-1]
        found = [np.empty(0)]
        for start in range(0, len(rows), AT_ONCE):
            answers = rows[start : start + AT_ONCE, self.asked] > self.limits
            found.append(self.values[trees, answers @ digits].sum(axis=1) + self.bias)
        return np.concatenate(found)


def mark_chrome(verdicts: Sequence[Verdict]) -> None:
    """Give the lines that are most likely not of the text the rule `page-chrome`."""
    if is_doubtful(verdicts):
        weights = wording.known_weights()
        model = trained(with_words=wording.are_known(verdicts, weights))
        leave_out(verdicts, model.log_odds(numbers(verdicts, weights)))


def is_doubtful(verdicts: Sequence[Verdict]) -> bool:
    """Whether there may be something of a page around the text.

    A text that begins and ends with prose, and is prose for the most part, is as it should be:
    so are most articles that were extracted before, and three of the 879 development pages.
    """
    prose = [at for at, verdict in enumerate(verdicts) if verdict.is_prose]
    if len(verdicts) < FEWEST or not prose:
        return False
    doubtful = [
        at
        for at, verdict in enumerate(verdicts)
        if not (verdict.rule or verdict.is_prose or verdict.line.heading)
    ]
    if not doubtful:
        return False
    within = prose[0] < doubtful[0] and doubtful[-1] < prose[-1]
    return not within or len(prose) < MOSTLY * len(verdicts)


def leave_out(verdicts: Sequence[Verdict], odds: Array) -> None:
    """Mark what the odds speak against, and bring back what a rule took against them."""
    values: list[float] = odds.tolist()
    surely = sum(value < SURE for value in values) / len(values)
    outside = next(shift for share, shift in OUTSIDE if surely < share)
    inside = _text_span(verdicts, values)
    for at, (verdict, value) in enumerate(zip(verdicts, values, strict=True)):
        shift, cost = (INSIDE, COST_INSIDE) if at in inside else (outside, COST_OUTSIDE)
        size = len(verdict.words)
        if verdict.rule in UNSURE and value > OVERRULED:
            verdict.rule = ""
        elif verdict.rule or verdict.line.heading:
            continue
        elif value < shift + math.log(size / (size + cost)):
            verdict.rule = "page-chrome"
    _close_gaps(verdicts, values, inside)
    _keep_dates(verdicts)


def _text_span(verdicts: Sequence[Verdict], odds: Sequence[float]) -> range:
    """From the first to the last line of prose that the odds speak for."""
    prose = [at for at, verdict in enumerate(verdicts) if odds[at] > 0 and verdict.is_prose]
    return range(prose[0], prose[-1] + 1) if prose else range(0)


def _close_gaps(verdicts: Sequence[Verdict], odds: Sequence[float], inside: range) -> None:
    """Mark the few short lines that are left between lines that go."""
    runs = groupby(range(len(verdicts)), key=lambda at: bool(verdicts[at].rule))
    for gap in [list(run) for goes, run in runs if not goes]:
        if len(gap) <= GAP_LINES and all(
            at not in inside
            and odds[at] < GAP_ODDS
            and len(verdicts[at].words) <= GAP_WORDS
            and not verdicts[at].line.heading
            for at in gap
        ):
            for at in gap:
                verdicts[at].rule = "page-chrome"


def _keep_dates(verdicts: Sequence[Verdict]) -> None:
    """Bring back the dates of a list."""
    dates = [
        verdict
        for before, verdict, after in zip(verdicts, verdicts[1:], verdicts[2:], strict=False)
        if verdict.rule == "date-line" and not before.rule and not after.rule
    ]
    if len(dates) >= FEWEST_DATES:
        for verdict in dates:
            verdict.rule = ""


def numbers(verdicts: Sequence[Verdict], weights: Mapping[str, float]) -> Array:
    """One row a line, one number a name of `NAMES`; `weights` are those of the words."""
    import numpy as np

    alone = features.features(verdicts)
    around = places.places(verdicts, alone)
    return np.hstack([alone, around, wording.wording(verdicts, weights)])


@cache
def trained(*, with_words: bool) -> LineModel:
    """The model for texts whose words are known, or for all others."""
    import numpy as np

    name = "line_model_words.txt" if with_words else "line_model.txt"
    lines = files("digest.sources.cleaning").joinpath(name).read_text("utf-8").splitlines()
    (_, bias), *trees = [line.split() for line in lines if line and line[0] != "#"]
    questions = 2 * DEPTH
    return LineModel(
        float(bias),
        np.array([[NAMES.index(name) for name in tree[:questions:2]] for tree in trees]),
        np.array([tree[1:questions:2] for tree in trees], dtype=np.float64),
        np.array([tree[questions:] for tree in trees], dtype=np.float64),
    )
