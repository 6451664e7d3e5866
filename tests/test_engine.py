from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from benchmarks.invented import Corpus, invent
from digest import engine as rooms
from digest.build import build
from digest.config import Config
from digest.engine import Engine
from digest.errors import ContentError, DigestError
from digest.events import Ledger, assign
from digest.forking import MOST_PARTS, parts
from digest.model import Location
from tests.site import healthy_site


@pytest.fixture(autouse=True)
def every_stage_is_worth_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "TRIAL_SECONDS", 0.0)
    monkeypatch.setattr(rooms, "WORTHWHILE_SECONDS", -1.0)
    # A thread that another test has left behind would keep this process from making copies.
    monkeypatch.setattr(rooms, "_can_fork", rooms.has_means)


def square(number: int) -> int:
    return number * number


def refuse_seven(number: int) -> int:
    if number == 7:
        raise ContentError.at(Location("content/posts/7.md", 3), "is seven", "any other")
    return number


def process(number: int) -> int:
    return os.getpid()


TESTS = os.getpid()


def die_as_a_copy(number: int) -> int:
    if os.getpid() != TESTS:
        os._exit(1)
    time.sleep(0.02)
    return number


def fail_by_a_bug(number: int) -> int:
    if os.getpid() == TESTS:
        time.sleep(0.02)
        return number
    return number // 0


def refuse_unevenly(number: int) -> int:
    """Refuses two units, of which the first takes longer to be refused."""
    if number in (3, 17):
        time.sleep(0.1 if number == 3 else 0)
        raise ContentError.at(Location(f"content/posts/{number}.md"), "is refused", "any other")
    return number


def large(number: int) -> str:
    return str(number) * 1_000_000


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
        Engine(2).each(die_as_a_copy, range(20), "dying")


def test_a_bug_in_a_worker_is_told_with_its_place() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        Engine(2).each(fail_by_a_bug, range(20), "failing")
    assert "in fail_by_a_bug" in "".join(raised.value.__notes__)


@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_the_first_mistake_is_the_one_that_is_raised(jobs: int) -> None:
    with pytest.raises(ContentError, match=r"posts/3\.md"):
        Engine(jobs).each(refuse_unevenly, range(20), "refusing")


def test_results_may_be_larger_than_a_pipe() -> None:
    assert Engine(3).each(large, range(10), "growing") == [large(number) for number in range(10)]


def children() -> set[int]:
    """The processes that this one has started and not waited for."""
    found = set[int]()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):  # It has just ended.
            number, _, after = stat.read_text().partition(" ")
            if int(after.rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(number))
    return found


def test_workers_are_gone_when_nobody_wants_more() -> None:
    before, known = os.listdir("/proc/self/fd"), children()
    results = Engine(3).stream(process, range(2000), "asking")
    next(results)
    assert len(children() - known) == 2
    results.close()
    assert os.listdir("/proc/self/fd") == before
    assert children() <= known


def test_the_last_parts_are_the_smallest_so_that_all_end_together() -> None:
    sizes = [len(part) for part in parts(range(1000), 2, 60)]
    assert sum(sizes) == 1000
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (60, 1)
    assert len(parts(range(100_000), 8, 1)) <= MOST_PARTS


def test_copies_work_while_this_process_does_something_else_with_the_first_result() -> None:
    known = children()
    results = Engine(2).stream(process, range(2000), "asking")
    assert next(results) == os.getpid()
    assert len(children() - known) == 1
    assert len(list(results)) == 1999


def test_units_that_are_known_to_last_are_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "TRIAL_SECONDS", 60.0)
    monkeypatch.setattr(rooms, "WORTHWHILE_SECONDS", 0.1)
    units, known = range(200), children()
    for least, copies in ((0.0004, 0), (0.001, 1)):
        results = Engine(2).stream(process, units, "asking", least=least)
        assert next(results) == os.getpid()  # The first loads what all need.
        next(results)
        assert len(children() - known) == copies
        results.close()


@pytest.mark.parametrize("jobs", [2, 8])
def test_copies_group_as_one_process_does(jobs: int) -> None:
    articles = [made for made, _ in invent(Corpus(60, words=60, largest=4))]
    alone = assign(articles, (), Ledger(), Config())
    assert assign(articles, (), Ledger(), Config(), each=Engine(jobs).at_hand) == alone
    assert any(reason.kinship for event in alone.events for reason in event.reasons)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_done_aside_is_there_when_it_is_asked_for(jobs: int) -> None:
    before, known = os.listdir("/proc/self/fd"), children()
    with Engine(jobs).aside(os.getpid, "asking", lasts=True) as worker:
        assert (worker() == TESTS) == (jobs == 1)
    with Engine(jobs).aside(partial(large, 1), "growing", lasts=True) as grown:
        assert grown() == large(1)
    assert os.listdir("/proc/self/fd") == before
    assert children() <= known


def test_what_nobody_asks_for_is_given_up() -> None:
    known = children()
    with Engine(2).aside(partial(time.sleep, 60), "sleeping", lasts=True):
        assert len(children() - known) == 1
    assert children() <= known


def test_a_mistake_aside_is_raised_where_the_result_is_asked_for() -> None:
    refuse = Engine(2).aside(partial(refuse_seven, 7), "refusing", lasts=True)
    with refuse as result, pytest.raises(ContentError, match=r"posts/7.md:3: is seven"):
        result()
    dying = Engine(2).aside(partial(die_as_a_copy, 7), "dying", lasts=True)
    with pytest.raises(DigestError, match="a worker process ended while dying"), dying as result:
        result()


def test_what_does_not_last_is_done_here() -> None:
    with Engine(2).aside(os.getpid, "asking", lasts=False) as worker:
        assert worker() == TESTS


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


class Sending(ByHand):
    """An executor to whose workers everything has to be sent, as to spawned processes."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return super().submit(*pickle.loads(pickle.dumps((fn, *args))), **kwargs)


def test_all_that_a_build_needs_can_be_sent_to_other_processes(tmp_path: Path) -> None:
    now, root = datetime(2026, 11, 20, tzinfo=UTC), healthy_site(tmp_path)
    sent = build(root, Config(), now, Engine(2, executor=Sending()))
    assert sent.report.entries > 0
