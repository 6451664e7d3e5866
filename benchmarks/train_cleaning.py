"""Fits the weights of the line model of `digest clean` to labeled lines of real pages.

    python -m benchmarks.train_cleaning [--lines FILE] [--folds]

Logistic regression by Adam over all lines labeled content or boilerplate, three times over:
whole pages, crops, and the content alone. A line weighs the square root of its words. Without
`--folds` the weights of all pages are written to digest/sources/line_model.txt; with it, five
models, each trained without the domains that it is then measured on, tell what to expect of
pages that were never seen, and nothing is written.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.cleaning import BOILERPLATE, CONTENT, LINES, Page, load, tally
from digest.sources import line_model
from digest.sources.features import NAMES
from digest.sources.judging import Verdict, judge
from digest.sources.line_model import OFFSETS, LineModel, mark_chrome, windows
from digest.sources.lines import Line

WEIGHTS = Path(line_model.__file__).with_name("line_model.txt")
FOLDS = 5
EPOCHS = 6
BATCH = 512
RATE = 0.003
DECAY = 1e-5
CLEAN_WEIGHT = 0.5
"""Of the lines of pages without boilerplate: they repeat what the crops say."""

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, whole, cropped, or its content alone, as the model sees it."""

    view: str
    page: Page
    rows: Array
    weights: Array

    @property
    def fold(self) -> int:
        """Pages of one domain are in one fold."""
        return int(hashlib.md5(self.page.domain.encode()).hexdigest(), 16) % FOLDS


def samples(pages: Sequence[Page]) -> list[Sample]:
    """Every page in its three views."""
    found = list[Sample]()
    for page in pages:
        content = [line for line, label in zip(page.lines, page.labels, strict=True) if label == 1]
        alone = Page(page.domain, tuple(content), (CONTENT,) * len(content))
        for view, seen in (("whole", page), ("crop", page.crop()), ("clean", alone)):
            words = np.array([len(line.split()) for line in seen.lines], dtype=np.float64)
            weights = np.sqrt(np.minimum(words, 60) + 1)
            weights *= CLEAN_WEIGHT if view == "clean" else 1
            weights *= np.isin(seen.labels, (CONTENT, BOILERPLATE))
            rows = windows(verdicts_of(seen)).astype(np.float32)
            found.append(Sample(view, seen, rows, weights))
    return found


def verdicts_of(page: Page) -> list[Verdict]:
    """What the rules say of the page's lines; a line without text is a dash."""
    texts = (" ".join(line.split()) or "-" for line in page.lines)
    return judge([Line(number, text, number) for number, text in enumerate(texts, 1)])


def train(chosen: Sequence[Sample]) -> LineModel:
    """The model with the least weighted log loss on `chosen`."""
    rows = np.concatenate([sample.rows for sample in chosen])
    labels = np.concatenate([np.array(sample.page.labels) == CONTENT for sample in chosen])
    weights = np.concatenate([sample.weights for sample in chosen])
    used = weights > 0
    rows, labels, weights = rows[used], labels[used], weights[used] / weights[used].mean()
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    rows = np.hstack([(rows - mean) / spread, np.ones((len(rows), 1), dtype=rows.dtype)])
    fitted = _adam(rows, labels.astype(np.float64), weights)
    slopes = fitted[:-1] / spread
    return LineModel(slopes, float(fitted[-1] - slopes @ mean))


def _adam(rows: Array, labels: Array, weights: Array) -> Array:
    rng = np.random.default_rng(0)
    fitted, first, second = (np.zeros(rows.shape[1]) for _ in range(3))
    step = 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS) + RATE / 30
        order = rng.permutation(len(rows))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            odds = rows[batch] @ fitted
            error = (1 / (1 + np.exp(-odds)) - labels[batch]) * weights[batch] / len(batch)
            slope = rows[batch].T @ error + DECAY * fitted
            step += 1
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope**2
            corrected = np.sqrt(second / (1 - 0.999**step)) + 1e-8
            fitted = fitted - rate * first / (1 - 0.9**step) / corrected
    return fitted


def measure(held: Sequence[Sample], model: LineModel) -> list[tuple[str, Page, dict[int, str]]]:
    """View, page and the lines that go, for each sample."""
    found = []
    for sample in held:
        verdicts = verdicts_of(sample.page)
        mark_chrome(verdicts, model)
        gone = {at: verdict.rule for at, verdict in enumerate(verdicts) if verdict.rule}
        found.append((sample.view, sample.page, gone))
    return found


def write(model: LineModel) -> None:
    """The weights, a row a feature and a column an offset."""
    table = model.weights.reshape(len(OFFSETS), len(NAMES)).T
    head = " ".join(f"{offset:+d}" if offset else "0" for offset in OFFSETS)
    lines = [
        "# Weights of digest/sources/line_model.py, made by benchmarks/train_cleaning.py.",
        f"# name, then a number for each of the lines {head} around the one that is judged;",
        "# above zero speaks for a line of the text.",
        f"bias {model.bias:.4f}",
        *(
            f"{name:18}" + "".join(f"{number:9.4f}" for number in row)
            for name, row in zip(NAMES, table, strict=True)
        ),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


def main(argv: Sequence[str] | None = None) -> None:
    """Train, and write the weights or print what to expect of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, default=LINES)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args(argv)
    known = samples(load(options.lines))
    if not options.folds:
        write(train(known))
        return
    judged = []
    for fold in range(FOLDS):
        model = train([sample for sample in known if sample.fold != fold])
        judged += measure([sample for sample in known if sample.fold == fold], model)
    for view in ("whole", "crop", "clean"):
        found, _ = tally((page, gone) for seen, page, gone in judged if seen == view)
        print(f"{view:6} F1 {found.f1:.4f}  removed {found.removed:.1%}  lost {found.lost:.2%}")


if __name__ == "__main__":
    main()
