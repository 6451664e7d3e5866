from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from digest import engine as rooms
from digest.engine import Engine
from digest.errors import ContentError, DigestError
from digest.model import Location


@pytest.fixture(autouse=True)
def every_stage_is_worth_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "TRIAL_SECONDS", 0.0)
    monkeypatch.setattr(rooms, "WORTHWHILE_SECONDS", -1.0)


def square(number: int) -> int:
    return number * number


def refuse_seven(number: int) -> int:
    if number == 7:
        raise ContentError.at(Location("content/posts/7.md", 3), "is seven", "any other")
    return number


def process(number: int) -> int:
    return os.getpid()


def die(number: int) -> int:
    os._exit(1)


@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_results_come_in_the_order_of_the_units(jobs: int) -> None:
    units = range(250)
    assert Engine(jobs).each(square, units, "squaring") == [number**2 for number in units]


def test_any_executor_serves() -> None:
    with ThreadPoolExecutor(2) as executor:
        engine = Engine(1, executor=executor)
        assert engine.each(square, range(9), "squaring") == [n * n for n in range(9)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stages_error_keeps_its_place_across_processes(jobs: int) -> None:
    with pytest.raises(ContentError, match=r"posts/7.md:3: is seven"):
        Engine(jobs).each(refuse_seven, range(20), "refusing")


def test_a_killed_worker_is_an_error_and_no_hang() -> None:
    with pytest.raises(DigestError, match="a worker process ended"):
        Engine(2).each(die, range(20), "dying")


def test_a_short_stage_starts_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "TRIAL_SECONDS", 0.05)
    monkeypatch.setattr(rooms, "WORTHWHILE_SECONDS", 60.0)
    assert set(Engine(2).each(process, range(500), "asking")) == {os.getpid()}


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


class ByHand(Executor):
    """The least that an executor has to be."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = Future[Any]()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Lost(Executor):
    """An executor whose workers have gone."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        raise BrokenExecutor


def test_an_executor_made_by_hand_serves() -> None:
    engine = Engine(1, executor=ByHand())
    assert engine.each(square, range(9), "squaring") == [n * n for n in range(9)]
    with pytest.raises(ContentError, match=r"posts/7.md:3: is seven"):
        engine.each(refuse_seven, range(20), "refusing")


def test_an_executor_that_is_lost_is_an_error_with_a_remedy() -> None:
    with pytest.raises(DigestError, match="a worker process ended while squaring"):
        Engine(1, executor=Lost()).each(square, range(9), "squaring")
