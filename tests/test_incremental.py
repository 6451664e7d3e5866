"""Whatever is edited, a build that remembers comes to the bytes of one that does not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.changing import ChangingSite

COURSES, EDITS = 8, 25


@pytest.mark.slow
def test_a_site_that_is_changed_is_as_if_built_anew() -> None:
    run_state_machine_as_test(
        ChangingSite,
        settings=settings(
            max_examples=COURSES,
            stateful_step_count=EDITS,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
