"""A server for each test, and clients that may ask this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from digest.config import Config, FetchConfig
from digest.web import Client
from tests.web.server import Web, serving

LOCAL = ("127.0.0.1", "localhost")


@dataclass
class Clock:
    """Time that passes only while somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as served:
        yield served


@pytest.fixture
def clock() -> Clock:
    return Clock()


MakeClient = Callable[..., Client]


@pytest.fixture
def make_client(clock: Clock) -> MakeClient:
    """A client with such `[fetch]` settings; this machine is allowed unless the test says not."""

    def make(resolver: Any = None, **fetch: Any) -> Client:
        settings: dict[str, Any] = {"allow_hosts": LOCAL, "delay_seconds": 0.0, **fetch}
        given = {"resolver": resolver} if resolver else {}
        config = Config(fetch=FetchConfig(**settings))
        return Client(config, clock=clock, sleep=clock.sleep, **given)

    return make
