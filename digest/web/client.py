"""A URL to its `Response`: judged, at a decent pace, retried and redirected within bounds."""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime

from digest import __version__
from digest.config import Config
from digest.errors import GoneError, WebError
from digest.model import Location
from digest.web.addresses import Resolver, addresses_of, resolve
from digest.web.cords import Cords
from digest.web.decompressing import ACCEPTED, decompressed
from digest.web.failure import Failure, HostFailure, Unreached
from digest.web.pace import Pace
from digest.web.response import Response
from digest.web.robots import MOST_BYTES, TOKEN, Rules, read_rules
from digest.web.target import Target, target_of
from digest.web.wire import Answer, Bounds, ask

MOST_REDIRECTS = 5
"""RFC 9309 wants five followed for a robots.txt; pages need one or two."""
TRIES = 3
BACK_OFF_SECONDS = 2.0
"""Before the second try, and twice as long before the third, unless the host says how long."""
DEAD_SECONDS = 600.0
"""How long a host is left alone that could not be reached in so many tries: for this run."""
LONGEST_SILENCE_SECONDS = 15.0
MOST_ADDRESSES = 4
"""Of one host that are tried in turn."""
ANYTHING = "*/*"

_BUSY = frozenset({429, 500, 502, 503, 504})
"""What is worth another try."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOVED = frozenset({301, 308})
_GONE = frozenset({404, 410})
_MEANINGS = {
    401: ("asks who is reading (status 401)", "a URL that everybody may read"),
    403: ("is refused (status 403)", "a host that lets programs read"),
    404: ("is not there (status 404)", "the URL as a browser shows it"),
    410: ("is gone for good (status 410)", "another URL, or none"),
    451: ("is withheld for legal reasons (status 451)", ""),
}
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,1000}")
"""What is sent back as it came has to fit into a header."""


@dataclass(slots=True)
class Client:
    """Asks for URLs; one for all threads of a run, as it knows when each host may be asked next.

    Nothing of one host is told to another: there are no cookies, no credentials, no referrer, and
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
    _rules: dict[str, Rules] = field(default_factory=dict, init=False)
    _rule_locks: dict[str, threading.Lock] = field(default_factory=dict, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def __post_init__(self) -> None:
        self._pace = Pace(self.clock, self.sleep or self._sleep)

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
            self._respect_rules(target)
            answer = self._ask_patiently(target, headers, bounds)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                for_good = for_good and answer.status in _MOVED
                target = target.led_to(answer.headers["location"])
                moved = target.url if for_good else moved
                continue
            content = _content(answer, bounds)
            return Response(target.url, answer.status, answer.headers, content, moved)
        raise Failure(f"redirects more than {MOST_REDIRECTS} times", "a URL that leads somewhere")

    def _respect_rules(self, target: Target) -> None:
        """Raise where the host's robots.txt keeps programs away; learn how slow it wants us."""
        rules = self._rules_of(target)
        if rules.closed:
            raise Failure(rules.closed.what, rules.closed.expected)
        if not rules.allows(target.url):
            what = f"is closed to programs by the robots.txt of {target.host}"
            raise Failure(what, "the publisher's leave, or a file saved by hand: `digest add FILE`")
        fetch = self.config.fetch
        self._pace.slow_down(target.host, max(fetch.delay_seconds, rules.delay_seconds))

    def _rules_of(self, target: Target) -> Rules:
        """What the host asks of programs, read once in a run."""
        origin = target.at("").url
        with self._lock:
            lock = self._rule_locks.setdefault(origin, threading.Lock())
        with lock:
            if origin not in self._rules:
                self._rules[origin] = self._read_rules(target.at("/robots.txt"))
            return self._rules[origin]

    def _read_rules(self, target: Target) -> Rules:
        """RFC 9309, 2.3.1: no file, no rules; a host in trouble, no requests."""
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = self._ask_patiently(target, {"Accept": "text/plain"}, self._bounds)
                if answer.status not in _REDIRECTS or "location" not in answer.headers:
                    return _rules_in(answer)
                target = target.led_to(answer.headers["location"])
            except Failure as failure:
                of_host = isinstance(failure, HostFailure)
                what = failure.what if of_host else f"has a robots.txt that {failure.what}"
                return Rules(closed=Failure(what, failure.expected))
        return Rules()

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
                return _usable(ask(target, address, sent, bounds, self._cords))
        return _usable(ask(target, last, sent, bounds, self._cords))

    @property
    def _name(self) -> str:
        """Who asks, with the place where a webmaster finds out more."""
        site = self.config.site.base_url
        contact = "" if "//localhost" in site else f" (+{site})"
        return f"{TOKEN}/{__version__}{contact}"

    @property
    def _bounds(self) -> Bounds:
        fetch = self.config.fetch
        silence = min(LONGEST_SILENCE_SECONDS, fetch.timeout_seconds)
        return Bounds(fetch.timeout_seconds, silence, fetch.most_bytes)


def _content(answer: Answer, bounds: Bounds) -> bytes:
    """The body of an answer that is one."""
    if answer.status == 304:
        return b""
    if answer.status != 200:
        what, expected = _MEANINGS.get(
            answer.status, (f"is answered with status {answer.status}", "")
        )
        raise Failure(what, expected, gone=answer.status in _GONE)
    return decompressed(answer.body, answer.headers.get("content-encoding", ""), bounds.most_bytes)


def _rules_in(answer: Answer) -> Rules:
    if answer.status != 200:
        return Rules()
    return read_rules(
        decompressed(answer.body, answer.headers.get("content-encoding", ""), 4 * MOST_BYTES)
    )


def _usable(answer: Answer) -> Answer:
    """The answer, unless it says to come back."""
    if answer.status not in _BUSY:
        return answer
    why = "it is asked too often" if answer.status == 429 else "its host is in trouble"
    what = f"is answered with status {answer.status}: {why}"
    raise Failure(what, "another run, later", again=True, pause_seconds=_pause(answer))


def _pause(answer: Answer) -> float:
    """Seconds that the host wants to be left alone; 0 where it does not say.

    A moment is seen from the server's own clock, as ours may be wrong (RFC 9110, 10.2.3).
    """
    after = answer.headers.get("retry-after", "")
    if after.isascii() and after.isdigit():
        return float(after[:9])
    try:
        until = parsedate_to_datetime(after)
        seconds = (until - parsedate_to_datetime(answer.headers.get("date", ""))).total_seconds()
    except (ValueError, TypeError):  # not a date; one with a zone and one without
        return 0.0
    return max(0.0, seconds)
