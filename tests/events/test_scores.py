"""Factors of a score: what texts agree on and what they contradict each other in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

import numpy as np
import pytest

from digest.config import Config
from digest.events import group
from digest.events.features.reading import read
from digest.events.features.vocabulary import Vocabulary
from digest.events.similarity.dates import of_strangers
from digest.events.similarity.scores import factors
from digest.events.tuning import BALANCED
from tests.events.making import article


def told(one: str, other: str) -> dict[str, float]:
    readings = read([article("1", one), article("2", other)], UTC, Vocabulary())
    return {found.text: found.weight for found in factors(readings, 0, 1, BALANCED, cosine=0.3)}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ana Ruiz, 27, sang.", "A singer aged 27 spoke.", {"same age": 1.3}),
        ("Ana Ruiz, 27, sang.", "A singer aged 31 spoke.", {"different ages": 0.8}),
        ("Ana Ruiz, 27, sang.", "A singer spoke.", {}),
        ("It rained on Monday.", "It rained on Friday.", {"different weekdays": 0.6}),
        ("It rained on Monday.", "It rained. " * 40 + "Friday", {"different weekdays": 0.8}),
        ("Sales rose in June.", "Sales rose in July.", {"different months": 0.5}),
        ("Die Preise stiegen im Mai.", "Les prix montent en mars.", {"different months": 0.5}),
        ("Sales of June and July rose.", "Sales rose in July.", {}),
        ("It opens on June 3.", "It opens on 4 July.", {}),
        (
            "A march in May: they may win.",
            "Theresa May flew to Mars in June.",
            {"different months": 0.5},
        ),
        ("Theresa May will march.", "The rover on Mars stopped in June.", {}),
        ("They won 3-1.", "They won 2-1.", {"different results": 0.55, "different figures": 0.95}),
        (
            "Passed by 61 votes to 40.",
            "Rejected by 49 votes to 47.",
            {"different results": 0.55, "different figures": 0.85},
        ),
        ("Rain: 31 mm in 12 hours.", "It rained 31 mm in 12 hours.", {}),
        ("Rain: 31 mm in 12 hours.", "It rained 31 mm.", {}),
        ("The week in art: a vase, a fake.", "A vase was sold.", {"one is a round-up": 0.4}),
    ],
    ids=[
        "one age",
        "two ages",
        "an age in one only",
        "two weekdays",
        "two weekdays, one in a long text",
        "two months",
        "two months in two languages",
        "one of two months",
        "two dates",
        "two months beside words that look like some",
        "words that look like months",
        "two results",
        "two votes",
        "the same figures",
        "several figures in one only",
        "a round-up",
    ],
)
def test_what_two_texts_say_of_when_and_who(
    one: str, other: str, expected: dict[str, float]
) -> None:
    assert told(one, other) == expected


WEEK = "Petrol cost 1.83 crowns a liter in Halvend, diesel 1.71, the motorists' club said."
FILLING = (
    "Prices follow those of crude oil with some delay, and taxes make up more than half of what "
    "drivers pay at the pump. The club advises to fill up in the evening, when stations lower "
    "their prices, and to compare them before a long journey, as motorways ask for more. "
    "Its figures come from the stations themselves, which report every change within minutes."
)
NEXT = "Petrol cost 1.79 crowns a liter in Halvend, diesel 1.66, the motorists' club said."


@pytest.mark.parametrize(
    ("next_day", "text", "recurs"),
    [("12", NEXT, True), ("07", NEXT, False), ("12", WEEK, False)],
    ids=["a week later", "two days later", "the same figures"],
)
def test_next_weeks_report_in_the_same_words_is_another(
    next_day: str, text: str, *, recurs: bool
) -> None:
    days = ("2026-10-05", f"2026-10-{next_day}")
    both = [article(str(at), one, day=days[at]) for at, one in enumerate((WEEK, text))]
    readings = read(both, UTC, Vocabulary())
    found = {one.text for one in factors(readings, 0, 1, BALANCED, cosine=0.7)}
    assert ("a later report of a series" in found) == recurs
    long = [replace(one, text=f"{one.text} {FILLING}", content_hash=one.id) for one in both]
    assert len(group(long, Config())) == (2 if recurs else 1)


def test_few_articles_ask_for_less_than_many() -> None:
    few, many = (BALANCED.fitted([400] * number) for number in (20, 5000))
    assert few.threshold < many.threshold
    assert few.price < many.price
    assert few.fitted([400] * 20).price == few.price


def test_a_young_digest_asks_more_of_what_comes_to_known_events() -> None:
    young, old = (BALANCED.fitted([400] * number, number) for number in (20, 5000))
    fresh = BALANCED.fitted([400] * 20)
    assert young.threshold - fresh.threshold == pytest.approx(young.price - fresh.price)
    assert young.price - fresh.price > 20 * (old.price - BALANCED.fitted([400] * 5000).price) > 0
    assert young.afresh.threshold == pytest.approx(fresh.threshold)
    assert young.trusted_batch > 2 * old.trusted_batch > 2 * fresh.trusted_batch
    assert young.afresh.trusted_batch == pytest.approx(fresh.trusted_batch)


def test_what_days_apart_ask_of_strangers_is_not_asked_again() -> None:
    asked = [BALANCED.fitted([400] * 50, 40, share).threshold for share in (1.0, 0.9, 0.8)]
    fresh = BALANCED.fitted([400] * 50)
    assert asked == sorted(set(asked), reverse=True)
    assert asked[1] - fresh.threshold == pytest.approx(asked[0] - fresh.threshold / 0.9)
    assert BALANCED.fitted([400] * 50, 40, 0.5) == fresh


@pytest.mark.parametrize(
    ("days", "texts", "lowest", "highest"),
    [
        pytest.param([], 10, 1.0, 1.0, id="no dates"),
        pytest.param([5] * 10, 10, 1.0, 1.0, id="one day"),
        pytest.param(range(10), 10, 0.8, 0.95, id="ten days"),
        pytest.param(range(0, 400, 4), 100, 0.6, 0.75, id="a year"),
        pytest.param(range(0, 400, 4), 200, 0.9, 0.95, id="a year, but half has no date"),
    ],
)
def test_the_further_days_are_apart_the_less_strangers_score(
    days: Sequence[int], texts: int, lowest: float, highest: float
) -> None:
    assert lowest <= of_strangers(np.array(days, np.int64), texts) <= highest


def test_the_fewer_texts_are_known_the_less_more_is_asked() -> None:
    asked = [BALANCED.fitted([400] * 50, known).threshold for known in (0, 10, 40, 50)]
    assert asked == sorted(set(asked))
