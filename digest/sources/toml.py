"""A TOML front matter to its keys, each with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from digest.sources.block import MAX_DEPTH, MAX_NODES, Block, Unusable, Value

_TABLE = re.compile(r"\s*(\[{1,2})\s*([^\]#]+?)\s*\]")
_ASSIGNED = re.compile(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def parse_toml(text: str) -> Block:
    """The keys of `text`, whose line numbers are the file's.

    Raises:
        Unusable: it is not TOML, or beyond the bounds.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else text.rstrip("\n").count("\n") + 1
        reason = str(error)[: place.start()] if place else str(error)
        expected = 'lines such as title = "A headline"'
        raise Unusable(f"the front matter is not TOML: {reason}", expected, "", line) from error
    except RecursionError as error:
        raise Unusable("lists or tables are nested too deeply", f"at most {MAX_DEPTH}") from error
    except ValueError as error:
        raise Unusable(f"the front matter is not TOML: {error}") from error
    if sum(1 for _ in _values(table, 0)) > MAX_NODES:
        raise Unusable("the front matter holds too many values", f"at most {MAX_NODES}")
    return Block(table, dict(_lines(text)))


def _values(value: Value, depth: int) -> Iterator[Value]:
    """`value` and all that it holds."""
    if depth > MAX_DEPTH:
        raise Unusable("lists or tables are nested too deeply", f"at most {MAX_DEPTH}")
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
            table = _path(header[2]) + "."
            yield table[:-1], number
        elif assigned := _ASSIGNED.match(line):
            yield table + _path(assigned[1]), number
            quotes = next((mark for mark in ('"""', "'''") if line.count(mark) % 2), "")


def _path(key: str) -> str:
    return ".".join(part.strip(" \t\"'") for part in key.split("."))
