"""Scored pairs to blocks of articles: average linkage, then single moves."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.events.clustering.blocks import Bounds, Linked
from digest.events.clustering.contraction import Graph, contract
from digest.events.clustering.shifting import Neighbors, shift
from digest.events.features.terms import Ints
from digest.events.similarity.scores import UNIT, Pairs
from digest.events.tuning import Tuning

Links = list[dict[int, int]]
"""Of each block, its neighbors with the sum of their scores."""


def link(pairs: Pairs, articles: int, tuning: Tuning, bounds: Bounds) -> Linked:
    """Blocks of articles whose mean score, pair by pair, is above the threshold.

    The two blocks with the highest mean score are joined, again and again, until none is above
    the threshold; a pair without a score counts as 0. Then articles move, one by one, to the
    block where they gain most (`shifting.py`). Settled blocks are never joined with each other
    and never lose an article; to one of a single article comes the block that it would move to.

    Source: Sokal and Michener, "A statistical method for evaluating systematic
    relationships", 1958 (UPGMA).
    """
    threshold = round(tuning.threshold * UNIT)
    before, graph = contract(pairs, articles, threshold, bounds)
    forest = _Forest.of(graph)
    forest.join(threshold)
    block_of = shift(Neighbors.of(pairs, articles), forest.block_of(before), bounds, tuning)
    return Linked(_blocks(block_of, len(bounds.blocks)))


def required(company: int, tuning: Tuning) -> float:
    """The mean score with an event of so many texts at which an article gains by joining it.

    It is the threshold for one, and nears the price the more there are.
    """
    return tuning.price + (tuning.threshold - tuning.price) / company


@dataclass(slots=True)
class _Forest:
    """Blocks on their way: settled ones come first, in order; joined ones keep the lower number."""

    size: list[int]
    """Articles of each block; 0 where it was joined with another."""
    links: Links
    settled: int
    apart: set[tuple[int, int]]
    joined: dict[int, int] = field(default_factory=dict)
    """Where the blocks went that are no more."""
    version: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, graph: Graph) -> _Forest:
        """The blocks of this graph."""
        links: Links = [{} for _ in graph.size]
        for one, other, total in zip(
            graph.one.tolist(), graph.other.tolist(), graph.total.tolist(), strict=True
        ):
            links[one][other] = links[other][one] = total
        apart = {(one, other) for one, other in graph.apart.tolist()}
        apart |= {(other, one) for one, other in apart}
        return cls(graph.size.tolist(), links, graph.settled, apart, {}, [0] * len(links))

    def join(self, threshold: int) -> None:
        """Join until no mean score of two that may be joined reaches the threshold."""
        heap = [
            entry
            for block, links in enumerate(self.links)
            for other in links
            if block < other and (entry := self._entry(block, other))[0] <= -threshold
        ]
        heapq.heapify(heap)
        while heap:
            _, block, other, born, born_other = heapq.heappop(heap)
            if (born, born_other) != (self.version[block], self.version[other]):
                continue
            if not self._kept_apart(block, other):
                self._unite(block, other)
                for near in self.links[block]:
                    entry = self._entry(min(block, near), max(block, near))
                    if entry[0] <= -threshold:
                        heapq.heappush(heap, entry)

    def block_of(self, before: Ints) -> list[int]:
        """Of each article, its block, from what that was before blocks were joined."""
        now = list(range(len(self.size)))
        for block in range(len(now)):
            while now[block] in self.joined:
                now[block] = self.joined[now[block]]
        return [now[block] for block in before.tolist()]

    def _entry(self, block: int, other: int) -> tuple[float, int, int, int, int]:
        mean = self.links[block][other] / (self.size[block] * self.size[other])
        return (-mean, block, other, self.version[block], self.version[other])

    def _kept_apart(self, block: int, other: int) -> bool:
        return other < self.settled or (block, other) in self.apart

    def _unite(self, block: int, other: int) -> None:
        """Move everything of `other` into `block`."""
        self.size[block] += self.size[other]
        self.size[other] = 0
        self.joined[other] = block
        mine = self.links[block]
        for near, score in self.links[other].items():
            del self.links[near][other]
            if near != block:
                mine[near] = self.links[near][block] = mine.get(near, 0) + score
        self.links[other] = {}
        for first, second in [pair for pair in self.apart if pair[0] == other]:
            self.apart |= {(block, second), (second, block)}
            self.apart -= {(first, second), (second, first)}
        self.version[block] += 1
        self.version[other] += 1


def _blocks(block_of: Sequence[int], settled: int) -> tuple[tuple[int, ...], ...]:
    """The articles of each block, the settled blocks first."""
    members: dict[int, list[int]] = {block: [] for block in range(settled)}
    for article, block in enumerate(block_of):
        members.setdefault(block, []).append(article)
    return tuple(tuple(held) for held in members.values())
