"""The configuration file to its table and the line of each key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.errors import ConfigError, Problem
from digest.model import Location
from digest.text.conflicts import EXPECTED, WHAT, conflict_line

NAME = "digest.toml"
FALLBACK = "pyproject.toml"


@dataclass(frozen=True)
class Source:
    """The parsed table, and the text in which a key's line can be found again."""

    name: str
    text: str
    prefix: tuple[str, ...]
    table: dict[str, Any]

    @classmethod
    def of(cls, root: Path) -> Source:
        """The table of the site at `root`.

        Raises:
            ConfigError: it can't be read as TOML.
        """
        return cls.read(root / NAME if (root / NAME).is_file() else root / FALLBACK)

    @classmethod
    def read(cls, path: Path) -> Source:
        """The table in the file at `path`.

        Raises:
            ConfigError: it can't be read as TOML.
        """
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ConfigError.at(Location(path.name), "is not UTF-8", "UTF-8 text") from error
        try:
            table = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise _syntax_error(path.name, text, error) from error
        if path.name == NAME:
            return cls(NAME, text, (), table)
        return cls(FALLBACK, text, ("tool", "digest"), table["tool"]["digest"])

    def line(self, section: tuple[str, ...], key: str) -> int:
        """Where `key` of `section` is set, or where the section begins, or 0."""
        wanted, found = (*self.prefix, *section), 0
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.splitlines(), start=1):
            if header := re.match(r"\s*\[{1,2}\s*([^\]#]+?)\s*\]", line):
                table = tuple(part.strip(" \"'") for part in header[1].split("."))
                if table == (*wanted, key):
                    return number
                found = number if table == wanted and not found else found
            elif assigned := re.match(r"\s*([\w.\-\"']+)\s*=", line):
                parts = tuple(part.strip(" \"'") for part in assigned[1].split("."))
                if (*table, *parts)[: len(wanted) + 1] == (*wanted, key):
                    return number
        return found

    def at(self, section: tuple[str, ...], key: str) -> Location:
        """The place of a mistake about `key`."""
        return Location(self.name, self.line(section, key))

    def wrong(self, section: tuple[str, ...], key: str, expected: str) -> Problem:
        """That the value of `key` is not of its type."""
        name = ".".join((*section, key))
        return Problem(self.at(section, key), f"`{name}` has the wrong type", expected)


def _syntax_error(name: str, text: str, error: Exception) -> ConfigError:
    """`tomllib` says the place only in words: "... (at line 3, column 5)"."""
    if conflict := conflict_line(text):
        return ConfigError.at(Location(name, conflict), WHAT, EXPECTED)
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", str(error))
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    if twice := re.match(r"Cannot declare \((.+?),?\) twice", str(error)):
        return _stands_twice(Location(name, line), text, re.findall(r"'(.*?)'", twice[1]))
    what = str(error)[: place.start()] if place else "tables nested too deep"
    return ConfigError.at(
        Location(name, line), f"not TOML: {what}", 'lines such as `key = "value"`'
    )


def _stands_twice(place: Location, text: str, keys: list[str]) -> ConfigError:
    """A table is declared again at `place`: most likely an example was pasted below it."""
    table = f"[{'.'.join(keys)}]"
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    first = next((number for number, line in enumerate(lines, 1) if line == table), place.line)
    above = f", as at line {first}" if first < place.line else ""
    what = f"the table `{table}` begins here a second time{above}"
    return ConfigError.at(place, what, "all its keys below one header")
