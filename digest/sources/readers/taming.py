"""HTML of any size, depth and form to HTML that a parser can bear, in one pass.

What is left has one meaning only: a parser that saw other tags in it than we do could be led
round the bounds.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from digest.patterns import regex
from digest.sources.readers.markup import (
    ANY_TAG,
    COMMENT_END,
    ENDS,
    OPENING,
    RAW,
    REST,
    START,
    is_clear,
)

LONGEST_PAGE = 4_000_000
"""Characters; far more than a news page needs."""
LONGEST_TAG = 4_000
"""Characters; a longer tag loses its attributes. For 100,000 of them lxml takes 13 s."""
MOST_TAGS = 60_000
"""Together with `LONGEST_PAGE` this keeps the extraction below about three seconds."""
DEEPEST = 150
"""Nested elements; lxml loses text past about 250."""

_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option".split()
)
"""Elements that end by themselves; they don't add to the depth."""
_WHOLE = frozenset(("html", "body"))
"""Elements that are never closed: what follows their end is still to be read."""


_LONG_TAG = regex(rf"<[^<>]{{{LONGEST_TAG}}}")
_END_OF_WHOLE = regex(r"</(?:html|body)\b[^<>]*+>", re.IGNORECASE)


def is_bounded(body: str) -> bool:
    """Whether `body` keeps all bounds but that of depth; nearly all pages do."""
    return (
        len(body) <= LONGEST_PAGE
        and body.count("<") <= MOST_TAGS
        and not _LONG_TAG.search(body)
        and is_clear(body)
    )


def without_ends(body: str) -> str:
    """`body` with its `html` and `body` never closed: what follows them is read, too."""
    return _END_OF_WHOLE.sub(" ", body)


def tame(body: str) -> str:
    """`body` without what exceeds the bounds; what a page usually holds is not changed."""
    page = _Page(body[:LONGEST_PAGE])
    kept, at = list[str](), 0
    for _ in range(MOST_TAGS):
        if not (found := START.search(page.body, at)):
            break
        kept.append(_text(page.body[at : found.start()]))
        markup, at = page.read(found)
        kept.append(markup)
    kept.append(_text(ANY_TAG.sub(" ", page.body[at:])))
    return "".join(kept)


def _text(part: str) -> str:
    return part.replace("<", "&lt;")


@dataclass(slots=True)
class _Depth:
    """What is open, and how many tags of each name were left out for depth."""

    open: list[str] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)

    def admit(self, name: str, closing: bool) -> bool:
        """Whether a tag may stay; keeps track of open tags."""
        if closing and self.dropped[name]:
            self.dropped[name] -= 1
            return False
        if closing:
            if name in self.open[-8:]:  # a misplaced end closes nothing far above it
                del self.open[len(self.open) - 1 - self.open[::-1].index(name) :]
            return True
        if len(self.open) >= DEEPEST:
            self.dropped[name] += 1
            return False
        self.open.append(name)
        return True


@dataclass(slots=True)
class _Page:
    """A page that is read from its beginning to its end."""

    body: str
    depth: _Depth = field(default_factory=_Depth)
    missing: set[str] = field(default_factory=set)
    """Ends that don't come any more, so that none is looked for twice."""

    def read(self, found: re.Match[str]) -> tuple[str, int]:
        """What becomes of the markup that begins at `found`, and where the page goes on."""
        name, at = (found[2] or "").lower(), found.end()
        if found.group() == "<!--":  # one that never ends is no comment
            end = self._end("-->", COMMENT_END, at)
            return self._lines(at, end), end + 3 if end >= 0 else at
        opening = OPENING.match(self.body, found.start())
        at = opening.end() if opening else at
        rest = REST.match(self.body, at)
        if not rest:
            return _text(self.body[found.start() : at]), at
        if not (opening and name):
            return self._lines(at, rest.end()), rest.end()  # a document's kind, an instruction
        tag = self._tag(opening, name)
        if tag != " " and name in ENDS and not found[1]:
            return self._with_inside(tag, name, rest.end())
        return tag, rest.end()

    def _tag(self, opening: re.Match[str], name: str) -> str:
        """The tag, its name alone where it is too long, or a space where it is too deep."""
        tag, closing = opening.group(), bool(opening[1])
        if closing and name in _WHOLE:
            return " "
        if name not in _VOID and not tag.endswith("/") and not self.depth.admit(name, closing):
            return " "
        if len(tag) >= LONGEST_TAG:
            return f"<{opening[1]}{name}>{self._lines(*opening.span())}"
        inside = tag[1:].replace(">", "&gt;")
        return f"<{_text(inside)}>"  # none begins or ends within another

    def _with_inside(self, tag: str, name: str, at: int) -> tuple[str, int]:
        """The start tag of an element that holds no tags, with what it holds."""
        end = self._end(name, ENDS[name], at)
        if end < 0:
            return f"{tag}</{name}>", at
        inside = self.body[at:end]
        if name not in RAW:
            inside = _text(inside)
        elif "json" in tag.lower():
            inside = inside.replace("<", "\\u003c")
        else:  # no word of it is ever read
            inside = self._lines(at, end)
        ended = OPENING.match(self.body, end)
        whole = ended and REST.match(self.body, ended.end())  # else its end becomes text
        return f"{tag}{inside}{'' if whole else f'</{name}>'}", end

    def _lines(self, start: int, end: int) -> str:
        """The line ends of what is left out, so that the lines of the rest keep their numbers."""
        return "\n" * self.body.count("\n", start, max(start, end))

    def _end(self, mark: str, pattern: re.Pattern[str], at: int) -> int:
        """Where `pattern` is next, or -1."""
        found = None if mark in self.missing else pattern.search(self.body, at)
        if found is None:
            self.missing.add(mark)
            return -1
        return found.start()
