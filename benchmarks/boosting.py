"""Labeled rows of numbers to a sum of small trees that tells their log odds: gradient boosting.

Every tree asks its few questions of all rows, whatever the answer to the first (they are
"oblivious"): that makes a tree one row of a table, and is hard to overfit. Numbers are compared
by histograms. Same rows, same trees.

Source: Friedman, "Greedy function approximation", 2001; for the trees, Prokhorenkova et al.,
"CatBoost: unbiased boosting with categorical features", 2018.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

BINS = 32
SAMPLE = 60_000
"""Rows from which the limits between the bins are taken."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How many trees, how large, and how much each is held back."""

    trees: int = 500
    depth: int = 3
    rate: float = 0.12
    """Share of its best values that each tree gets."""
    penalty: float = 30.0
    """Weight of a value of 0 beside the rows of a leaf."""
    columns: float = 0.3
    """Share of the columns that a tree may ask about."""
    rows: float = 0.5
    """Share of the rows that a tree is made from."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Questions, and a value for each set of answers."""

    columns: tuple[int, ...]
    limits: tuple[float, ...]
    """Whether a row's number is above."""
    values: tuple[float, ...]
    """By the answers as a binary number, the first question its highest digit."""


def boost(
    rows: NDArray[np.float32], labels: Array, weights: Array, shape: Shape
) -> tuple[float, list[Tree]]:
    """The log odds to begin with, and the trees whose values are added to them."""
    rng = np.random.default_rng(0)
    limits = _limits(rows[rng.permutation(len(rows))[:SAMPLE]])
    binned = np.stack(
        [np.searchsorted(limit, rows[:, at]).astype(np.uint8) for at, limit in enumerate(limits)]
    )
    weights = weights / weights.mean()
    bias = round(float(np.log((weights * labels).sum() / (weights * (1 - labels)).sum())), 4)
    odds, trees = np.full(len(labels), bias), list[Tree]()
    for _ in range(shape.trees):
        chance = 1 / (1 + np.exp(-odds))
        slope, bend = weights * (labels - chance), weights * chance * (1 - chance)
        chosen = np.flatnonzero(rng.random(len(labels)) < shape.rows)
        columns = rng.permutation(len(binned))[: int(len(binned) * shape.columns)]
        asked = _questions(binned, chosen, columns, slope[chosen], bend[chosen], limits, shape)
        leaves = _leaves(binned, asked)
        count = 1 << shape.depth
        pull = np.bincount(leaves[chosen], slope[chosen], count)
        hold = np.bincount(leaves[chosen], bend[chosen], count) + shape.penalty
        values = np.round(shape.rate * pull / hold, 3)
        odds += values[leaves]
        columns_asked = tuple(column for column, _ in asked)
        limits_asked = tuple(float(limits[column][at]) for column, at in asked)
        trees.append(Tree(columns_asked, limits_asked, tuple(values.tolist())))
    return bias, trees


def _limits(rows: NDArray[np.float32]) -> list[Array]:
    """Between the quantiles of each column, in five digits, so that a text file can hold them."""
    found = []
    for column in rows.T:
        kinds = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1), method="lower"))
        middles = (kinds[1:] + kinds[:-1]) / 2
        found.append(np.unique([float(f"{middle:.5g}") for middle in middles]))
    return found


def _questions(
    binned: NDArray[np.uint8],
    chosen: NDArray[np.intp],
    columns: NDArray[np.intp],
    slope: Array,
    bend: Array,
    limits: list[Array],
    shape: Shape,
) -> list[tuple[int, int]]:
    """The column and the limit that part the rows best, level by level."""
    leaves = np.zeros(len(chosen), dtype=np.intp)
    asked = list[tuple[int, int]]()
    for level in range(shape.depth):
        best, question = -1.0, (int(columns[0]), 0)
        size = (1 << level, BINS + 1)
        for column in columns:
            if not len(limits[column]):
                continue
            places = leaves * (BINS + 1) + binned[column, chosen]
            pull = np.bincount(places, slope, size[0] * size[1]).reshape(size).cumsum(axis=1)
            hold = np.bincount(places, bend, size[0] * size[1]).reshape(size).cumsum(axis=1)
            above = (pull[:, -1:] - pull) ** 2 / (hold[:, -1:] - hold + shape.penalty)
            gain = (pull**2 / (hold + shape.penalty) + above).sum(axis=0)[: len(limits[column])]
            at = int(gain.argmax())
            if gain[at] > best:
                best, question = float(gain[at]), (int(column), at)
        asked.append(question)
        leaves = leaves * 2 + (binned[question[0], chosen] > question[1])
    return asked


def _leaves(binned: NDArray[np.uint8], asked: list[tuple[int, int]]) -> NDArray[np.intp]:
    leaves = np.zeros(binned.shape[1], dtype=np.intp)
    for column, at in asked:
        leaves = leaves * 2 + (binned[column] > at)
    return leaves
