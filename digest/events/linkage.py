"""Scored pairs to blocks of articles: average linkage, then single moves."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from digest.events.blocks import Bounds, Linked
from digest.events.scores import UNIT, Pairs
from digest.events.tuning import Tuning

Links = list[dict[int, int]]
"""For each article or block, its neighbors with the sum of their scores."""


def link(pairs: Pairs, articles: int, tuning: Tuning, bounds: Bounds) -> Linked:
    """Blocks of articles whose mean score, pair by pair, is above the threshold.

    The two blocks with the highest mean score are joined, again and again, until none is above
    the threshold; a pair without a score counts as 0. Then articles move, one by one, to the
    block where they gain most (`_best_block`). Settled blocks are never joined with each other
    and never lose an article; to one of a single article comes the block that it would move to.

    Source: Sokal and Michener, "A statistical method for evaluating systematic
    relationships", 1958 (UPGMA).
    """
    neighbors = _neighbors(pairs, articles)
    forest = _Forest.of(neighbors, bounds)
    proposals = forest.join(round(tuning.threshold * UNIT))
    block_of = _move(neighbors, forest.block_of(articles), bounds, tuning)
    return Linked(_blocks(block_of, len(bounds.blocks)), tuple(sorted(proposals)))


def required(company: int, tuning: Tuning) -> float:
    """The mean score that moves an article to an event of so many texts, which is where it gains.

    It is the threshold for one, and nears the price the more there are.
    """
    return tuning.price + (tuning.threshold - tuning.price) / company


def _neighbors(pairs: Pairs, articles: int) -> Links:
    links: Links = [{} for _ in range(articles)]
    for one, other, score in zip(
        pairs.one.tolist(), pairs.other.tolist(), pairs.score.tolist(), strict=True
    ):
        links[one][other] = score
        links[other][one] = score
    return links


@dataclass(slots=True)
class _Forest:
    """Blocks on their way: settled ones come first, in order; joined ones keep the lower number."""

    members: list[list[int]]
    links: Links
    settled: int
    apart: set[tuple[int, int]]
    version: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, neighbors: Links, bounds: Bounds) -> _Forest:
        placed = {article for block in bounds.blocks for article in block}
        members = [list(block) for block in bounds.blocks]
        members += [[article] for article in range(len(neighbors)) if article not in placed]
        number = {article: block for block, held in enumerate(members) for article in held}
        links: Links = [{} for _ in members]
        for article, near in enumerate(neighbors):
            mine = links[number[article]]
            for other, score in near.items():
                if number[other] != number[article]:
                    mine[number[other]] = mine.get(number[other], 0) + score
        apart = {(number[article], block) for article, block in bounds.apart}
        apart |= {(block, article) for article, block in apart}
        return cls(members, links, len(bounds.blocks), apart, [0] * len(members))

    def join(self, threshold: int) -> list[tuple[int, int, int]]:
        """Join until no mean score reaches the threshold; hand back what was only proposed."""
        heap = [
            entry
            for block, links in enumerate(self.links)
            for other in links
            if block < other and (entry := self._entry(block, other))[0] <= -threshold
        ]
        heapq.heapify(heap)
        proposals = []
        while heap:
            key, block, other, born, born_other = heapq.heappop(heap)
            if (born, born_other) != (self.version[block], self.version[other]):
                continue
            if other < self.settled:
                proposals.append((block, other, round(-key)))
            elif not self._kept_apart(block, other):
                self._unite(block, other)
                for near in self.links[block]:
                    entry = self._entry(min(block, near), max(block, near))
                    if entry[0] <= -threshold:
                        heapq.heappush(heap, entry)
        return proposals

    def block_of(self, articles: int) -> list[int]:
        """Of each article, its block."""
        found = [0] * articles
        for block, members in enumerate(self.members):
            for article in members:
                found[article] = block
        return found

    def _entry(self, block: int, other: int) -> tuple[float, int, int, int, int]:
        mean = self.links[block][other] / (len(self.members[block]) * len(self.members[other]))
        return (-mean, block, other, self.version[block], self.version[other])

    def _kept_apart(self, block: int, other: int) -> bool:
        return (block, other) in self.apart

    def _unite(self, block: int, other: int) -> None:
        """Move everything of `other` into `block`."""
        self.members[block] += self.members[other]
        self.members[other] = []
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


def _move(neighbors: Links, block_of: list[int], bounds: Bounds, tuning: Tuning) -> list[int]:
    """Of each article its block, after the moves that gain most."""
    price = round(tuning.price * UNIT)
    entry = round((tuning.threshold - tuning.price) * UNIT)
    fixed = {article for block in bounds.blocks for article in block}
    free = [article for article in range(len(block_of)) if article not in fixed]
    size: dict[int, int] = {}
    for block in block_of:
        size[block] = size.get(block, 0) + 1
    fresh = max([len(bounds.blocks) - 1, *block_of]) + 1
    waiting: Collection[int] = free
    for _ in range(tuning.passes):
        moved = []
        for article in waiting:
            target = _best_block(
                article, neighbors[article], block_of, size, price, entry, bounds.apart
            )
            if target == block_of[article]:
                continue
            if target < 0:
                target, fresh = fresh, fresh + 1
            size[block_of[article]] -= 1
            size[target] = size.get(target, 0) + 1
            block_of[article] = target
            moved.append(article)
        waiting = _touched(moved, neighbors, fixed)
        if not moved:
            break
    for own, settled in enumerate(bounds.blocks):
        # What is settled cannot move: the block to which it would have moved comes to it.
        if len(settled) == 1 == size[own]:
            near = neighbors[settled[0]]
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


def _touched(moved: Iterable[int], neighbors: Links, fixed: Collection[int]) -> list[int]:
    """The free articles whose neighbors changed: only they may move next."""
    near = {other for article in moved for other in neighbors[article]}
    return sorted((near | set(moved)) - set(fixed))


def _best_block(
    article: int,
    near: dict[int, int],
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
    for other, score in near.items():
        sums[block_of[other]] = sums.get(block_of[other], 0) + score
    gains = {
        block: total - price * company - (entry if company else 0)
        for block, total in sums.items()
        for company in (size[block] - (block == own),)
        if (article, block) not in apart
    }
    best = max(gains, key=lambda block: (gains[block], block == own, -block))
    return best if gains[best] >= 0 else -1


def _blocks(block_of: Sequence[int], settled: int) -> tuple[tuple[int, ...], ...]:
    """The articles of each block, the settled blocks first."""
    members: dict[int, list[int]] = {block: [] for block in range(settled)}
    for article, block in enumerate(block_of):
        members.setdefault(block, []).append(article)
    return tuple(tuple(held) for held in members.values())
