"""A front-matter block to its keys, each with its line; bounded before anything is built.

python-frontmatter's YAML handler stays underneath, with a loader of ours: it takes every scalar
as it is written (`no` stays "no", `0123` stays "0123"), knows no tags that make objects, and
keeps its bounds while YAML's tokens come in, where PyYAML's own would first build (and die
of) whatever they ask for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import yaml
from frontmatter.default_handlers import YAMLHandler

from digest.patterns import regex
from digest.sources.front_matter.block import (
    MAX_DEPTH,
    MAX_NODES,
    MAX_SIZE,
    Block,
    Plain,
    Unusable,
    Value,
)
from digest.sources.front_matter.hints import explain_yaml
from digest.sources.front_matter.splitting import Parts
from digest.sources.front_matter.toml import parse_toml

try:
    from yaml._yaml import CParser as Parser
except ImportError:  # PyYAML was built without libyaml: the same tokens, many times slower

    class Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):  # type: ignore[no-redef]
        """PyYAML's own parser."""

        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


_CORE = "tag:yaml.org,2002:"
_TAGS = {
    _CORE + name for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
}
_NULLS = {"", "~", "null", "Null", "NULL"}
_HALF = regex("[\ud800-\udfff]")
_NOT_YAML = regex("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029\ufeff]")
"""What YAML refuses, or takes for the end of a line where no editor does."""


def parse(parts: Parts) -> Block:
    """The keys of the block of `parts`.

    Raises:
        Unusable: it is not YAML or TOML, not a map, or beyond the bounds.
    """
    if len(parts.block) > MAX_SIZE:
        what = f"the front matter is {len(parts.block):,} characters long"
        raise Unusable(what, f"at most {MAX_SIZE:,}", "", parts.block_line)
    # Blank lines before it make the line numbers of the libraries those of the file.
    padded = "\n" * (parts.block_line - 1) + _NOT_YAML.sub(" ", parts.block)
    block = parse_toml(padded) if parts.notation == "toml" else _parse_yaml(padded)
    block.first = parts.block_line
    return block


def _parse_yaml(text: str) -> Block:
    try:
        block: Block = YAMLHandler().load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise explain_yaml(error, text) from error
    return block


class _Loader(Parser):
    """What `yaml.load` asks for: the document's one value, here a `Block`."""

    def get_single_data(self) -> Block:
        return _Builder(self).build()


class _Builder:
    """Builds a `Block` from YAML's events, and stops at the first that goes too far."""

    def __init__(self, parser: Parser) -> None:
        self._next: Callable[[], Any] = parser.get_event
        self._block = Block()
        self._anchors: dict[str, tuple[Value, int]] = {}
        self._nodes = 0

    def build(self) -> Block:
        self._next()  # the stream's start
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return self._block
        value = self._value(self._next(), "", 0)
        self._next()  # the document's end
        if not isinstance(self._next(), yaml.StreamEndEvent):
            self._refuse("the front matter holds a second document", "one", event)
        if isinstance(value, dict):
            self._block.fields = value
        elif value is not None:
            kind = "a list" if isinstance(value, list) else "no map"
            self._refuse(f"the front matter is {kind}", "lines such as title: A headline", event)
        return self._block

    def _value(self, event: Any, path: str, depth: int) -> Value:
        before = self._nodes
        self._count(1, event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.tag is not None and event.tag not in _TAGS and event.tag != "!":
            tag = event.tag.replace(_CORE, "!!")
            self._refuse(f"the tag {tag} is not allowed", "a plain value", event)
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
        elif depth >= MAX_DEPTH:
            self._refuse("lists or maps are nested too deeply", f"at most {MAX_DEPTH}", event)
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._map(path, depth + 1)
        else:
            value = self._list(path, depth + 1)
        if event.anchor is not None:
            self._anchors[event.anchor] = value, self._nodes - before
        return value

    def _map(self, path: str, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        while True:
            event = self._next()
            if isinstance(event, yaml.MappingEndEvent):
                return found
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse("a key is no text", "keys such as title", event)
            key = event.value
            if key == "<<" and event.implicit[0]:
                self._refuse("merge keys (<<) are not supported", "the keys themselves", event)
            place = f"{path}.{key}" if path else key
            if key in found:
                self._block.duplicates.append(place)
            self._block.lines[place] = _line(event)
            found[key] = self._value(self._next(), place, depth)

    def _list(self, path: str, depth: int) -> list[Value]:
        found: list[Value] = []
        while True:
            event = self._next()
            if isinstance(event, yaml.SequenceEndEvent):
                return found
            place = f"{path}[{len(found)}]"
            self._block.lines[place] = _line(event)
            found.append(self._value(event, place, depth))

    def _scalar(self, event: Any) -> str | None:
        """As it is written; None where nothing is, or YAML's word for nothing."""
        text: str = event.value
        if event.implicit[0]:
            return None if text in _NULLS else Plain(text)
        if not text.isascii() and _HALF.search(text):
            self._refuse("an escape names half of a character", "the character itself", event)
        return text

    def _alias(self, event: Any) -> Value:
        if event.anchor not in self._anchors:
            self._refuse(f"the alias *{event.anchor} has no anchor before it", "the value", event)
        value, nodes = self._anchors[event.anchor]
        self._count(nodes, event)
        return value

    def _count(self, nodes: int, event: Any) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            self._refuse("the front matter holds too many values", f"at most {MAX_NODES}", event)

    def _refuse(self, what: str, expected: str, event: Any) -> NoReturn:
        raise Unusable(what, expected, "", _line(event))


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1
