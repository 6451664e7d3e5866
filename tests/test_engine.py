from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from digest.engine import MIN_UNITS, Engine
from digest.errors import ContentError, DigestError
from digest.model import Location


def square(number: int) -> int:
    return number * number


def refuse_seven(number: int) -> int:
    if number == 7:
        raise ContentError.at(Location("content/posts/7.md", 3), "is seven", "any other")
    return number


def die(number: int) -> int:
    os._exit(1)


@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_results_come_in_the_order_of_the_units(jobs: int) -> None:
    units = range(MIN_UNITS + 50)
    with Engine(jobs) as engine:
        assert engine.each(square, units, "squaring") == [number**2 for number in units]


def test_any_executor_serves() -> None:
    with Engine(1, executor=ThreadPoolExecutor(2)) as engine:
        assert engine.each(square, range(9), "squaring") == [n * n for n in range(9)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stages_error_keeps_its_place_across_processes(jobs: int) -> None:
    with Engine(jobs) as engine, pytest.raises(ContentError, match=r"posts/7.md:3: is seven"):
        engine.each(refuse_seven, range(MIN_UNITS), "refusing")


def test_a_killed_worker_is_an_error_and_no_hang() -> None:
    with Engine(2) as engine, pytest.raises(DigestError, match="a worker process ended"):
        engine.each(die, range(MIN_UNITS), "dying")


def test_progress_hears_of_every_unit() -> None:
    heard: list[str | int] = []

    class Ear:
        def start(self, label: str, total: int) -> None:
            heard.extend((label, total))

        def advance(self, count: int) -> None:
            heard.append(count)

        def finish(self) -> None:
            heard.append("end")

    Engine(1, progress=Ear()).each(square, range(3), "squaring")
    assert heard == ["squaring", 3, 1, 1, 1, "end"]
