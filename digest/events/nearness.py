"""Articles to how near they are to each other, by the comparison that also groups them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from digest.config import Config
from digest.events.clustering.blocks import Bounds
from digest.events.comparison import Comparison, compare
from digest.events.similarity.scores import UNIT
from digest.events.tuning import tuning
from digest.model import Article
from digest.nouns import noun


@noun
class Nearness:
    """The comparison of some articles."""

    comparison: Comparison
    rank: Mapping[str, int]
    """Article id to its text."""

    @classmethod
    def of(cls, articles: Sequence[Article], bounds: Bounds, config: Config) -> Nearness:
        """The comparison of these articles, given in canonical order, within the bounds."""
        found = compare(articles, bounds, tuning(config.grouping.mode), config.zone, every=True)
        ranks = {text: number for number, text in enumerate(sorted(set(found.originals)))}
        texts = zip(articles, found.originals, strict=True)
        return cls(found, {article.id: ranks[text] for article, text in texts})

    @property
    def blocks(self) -> tuple[tuple[int, ...], ...]:
        """The events that the comparison makes of the articles, the settled ones first."""
        return self.comparison.linked.blocks

    def mean(self, some: Sequence[Article], others: Sequence[Article]) -> int:
        """The mean score of one of some with one of others, in hundredths of the threshold."""
        if not some or not others:
            return 0
        mine = [self.rank[article.id] for article in some]
        theirs = [self.rank[article.id] for article in others]
        scores = self._scores({*mine, *theirs})
        total = sum(
            UNIT if one == other else scores.get((min(one, other), max(one, other)), 0)
            for one in mine
            for other in theirs
        )
        needed = self.comparison.tuning.threshold * UNIT * len(mine) * len(theirs)
        return round(100 * total / needed)

    def _scores(self, texts: set[int]) -> dict[tuple[int, int], int]:
        """The scores of pairs of these texts."""
        pairs, wanted = self.comparison.pairs, np.array(sorted(texts))
        held = np.isin(pairs.one, wanted) & np.isin(pairs.other, wanted)
        one, other, score = (
            column[held].tolist() for column in (pairs.one, pairs.other, pairs.score)
        )
        return dict(zip(zip(one, other, strict=True), score, strict=True))
