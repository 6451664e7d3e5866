"""Readings to the worth of their sentences: how much of what matters in the event they say.

A word matters by how many articles, origins and titles use it; a sentence is worth the sum of
its words and pairs of words that no chosen sentence has said yet, tempered by its length.

Source: the coverage functions of Lin and Bilmes, "A class of submodular functions for document
summarization", 2011, with weights from titles and independent reports.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from digest.entries.reading import Reading, Sentence

Term = str | tuple[str, str]

# Tuned by hand on the NeuS validation set (benchmarks/entries.py), each on a plateau.
TITLE_WEIGHT = 1.5
"""A title that has the word counts so much against an article that has it."""
PAIR_WEIGHT = 0.25
"""Of two neighboring words, against that of a single word."""
LENGTH_EXPONENT = 0.5
"""0 prefers long sentences, 1 short ones."""
SAID_AGAIN = 0.3
"""What is left of a word's weight when a chosen sentence has said it."""
LEAD_BONUS = (0.3, 0.15)
"""For the first and second sentence of an article."""


def terms(words: Sequence[str]) -> tuple[Term, ...]:
    """The words and the pairs of neighbors among them, each once, in order: sums must not vary.

    >>> terms(("dam", "fail", "dam"))
    ('dam', 'fail', ('dam', 'fail'), ('fail', 'dam'))
    """
    return tuple(dict.fromkeys((*words, *pairwise(words))))


def weigh(readings: Sequence[Reading], origin_of: Sequence[int]) -> dict[Term, float]:
    """How much each term matters to the event, in 0..1.

    `origin_of` gives the origin of each reading: what only copies repeat counts less than what
    independent reports say.
    """
    articles: Counter[Term] = Counter()
    titles: Counter[Term] = Counter()
    origins: dict[Term, set[int]] = {}
    for reading, origin in zip(readings, origin_of, strict=True):
        titles.update(terms(reading.title_words))
        used = {term for sentence in reading.sentences for term in terms(sentence.words)}
        articles.update(used)
        for term in used:
            origins.setdefault(term, set()).add(origin)
    count, independent = len(readings), len(set(origin_of))
    scale = 1 / (1 + TITLE_WEIGHT)
    return {
        term: scale
        * (1 if isinstance(term, str) else PAIR_WEIGHT)
        * (
            (found / count + len(origins[term]) / independent) / 2
            + TITLE_WEIGHT * titles[term] / count
        )
        for term, found in articles.items()
    }


def worth(
    sentence: Sentence,
    weights: Mapping[Term, float],
    said: Mapping[Term, int],
    own_terms: Iterable[Term],
) -> float:
    """What the sentence adds to a summary that has said `said` (term -> how often)."""
    gain = sum(weights[term] * math.pow(SAID_AGAIN, said.get(term, 0)) for term in own_terms)
    bonus = LEAD_BONUS[sentence.index] if sentence.index < len(LEAD_BONUS) else 0.0
    return gain / math.pow(sentence.size, LENGTH_EXPONENT) * (1 + bonus)
