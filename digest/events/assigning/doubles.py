"""A comparison to the known events that could be merged: those that new articles have brought to
the mean score at which average linkage joins.

They stay two: what is known rules, and `digest regroup` shows what an editor may join.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from digest.events.clustering.blocks import Bounds
from digest.events.clustering.linkage import required
from digest.events.comparison import Comparison
from digest.events.features.reading import OWN
from digest.events.features.terms import Ints
from digest.events.similarity.candidates import taken
from digest.events.similarity.scores import UNIT, Pairs, score

Couples = set[tuple[int, int]]
"""Settled blocks by number, the lower first."""


def doubles(
    bounds: Bounds, comparison: Comparison, shaped: frozenset[int]
) -> list[tuple[int, ...]]:
    """The settled blocks that are nearer to each other than two events ever are, in groups.

    Only blocks are looked at of which one has gained a text that could have gone to the other;
    they are doubles if their mean score, pair by pair, reaches the threshold. Articles that were
    not weighed, because nothing new is like them, count as unlike: then some are not seen. What
    the editor has `shaped` never joins its like.
    """
    block_of, fresh = _blocks_of_texts(bounds, comparison)
    tempted = set(_tempted(comparison, block_of, fresh, len(bounds.blocks)))
    tempted -= _kept_apart(bounds, comparison, shaped)
    if not tempted:
        return []
    held = np.unique(np.array(sorted(tempted)))
    rows = np.flatnonzero(np.isin(block_of, held) & (block_of >= 0))
    pairs = _pairs(comparison, rows)
    total = _sums(block_of[rows], pairs)
    size = np.bincount(block_of[rows])
    least = comparison.tuning.afresh.threshold * UNIT
    return _groups(
        {
            (one, other)
            for one, other in tempted
            if total.get((one, other), 0) >= least * size[one] * size[other]
        }
    )


def _blocks_of_texts(bounds: Bounds, comparison: Comparison) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Of each text, its settled block, or -1, and whether it has only now come to it."""
    rank = {original: number for number, original in enumerate(sorted(set(comparison.originals)))}
    block_of = np.full(len(rank), -1, np.int64)
    fresh = np.ones(len(rank), bool)
    for number, settled in enumerate(bounds.blocks):
        for article in comparison.linked.blocks[number]:
            if article in rank:
                block_of[rank[article]] = number
        fresh[[rank[article] for article in settled if article in rank]] = False
    return block_of, fresh


def _tempted(
    comparison: Comparison, block_of: Ints, fresh: npt.NDArray[np.bool_], blocks: int
) -> Iterator[tuple[int, int]]:
    """Pairs of blocks of which one has a fresh text that would gain in the other."""
    pairs, tuning = comparison.pairs, comparison.tuning.afresh
    one = np.concatenate((pairs.one, pairs.other))
    other = np.concatenate((pairs.other, pairs.one))
    mine, theirs = block_of[one], block_of[other]
    asked = fresh[one] & (mine >= 0) & (theirs >= 0) & (mine != theirs)
    key, which = np.unique(one[asked] * blocks + theirs[asked], return_inverse=True)
    total = np.bincount(which, np.concatenate((pairs.score, pairs.score))[asked])
    size = np.bincount(block_of[block_of >= 0], minlength=blocks)
    for (text, block), found in zip(
        ((int(k) // blocks, int(k) % blocks) for k in key), total.tolist(), strict=True
    ):
        company = int(size[block])
        if found >= required(company, tuning) * company * UNIT:
            own = int(block_of[text])
            yield min(own, block), max(own, block)


def _kept_apart(bounds: Bounds, comparison: Comparison, shaped: frozenset[int]) -> Couples:
    """Pairs of blocks that the editor keeps apart, both has shaped, or filled with his posts."""
    blocks = comparison.linked.blocks[: len(bounds.blocks)]
    home = {article: number for number, block in enumerate(blocks) for article in block}
    parted = {(home[article], block) for article, block in bounds.apart if article in home}
    posts = frozenset(
        number
        for number, block in enumerate(blocks)
        if all(comparison.readings[article].site == OWN for article in block)
    )
    parted |= {(one, other) for same in (posts, shaped) for one in same for other in same}
    return {(min(couple), max(couple)) for couple in parted}


def _pairs(comparison: Comparison, rows: Ints) -> Pairs:
    """The scores of these texts with each other; they go by their place in `rows`."""
    some = taken(comparison.terms, rows)
    some = replace(some, frequency=np.bincount(some.column, minlength=len(some.frequency)))
    days = comparison.days
    if days is None:
        days = np.array([text.day for text in comparison.texts if text.day], np.int64)
    return score(some, [comparison.texts[row] for row in rows], comparison.tuning, days=days)


def _sums(block_of: Ints, pairs: Pairs) -> dict[tuple[int, int], int]:
    """The sum of the scores between each two blocks."""
    total: dict[tuple[int, int], int] = {}
    low, high = np.sort(np.stack((block_of[pairs.one], block_of[pairs.other])), axis=0).tolist()
    for couple, found in zip(zip(low, high, strict=True), pairs.score.tolist(), strict=True):
        total[couple] = total.get(couple, 0) + found
    return total


def _groups(couples: Couples) -> list[tuple[int, ...]]:
    """What hangs together by couples, each group ascending, by its first."""
    group_of: dict[int, set[int]] = {}
    for one, other in sorted(couples):
        whole = group_of.get(one, {one}) | group_of.get(other, {other})
        group_of.update(dict.fromkeys(whole, whole))
    return sorted({tuple(sorted(whole)) for whole in group_of.values()})
