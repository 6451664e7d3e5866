"""How open pages learn of a new build: a version, a stream of events, a small script.

None of this is in the published site. The server adds the script to the pages that it
sends, and widens the content security policy of those by what the script needs.
"""

from __future__ import annotations

import html
import json
import os
import re
import threading
import time
from pathlib import Path
from typing import NamedTuple

from digest.patterns import regex

SCRIPT_PATH = "/_digest/reload.js"
EVENTS_PATH = "/_digest/events"

_POLICY = regex(
    rb"""(<meta\b[^>]*http-equiv\s*=\s*["']?content-security-policy["']?[^>]*?\bcontent\s*=\s*")"""
    rb"""([^"]*)\"""",
    re.IGNORECASE,
)
_BODY_END = regex(rb"</body\s*>(?!.*</body\s*>)", re.IGNORECASE | re.DOTALL)

SCRIPT = Path(__file__).with_name("reload.js")


class State(NamedTuple):
    """What open pages are sent."""

    version: str
    """Of the site; a page of another version reloads."""
    problems: tuple[str, ...]
    """Of the last build, a line each."""

    def as_event(self) -> bytes:
        """The state as a server-sent event. Source: HTML Standard, 9.2.5."""
        fields = {"version": self.version, "problems": self.problems}
        return b"retry: 500\ndata: " + json.dumps(fields).encode() + b"\n\n"


class Live:
    """The state of the site that is served; threads wait on it."""

    def __init__(self, target: Path) -> None:
        self._target = target
        # Another run of the server is another version: its pages may be anything.
        self._run = f"{os.getpid()}-{time.monotonic_ns()}"
        self._changed = threading.Condition()
        self._closed = False
        self._state = State(self._version(), ())

    @property
    def state(self) -> State:
        """The state now."""
        return self._state

    def built(self, problems: tuple[str, ...]) -> None:
        """Take note of a build that ended, well or with problems."""
        with self._changed:
            self._state = State(self._version(), problems)
            self._changed.notify_all()

    def close(self) -> None:
        """End all waiting."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, seen: State, seconds: float) -> State | None:
        """The state, as soon as it differs from `seen` or the time is over; None once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._state != seen, seconds)
            return None if self._closed else self._state

    def _version(self) -> str:
        """Changes with each exchange: a build makes a new folder."""
        try:
            found = os.stat(self._target)
        except OSError:
            return f"{self._run}-none"
        return f"{self._run}-{found.st_ino}-{found.st_mtime_ns}"


def instrument(page: bytes, version: str) -> bytes:
    """A page as it is sent: with the script, and with a policy that lets it work."""
    tag = f'<script src="{SCRIPT_PATH}" data-version="{version}" defer></script>'.encode()
    page = _POLICY.sub(_widened, page)
    end = _BODY_END.search(page)
    return page + tag if end is None else page[: end.start()] + tag + page[end.start() :]


def widen(policy: str) -> str:
    """A content security policy that also allows scripts and connections of the site's own.

    >>> widen("default-src 'none'; img-src 'self'")
    "default-src 'none'; img-src 'self'; script-src 'self'; connect-src 'self'"
    """
    parts = (part.split() for part in policy.split(";"))
    directives = {part[0].lower(): part[1:] for part in parts if part}
    for name in ("script-src", "connect-src", "script-src-elem"):
        missing = "default-src" if name != "script-src-elem" else name
        sources = directives.get(name, directives.get(missing))
        if sources is not None and "'self'" not in sources:
            directives[name] = [s for s in sources if s.lower() != "'none'"] + ["'self'"]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _widened(policy: re.Match[bytes]) -> bytes:
    """The start of a policy's element, up to and with the quote that ends its content."""
    text = widen(html.unescape(policy[2].decode(errors="replace")))
    return policy[1] + html.escape(text, quote=False).replace('"', "&quot;").encode() + b'"'
