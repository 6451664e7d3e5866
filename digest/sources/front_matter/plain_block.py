"""A front matter as nearly everybody writes it to its keys, without a parser of all of YAML.

What stands in it is a value a line, lists of such and maps of such. All else is None here, and
`frontmatter.parse` reads it, as it would read this: in twice the time, and it takes 20 ms to load.
"""

from __future__ import annotations

import re

from digest.patterns import regex
from digest.sources.front_matter.block import Block, Plain, Value

LONGEST = 5_000
"""Characters, and far from every bound that `frontmatter.parse` keeps."""

_LINE = regex(
    r"""(?P<indent>\ *)
    (?: (?P<dash>-\ +) | (?P<key>[A-Za-z_][A-Za-z0-9_-]*+):(?:\ +|\Z) )
    (?: (?P<plain>[^\W_][^:\#]*+(?::(?![\ ]|\Z)[^:\#]*+)*+)
      | "(?P<quoted>[^"\\]*+)"\ *
      | \[(?P<list>[^\[\]{}:\#"'&*!|>%@`?]*+)\]\ *
      | \{(?P<map>[^{}]++)\}\ *
    )?""",
    re.VERBOSE,
)
"""Each line has one way at most to match, so that it takes time in proportion to its length."""

_PAIR = regex(
    r"""\ *(?P<key>[A-Za-z_][A-Za-z0-9_-]*+):\ +
    (?: (?P<plain>[^\W_][^\[\]{}:\#"'&*!|>%@`?,]*+)
      | "(?P<double>[^"\\]*+)"
      | '(?P<single>[^']*+)'
    )
    \ *(?:,|\Z)""",
    re.VERBOSE,
)
"""Of a map in one line."""

_NULLS = frozenset({"null", "Null", "NULL"})


def parse_plain(text: str, first: int) -> Block | None:
    """The keys of a block whose first line is the file's line `first`; None if the block needs a
    full YAML parser.
    """
    if len(text) > LONGEST:
        return None
    reader = _Reader(Block(first))
    for number, line in enumerate(text.split("\n"), first):
        if line and not (line.isprintable() and reader.takes(line, number)):
            return None
    return reader.block


class _Reader:
    """Takes the lines of a block, one after the other."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self._open = ""
        """The last key of the block, where it has no value but those that follow."""
        self._indent = -1
        """Of these, once there is one."""

    def takes(self, line: str, number: int) -> bool:
        """Whether the line can mean nothing else."""
        found = _LINE.fullmatch(line)
        if not found:
            return False
        indent, dash, key, plain, quoted, listed, mapped = found.groups()
        value = quoted if quoted is not None else _value(plain, listed, mapped)
        if value is _ODD:
            return False
        empty = plain is quoted is listed is mapped is None
        if dash or indent:
            return self._takes_part(len(indent), key, value, number, empty=empty)
        if key in self.block.fields:
            return False
        self._open, self._indent = key if empty else "", -1
        self._put(self.block.fields, key, value, key, number)
        return True

    def _takes_part(
        self, indent: int, key: str | None, value: Value, number: int, *, empty: bool
    ) -> bool:
        """The same of a line that belongs to the open key: one without a key begins with a dash."""
        fields = self.block.fields
        if not self._open or isinstance(value, (list, dict)):
            return False
        if self._indent < 0:
            self._indent = indent
            fields[self._open] = {} if key else []
        whole = fields[self._open]
        if self._indent != indent:
            return False
        if isinstance(whole, list) and not key and not empty:
            self.block.lines[f"{self._open}[{len(whole)}]"] = number
            whole.append(value)
            return True
        if isinstance(whole, dict) and key and key not in whole:
            self._put(whole, key, value, f"{self._open}.{key}", number)
            return True
        return False

    def _put(
        self, fields: dict[str, Value], key: str, value: Value, place: str, number: int
    ) -> None:
        self.block.lines[place] = number
        fields[key] = value
        if isinstance(value, list):
            self.block.lines |= {f"{place}[{at}]": number for at in range(len(value))}
        elif isinstance(value, dict):
            self.block.lines |= {f"{place}.{part}": number for part in value}


_ODD: Value = {}
"""In place of a value that is not one of these."""


def _value(plain: str | None, listed: str | None, mapped: str | None) -> Value:
    """What stands without quotes, or between brackets or braces."""
    if listed is not None:
        read = [member.strip() for member in listed.split(",")] if listed.strip() else []
        return [_scalar(one) for one in read] if all(map(_is_plain, read)) else _ODD
    if mapped is not None:
        return _map(mapped)
    return _scalar(plain.rstrip()) if plain else None


def _map(text: str) -> Value:
    """The pairs between braces."""
    value: dict[str, Value] = {}
    at = 0
    while at < len(text):
        pair = _PAIR.match(text, at)
        if not pair or pair["key"] in value:
            return _ODD
        key, plain, double, single = pair.groups()
        value[key] = _scalar(plain.rstrip()) if plain else single if double is None else double
        at = pair.end()
    return value


def _is_plain(member: str) -> bool:
    """Of a list between brackets."""
    return member[:1].isalnum()


def _scalar(text: str) -> str | None:
    return None if text in _NULLS else Plain(text)
