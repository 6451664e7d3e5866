"""Whatever is edited, a build that remembers comes to the bytes of one that does not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from digest.events.assigning import keeping
from tests.changing import ChangingSite
from tests.newsroom import Newsroom

COURSES, DAYS, EDITS = 8, 3, 25


@pytest.mark.slow
def test_a_site_that_is_changed_is_as_if_built_anew() -> None:
    run_state_machine_as_test(ChangingSite, settings=_times(COURSES))


LEDGERS = {"read as a whole": keeping.LARGE, "of which few events are read": 1}
LEAST = 5
"""Builds of all: what hides the quick path from these edits is not to go unseen."""


@pytest.mark.slow
@pytest.mark.parametrize("large", LEDGERS.values(), ids=LEDGERS)
def test_much_of_an_editors_day_is_told_by_itself(
    large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LARGE", large)
    monkeypatch.setattr(Newsroom, "retouched", 0)
    run_state_machine_as_test(Newsroom, settings=_times(DAYS))
    assert Newsroom.retouched >= LEAST


def _times(courses: int) -> settings:
    return settings(
        max_examples=courses,
        stateful_step_count=EDITS,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
