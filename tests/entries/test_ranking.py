"""What a summary is worth depends on what it says, and not on how often it says it."""

from __future__ import annotations

from itertools import permutations

import pytest

from digest.entries.reading.reading import read
from digest.entries.summary.ranking import Draft, Measure
from tests.entries.conftest import make_article

ARTICLES = (
    "A barge struck the rail bridge at Karlov on Monday. No train runs to Port Marlow.",
    "The rail bridge at Karlov is closed: a barge struck a pier. Trains end at Vessin.",
)


@pytest.fixture
def measure() -> Measure:
    readings = read([make_article(str(at), text) for at, text in enumerate(ARTICLES)])
    return Measure(readings, [0, 1])


def test_a_sentence_that_is_said_again_adds_nothing(measure: Measure) -> None:
    terms = measure.terms("barge struck rail bridge karlov".split())
    draft = Draft(measure)
    once = draft.worth_with(terms)
    draft.add(terms)
    assert draft.worth_with(terms) == pytest.approx(once)


def test_sentences_that_share_words_are_worth_the_same_in_any_order(measure: Measure) -> None:
    said = [
        measure.terms(words.split())
        for words in (
            "barge struck rail bridge",
            "rail bridge karlov closed",
            "barge karlov trains",
        )
    ]
    worths = []
    for first, second, last in permutations(said):
        draft = Draft(measure)
        draft.add(first)
        draft.add(second)
        worths.append(draft.worth_with(last))
    assert worths == pytest.approx([worths[0]] * 6)
