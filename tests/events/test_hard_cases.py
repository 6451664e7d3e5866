"""Every hard case, in one batch with all the others."""

from __future__ import annotations

import pytest

from digest.config import Config
from digest.events import group
from digest.model import Article
from tests.events.hard_cases import CASES, SAME, Case
from tests.events.making import article

LANGUAGES = {"in Spanish": "es", "in German": "de"}


def articles_of(number: int, case: Case) -> tuple[Article, Article]:
    language = LANGUAGES.get(case.name, "en")
    one, other = case.days
    return (
        article(f"{number:02}-one", case.one, day=one, language=language),
        article(f"{number:02}-other", case.other, day=other, language=language),
    )


BATCH = [one for number, case in enumerate(CASES) for one in articles_of(number, case)]


@pytest.fixture(scope="module")
def event_of() -> dict[str, int]:
    events = group(BATCH, Config())
    return {one.id: number for number, event in enumerate(events) for one in event}


@pytest.mark.parametrize(
    ("number", "case"),
    [
        pytest.param(
            number,
            case,
            id=case.name,
            marks=[pytest.mark.xfail(reason=case.fails)] if case.fails else [],
        )
        for number, case in enumerate(CASES)
    ],
)
def test_hard_case(event_of: dict[str, int], number: int, case: Case) -> None:
    one, other = articles_of(number, case)
    assert (event_of[one.id] == event_of[other.id]) == case.together


@pytest.mark.parametrize(
    ("number", "case"),
    [
        pytest.param(number, case, id=case.name)
        for number, case in enumerate(CASES)
        if not case.together and not case.fails_alone
    ],
)
def test_different_events_stay_apart_when_they_are_alone(number: int, case: Case) -> None:
    assert len(group(articles_of(number, case), Config())) == 2


def test_no_case_joins_another(event_of: dict[str, int]) -> None:
    numbers: dict[int, set[str]] = {}
    for one, event in event_of.items():
        numbers.setdefault(event, set()).add(one.removeprefix("articles/")[:2])
    assert [cases for cases in numbers.values() if len(cases) > 1] == []


def test_there_are_thirty_and_most_hold() -> None:
    assert len(CASES) >= 30
    assert sum(not case.fails for case in CASES) >= 31
    assert len(SAME) >= 12
