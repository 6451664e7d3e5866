"""A front-matter block as parsed, before its keys are interpreted, and its syntax errors."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import TypeAlias

Value: TypeAlias = "str | bool | int | float | date | time | list[Value] | dict[str, Value] | None"
"""YAML gives texts, lists and maps only, everything as it was written; TOML gives the rest."""

MAX_SIZE = 64 * 1024
"""Characters; front matter that people write stays below 5,000."""
MAX_TOML_SIZE = 16 * 1024
"""The same for TOML: `tomllib` takes a time that is the square of a key's dots."""
MAX_DEPTH = 12
"""Lists and maps inside of each other; elsewhere C code recurses on them."""
MAX_NODES = 5000
"""Values in all, an alias counted as everything that it stands for."""


class Plain(str):
    """A text that stood without quotes: one that YAML might take for something else."""

    __slots__ = ()


@dataclass(slots=True)
class Block:
    """A front matter as it was written."""

    first: int = 1
    """The line of the file on which it begins."""
    fields: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each key and each member of a list: `date`, `source.url`, `include[0]`."""
    duplicates: list[str] = field(default_factory=list)
    """Keys that stand there twice; the last one counts, and `lines` has its line."""

    def line(self, key: str) -> int:
        """The line of `key`, a dotted path, or of the map that contains it where TOML hides it."""
        return self.lines.get(key) or self.lines.get(key.partition(".")[0]) or self.first


class Unusable(ValueError):  # noqa: N818 - it says what the value is, and never leaves this room
    """A value, or a whole front matter, that can't be used; the reader makes it a `Problem`."""

    def __init__(self, what: str, expected: str = "", suggestion: str = "", line: int = 0) -> None:
        super().__init__(what)
        self.what, self.expected, self.suggestion, self.line = what, expected, suggestion, line
