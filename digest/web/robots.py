"""A host's `robots.txt` to what digest may request from it (RFC 9309).

The parser is Protego, Scrapy's: it knows wildcards and the longest match, which the standard
library's does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.patterns import regex
from digest.web.failure import Failure

if TYPE_CHECKING:
    from protego import Protego

TOKEN = "digest"  # noqa: S105 - RFC 9309 calls the name of a crawler so
"""The name under which hosts address this program."""
MOST_BYTES = 512_000
"""Of a robots.txt; RFC 9309, 2.5 wants 500 KiB read at least, and the rest left alone."""

_AGENT = regex(r"user[- ]?agent\b[\s:]*(.*)", re.IGNORECASE)
_RULE = regex(r"(allow|di\w{3,5}[oa]w|crawl[- ]delay)\b", re.IGNORECASE)
"""With the ways of misspelling that the parser forgives."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host asks of programs."""

    parsed: Protego | None = None
    """None where it asks nothing."""
    closed: Failure | None = None
    """Why nothing at all may be asked."""

    def allows(self, url: str) -> bool:
        """May `url` be asked for?"""
        return self.parsed is None or bool(self.parsed.can_fetch(url, TOKEN))

    @property
    def delay_seconds(self) -> float:
        """Between two requests; 0 where the host names none."""
        delay = self.parsed.crawl_delay(TOKEN) if self.parsed else None
        return max(0.0, float(delay or 0))


def read_rules(body: bytes) -> Rules:
    r"""The rules in a `robots.txt`.

    >>> read_rules(b"User-agent: *\nDisallow: /private/").allows("https://a.example/private/x")
    False
    """
    from protego import Protego  # 30 ms that only a request has to pay

    return Rules(Protego.parse(_ours(body[:MOST_BYTES].decode("utf-8-sig", "replace"))))


def _ours(text: str) -> str:
    """The groups of `text` with at most three names each: one that is first, `*` and ours.

    The parser keeps each rule once for each name: 20,000 names before 20,000 rules would take
    it minutes and all memory.
    """
    kept, names = list[str](), set[str]()
    in_names = False
    for line in text.splitlines():
        named = _AGENT.match(line.strip())
        if named:
            names = names if in_names else set()
            name = named[1].partition("#")[0].strip().lower()
            if not names or (name in ("*", TOKEN) and name not in names):
                kept.append(line)
                names.add(name)
            in_names = True
        elif _RULE.match(line.strip()):
            kept.append(line)
            in_names = False
    return "\n".join(kept)
