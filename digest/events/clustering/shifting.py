"""Blocks to better ones by local search: articles move, one by one, to where they gain most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from digest.events.clustering.blocks import Bounds
from digest.events.features.ranges import ranges
from digest.events.features.terms import Ints
from digest.events.similarity.scores import UNIT, Pairs
from digest.events.tuning import Tuning
from digest.nouns import noun


@noun
class Neighbors:
    """Of each article `i`, the others that it scores with: `start[i]` to `start[i + 1]`."""

    start: Ints
    article: Ints
    score: Ints

    @classmethod
    def of(cls, pairs: Pairs, articles: int) -> Neighbors:
        """Both sides of each pair."""
        one = np.concatenate((pairs.one, pairs.other))
        order = np.argsort(one, kind="stable")
        start = np.concatenate(([0], np.cumsum(np.bincount(one, minlength=articles))))
        other = np.concatenate((pairs.other, pairs.one))[order]
        return cls(start, other, np.concatenate((pairs.score, pairs.score))[order])

    def near(self, article: int) -> Iterator[tuple[int, int]]:
        """Its neighbors, each with the score."""
        cells = slice(self.start[article], self.start[article + 1])
        return zip(self.article[cells].tolist(), self.score[cells].tolist(), strict=True)


def shift(neighbors: Neighbors, block_of: list[int], bounds: Bounds, tuning: Tuning) -> list[int]:
    """Of each article its block, after the moves that gain most; settled articles stay."""
    price = round(tuning.price * UNIT)
    entry = round((tuning.threshold - tuning.price) * UNIT)
    size: dict[int, int] = {}
    for block in block_of:
        size[block] = size.get(block, 0) + 1
    fresh = max([len(bounds.blocks) - 1, *block_of]) + 1
    free = np.ones(len(block_of), bool)
    free[[article for block in bounds.blocks for article in block]] = False
    waiting = _restless(neighbors, block_of, price, entry)
    for _ in range(tuning.passes):
        moved = []
        for article in waiting[free[waiting]].tolist():
            target = _best_block(
                article, neighbors.near(article), block_of, size, price, entry, bounds.apart
            )
            if target == block_of[article]:
                continue
            if target < 0:
                target, fresh = fresh, fresh + 1
            size[block_of[article]] -= 1
            size[target] = size.get(target, 0) + 1
            block_of[article] = target
            moved.append(article)
        if not moved:
            break
        waiting = _touched(np.array(moved), neighbors)
    for own, settled in enumerate(bounds.blocks):
        # What is settled cannot move: the block to which it would have moved comes to it.
        if len(settled) == 1 == size[own]:
            near = neighbors.near(settled[0])
            target = _best_block(settled[0], near, block_of, size, price, entry, bounds.apart)
            _bring(target, own, block_of, size, bounds)
    return block_of


def _bring(block: int, own: int, block_of: list[int], size: dict[int, int], bounds: Bounds) -> None:
    """Move a block that is not settled into a settled one, if the editor keeps no part out."""
    if block < len(bounds.blocks):
        return
    members = [article for article, held in enumerate(block_of) if held == block]
    if any((article, own) in bounds.apart for article in members):
        return
    for article in members:
        block_of[article] = own
    size[own] += size.pop(block)


def _restless(neighbors: Neighbors, block_of: Sequence[int], price: int, entry: int) -> Ints:
    """The articles that would gain by a move, if no other moved; some may be kept from it."""
    block = np.array(block_of, np.int64)
    size = np.bincount(block, minlength=1)
    article = np.repeat(np.arange(len(block)), np.diff(neighbors.start))
    key = article * len(size) + block[neighbors.article]
    order = np.argsort(key)
    begin = np.flatnonzero(np.diff(key[order], prepend=-1))
    total = np.add.reduceat(neighbors.score[order], begin) if len(begin) else begin
    article, target = np.divmod(key[order][begin], len(size))
    own = target == block[article]
    held = np.zeros(len(block), np.int64)
    held[article[own]] = total[own]
    company = size[block] - 1
    stay = held - price * company - np.where(company > 0, entry, 0)
    gain = total - price * size[target] - entry
    tempted = stay < 0
    tempted[article[~own & (gain > stay[article])]] = True
    return np.flatnonzero(tempted)


def _touched(moved: Ints, neighbors: Neighbors) -> Ints:
    """The articles that moved and their neighbors, ascending: only they may move next."""
    begin = neighbors.start[moved]
    near = neighbors.article[ranges(begin, neighbors.start[moved + 1] - begin)]
    return np.unique(np.concatenate((moved, near)))


def _best_block(
    article: int,
    near: Iterable[tuple[int, int]],
    block_of: Sequence[int],
    size: dict[int, int],
    price: int,
    entry: int,
    apart: frozenset[tuple[int, int]],
) -> int:
    """The block where an article gains most; -1 for one of its own.

    gain = sum of its scores with the block - price x articles of the block - entry.
    """
    own = block_of[article]
    sums = {own: 0}
    for other, score in near:
        block = block_of[other]
        if block in sums:
            sums[block] += score
        else:
            sums[block] = score
    best, most = -1, 0
    for block, total in sums.items():
        company = size[block] - (block == own)
        gain = total - price * company - (entry if company else 0)
        if gain < most or (article, block) in apart:
            continue
        # Of blocks where it gains the same it stays in its own, else goes to the first.
        if gain > most or best < 0 or block == own or own != best > block:
            best, most = block, gain
    return best
