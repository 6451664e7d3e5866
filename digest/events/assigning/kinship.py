"""A comparison to the reason why each new article is in its block: its nearest neighbor there, and
the terms that both share, few enough for a line of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from digest.events.assigning.draft import in_order
from digest.events.clustering.blocks import Bounds
from digest.events.clustering.copies import likeness
from digest.events.comparison import Comparison
from digest.events.features.terms import Ints
from digest.events.similarity.overlap import PAIRS
from digest.events.similarity.scores import UNIT, Neighbors
from digest.events.similarity.sharing import Shared
from digest.events.similarity.telling import telling
from digest.events.working import Each
from digest.model import Article, Kinship
from digest.nouns import noun
from digest.text.surfaces import Text

TOLD = 5
"""Terms that are kept of what an article shared as it joined: a line of the ledger."""


def kinships(
    articles: Sequence[Article],
    bounds: Bounds,
    comparison: Comparison,
    each: Each,
) -> dict[str, Kinship]:
    """The kinship of each article that came to others, by its id.

    Each block becomes a maximum spanning tree by score, grown from its settled articles, else from
    the earliest one; an article's kin is its parent in the tree. A copy's is the text it copies.

    Source: Prim, "Shortest connection networks and some generalizations", 1957.
    """
    forest = _Forest.of(articles, bounds, comparison)
    copies, children = [], []
    for number, block in enumerate(comparison.linked.blocks):
        settled = bounds.blocks[number] if number < len(bounds.blocks) else ()
        if len(block) > max(1, len(settled)):
            copied, hung = forest.grow(block, settled)
            copies += copied
            children += hung
    return dict(_copies(articles, comparison, copies)) | dict(
        _children(articles, comparison, forest.text, children, each)
    )


Edge = tuple[int, int, int]
"""An article, the one that it hangs on, and their score in millionths."""


@noun
class _Forest:
    articles: Sequence[Article]
    text: Ints
    """Of each article, the number of its text."""
    start: Ints
    """Text `t` has the neighbors `other[start[t]:start[t + 1]]`."""
    other: Ints
    score: Ints
    place: Ints
    """Of each text, its place in the block that grows; -1 elsewhere."""

    @classmethod
    def of(cls, articles: Sequence[Article], bounds: Bounds, comparison: Comparison) -> _Forest:
        pairs = comparison.pairs
        _, text = np.unique(np.array(comparison.originals, np.int64), return_inverse=True)
        one = np.concatenate((pairs.one, pairs.other))
        order = np.argsort(one, kind="stable")
        texts = len(comparison.texts)
        return cls(
            articles=articles,
            text=text,
            start=np.searchsorted(one[order], np.arange(texts + 1)),
            other=np.concatenate((pairs.other, pairs.one))[order],
            score=np.concatenate((pairs.score, pairs.score))[order],
            place=np.full(texts, -1, np.int64),
        )

    def grow(self, block: Sequence[int], settled: Sequence[int]) -> tuple[list[Edge], list[Edge]]:
        """The copies of a block, and its other articles, each with its parent in the tree."""
        roots = settled or (self._first(block),)
        holder: dict[int, int] = {}
        for index in (*roots, *(index for index in block if index not in set(roots))):
            holder.setdefault(int(self.text[index]), index)
        copies = [
            (index, holder[int(self.text[index])], 0)
            for index in block
            if index not in set(roots) and holder[int(self.text[index])] != index
        ]
        standing = {int(self.text[index]) for index in roots}
        hung = [
            (holder[text], holder[near], score)
            for text, near, score in self._hang(list(holder), standing)
        ]
        return copies, hung

    def _first(self, block: Sequence[int]) -> int:
        known = {self.articles[index].id: index for index in block}
        return known[in_order(self.articles[index] for index in block)[0].id]

    def _hang(self, texts: Sequence[int], standing: set[int]) -> Iterator[Edge]:
        """Each text that does not stand yet, with the nearest one that does, the nearest first."""
        self.place[texts] = np.arange(len(texts))
        best, near = np.zeros(len(texts), np.int64), np.full(len(texts), -1, np.int64)
        waiting = np.array([text not in standing for text in texts])
        arrived = [at for at, text in enumerate(texts) if text in standing]
        while arrived:
            for at in arrived:
                cells = slice(self.start[texts[at]], self.start[texts[at] + 1])
                there, score = self.place[self.other[cells]], self.score[cells]
                there, score = there[there >= 0], score[there >= 0]
                nearer = waiting[there] & (score > best[there])
                best[there[nearer]], near[there[nearer]] = score[nearer], at
            at = int(np.argmax(np.where(waiting, best, 0)))
            arrived = [at] if waiting[at] and best[at] else []
            waiting[at] = False
            if arrived:
                yield texts[at], texts[near[at]], int(best[at])
        self.place[texts] = -1


def _copies(
    articles: Sequence[Article], comparison: Comparison, edges: Sequence[Edge]
) -> Iterator[tuple[str, Kinship]]:
    words = comparison.tuning.body_words
    for one, other, _ in edges:
        share = likeness(comparison.readings[one], comparison.readings[other], words)
        yield articles[one].id, Kinship(articles[other].id, round(100 * share), copy=True)


def _children(
    articles: Sequence[Article],
    comparison: Comparison,
    text: Ints,
    edges: Sequence[Edge],
    each: Each,
) -> Iterable[tuple[str, Kinship]]:
    mine = text[np.array([one for one, _, _ in edges], np.int64)]
    theirs = text[np.array([other for _, other, _ in edges], np.int64)]
    view = Neighbors.of(comparison.terms, comparison.texts, comparison.tuning, comparison.days)
    against = view.hindrances(mine, theirs)

    def hung(top: int) -> list[tuple[str, Kinship]]:
        some = slice(top, top + PAIRS)
        shared = view.shared(mine[some], theirs[some])
        return [
            _child(articles, edge, common, hindered)
            for edge, common, hindered in zip(edges[some], shared, against[some], strict=True)
        ]

    return chain.from_iterable(each(hung, range(0, len(edges), PAIRS)))


def _child(
    articles: Sequence[Article], edge: Edge, common: Shared, against: tuple[str, ...]
) -> tuple[str, Kinship]:
    one, other, score = edge
    mine, theirs = written_in(articles[one]), written_in(articles[other])
    told = telling(common, [mine], TOLD, [theirs])
    return articles[one].id, Kinship(
        near=articles[other].id,
        percent=round(100 * score / UNIT),
        shared=tuple(form for form, _ in told.values()),
        against=against,
    )


def written_in(article: Article) -> Text:
    """The title and text of an article, in which its words are looked up as they are written."""
    return f"{article.title}\n{article.text}", article.language
