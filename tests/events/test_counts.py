"""What several articles have is one column, however many cells there are and wherever they lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import numpy as np
import pytest

from digest.events.features.counts import PART_BITS, SLAB, Numbered, count, numbered
from digest.events.features.reading import unread
from digest.events.tuning import BALANCED
from tests.events.making import article

WORDS = 60_000


def counts_of(articles: int) -> Numbered:
    random = np.random.default_rng(5)
    blank = unread(article("000", "Nothing"), UTC)
    told = (WORDS ** random.random((articles, 300))).astype(np.int32)
    return numbered(count([replace(blank, body=body) for body in told], WORDS, BALANCED))


@pytest.mark.parametrize(
    ("articles", "cells"), [(0, 0), (1, 1), (300, 1 << PART_BITS), (2_500, SLAB)]
)
def test_columns_are_the_codes_that_several_articles_have(articles: int, cells: int) -> None:
    counts = counts_of(articles)
    assert len(counts.code) >= cells
    code, times = np.unique(counts.code, return_counts=True)
    several = times > 1
    order = np.argsort(counts.known)
    assert (counts.known[order] == code[several]).all()
    assert (counts.frequency[order] == times[several]).all()
    alone = counts.column < 0
    assert (counts.known[counts.column[~alone]] == counts.code[~alone]).all()
    assert np.isin(counts.code[alone], code[~several]).all()
