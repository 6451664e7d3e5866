"""Scored pairs to a graph of blocks, in which reciprocal nearest neighbors are joined already."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from digest.events.clustering.blocks import Bounds
from digest.events.features.terms import Floats, Ints
from digest.events.similarity.scores import Pairs
from digest.nouns import noun

SMALL = 100_000
"""So few edges are joined one by one in a second or less, without contraction."""
WORTHWHILE = 0.01
"""Share of the blocks that a round must join; else one block takes in the others one by one."""


@noun
class Graph:
    """Blocks and the sums of the scores between them; each edge once, `one` < `other`."""

    size: Ints
    """Articles of each block; 0 where it was joined with another."""
    one: Ints
    other: Ints
    total: Ints
    """In millionths."""
    settled: int
    """So many blocks come first, which are never joined with each other."""
    apart: Ints
    """Pairs of blocks that are never joined, a row each."""


def contract(
    pairs: Pairs, articles: int, threshold: int, bounds: Bounds, small: int = SMALL
) -> tuple[Ints, Graph]:
    """Of each article its block, and the graph of the blocks.

    Where there are more edges than `small`, blocks that are each other's nearest are joined, all
    at once and again, as long as that joins many. Joining the nearest pair first, one by one,
    would come to the same: with mean scores, what joins elsewhere never brings a block nearer
    than its nearest was.

    Source: Murtagh, "A survey of recent advances in hierarchical clustering algorithms", 1983,
    for reciprocal nearest neighbors.
    """
    block_of, settled = _first_blocks(articles, bounds)
    count = int(block_of.max(initial=-1)) + 1
    apart = [(int(block_of[article]), block) for article, block in bounds.apart]
    graph = Graph(
        size=np.bincount(block_of, minlength=max(count, settled)),
        one=block_of[pairs.one],
        other=block_of[pairs.other],
        total=pairs.score,
        settled=settled,
        apart=np.array(sorted(apart), np.int64).reshape(-1, 2),
    )
    graph = _merged(graph, np.arange(len(graph.size)))
    while len(graph.one) > small:
        into = _nearest(graph, threshold)
        joined = int((into != np.arange(len(into))).sum())
        if joined < WORTHWHILE * int((graph.size > 0).sum()):
            break
        block_of = into[block_of]
        graph = _merged(graph, into)
    return block_of, graph


def _first_blocks(articles: int, bounds: Bounds) -> tuple[Ints, int]:
    """Of each article its block: the settled ones come first, then one for each other article."""
    block_of = np.full(articles, -1, np.int64)
    for number, block in enumerate(bounds.blocks):
        block_of[list(block)] = number
    free = np.flatnonzero(block_of < 0)
    block_of[free] = len(bounds.blocks) + np.arange(len(free))
    return block_of, len(bounds.blocks)


def _merged(graph: Graph, into: Ints) -> Graph:
    """The graph after each block went into another, or stayed."""
    ends = np.sort(np.stack((into[graph.one], into[graph.other])), axis=0)
    edges = np.flatnonzero(ends[0] != ends[1])
    key = ends[0, edges] * len(into) + ends[1, edges]
    order = np.argsort(key)
    key, total = key[order], graph.total[edges][order]
    begin = np.flatnonzero(np.diff(key, prepend=-1))
    one, other = np.divmod(key[begin], len(into))
    return replace(
        graph,
        size=np.bincount(into, graph.size, minlength=len(into)).astype(np.int64),
        one=one,
        other=other,
        total=np.add.reduceat(total, begin) if len(begin) else total,
        apart=into[graph.apart],
    )


def _nearest(graph: Graph, threshold: int) -> Ints:
    """Of each block, the one that it goes into: the lower of two that are each other's nearest."""
    mean: Floats = graph.total / (graph.size[graph.one] * graph.size[graph.other])
    free = np.flatnonzero((mean >= threshold) & ~_forbidden(graph))
    one, other, mean = graph.one[free], graph.other[free], mean[free]
    best = np.zeros(len(graph.size))
    np.maximum.at(best, one, mean)
    np.maximum.at(best, other, mean)
    into = np.arange(len(graph.size))
    taken: set[int] = set()
    mutual = (mean == best[one]) & (mean == best[other])
    for lower, higher in zip(one[mutual].tolist(), other[mutual].tolist(), strict=True):
        if lower not in taken and higher not in taken:
            taken |= {lower, higher}
            into[higher] = lower
    return into


def _forbidden(graph: Graph) -> npt.NDArray[np.bool_]:
    """Of each edge, whether its blocks are never joined."""
    blocks = len(graph.size)
    low, high = np.sort(graph.apart, axis=1).T
    found: npt.NDArray[np.bool_] = (graph.other < graph.settled) | np.isin(
        graph.one * blocks + graph.other, low * blocks + high
    )
    return found
