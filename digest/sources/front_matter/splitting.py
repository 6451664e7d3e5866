"""A file's text to its front matter, if it has one, and its body."""

from __future__ import annotations

import re
from typing import Literal

from digest.nouns import noun
from digest.patterns import regex
from digest.sources.front_matter.block import Unusable

Notation = Literal["yaml", "toml", ""]

_FENCES: dict[str, Notation] = {"---": "yaml", "+++": "toml"}
_CLOSING = {
    "yaml": regex(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "toml": regex(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE),
}
_KEY = {
    "yaml": regex(r"""(?:[\w.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*:(?:\s|\Z)"""),
    "toml": regex(r"""(?:[\w.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*=|\[{1,2}[ \t]*[\w."'-]+[ \t]*\]"""),
}
_COMMON_KEY = regex(r"^(?:title|date|tags|layout|author|slug|draft|id)[ \t]*:\s", re.MULTILINE)
_NOT_PROSE = regex(r"-\s|[{&!?|>%]|\[(?![^\]\n]*\][(:])|<<")
"""How YAML may begin beside `key:`; a bracket that is a Markdown link is prose."""

_KNOWN_KEY = regex(
    r"(?:title|date|tags|categor(?:y|ies)|layout|authors?|slug|permalink|draft|lang|summary|source"
    r"|event|id|merge|include|exclude|pin)[ \t]*:(?:\s|\Z)",
    re.IGNORECASE,
)
_SMART_DASHES = regex(r"[–—]{1,3}[ \t]*(?:\n|\Z)")
"""What some programs make of `---` while it is typed."""
_HEAD = 2_000
"""Characters at the beginning of a text among which keys that nothing opens end."""


@noun
class Parts:
    """The parts of a file: front matter and body, with nothing but the fences left out."""

    notation: Notation
    """"" where there is no front matter."""
    block: str
    block_line: int
    """The line of the file on which the block's first line stands."""
    body: str
    body_line: int


def split(text: str) -> Parts:
    """The front matter and the body of `text`, whose lines end in LF.

    A text that begins with a rule (`---`) and goes on in prose has no front matter and
    keeps every line, also where a second rule follows.

    Raises:
        Unusable: a front matter begins and never ends.
    """
    start = text.rfind("\n", 0, len(text) - len(text.lstrip("\n \t"))) + 1
    opening, _, rest = text[start:].partition("\n")
    notation = _FENCES.get(opening.rstrip(" \t"), "")
    if not notation:
        return Parts("", "", 1, text, 1)
    line = text.count("\n", 0, start) + 1
    end = _CLOSING[notation].search(rest)
    block = rest[: end.start()] if end else rest
    if not _is_front_matter(block, notation, closed=end is not None):
        return Parts("", "", 1, text, 1)
    if end is None:
        raise Unusable(
            "the front matter is not closed",
            f"a line {opening.strip()!r} after the last key",
            "",
            line,
        )
    body_line = line + 2 + block.count("\n")
    return Parts(notation, block, line + 1, rest[end.end() :], body_line)


def refuse_unopened(text: str) -> None:
    """Raise `Unusable` where `text`, which has no front matter, begins with what was to be one:
    several known keys, or one above a line that closes it.
    """
    head = text[:_HEAD].lstrip()
    smart = _SMART_DASHES.match(head)
    head = head[smart.end() :] if smart else head
    if not _KNOWN_KEY.match(head):
        return
    keys = int(smart is not None)
    for line in head.partition("\n\n")[0].rstrip().split("\n"):
        if line.rstrip() == "---" or _SMART_DASHES.match(line):
            keys += 1
            break
        if _KNOWN_KEY.match(line):
            keys += 1
        elif line[:1] not in (" ", "-"):
            return
    if keys > 1:
        before = text[: len(text) - len(text.lstrip())]
        what = "begins with keys, and no line '---' is above them: they are read as text"
        expected = "a line '---' above the keys and one below"
        raise Unusable(what, expected, "", before.count("\n") + 1)


def _is_front_matter(block: str, notation: str, *, closed: bool) -> bool:
    """Whether it begins as front matter does, or has one of the commonest keys."""
    lines = (line for line in block.split("\n", 100) if line.strip() and line[0] != "#")
    first = next(lines, None)
    if first is None:
        return closed
    if _KEY[notation].match(first.lstrip()):
        return True
    return closed and bool(
        notation == "toml" or _NOT_PROSE.match(first) or _COMMON_KEY.search(block)
    )
