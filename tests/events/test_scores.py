"""Factors of a score: what texts agree on and what they contradict each other in."""

from __future__ import annotations

from datetime import UTC

import pytest

from digest.events.reading import read
from digest.events.scores import factors
from digest.events.tuning import BALANCED
from digest.events.vocabulary import Vocabulary
from tests.events.making import article


def told(one: str, other: str) -> dict[str, float]:
    readings = read([article("1", one), article("2", other)], UTC, Vocabulary())
    return {found.text: found.weight for found in factors(readings, 0, 1, BALANCED)}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ana Ruiz, 27, sang.", "A singer aged 27 spoke.", {"same age": 1.3}),
        ("Ana Ruiz, 27, sang.", "A singer aged 31 spoke.", {"different ages": 0.8}),
        ("Ana Ruiz, 27, sang.", "A singer spoke.", {}),
        ("It rained on Monday.", "It rained on Friday.", {"different weekdays": 0.8}),
        ("They won 3-1.", "They won 2-1.", {"different results": 0.6}),
    ],
    ids=["one age", "two ages", "an age in one only", "two weekdays", "two results"],
)
def test_what_two_texts_say_of_when_and_who(
    one: str, other: str, expected: dict[str, float]
) -> None:
    assert told(one, other) == expected


def test_few_articles_ask_for_less_than_many() -> None:
    few, many = (BALANCED.fitted([400] * number) for number in (20, 5000))
    assert few.threshold < many.threshold
    assert few.price < many.price
    assert few.fitted([400] * 20).price == few.price
