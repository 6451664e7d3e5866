"""The ledger's bytes to what is wrong with them, each fault at its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import category

from digest.errors import Problem
from digest.events.ledger.lines import Line, assemble, decode
from digest.events.ledger.records import Member
from digest.model import Location

PATH = "content/ledger.jsonl"
REMEDY = (
    "the file as digest wrote it: version control has it; without it, changed events get new ids"
)
STRAY = (
    "the file as digest wrote it, which version control has; after a merge, `digest check --fix` "
    "does what is safe"
)
ONCE = "it on one line; `digest check --fix` does what is safe after a merge"
CONFLICT = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
MANY = 50
"""The most faults that are reported; a file that is no ledger at all has one on each line."""
SHOWN = 60
"""Characters of a name that a message repeats."""
LONGEST = 200
"""Bytes of a name; digest gives shorter ones, and file systems take 255."""


def find_faults(raw: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines that could be read, and what is wrong with the others and between them."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        place = Location(PATH, raw.count(b"\n", 0, error.start) + 1)
        return [], [Problem(place, "can't be read: it is not UTF-8 text", REMEDY)]
    reader = _Reader()
    for number, text in enumerate(raw.splitlines(), 1):
        if text.strip():
            reader.read(text, number)
    reader.find_strays()
    return reader.lines, _bounded(reader.problems)


def marker_of(text: bytes) -> bytes:
    """The mark by which git begins or parts a conflict on this line, or b""."""
    return text[:7] if text.startswith(CONFLICT) else b""


def are_slugs(names: Sequence[str]) -> bool:
    """Whether each is words of letters and digits with hyphens between them.

    Not whether `slugify` would leave it as it is: that changes some of its own slugs again, as
    those of musical signs.
    """
    # All at once where they are plain, as they nearly always are.
    joined = "-".join(names)
    words = joined.encode().replace(b"-", b"") if joined.isascii() else b""
    if words.isalnum() and "--" not in f"-{joined}-" and max(map(len, names)) <= LONGEST:
        return True
    return all(_is_slug(name) for name in names)


@dataclass(slots=True)
class _Reader:
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    claims: dict[str, int] = field(default_factory=dict)
    """Each name with the line that has it."""
    articles: dict[str, tuple[int, Line]] = field(default_factory=dict)
    """Each article with the last line that has it."""
    members: dict[str, int] = field(default_factory=dict)
    """Each event with the first line of a member of it."""

    def read(self, text: bytes, number: int) -> None:
        """Take in one line."""
        if marker_of(text):
            self._complain(
                number,
                "a merge conflict was left in the ledger",
                "the lines of both sides without the marks; `digest check --fix` does what is safe",
            )
            return
        try:
            parts = decode(text)
        except (ValueError, RecursionError):
            self._complain(number, "this line is not a ledger record", REMEDY)
            return
        for line in parts:
            self.lines.append(line)
            if line.member:
                self.members.setdefault(line.event, number)
                self._claim_article(line.member, line, number)
            else:
                (record,) = assemble([line])
                names = record.names
                self._judge_names(names, number)
                self._claim(names, number)

    def find_strays(self) -> None:
        """Complain of members whose event has no line of its own."""
        known = {line.event for line in self.lines if not line.member}
        for event, number in self.members.items():
            if event not in known:
                what = f"the event {_shown(event)} has members, but no line of its own"
                self._complain(number, what, STRAY)

    def _judge_names(self, names: tuple[str, ...], number: int) -> None:
        """Complain of ids and slugs that could not be one piece of a URL."""
        for name in names:
            if not _is_slug(name):
                self._complain(number, f"{_shown(name)} is no id or slug of an event", REMEDY)

    def _claim(self, claims: tuple[str, ...], number: int) -> None:
        """Complain of what an earlier line has already; remember the rest."""
        for claim in dict.fromkeys(claims):
            if claim in self.claims:
                self._complain(number, f"{claim} stands on line {self.claims[claim]} already", ONCE)
            self.claims[claim] = number

    def _claim_article(self, member: Member, line: Line, number: int) -> None:
        """Complain of an article that an earlier line has already, and say who can tell which of
        the two is right.
        """
        first, other = self.articles.get(member.id, (0, line))
        if other is not line:
            what, remedy = f"article {member.id} stands on line {first} already", ONCE
            known = other.member.guid if other.member else ""
            if other.event != line.event:
                remedy = (
                    f"one of the two lines, by hand: the article is of {_shown(other.event)} or of "
                    f"{_shown(line.event)}, and only you can tell"
                )
            elif known and member.guid and known != member.guid:
                remedy = (
                    "one of the two lines, by hand: their GUIDs differ, and only you can tell "
                    "which of them readers have seen"
                )
            self._complain(number, what, remedy)
        self.articles[member.id] = (number, line)

    def _complain(self, number: int, what: str, expected: str) -> None:
        self.problems.append(Problem(Location(PATH, number), what, expected))


def _bounded(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MANY:
        return problems
    place = problems[MANY].location
    return [*problems[:MANY], Problem(place, f"and {len(problems) - MANY} more mistakes", REMEDY)]


def _is_slug(name: str) -> bool:
    fits = len(name.encode("utf-8", "replace")) <= LONGEST
    return fits and all(word.isalnum() or _is_marked_word(word) for word in name.split("-"))


def _is_marked_word(word: str) -> bool:
    """Letters, digits, and marks that are part of them, as the vowel signs of Hindi are."""
    return word != "" and all(char.isalnum() or category(char)[0] == "M" for char in word)


def _shown(name: str) -> str:
    """Short, and on one line without anything that a terminal would obey."""
    return repr(name if len(name) <= SHOWN else name[: SHOWN - 1] + "…")
