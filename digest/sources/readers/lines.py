"""Lines of an article's text, as the readers of plain text, Markdown and HTML hand them to
cleaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from digest.model import Removal
from digest.nouns import noun
from digest.patterns import regex

_JOINING = "^\0-\u058f\u2000-\u218f\U00020000-\U0010ffff"
_JUNK = regex(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters
    "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"  # invisible ones
    "\u061c\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of what follows
    "\ud800-\udfff\ue000-\uf8ff"  # halves of characters, icons of a private font
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
    # Joiners and marks of direction mean something between letters of Arabic, Hindi, emoji: these
    # are told by what they are not, as compiling a range takes as long as it is wide.
    f"|(?<![{_JOINING}])[\u200c-\u200f](?![{_JOINING}])"
)

_WINDOWS = {
    number: char
    for number in range(0x80, 0xA0)
    if (char := bytes((number,)).decode("cp1252", "ignore")) and number != 0x85
}
"""Quotes and dashes of Windows-1252 that were taken for Latin-1, and so for control characters."""

NARROWEST, WIDEST = 40, 100
"""Characters of the longest line of a text that was wrapped to a width."""
NARROWEST_COLUMN = 24
"""The same where words are broken, as in the columns of a page that was set."""

_HYPHENS = ("-", "\u2010", "\u00ad")
_BROKEN = regex(r"([\w-]*[^\W\d_]{2}).$")
_GOES_ON = regex(r"\s*([^\W\d_]{2,})")
_AND = frozenset(("and", "or", "to", "und", "oder", "bis", "et", "ou", "og", "och", "en", "of"))
"""What follows a hyphen that stands for the rest of a word ("pre- and post-war")."""
_WHOLE = frozenset(
    "self well ill long short high low half full all non state two three four five six seven eight "
    "nine ten".split()
)
"""What hardly ever begins a word without a hyphen, and often one that has it."""
_LONGEST_WORD = 80
"""Characters."""


@noun
class Line:
    """A line of a text, without markup and with its white space in order."""

    number: int
    """In the file, from 1."""
    text: str
    """Never empty."""
    paragraph: int
    """Lines with the same number are one paragraph of the text."""
    heading: bool = False
    """Marked as a heading by the document's own markup."""


@dataclass(slots=True)
class Draft:
    """What a reader makes of a body: the lines to judge, and what it took out already."""

    lines: list[Line] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    left_out: list[tuple[int, Line]] = field(default_factory=list)
    """What the extraction took for the page around the text, with the paragraph before which it
    stands: a user may want it all the same."""

    def add(self, number: int, raw: str, paragraph: int, heading: bool = False) -> None:
        """Append a line, repaired; nothing where nothing is left of it."""
        text, junk = repair(raw)
        if junk:
            named = " ".join(f"U+{ord(char):04X}" for char in junk)
            self.removals.append(Removal("control-character", number, named))
        if text:
            self.lines.append(Line(number, text, paragraph, heading))

    def leave_out(self, number: int, text: str, before: int) -> None:
        """Note a line that is probably not of the text."""
        apart = -1 - len(self.left_out)  # each is a paragraph by itself
        self.left_out.append((before, Line(number, text, apart)))

    def remove(self, rule: str, number: int, text: str) -> None:
        """Note that `text` was taken out, if there is anything to it."""
        if text.strip():
            self.removals.append(Removal(rule, number, text.strip()))


def repair(raw: str) -> tuple[str, str]:
    """`raw` with single spaces and without invisible characters, and those characters.

    There is nothing to repair in what it gives.
    """
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split()), ""
    raw, junk = raw.translate(_WINDOWS), ""
    while found := "".join(_JUNK.findall(raw)):  # a joiner may have leaned on one of them
        raw, junk = _JUNK.sub("", raw), junk + found
    return " ".join(raw.split()), junk


def unwrapped(block: Sequence[str]) -> list[tuple[int, str]]:
    """The lines of `block`, each with its place in it: a single one where it was wrapped to a
    width, else all of them; in both cases the halves of broken words are joined.

    >>> unwrapped(["A cable to the main-", "land of a pre-", "and post-war self-", "made kind"])
    [(0, 'A cable to the mainland of a pre-'), (2, 'and post-war self-made kind')]
    """
    is_one, joined = _is_wrapped(block), list[tuple[int, list[str]]]()
    halves = [*map(_first_half, block, block[1:]), None]
    goes_on = False
    for at, (line, half) in enumerate(zip(block, halves, strict=True)):
        part = line if half is None else half
        if goes_on:
            joined[-1][1].append(part.lstrip())
        elif at and is_one:
            joined[-1][1].extend((" ", part))
        else:
            joined.append((at, [part]))
        goes_on = half is not None
    return [(at, "".join(parts)) for at, parts in joined]


def _first_half(line: str, after: str) -> str | None:
    """`line` as it is with the rest of its last word, which begins `after`; None where that is
    whole. The hyphen stays where the word has one wherever it stands.
    """
    if not line.endswith(_HYPHENS):
        return None
    broken = _BROKEN.search(line[-_LONGEST_WORD:])
    rest = _GOES_ON.match(after)
    if not broken or not rest or rest[1] in _AND:
        return None
    begun = broken[1]
    has_hyphen = "-" in begun or rest[1][0].isupper() or begun.casefold() in _WHOLE
    return line if has_hyphen else line[:-1]


def _is_wrapped(block: Sequence[str]) -> bool:
    """Whether the lines of `block` are one paragraph, broken to fit a width.

    A break is one of width where the next word would not have fitted into the longest line.
    """
    width = max(len(line) for line in block)
    if len(block) < 2 or not NARROWEST_COLUMN <= width <= WIDEST:
        return False
    pairs = list(pairwise(block))
    if width < NARROWEST and all(_first_half(*pair) is None for pair in pairs):
        return False
    fits = sum(len(line) + 1 + len(after.split(" ", 1)[0]) <= width for line, after in pairs)
    sentences = sum(line[-1:] in '.!?"”»' and after[:1].isupper() for line, after in pairs)
    return fits * 5 <= len(pairs) and sentences * 2 < len(pairs)
