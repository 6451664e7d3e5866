"""A site's `digest.toml` with more feeds added; everything else in it stays, byte for byte."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from typing import Any

from digest.config import FeedSource
from digest.errors import ConfigError
from digest.model import Location

TABLES = {"digest.toml": ("fetch", "feeds"), "pyproject.toml": ("tool", "digest", "fetch", "feeds")}
"""Where the feeds stand in each file that may hold a site's configuration."""


def with_feeds(name: str, content: bytes, feeds: Sequence[FeedSource]) -> bytes:
    """The configuration file `name`, whose content is `content`, with `feeds` at its end.

    Raises:
        ConfigError: its feeds are written in a way that can't be added to.
    """
    table = TABLES[name]
    ending = b"\r\n" if b"\r\n" in content else b"\n"
    lines = "".join(_table(feed, table) for feed in feeds).encode().replace(b"\n", ending)
    gap = b"" if content.endswith(b"\n") or not content else ending
    changed = content + gap + lines
    if _feeds(changed, table) != [*(_feeds(content, table) or []), *map(_named, feeds)]:
        header = f"[[{'.'.join(table)}]]"
        what = "its feeds are written in a way that can't be added to"
        raise ConfigError.at(Location(name), what, f"each feed in a table of its own: {header}")
    return changed


def _table(feed: FeedSource, table: Sequence[str]) -> str:
    named = _named(feed)
    # JSON's strings are TOML's, but for a few characters that no name holds.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in named.items()]
    return f"\n[[{'.'.join(table)}]]\n" + "".join(lines)


def _named(feed: FeedSource) -> dict[str, str]:
    return {"url": feed.url} | ({"name": feed.name} if feed.name else {})


def _feeds(content: bytes, table: Sequence[str]) -> list[dict[str, Any]] | None:
    """The feeds that the file names; None where it is no TOML."""
    try:
        found: Any = tomllib.loads(content.decode("utf-8-sig"))
    except ValueError:
        return None
    for key in table:
        found = found.get(key, {})
    return list(found)
