"""A YAML error to a message that says how to correct it."""

from __future__ import annotations

import json
import re
from typing import Any

from digest.patterns import regex
from digest.sources.front_matter.block import Unusable

LONGEST = 60
"""Characters of a line that a message repeats."""

_EXPECTED = "lines such as title: A headline"
_PAIR = regex(r"\s*(?:- )?([^\s:'\"][^:]*):\s+(\S.*)")
_GLUED = regex(r"([\w.-]+):(\S.*)")
_QUOTED = regex(r"\s*(?:- )?([\w.-]+):\s+(['\"])")


def explain_yaml(error: Any, text: str) -> Unusable:
    """`error`, a `yaml.YAMLError` about `text`, as the mistake that it most likely is."""
    place = getattr(error, "problem_mark", None)
    if place is None:
        return Unusable("the front matter is not YAML", _EXPECTED)
    lines = text.split("\n")
    number = min(place.line, len(lines) - 1)
    problem, context = error.problem or "", error.context or ""
    begin = error.context_mark.line + 1 if error.context_mark else 0
    if "mapping values are not allowed" in problem:
        return _stray_colon(lines, number, place.column)
    if "cannot start any token" in problem or "tab character" in problem:
        return _odd_character(lines[number], number, place.column)
    if "invalid Unicode character" in problem:
        what = "an escape names half of a character"
        return Unusable(what, "the character itself", "", number + 1)
    if "could not find expected ':'" in problem and begin:
        return _no_pair(lines[begin - 1], begin)
    if "quoted scalar" in context and "end of stream" in problem:
        return Unusable("a quote is opened and not closed", "its end", "", begin)
    if "flow" in context and "expected" in problem and begin:
        return Unusable("a bracket is opened and not closed", "its end", "", begin)
    ends_early = "expected key" in problem or "found '<scalar>'" in problem
    if ends_early and (pair := _QUOTED.match(lines[number])):
        return _early_end(pair, number)
    return Unusable(f"the front matter is not YAML: {problem}", _EXPECTED, "", number + 1)


def _stray_colon(lines: list[str], number: int, column: int) -> Unusable:
    if number and _GLUED.match(lines[number - 1]):
        return _no_pair(lines[number - 1], number)
    pair = _PAIR.match(lines[number])
    if pair and column >= pair.start(2):
        what = f"the value of `{pair[1]}` has a colon in it"
        return Unusable(what, _in_quotes(pair), "", number + 1)
    return Unusable("the line is indented too far", "keys below each other", "", number + 1)


def _no_pair(line: str, number: int) -> Unusable:
    if glued := _GLUED.match(line):
        what = f"`{glued[1]}:` has no space after its colon"
        return Unusable(what, f"{glued[1]}: {_short(glued[2])}", "", number)
    return Unusable("this is no `key: value` line", "a colon and a space", "", number)


def _odd_character(line: str, number: int, column: int) -> Unusable:
    char = line[column : column + 1]
    if "\t" in line[: column + 1]:
        return Unusable("a tab indents the line", "spaces", "", number + 1)
    pair = _PAIR.match(line)
    what = f"a value can't begin with {char!r}"
    return Unusable(what, _in_quotes(pair) if pair else "quotes around it", "", number + 1)


def _early_end(pair: re.Match[str], number: int) -> Unusable:
    """Text behind a closing quote: `'It's here'` ends after `It`."""
    what = f"the value of `{pair[1]}` goes on after its closing quote"
    quote = pair[2]
    remedy = "'' for each ' inside" if quote == "'" else '\\" for each " inside'
    return Unusable(what, remedy, "", number + 1)


def _in_quotes(pair: re.Match[str]) -> str:
    value = json.dumps(_short(pair[2]), ensure_ascii=False)
    return f"quotes around it: {_short(pair[1])}: {value}"


def _short(value: str) -> str:
    value = value.rstrip()
    return value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
