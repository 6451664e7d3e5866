"""How long a host is left alone between two requests."""

from __future__ import annotations

import pytest

from digest.web.pace import Pace


@pytest.mark.parametrize(
    ("pause", "waited"), [(1.0, 5.0), (9.0, 9.0)], ids=["shorter than its delay", "longer"]
)
def test_a_host_is_left_alone_as_long_as_it_and_the_site_ask_for(
    pause: float, waited: float
) -> None:
    waits: list[float] = []
    pace = Pace(lambda: 0.0, waits.append)
    pace.slow_down("wire.example", 5.0)
    with pace.turn("wire.example") as turn:
        turn.pause_seconds = pause
    with pace.turn("other.example"):
        assert waits == []
    with pace.turn("wire.example"):
        assert waits == [waited]
