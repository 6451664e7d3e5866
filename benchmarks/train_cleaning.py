"""Makes the trees of the line model of `digest clean` from labeled lines of real pages.

    python -m benchmarks.train_cleaning [--lines FILE] [--folds [--check] [--write]]

Gradient boosting over all lines labeled content or boilerplate, three times over: whole pages,
crops, and the content alone. A line weighs what its words are worth in its page. Words have
weights by the votes of domains (word_votes.py); there are trees that ask for them, and trees for
texts in other languages that do not. Without `--folds` those of all pages are written to
line_model_words.txt and line_model.txt of digest/sources/cleaning/, the words to line_words.txt;
with it, five models, each made without the domains that it is then measured on, tell what to
expect of pages that were never seen, and nothing is written. A fifth of the domains is held out:
no limit was tuned on it, and it is measured by trees made without it. `--check` fails where a
figure is worse than its floor in floors.json, `--write` raises floors.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from textwrap import wrap

import numpy as np
from numpy.typing import NDArray

from benchmarks.boosting import Shape, Tree, boost
from benchmarks.cleaning import BOILERPLATE, CONTENT, LINES, Page, figures_of, load, settle, tally
from benchmarks.word_votes import Votes, count
from digest.sources.cleaning import line_model
from digest.sources.cleaning.judging import Verdict, judge, judge_closer
from digest.sources.cleaning.line_model import (
    DEPTH,
    NAMES,
    LineModel,
    is_doubtful,
    leave_out,
    numbers,
)
from digest.sources.cleaning.wording import NAMES as WORDING
from digest.sources.cleaning.wording import are_known, wording, words_of
from digest.sources.readers.lines import Line

TREES = Path(line_model.__file__).with_name("line_model.txt")
TREES_OF_WORDS = TREES.with_name("line_model_words.txt")
WORDS = TREES.with_name("line_words.txt")
FOLDS = 5
HELD_OUT = 5
"""Every fifth domain, by another hash."""
SHARES = {"whole": 0.4, "crop": 1.0, "clean": 0.25}
"""Of the rows of each view that the trees are made from; the views repeat each other."""

SHAPE = Shape(depth=DEPTH)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, whole, cropped, or its content alone, as the model sees it."""

    view: str
    page: Page
    alone: NDArray[np.float32]
    """What is known of its lines without weights of words."""
    verdicts: Sequence[Verdict]

    def weights(self, votes: Votes) -> dict[str, float]:
        """Of its words, by the votes of other domains."""
        words = chain.from_iterable(map(words_of, self.verdicts))
        return votes.weights(dict.fromkeys(words), without=self.page.domain)

    def rows(self, votes: Votes | None) -> NDArray[np.float32]:
        """What a model knows of its lines, and of their words where there are `votes`."""
        if votes is None:
            return self.alone
        told = wording(self.verdicts, self.weights(votes)).astype(np.float32)
        return np.hstack([self.alone, told])

    @property
    def fold(self) -> int:
        """Pages of one domain are in one fold."""
        return _hash(self.page.domain) % FOLDS

    @property
    def is_held_out(self) -> bool:
        """Whether nothing was tuned on it."""
        return _hash("held" + self.page.domain) % HELD_OUT == 0


def _hash(text: str) -> int:
    return int(hashlib.md5(text.encode()).hexdigest(), 16)


def samples(pages: Iterable[Page]) -> Iterator[Sample]:
    """Every page in its three views."""
    for page in pages:
        content = [line for line, label in zip(page.lines, page.labels, strict=True) if label == 1]
        alone = Page(page.domain, tuple(content), (CONTENT,) * len(content))
        for view, seen in (("whole", page), ("crop", page.crop()), ("clean", alone)):
            verdicts = verdicts_of(seen)
            wordless = numbers(verdicts, {})[:, : -len(WORDING)]
            yield Sample(view, seen, wordless.astype(np.float32), verdicts)


def verdicts_of(page: Page) -> list[Verdict]:
    """What the rules say of the page's lines; a line without text is a dash."""
    texts = (" ".join(line.split()) or "-" for line in page.lines)
    verdicts = judge([Line(number, text, number) for number, text in enumerate(texts, 1)])
    judge_closer(verdicts)
    return verdicts


def weights_of(sample: Sample) -> Array:
    """What each line is worth: as much as F1 loses by it, and something for itself."""
    words = np.array([len(line.split()) for line in sample.page.lines], dtype=np.float64)
    labels = np.array(sample.page.labels)
    worth = 400 * np.minimum(words, 100) / (200 + words[labels == CONTENT].sum()) + 1.5
    part = 0.5 if sample.view == "clean" else 1.0
    weights: Array = part * worth * np.isin(labels, (CONTENT, BOILERPLATE))
    return weights


def votes_of(chosen: Iterable[Sample]) -> Votes:
    """What the words of whole pages speak for."""
    return count(
        (sample.page.domain, words_of(verdict), label == CONTENT)
        for sample in chosen
        if sample.view == "whole"
        for verdict, label in zip(sample.verdicts, sample.page.labels, strict=True)
        if label in (CONTENT, BOILERPLATE)
    )


def train(chosen: Sequence[Sample], votes: Votes | None, shape: Shape = SHAPE) -> LineModel:
    """The trees that fit `chosen` best; without `votes` those that ask for no words."""
    rng = np.random.default_rng(0)
    rows, labels, weights = list[NDArray[np.float32]](), list[Array](), list[Array]()
    for sample in chosen:
        share, worth = SHARES[sample.view], weights_of(sample)
        used = (rng.random(len(worth)) < share) & (worth > 0)
        rows.append(sample.rows(votes)[used])
        labels.append((np.array(sample.page.labels) == CONTENT)[used].astype(np.float64))
        weights.append(worth[used] / share**0.5)
    parts = np.concatenate(rows), np.concatenate(labels), np.concatenate(weights)
    bias, trees = boost(*parts, shape)
    return model_of(bias, trees)


def model_of(bias: float, trees: Sequence[Tree]) -> LineModel:
    """The trees as arrays."""
    return LineModel(
        bias,
        np.array([tree.columns for tree in trees]),
        np.array([tree.limits for tree in trees]),
        np.array([tree.values for tree in trees]),
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """A page that the model was not made from, with the odds of its lines."""

    sample: Sample
    odds: Array

    def gone(self) -> dict[int, str]:
        """The lines that go, with their rules."""
        verdicts = verdicts_of(self.sample.page)
        if is_doubtful(verdicts):
            leave_out(verdicts, self.odds)
        return {at: verdict.rule for at, verdict in enumerate(verdicts) if verdict.rule}


def cross_validate(known: Sequence[Sample]) -> list[Judged]:
    """Each sample, judged by a model that knows nothing of its domain."""
    judged = list[Judged]()
    for fold in range(FOLDS):
        judged += judge_unseen(
            [sample for sample in known if sample.fold != fold],
            [sample for sample in known if sample.fold == fold],
        )
    return judged


def judge_unseen(known: Sequence[Sample], unseen: Sequence[Sample]) -> list[Judged]:
    """`unseen`, judged by what is made from `known`."""
    votes = votes_of(known)
    by_place, by_words = train(known, None), train(known, votes)
    judged = list[Judged]()
    for sample in unseen:
        with_words = are_known(sample.verdicts, sample.weights(votes))
        model = by_words if with_words else by_place
        judged.append(Judged(sample, model.log_odds(sample.rows(votes))))
    return judged


def report(title: str, judged: Sequence[Judged]) -> dict[str, float]:
    """The figures of each view, printed."""
    figures = dict[str, float]()
    for view in SHARES:
        chosen = [found for found in judged if found.sample.view == view]
        score, _ = tally((found.sample.page, found.gone()) for found in chosen)
        print(
            f"{title:12} {view:6} F1 {score.f1:.4f}  removed {score.removed:.1%}"
            f"  lost {score.lost:.2%}"
        )
        figures |= figures_of(f"{title}_{view}", score)
    return figures


def write(path: Path, model: LineModel) -> None:
    """The trees, a row each."""
    lines = [
        "# Trees of digest/sources/cleaning/line_model.py, made by benchmarks/train_cleaning.py.",
        "# Each asks of a line whether three of its numbers are above the limits beside them. The",
        "# eight values are what is added to its log odds where the answers are no no no, no no",
        "# yes, no yes no, ... yes yes yes. Above zero speaks for a line of the text.",
        f"bias {model.bias:.4f}",
    ]
    for columns, limits, values in zip(model.asked, model.limits, model.values, strict=True):
        asked = " ".join(
            f"{NAMES[column]} {limit:.5g}" for column, limit in zip(columns, limits, strict=True)
        )
        lines.append(f"{asked}  {' '.join(f'{value:.3f}' for value in values)}")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def write_words(votes: Votes) -> None:
    """The weights of words, a row each weight."""
    by_weight = defaultdict[float, list[str]](list)
    for word, weight in votes.weights(sorted(votes.domains)).items():
        by_weight[weight].append(word)
    lines = [
        "# Weights of words of sources/cleaning/wording.py, made by benchmarks/train_cleaning.py.",
        "# Above zero speaks for a line of the text. Numbers are 0.",
    ]
    for weight, words in sorted(by_weight.items()):
        width = 90 - len(row := f"{weight} ")
        lines += [row + part for part in wrap(" ".join(words), width, break_on_hyphens=False)]
    WORDS.write_text("\n".join(lines) + "\n", "utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    """Train, and write the trees or print what to expect of them; 1 where that is too little."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, default=LINES)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    known = list(samples(load(options.lines)))
    if not options.folds:
        votes = votes_of(known)
        write(TREES, train(known, None))
        write(TREES_OF_WORDS, train(known, votes))
        write_words(votes)
        return 0
    figures = report("folds", cross_validate(known))
    held = [sample for sample in known if sample.is_held_out]
    rest = [sample for sample in known if not sample.is_held_out]
    figures |= report("held", judge_unseen(rest, held))
    return settle("cleaning_unseen", figures, {}, check=options.check, write=options.write)


if __name__ == "__main__":
    sys.exit(main())
