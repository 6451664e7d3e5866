"""HTML of any size and depth to HTML that a parser can bear, in one pass."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

LONGEST_PAGE = 4_000_000
"""Characters; far more than a news page needs."""
LONGEST_TAG = 4_000
"""Characters; a longer tag loses its attributes."""
MOST_TAGS = 60_000
"""Together with `LONGEST_PAGE` this keeps the extraction below about three seconds."""
DEEPEST = 150
"""Nested elements; lxml loses text past about 250."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>|<!--|<[!?][^<>]*>")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option".split()
)
"""Elements that end by themselves; they don't add to the depth."""
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
"""Elements whose content is not HTML, and where it ends."""
_WHOLE = frozenset(("html", "body"))
"""Elements that are never closed: what follows their end is still to be read."""


@dataclass(slots=True)
class _Depth:
    """What is open, and how many tags of each name were left out for depth."""

    open: list[str] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)

    def admit(self, name: str, closing: bool) -> bool:
        """Whether a tag may stay; keeps account of it."""
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


def tame(body: str) -> str:
    """`body` without what exceeds the bounds; what a page usually holds is not changed."""
    body, kept, depth, at, count = body[:LONGEST_PAGE], list[str](), _Depth(), 0, 0
    last_comment = body.rfind("-->")
    while found := _TAG.search(body, at):
        kept.append(body[at : found.start()].replace("<", "&lt;"))
        at, name = found.end(), (found[2] or "").lower()
        if found.group() == "<!--":  # one that never ends is no comment
            at = body.find("-->", at) + 3 if at <= last_comment else at
        if not name:
            continue
        count += 1
        kept.append(_bounded(found, name, depth) if count <= MOST_TAGS else " ")
        if name in _RAW and not found[1]:
            close = _RAW[name].search(body, at)
            end = close.start() if close else len(body)
            kept.append(body[at:end] if close else f"</{name}>")
            at = end
    kept.append(body[at:].replace("<", "&lt;"))
    return "".join(kept)


def _bounded(found: re.Match[str], name: str, depth: _Depth) -> str:
    """The tag, its name alone where it is too long, or a space where it is too deep."""
    tag, closing = found.group(), bool(found[1])
    if closing and name in _WHOLE:
        return " "
    if name not in _VOID and not tag.endswith("/>") and not depth.admit(name, closing):
        return " "
    return tag if len(tag) <= LONGEST_TAG else f"<{found[1]}{name}>"
