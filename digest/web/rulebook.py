"""A host to its rules, read once in a run from its robots.txt, and kept for all threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from digest.web.decompressing import decompressed
from digest.web.failure import Failure, HostFailure
from digest.web.robots import MOST_BYTES, Rules, read_rules
from digest.web.statuses import leads_on
from digest.web.target import MOST_REDIRECTS, Target
from digest.web.wire import Answer


@dataclass(slots=True)
class Rulebook:
    """What each host asks of programs."""

    ask: Callable[[Target], Answer]
    """Raises `Failure`."""
    _rules: dict[str, Rules] = field(default_factory=dict, init=False)
    _locks: dict[str, threading.Lock] = field(default_factory=dict, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def rules_of(self, target: Target) -> Rules:
        """The rules of the host that `target` is at.

        Raises:
            Failure: they close `target`, or can't be read.
        """
        origin = target.at("").url
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            if origin not in self._rules:
                self._rules[origin] = self._read(target.at("/robots.txt"))
            rules = self._rules[origin]
        if closed := rules.closed:
            raise Failure(closed.what, closed.expected, gone=closed.gone)
        if not rules.allows(target.url):
            what = f"is closed to programs by the robots.txt of {target.host}"
            raise Failure(what, "the publisher's leave, or a file saved by hand: `digest add FILE`")
        return rules

    def _read(self, target: Target) -> Rules:
        """RFC 9309, 2.3.1: no file, no rules; a host in trouble, no requests."""
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = self.ask(target)
                if not leads_on(answer):
                    return _rules_in(answer)
                target = target.led_to(answer.headers["location"])
            except HostFailure as failure:
                return Rules(closed=Failure(failure.what, failure.expected, gone=failure.gone))
            except Failure as failure:
                what = f"has a robots.txt that {failure.what}"
                return Rules(closed=Failure(what, failure.expected))
        return Rules()


def _rules_in(answer: Answer) -> Rules:
    if answer.status != 200:
        return Rules()
    encoding = answer.headers.get("content-encoding", "")
    return read_rules(decompressed(answer.body, encoding, 4 * MOST_BYTES))
