"""A Markdown body to its lines, without markup, in time proportional to its length.

Other people's Markdown never goes through a Markdown library: those build HTML, and some
inputs keep them busy for minutes. Only what an article's text needs is understood here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.patterns import regex
from digest.sources.readers.inline import inline_text
from digest.sources.readers.lines import Draft, unwrapped
from digest.sources.readers.raw_html import BREAK, strip_html
from digest.sources.readers.run_in import is_run_in

_FENCE = regex(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_HEADING = regex(r" {0,3}#{1,6}[ \t]+(?=\S)")
_RULE = regex(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = regex(r" {0,3}(?:=+|-+)$")
_QUOTE = regex(r"(?: {0,3}>[ \t]?)+")
_BOLD = regex(r"(\*\*|__)(?P<text>[^*_\n]{1,120})\1")
_ENTRY = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_TABLE_RULE = regex(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_DEFINITION = regex(r" {0,3}\[(?!\^)([^\[\]]{1,200})\]:[ \t]*\S+")
_NOTE = regex(r" {0,3}\[\^[^\[\]\s]{1,80}\]:[ \t]*")
_ATTRIBUTES = regex(r" {0,3}\{:[^{}]*\}$")


@dataclass(slots=True)
class _Reader:
    """The draft so far, and the paragraph that is being read."""

    draft: Draft
    labels: frozenset[str]
    paragraph: int = 0
    block: list[tuple[int, str]] = field(default_factory=list)
    """Line numbers and texts of the open paragraph."""

    def flush(self, heading: bool = False) -> None:
        """Close the open paragraph."""
        if not self.block:
            return
        if not heading and (bold := _run_in(self.block)):
            self.block[:1] = bold
            rest = self.block[1:]
            del self.block[1:]
            self.flush(heading=True)
            self.block += rest
        text, captions = inline_text("\n".join(line for _, line in self.block), self.labels)
        first, lines = self.block[0][0], text.split("\n")
        for caption in captions:
            self.draft.remove("image-caption", first, caption)
        for at, line in unwrapped(lines):
            self.draft.add(self.block[at][0], line, self.paragraph, heading)
        self.paragraph += 1
        self.block.clear()


def _run_in(block: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The first line of a paragraph as a heading in bold and what is left of it, if it has one."""
    number, line = block[0]
    bold = _BOLD.match(line)
    if not bold:
        return []
    own, rest = line[: bold.end()], line[bold.end() :].strip()
    if rest:
        return [(number, own), (number, rest)] if is_run_in(bold["text"], rest) else []
    below = block[1][1] if len(block) > 1 else ""
    return [(number, own)] if below and is_run_in(bold["text"], below, apart=True) else []


def read_markdown(body: str, first_line: int = 1) -> Draft:
    """The lines of `body`; headings and list entries are paragraphs, code and tables are none."""
    draft = Draft()
    unfenced = _without_fences(body.split("\n"), first_line, draft)
    stripped, removed = strip_html("\n".join(unfenced))
    for offset, rule, text in removed:
        draft.remove(rule, first_line + offset, text)
    lines = stripped.split("\n")
    labels = frozenset(found[1].casefold() for line in lines if (found := _DEFINITION.match(line)))
    reader = _Reader(draft, labels)
    tables = _table_lines(lines)
    for offset, line in enumerate(lines):
        if offset in tables:
            reader.flush()
            draft.remove("table", first_line + offset, line)
        else:
            for part in line.split(BREAK) if BREAK in line else (line,):
                _read_line(reader, first_line + offset, part.rstrip())
                if part is not line:
                    reader.flush()
    reader.flush()
    return draft


def _without_fences(lines: list[str], first_line: int, draft: Draft) -> list[str]:
    """`lines` with fenced code blanked; a fence that is never closed is only a line."""
    fences = {at: found for at, line in enumerate(lines) if (found := _FENCE.match(line))}
    if not fences:
        return lines
    closing, longest = {}, {"`": 0, "~": 0}
    for at in sorted(fences, reverse=True):
        mark, rest = fences[at][1], fences[at][2]
        closing[at] = longest[mark[0]] >= len(mark)
        if not rest.strip():
            longest[mark[0]] = max(longest[mark[0]], len(mark))
    kept, opener = list[str](), ""
    for at, line in enumerate(lines):
        mark = fences[at][1] if at in fences else ""
        inside = bool(opener)
        if opener:
            closes = mark.startswith(opener) and not fences[at][2].strip()
            opener = "" if closes else opener
        elif mark and closing[at]:
            opener = mark
        if inside or mark:
            draft.remove("code", first_line + at, line)
        kept.append("" if inside or mark else line)
    return kept


def _table_lines(lines: list[str]) -> set[int]:
    """Indices of the lines that are a table's: a row, a rule below it, the rows that follow."""
    found, at = set[int](), 1
    while at < len(lines):
        rule = lines[at].strip()
        if "|" in rule and "|" in lines[at - 1] and _TABLE_RULE.match(rule):
            found.add(at - 1)
            while at < len(lines) and "|" in lines[at]:
                found.add(at)
                at += 1
        at += 1
    return found


def _read_line(reader: _Reader, number: int, line: str) -> None:
    """Add one line to the open paragraph, or close it."""
    if line[:1].isalpha():  # all markup begins with a mark, a digit or a blank
        reader.block.append((number, line))
        return
    if quote := _QUOTE.match(line):
        line = line[quote.end() :]
    if not line.strip() or _DEFINITION.match(line):
        reader.flush()
    elif _UNDERLINE.match(line) and reader.block:
        reader.flush(heading=len(reader.block) == 1)
    elif _RULE.match(line):
        reader.flush()
    elif _ATTRIBUTES.match(line):
        reader.draft.remove("attribute-list", number, line)
    elif heading := _HEADING.match(line):
        reader.flush()
        reader.block.append((number, line[heading.end() :].rstrip("# \t")))
        reader.flush(heading=True)
    else:
        marker = _ENTRY.match(line) or _NOTE.match(line)
        if marker:
            reader.flush()
        reader.block.append((number, line[marker.end() if marker else 0 :].strip()))
