"""Judged lines to the odds that each belongs to the text: a linear model with small weights.

The weights stand in `line_model.txt`, a row for each of the features' names and a column for
each neighbor that it is read from; `benchmarks/train_cleaning.py` made them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.sources.features import NAMES, features
from digest.sources.judging import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OFFSETS = (-2, -1, 0, 1, 2)
"""The lines around a line whose features count for it, too."""

SURE = -2.0
"""Log odds below which a line is surely not of the text."""
THRESHOLDS = ((0.02, -1e9), (0.1, -2.5), (0.3, -1.5), (1.1, -0.7))
"""By the share of lines that are surely not of the text (below the first number), the log odds
at which others are left out, too: a page full of chrome has more of it, a clean text none.
Tuned on the development pages, five folds by domain: of texts without any chrome it takes
away 0.3% of the words, of crops 0.9%, of whole pages 1.4%."""

FEWEST = 10
"""Lines; fewer say too little of each other."""


@dataclass(frozen=True, slots=True)
class LineModel:
    """What each number of a line's window adds to the log odds that it is of the text."""

    weights: NDArray[np.float64]
    """In the order of `windows`."""
    bias: float

    def log_odds(self, verdicts: Sequence[Verdict]) -> list[float]:
        """One number a line."""
        found: list[float] = (windows(verdicts) @ self.weights + self.bias).tolist()
        return found


def mark_chrome(verdicts: Sequence[Verdict], model: LineModel | None = None) -> None:
    """Give the lines that are most likely not of the text the rule `page-chrome`."""
    doubtful = [verdict for verdict in verdicts if not (verdict.rule or verdict.is_prose)]
    prose = any(verdict.is_prose for verdict in verdicts)
    if len(verdicts) < FEWEST or not prose or all(verdict.line.heading for verdict in doubtful):
        return  # nothing to doubt, as in most articles that were extracted before
    odds = (model or trained()).log_odds(verdicts)
    surely = sum(value < SURE for value in odds) / len(odds)
    limit = next(limit for share, limit in THRESHOLDS if surely < share)
    for verdict, value in zip(verdicts, odds, strict=True):
        if value < limit and not verdict.rule and not verdict.line.heading:
            verdict.rule = "page-chrome"


def windows(verdicts: Sequence[Verdict]) -> NDArray[np.float64]:
    """Each line's features and its neighbors', 0 where there is none, offset by offset."""
    import numpy as np  # 60 ms that a build without anything to clean need not wait

    rows = np.array(features(verdicts), dtype=np.float64)
    size, reach = len(rows), max(OFFSETS)
    padded = np.zeros((size + 2 * reach, len(NAMES)))
    padded[reach : reach + size] = rows
    return np.hstack([padded[reach + offset : reach + offset + size] for offset in OFFSETS])


@cache
def trained() -> LineModel:
    """The model of `line_model.txt`."""
    import numpy as np

    lines = files("digest.sources").joinpath("line_model.txt").read_text("utf-8").splitlines()
    table = {
        name: [float(number) for number in numbers]
        for name, *numbers in (line.split() for line in lines if line and line[0] != "#")
    }
    return LineModel(np.array([table[name] for name in NAMES]).T.ravel(), table["bias"][0])
