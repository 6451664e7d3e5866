"""An event file with one more decision in it; whatever else it holds stays, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from digest.config import Config
from digest.errors import ContentError
from digest.model import EventNote, Location
from digest.patterns import regex
from digest.sources.front_matter.splitting import split
from digest.sources.reader import read_bytes

ListKey = Literal["merge", "include", "exclude"]
ValueKey = Literal["pin", "title"]

_PLAIN = regex(r"[A-Za-z][\w./-]*")
"""What needs no quotes in YAML."""
_ONE_LINE = regex(r"(\w+[ \t]*[:=][ \t]*\[)([^\[\]#]*)(\][ \t]*(?:#.*)?)")
"""A list in brackets that begins and ends on the line of its key."""
_ALONE = regex(r"(\w+[ \t]*:[ \t]*)([\w./-]+)([ \t]*(?:#.*)?)")
"""A single text in place of a list, or the value of a flag."""
_BELOW = regex(r"\w+[ \t]*:[ \t]*(?:#.*)?")
"""A key whose list stands on the next lines."""
_MEMBER = regex(r"([ \t]*-[ \t]+)\S")
_FLAG = regex(r"(\w+[ \t]*[:=][ \t]*)(\w+)([ \t]*(?:#.*)?)")
_KEY = regex(r"(\w+[ \t]*[:=][ \t]*)\S.*")


def new_note(event: str, key: ListKey | ValueKey, values: Sequence[str]) -> bytes:
    """An event file that holds this decision alone.

    >>> print(new_note("ev-7k3q9d", "merge", ["ev-2b8c4f"]).decode(), end="")
    ---
    id: ev-7k3q9d
    merge: [ev-2b8c4f]
    ---
    """
    return f"---\nid: {event}\n{key}: {_written(key, values, 'yaml')}\n---\n".encode()


def with_values(
    name: str, raw: bytes, key: ListKey, values: Sequence[str], config: Config
) -> bytes:
    """The file `name`, whose content is `raw`, with these values added to a list.

    Raises:
        ContentError: the list is written in a way that can't be added to; the file itself has
            mistakes.
    """
    before = _note(name, raw, config)
    held = (*getattr(before, key), *values)
    return _changed(name, raw, key, values, replace(before, **{key: held}), config)  # type: ignore[arg-type]


def with_value(name: str, raw: bytes, key: ValueKey, value: str, config: Config) -> bytes:
    """The file `name` with the content `raw`, after its event was pinned, unpinned or retitled.

    Raises:
        ContentError: as above.
    """
    before = _note(name, raw, config)
    wanted = replace(before, pin=value == "true") if key == "pin" else replace(before, title=value)
    return _changed(name, raw, key, [value], wanted, config)


def _note(name: str, raw: bytes, config: Config) -> EventNote:
    note, problems = read_bytes(name, raw, "event", config)
    if not isinstance(note, EventNote):
        raise ContentError(*problems)
    return note


def _changed(
    name: str, raw: bytes, key: str, values: Sequence[str], wanted: EventNote, config: Config
) -> bytes:
    """The file with the change made in its text; only if the file then says what is wanted."""
    lines = raw.decode("utf-8", "surrogateescape").split("\n")
    line = wanted.lines.get(key)
    if line is None:
        changed = _inserted(lines, wanted, key, values)
    else:
        changed = _extended(lines, line - 1, key, values)
    content = "\n".join(changed).encode("utf-8", "surrogateescape") if changed else b""
    found, _ = read_bytes(name, content, "event", config)
    if isinstance(found, EventNote) and _said(found) == _said(wanted):
        return content
    what = f"`{key}` is written in a way that can't be changed for you"
    expected = f"{', '.join(values)} in it, by your own hand"
    raise ContentError.at(Location(name, line or 1), what, expected)


def _said(note: EventNote) -> EventNote:
    """The note without its places."""
    return replace(note, lines={}, body_line=1)


def _inserted(
    lines: list[str], wanted: EventNote, key: str, values: Sequence[str]
) -> list[str] | None:
    """The lines with a new one for the key, below that of the id."""
    notation = split("\n".join(lines).replace("\r", "").lstrip("\ufeff")).notation
    at = wanted.lines.get("id", 0)
    sign = " = " if notation == "toml" else ": "
    value = _written(key, values, notation)
    ending = "\r" if lines[at - 1].endswith("\r") else ""
    return [*lines[:at], f"{key}{sign}{value}{ending}", *lines[at:]]


def _extended(lines: list[str], at: int, key: str, values: Sequence[str]) -> list[str] | None:
    """The lines with the key's own changed, or with more below it; None if that can't be done."""
    bare = lines[at].rstrip("\r")
    ending = lines[at][len(bare) :]
    notation = "toml" if re.match(r"\w+[ \t]*=", bare) else "yaml"
    if key == "pin" and (flag := _FLAG.fullmatch(bare)):
        return [*lines[:at], flag[1] + values[0] + flag[3] + ending, *lines[at + 1 :]]
    if key == "title":
        found = _KEY.fullmatch(bare)
        changed = found and found[1] + _written(key, values, notation) + ending
        return [*lines[:at], changed, *lines[at + 1 :]] if changed else None
    if found := _ONE_LINE.fullmatch(bare):
        held = found[2].strip().rstrip(",")
        inner = f"{held}, {_joined(values, notation)}" if held else _joined(values, notation)
        return [*lines[:at], found[1] + inner + found[3] + ending, *lines[at + 1 :]]
    if found := _ALONE.fullmatch(bare):
        inner = f"[{found[2]}, {_joined(values, notation)}]"
        return [*lines[:at], found[1] + inner + found[3] + ending, *lines[at + 1 :]]
    if _BELOW.fullmatch(bare) and at + 1 < len(lines) and (found := _MEMBER.match(lines[at + 1])):
        end = at + 1
        while end < len(lines) and _MEMBER.match(lines[end]):
            end += 1
        more = [found[1] + _quoted(value, notation) + ending for value in values]
        return [*lines[:end], *more, *lines[end:]]
    return None


def _written(key: str, values: Sequence[str], notation: str) -> str:
    """What stands behind a key that is new."""
    if key == "pin":
        return values[0]
    if key == "title":
        return json.dumps(values[0], ensure_ascii=False)
    return f"[{_joined(values, notation)}]"


def _joined(values: Sequence[str], notation: str) -> str:
    return ", ".join(_quoted(value, notation) for value in values)


def _quoted(value: str, notation: str) -> str:
    plain = notation == "yaml" and _PLAIN.fullmatch(value)
    return value if plain else json.dumps(value, ensure_ascii=False)
