"""A TOML front matter to its keys, each with its line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from digest.patterns import regex
from digest.sources.front_matter.block import (
    MAX_DEPTH,
    MAX_NODES,
    MAX_TOML_SIZE,
    Block,
    Unusable,
    Value,
)

_TABLE = regex(r"\s*\[{1,2}([^\]#]+)\]")
_ASSIGNED = regex(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PLACE = regex(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_TOO_DEEP = "lists or tables are nested too deeply"


def parse_toml(text: str) -> Block:
    """The keys of `text`, whose line numbers are the file's.

    Raises:
        Unusable: it is not TOML, or beyond the bounds.
    """
    first = 1 + len(text) - len(text.lstrip("\n"))
    if len(text) > MAX_TOML_SIZE:
        what = f"the front matter is {len(text):,} characters long"
        raise Unusable(what, f"at most {MAX_TOML_SIZE:,} of TOML", "", first)
    try:
        table = tomllib.loads(text)
        nodes = sum(1 for _ in _values(table, 0))
    except RecursionError as error:
        raise Unusable(_TOO_DEEP, f"at most {MAX_DEPTH}", "", first) from error
    except ValueError as error:
        raise _mistake(error, text, first) from error
    if nodes > MAX_NODES:
        what = "the front matter holds too many values"
        raise Unusable(what, f"at most {MAX_NODES:,}", "", first)
    return Block(fields=table, lines=dict(_lines(text)))


def _mistake(error: ValueError, text: str, first: int) -> Unusable:
    """`tomllib` says the place in words: "... (at line 3, column 5)"."""
    place = _PLACE.search(str(error))
    line = int(place[1]) if place and place[1] else first
    if place and not place[1]:
        line = text.rstrip("\n").count("\n") + 1
    reason = str(error)[: place.start()] if place else str(error)
    what = f"the front matter is not TOML: {reason}"
    return Unusable(what, 'lines such as title = "A headline"', "", line)


def _values(value: Value, depth: int) -> Iterator[Value]:
    """`value` and all that it holds."""
    if depth > MAX_DEPTH:
        raise RecursionError
    yield value
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _values(part, depth + 1)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Each assigned key, as a dotted path, with its line: `tomllib` does not tell."""
    table, quotes = "", ""
    for number, line in enumerate(text.split("\n"), start=1):
        if quotes:
            quotes = "" if quotes in line else quotes
            continue
        if header := _TABLE.match(line):
            table = _path(header[1]) + "."
            yield table[:-1], number
        elif assigned := _ASSIGNED.match(line):
            yield table + _path(assigned[1]), number
            quotes = next((mark for mark in ('"""', "'''") if line.count(mark) % 2), "")


def _path(key: str) -> str:
    return ".".join(part.strip(" \t\"'") for part in key.split("."))
