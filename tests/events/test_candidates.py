"""Rare terms lead to the pairs that a comparison of all with all would find."""

from __future__ import annotations

from datetime import UTC

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.invented import Corpus, invent
from digest.events.features.reading import read
from digest.events.features.terms import Terms, weigh
from digest.events.features.vocabulary import Vocabulary
from digest.events.similarity.candidates import WORK_PER_ARTICLE, cosines
from digest.events.similarity.dates import DateFactor
from digest.events.tuning import BALANCED, canonical
from tests.events.making import article

WORK = 1e5
"""Products, a fiftieth of what all pairs would take."""


def terms_of(texts: list[str]) -> Terms:
    vocabulary = Vocabulary()
    batch = [article(f"{n:03}", text) for n, text in enumerate(texts)]
    return weigh(read(batch, UTC, vocabulary), vocabulary.words, BALANCED)


def all_pairs(terms: Terms, floor: float) -> dict[tuple[int, int], float]:
    table = np.zeros((terms.articles, len(terms.frequency)))
    for row in range(terms.articles):
        for column, weight in terms.row(row).items():
            table[row, column] = weight
    cosine = table @ table.T
    one, other = np.nonzero(np.triu(cosine >= floor, 1))
    return {(a, b): cosine[a, b] for a, b in zip(one.tolist(), other.tolist(), strict=True)}


def found(terms: Terms, floor: float, free_work: float) -> dict[tuple[int, int], float]:
    one, other, cosine = cosines(terms, floor, free_work)
    pairs = zip(one.tolist(), other.tolist(), strict=True)
    return dict(zip(pairs, cosine.tolist(), strict=True))


@given(st.lists(st.text(alphabet="ab cd", max_size=30), min_size=1, max_size=9))
@settings(max_examples=60)
def test_with_work_to_spare_every_pair_is_found_with_its_exact_cosine(texts: list[str]) -> None:
    terms = terms_of(texts)
    assert found(terms, 0.05, 1e9) == all_pairs(terms, 0.05)


def test_with_little_work_what_is_found_is_exact_and_next_to_nothing_is_missed() -> None:
    batch = sorted((made for made, _ in invent(Corpus(600, largest=60))), key=canonical)
    vocabulary = Vocabulary()
    terms = weigh(read(batch, UTC, vocabulary), vocabulary.words, BALANCED)
    floor = BALANCED.floor / DateFactor.HIGHEST
    every = all_pairs(terms, floor)
    some = found(terms, floor, WORK - 600 * WORK_PER_ARTICLE)
    assert all(cosine == every[pair] for pair, cosine in some.items())
    strong = {pair for pair, cosine in every.items() if cosine >= BALANCED.threshold}
    assert len(strong & some.keys()) >= 0.995 * len(strong)


@given(st.lists(st.text(alphabet="ab cd", max_size=30), min_size=1, max_size=9), st.data())
@settings(max_examples=60)
def test_of_pairs_with_a_fresh_row_none_is_missed_and_no_other_is_found(
    texts: list[str], data: st.DataObject
) -> None:
    terms = terms_of(texts)
    fresh = np.array(data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts))))
    one, other, cosine = cosines(terms, 0.05, 1e9, fresh)
    pairs = zip(one.tolist(), other.tolist(), strict=True)
    wanted = {
        pair: value
        for pair, value in all_pairs(terms, 0.05).items()
        if fresh[pair[0]] or fresh[pair[1]]
    }
    assert dict(zip(pairs, cosine.tolist(), strict=True)) == wanted
