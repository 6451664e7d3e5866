"""Joining what is each other's nearest comes to the same as joining the nearest pair first."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.events.clustering.blocks import Bounds
from digest.events.clustering.contraction import contract
from digest.events.similarity.scores import Pairs

THRESHOLD = 200_000


@given(st.integers(2, 12), st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=100)
def test_contracted_blocks_are_those_of_one_join_at_a_time(
    articles: int, random: object, bounded: bool
) -> None:
    pairs = list(combinations(range(articles), 2))
    scores = random.sample(range(600_000), len(pairs))  # type: ignore[attr-defined]
    one, other = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    bounds = (
        Bounds(((0,), (1,)), frozenset({(articles - 1, 0)} - {(1, 0)})) if bounded else Bounds()
    )
    block_of, graph = contract(
        Pairs(one, other, np.array(scores)), articles, THRESHOLD, bounds, small=0
    )
    table = dict(zip(pairs, scores, strict=True))
    assert sorted(_blocks(block_of.tolist())) == sorted(_slowly(table, articles, bounds))
    assert graph.size.sum() == articles


def _blocks(block_of: list[int]) -> list[tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for article, block in enumerate(block_of):
        found[block] = (*found.get(block, ()), article)
    return list(found.values())


def _slowly(
    table: dict[tuple[int, int], int], articles: int, bounds: Bounds
) -> list[tuple[int, ...]]:
    blocks: list[tuple[int, ...]] = [(index,) for index in range(articles)]
    settled = {article for block in bounds.blocks for article in block}
    while True:
        joins = [
            (sum(table[min(i, j), max(i, j)] for i in a for j in b) / (len(a) * len(b)), a, b)
            for a, b in combinations(blocks, 2)
            if not (settled & set(a) and settled & set(b))
            and not any(
                bounds.blocks[block][0] in one and article in two
                for article, block in bounds.apart
                for one, two in ((a, b), (b, a))
            )
        ]
        if not joins or max(joins)[0] < THRESHOLD:
            return blocks
        _, a, b = max(joins)
        blocks = [block for block in blocks if block not in (a, b)] + [tuple(sorted(a + b))]
