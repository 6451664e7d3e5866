"""A URL to its `Response`: judged, at a decent pace, retried and redirected within bounds."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from digest import __version__
from digest.config import Config
from digest.errors import GoneError, WebError
from digest.model import Location
from digest.patterns import regex
from digest.web.addresses import Resolver, addresses_of, resolve
from digest.web.cords import Cords
from digest.web.decompressing import ACCEPTED, decompressed
from digest.web.failure import Failure, Unreached
from digest.web.pace import Pace
from digest.web.response import Response
from digest.web.robots import TOKEN
from digest.web.rulebook import Rulebook
from digest.web.statuses import leads_on, leads_on_for_good, refuse_all_but_pages, usable
from digest.web.target import MOST_REDIRECTS, Target, target_of
from digest.web.wire import Answer, Bounds, ask

TRIES = 3
BACK_OFF_SECONDS = 2.0
"""Before the second try, and twice as long before the third, unless the host says how long."""
DEAD_SECONDS = 600.0
"""How long a host is left alone that could not be reached after all tries: for the rest of the
run."""
LONGEST_SILENCE_SECONDS = 15.0
MOST_ADDRESSES = 4
"""Of one host that are tried in turn."""
ANYTHING = "*/*"

_VALIDATOR = regex(r"[\x20-\x7e]{1,1000}")
"""What is sent back as it came has to fit into a header."""


@dataclass(slots=True)
class Client:
    """Asks for URLs; one for all threads of a run, as it knows when each host may be asked next.

    Nothing of one host is sent to another: there are no cookies, no credentials, no referrer, and
    the environment's proxies are not used, as a proxy would choose the address by itself.
    """

    config: Config
    resolver: Resolver = resolve
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] | None = None
    """None for one that ends with the client."""
    _pace: Pace = field(init=False)
    _cords: Cords = field(default_factory=Cords, init=False)
    _closed: threading.Event = field(default_factory=threading.Event, init=False)
    _rulebook: Rulebook = field(init=False)

    def __post_init__(self) -> None:
        self._pace = Pace(self.clock, self.sleep or self._sleep)
        self._rulebook = Rulebook(self._ask_rules)

    def get(
        self, url: str, *, etag: str = "", modified: str = "", accept: str = ANYTHING
    ) -> Response:
        """What `url` holds, or that it is unchanged since `etag` or `modified`.

        Raises:
            WebError: why it can't be had, and what would help.
        """
        headers = {"Accept": accept}
        if _VALIDATOR.fullmatch(etag):
            headers["If-None-Match"] = etag
        if _VALIDATOR.fullmatch(modified):
            headers["If-Modified-Since"] = modified
        return self._answer(url, headers, self._bounds)

    def reach(self, url: str) -> str:
        """Where `url` leads, after all redirects; nothing is read of what is there.

        Raises:
            WebError: why nobody gets there.
        """
        return self._answer(url, {"Accept": ANYTHING}, replace(self._bounds, most_bytes=0)).url

    def close(self) -> None:
        """End whatever other threads are still asking or waiting for."""
        self._closed.set()
        self._cords.pull_all()

    def _sleep(self, seconds: float) -> None:
        if self._closed.wait(seconds):
            raise Failure("is not asked any more")

    def _answer(self, url: str, headers: dict[str, str], bounds: Bounds) -> Response:
        """The answer to `url`, or the error that says why there is none."""
        try:
            return self._follow(target_of(url.strip()), headers, bounds)
        except Failure as failure:
            kind = GoneError if failure.gone else WebError
            place = Location(url.strip())
            raise kind.at(place, failure.what, failure.expected) from failure

    def _follow(self, target: Target, headers: dict[str, str], bounds: Bounds) -> Response:
        """The answer at the end of all redirects."""
        moved, for_good = "", True
        for _ in range(MOST_REDIRECTS + 1):
            rules = self._rulebook.rules_of(target)
            delay = max(self.config.fetch.delay_seconds, rules.delay_seconds)
            self._pace.slow_down(target.host, delay)
            answer = self._ask_patiently(target, headers, bounds)
            if not leads_on(answer):
                refuse_all_but_pages(answer)
                encoding = answer.headers.get("content-encoding", "")
                body = decompressed(answer.body, encoding, bounds.most_bytes)
                return Response(target.url, answer.status, answer.headers, body, moved)
            for_good = for_good and leads_on_for_good(answer)
            target = target.led_to(answer.headers["location"])
            moved = target.url if for_good else moved
        raise Failure(f"redirects more than {MOST_REDIRECTS} times", "a URL that leads somewhere")

    def _ask_rules(self, target: Target) -> Answer:
        return self._ask_patiently(target, {"Accept": "text/plain"}, self._bounds)

    def _ask_patiently(self, target: Target, headers: dict[str, str], bounds: Bounds) -> Answer:
        """The answer of the host, asked again as long as it may be in passing trouble."""
        for attempt in range(1, TRIES + 1):
            with self._pace.turn(target.host) as turn:
                try:
                    return self._ask(target, headers, bounds)
                except Failure as failure:
                    if not failure.again:
                        raise
                    turn.pause_seconds = failure.pause_seconds or BACK_OFF_SECONDS * 2**attempt / 2
                    if attempt == TRIES and isinstance(failure, Unreached):
                        turn.pause_seconds = DEAD_SECONDS
                    if attempt == TRIES:
                        raise
        raise AssertionError("the last try returns or raises")

    def _ask(self, target: Target, headers: dict[str, str], bounds: Bounds) -> Answer:
        """The answer of the first address that takes the connection."""
        allowed = {host.lower() for host in self.config.fetch.allow_hosts}
        addresses = addresses_of(target.host, target.port, self.resolver, allowed)
        sent = {"User-Agent": self._name, "Accept-Encoding": ACCEPTED, **headers}
        *others, last = addresses[:MOST_ADDRESSES]
        for address in others:
            with contextlib.suppress(Unreached):  # the next one may be
                return usable(ask(target, address, sent, bounds, self._cords))
        return usable(ask(target, last, sent, bounds, self._cords))

    @property
    def _name(self) -> str:
        """The user agent, with an address where a webmaster finds out more."""
        site = self.config.site.base_url
        contact = "" if "//localhost" in site else f" (+{site})"
        return f"{TOKEN}/{__version__}{contact}"

    @property
    def _bounds(self) -> Bounds:
        fetch = self.config.fetch
        silence = min(LONGEST_SILENCE_SECONDS, fetch.timeout_seconds)
        return Bounds(fetch.timeout_seconds, silence, fetch.most_bytes)
