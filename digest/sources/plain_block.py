"""A front matter as nearly everybody writes it to its keys, without a parser of all of YAML.

What stands in it is a value a line, lists of such and maps of such. All else is None here, and
`frontmatter.parse` reads it, as it would read this: in twice the time, and it takes 20 ms to load.
"""

from __future__ import annotations

import re

from digest.patterns import regex
from digest.sources.block import Block, Plain, Value

LONGEST = 5_000
"""Characters, and far from every bound that `frontmatter.parse` keeps."""

_LINE = regex(
    r"""(?P<indent>\ *)
    (?: (?P<dash>-\ +) | (?P<key>[A-Za-z_][A-Za-z0-9_-]*+):(?:\ +|\Z) )
    (?: (?P<plain>[^\W_][^:\#]*+(?::(?![\ ]|\Z)[^:\#]*+)*+)
      | "(?P<quoted>[^"\\]*+)"\ *
      | \[(?P<list>[^\[\]{}:\#"'&*!|>%@`?]*+)\]\ *
    )?""",
    re.VERBOSE,
)
"""Each line has one way at most to match, so that it takes time in proportion to its length."""

_NULLS = frozenset({"null", "Null", "NULL"})


def parse_plain(text: str, first: int) -> Block | None:
    """The keys of a block whose first line is the file's `first`; None where it has anything that
    only YAML's own rules tell.
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
        if found["dash"] or found["indent"]:
            return self._takes_part(found, number)
        key, value = found["key"], _value(found)
        if key in self.block.fields or value is _ODD:
            return False
        self._open, self._indent = "" if _has_value(found) else key, -1
        self._put(self.block.fields, key, value, key, number)
        return True

    def _takes_part(self, found: re.Match[str], number: int) -> bool:
        """The same of a line that belongs to the open key."""
        value, key, fields = _value(found), found["key"], self.block.fields
        if not self._open or isinstance(value, list) or value is _ODD:
            return False
        if self._indent < 0:
            self._indent = len(found["indent"])
            fields[self._open] = {} if key else []
        whole = fields[self._open]
        if self._indent != len(found["indent"]):
            return False
        if isinstance(whole, list) and found["dash"] and _has_value(found):
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


_ODD: Value = {}
"""In place of a value that is not one of these."""


def _has_value(found: re.Match[str]) -> bool:
    """Whether anything stands behind the key or the dash, be it a word for nothing."""
    return found.lastgroup in ("plain", "quoted", "list")


def _value(found: re.Match[str]) -> Value:
    if found["quoted"] is not None:
        return found["quoted"]
    if found["list"] is not None:
        members = found["list"].split(",") if found["list"].strip() else []
        read = [member.strip() for member in members]
        return [_scalar(one) for one in read] if all(map(_is_plain, read)) else _ODD
    return _scalar(found["plain"].rstrip()) if found["plain"] else None


def _is_plain(member: str) -> bool:
    """Of a list between brackets."""
    return member[:1].isalnum()


def _scalar(text: str) -> str | None:
    return None if text in _NULLS else Plain(text)
