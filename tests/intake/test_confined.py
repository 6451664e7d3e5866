from __future__ import annotations

import os
import threading
import time

import pytest

from digest.errors import ContentError, DigestError
from digest.intake.confined import Confined, IntakeError
from digest.model import Location


def doubled(number: int) -> int:
    return 2 * number


def asleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def dead(status: int) -> int:
    os._exit(status)


def greedy(megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


def stumbling(number: int) -> int:
    raise ValueError(f"the year {number} is out of range")


def mistaken(what: str) -> str:
    raise ContentError.at(Location("a.html"), what)


def process_of(_: int) -> int:
    return os.getpid()


def test_it_answers_from_another_process_that_stays() -> None:
    with Confined() as confined:
        first = confined.call(process_of, 0, "a")
        assert confined.call(doubled, 21, "a") == 42
        assert confined.call(process_of, 0, "a") == first != os.getpid()


@pytest.mark.parametrize(
    ("function", "argument", "said"),
    [
        (asleep, 60, "page.html: was not read within 0 seconds"),
        (dead, 3, "page.html: took the process that read it down with it"),
        (stumbling, 9999, "page.html: can't be read: ValueError: the year 9999 is out of range"),
        (greedy, 900, "page.html: takes more than 300 MB to read"),
    ],
    ids=["slow", "crash", "stumbles", "memory"],
)
def test_what_goes_wrong_costs_one_answer(function: object, argument: int, said: str) -> None:
    with Confined(megabytes=300) as confined:
        assert confined.call(doubled, 1, "a") == 2
        confined.seconds = 0.2
        with pytest.raises(IntakeError) as caught:
            confined.call(function, argument, "page.html")  # type: ignore[arg-type]
        assert str(caught.value).startswith(said)
        confined.seconds = 20
        assert confined.call(doubled, 2, "b") == 4


def test_a_mistake_is_told_as_if_it_were_made_here() -> None:
    with Confined() as confined, pytest.raises(DigestError, match=r"^a\.html: holds no text"):
        confined.call(mistaken, "holds no text", "a.html")


def test_it_can_be_used_beside_threads() -> None:
    held = threading.Event()
    other = threading.Thread(target=held.wait)
    other.start()
    try:
        with Confined() as confined:
            assert confined.call(abs, -4, "a") == 4
    finally:
        held.set()
        other.join()
