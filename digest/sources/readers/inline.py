"""A paragraph of Markdown to the words that a reader sees, in one pass."""

from __future__ import annotations

import html
import re
from collections.abc import Set
from dataclasses import dataclass, field

from digest.patterns import regex

_SPECIAL = regex(r"[`*_\[\]\\<~&]")
_MAY_BEGIN = regex(r"[\\`!\[\]*_~<]")
"""What every token begins with; it is found ten times as fast."""
_TOKEN = regex(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<hard>\\(?=\n))"
    r"|(?P<ticks>`+)"
    r"|(?P<note>\[\^[^\[\]\s]{1,80}\])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<mark>\*{1,3}|_{1,3}|~~)"
    r"|<(?P<address>(?:https?://|mailto:)[^\s<>]{1,2000}|[^\s<>@]{1,64}@[^\s<>@]{1,250})>"
)
_TARGET = regex(
    r"\([ \t]*+(?:<[^<>\n]{0,2000}+>"
    r"|[^\s()<>]{0,2000}+(?:\([^\s()<>]{0,500}+\)[^\s()<>]{0,500}+)*+)"
    r"(?:[ \t]++(?:\"[^\"\n]{0,500}+\"|'[^'\n]{0,500}+'))?+[ \t]*+\)"
)
_LABEL = regex(r"\[([^\[\]\n]{0,200})\]")


@dataclass(slots=True)
class _Opener:
    """A bracket or an emphasis mark that waits for its other half."""

    piece: int
    """Where it stands among the pieces."""
    image: bool = False
    start: int = 0
    """Where the text after it begins."""


@dataclass(slots=True)
class _Reader:
    """The pieces of the text so far, and what is still open."""

    text: str
    labels: Set[str]
    """The references that the document defines, folded."""
    pieces: list[str] = field(default_factory=list)
    brackets: list[_Opener] = field(default_factory=list)
    marks: dict[str, list[int]] = field(default_factory=dict)
    captions: list[str] = field(default_factory=list)


def inline_text(text: str, labels: Set[str] = frozenset()) -> tuple[str, list[str]]:
    """What `text` says, and the descriptions of the pictures in it; line ends stay.

    >>> inline_text("The **dam** on the [Sava](https://example.org/sava) _failed_.")
    ('The dam on the Sava failed.', [])
    """
    if not _SPECIAL.search(text):
        return text, []
    reader = _Reader(text, labels)
    at, spans = 0, _code_spans(text)
    while token := _next_token(text, at):
        reader.pieces.append(text[at : token.start()])
        at = _take(reader, token, spans)
    reader.pieces.append(text[at:])
    # A line break that is written as a character reference is a blank: lines keep their numbers.
    lines = "".join(reader.pieces).split("\n")
    return "\n".join(html.unescape(line).replace("\n", " ") for line in lines), reader.captions


def _next_token(text: str, at: int) -> re.Match[str] | None:
    """The first token from `at` on."""
    for beginning in _MAY_BEGIN.finditer(text, at):
        if token := _TOKEN.match(text, beginning.start()):
            return token
    return None


def _take(reader: _Reader, token: re.Match[str], spans: dict[int, int]) -> int:
    """Read one token; the index behind what it covers."""
    pieces, kind, found = reader.pieces, token.lastgroup, token.group()
    if kind == "escape":
        pieces.append(found[1])
    elif kind == "ticks" and token.start() in spans:
        end = spans[token.start()]
        pieces.append(reader.text[token.end() : end - len(found)])
        return end
    elif kind == "hard":
        pass  # a line end that is meant; the line ends anyway
    elif kind == "note":
        return token.end() + (reader.text[token.end() : token.end() + 1] == ":")
    elif kind == "open":
        reader.brackets.append(_Opener(len(pieces), found[0] == "!", token.end()))
        pieces.append(found)
    elif kind == "close":
        return _close_bracket(reader, token)
    elif kind == "mark":
        _emphasis(reader, token)
    elif kind == "address":
        pieces.append(token["address"].removeprefix("mailto:"))
    else:
        pieces.append(found)
    return token.end()


def _code_spans(text: str) -> dict[int, int]:
    """Start to end of every code span: a run of backticks and the next run of its length."""
    runs = [(found.start(), found.end()) for found in re.finditer("`+", text)]
    following: dict[int, int] = {}
    closers: dict[int, int] = {}
    for start, end in reversed(runs):
        if end - start in following:
            closers[start] = following[end - start]
        following[end - start] = end
    return closers


def _close_bracket(reader: _Reader, token: re.Match[str]) -> int:
    """Make a link its text and a picture nothing; brackets that are neither stay."""
    if not reader.brackets:
        reader.pieces.append("]")
        return token.end()
    opener = reader.brackets.pop()
    end = _link_end(reader, opener, token)
    if end < 0:
        reader.pieces.append("]")
        return token.end()
    reader.pieces[opener.piece] = ""
    if opener.image:
        caption = "".join(reader.pieces[opener.piece :])
        del reader.pieces[opener.piece :]
        reader.captions.append(" ".join(caption.split()))
        reader.pieces.append("\n" * caption.count("\n"))
    return end


def _link_end(reader: _Reader, opener: _Opener, token: re.Match[str]) -> int:
    """The index behind the link that `token` closes the text of, or -1."""
    text, end = reader.text, token.end()
    if target := _TARGET.match(text, end):
        return target.end()
    own = text[opener.start : token.start()][:201].casefold() if reader.labels else ""
    label = _LABEL.match(text, end)
    if label and (label[1].casefold() or own) in reader.labels:
        return label.end()
    return end if own in reader.labels else -1


def _emphasis(reader: _Reader, token: re.Match[str]) -> None:
    """Drop a pair of emphasis marks; a mark without its other half stays."""
    text, mark = reader.text, token.group()
    before = text[token.start() - 1 : token.start()] if token.start() else " "
    after = text[token.end() : token.end() + 1] or " "
    opens, closes = not after.isspace(), not before.isspace()
    if mark[0] == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    waiting = reader.marks.setdefault(mark, [])
    while waiting and (waiting[-1] >= len(reader.pieces) or reader.pieces[waiting[-1]] != mark):
        waiting.pop()  # it went with the picture around it
    if closes and waiting:
        reader.pieces[waiting.pop()] = ""
        return
    if opens:
        waiting.append(len(reader.pieces))
    reader.pieces.append(mark)
