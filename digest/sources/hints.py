"""What YAML's parser says of a block, in words that tell a writer what to do."""

from __future__ import annotations

import json
import re
from typing import Any

from digest.sources.block import Unusable

_PAIR = re.compile(r"\s*(?:- )?([^\s:'\"][^:]*):\s+(\S.*)")


def explain_yaml(error: Any, text: str) -> Unusable:
    """`error`, a `yaml.YAMLError` about `text`, as the mistake that it most likely is."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Unusable("the front matter is not YAML", "lines such as title: A headline")
    lines = text.split("\n")
    line, column = min(mark.line, len(lines) - 1), mark.column
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return _stray_colon(lines, line, column)
    if "cannot start any token" in problem:
        return _odd_character(lines[line], line, column)
    if "invalid Unicode character" in problem:
        return Unusable("an escape names half of a character", "the character itself", "", line + 1)
    begin = getattr(error, "context_mark", None)
    context = error.context or ""
    if begin is not None and ("quoted scalar" in context or "flow" in context):
        opened = "a quote" if "quoted" in context else "a bracket"
        if "end of stream" in problem or "expected" in problem:
            return Unusable(f"{opened} is opened and not closed", "its end", "", begin.line + 1)
    if "did not find expected key" in problem and (quoted := _quoted_too_short(lines[line], line)):
        return quoted
    return Unusable(f"not YAML: {problem}", "lines such as title: A headline", "", line + 1)


def _stray_colon(lines: list[str], line: int, column: int) -> Unusable:
    before = lines[line - 1] if line else ""
    if glued := re.match(r"(\w+):(\S.*)", before):
        expected = f"a space: {glued[1]}: {_short(glued[2])}"
        return Unusable(f"`{glued[1]}:` has no space after its colon", expected, "", line)
    pair = _PAIR.match(lines[line])
    if pair and column >= pair.start(2):
        expected = f"quotes around it: {pair[1]}: {json.dumps(_short(pair[2]), ensure_ascii=False)}"
        return Unusable(f"the value of `{pair[1]}` has a colon in it", expected, "", line + 1)
    return Unusable("the line is indented too far", "keys below each other", "", line + 1)


def _odd_character(source: str, line: int, column: int) -> Unusable:
    char = source[column : column + 1]
    if char == "\t":
        return Unusable("a tab indents the line", "spaces", "", line + 1)
    pair = _PAIR.match(source)
    name = f"the value of `{pair[1]}`" if pair else "a value"
    expected = (
        f"quotes around it: {pair[1]}: {json.dumps(_short(pair[2]), ensure_ascii=False)}"
        if pair
        else "quotes around it"
    )
    return Unusable(f"{name} can't begin with {char!r}", expected, "", line + 1)


def _quoted_too_short(source: str, line: int) -> Unusable | None:
    """Text after a closing quote: `'It's here'` ends behind `It`."""
    pair = re.match(r"\s*(?:- )?([\w.-]+):\s+(['\"])", source)
    if pair is None:
        return None
    what = f"the value of `{pair[1]}` goes on after its closing quote"
    remedy = "'' for each apostrophe inside" if pair[2] == "'" else '\\" for each quote inside'
    return Unusable(what, remedy, "", line + 1)


def _short(value: str) -> str:
    value = value.rstrip()
    return value if len(value) <= 60 else value[:59] + "…"
