"""The errors: every mistake of a user's has a class, a place and a remedy.

A stage raises one `DigestError` with all the problems that it found, or returns problems that
need not stop the build with its result. Only the command line prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self

if TYPE_CHECKING:
    from digest.model import Location

Severity = Literal["error", "quarantine", "warning", "note"]
"""An error stops the build, and a quarantined file is left out of it. A warning is printed by each
build as long as its cause exists, a note only once."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake, on one line: `path:line: what; expected ...; did you mean ...?`"""

    location: Location
    what: str
    expected: str = ""
    """The remedy, as a phrase that can follow "expected"."""
    suggestion: str = ""
    """What was probably meant."""
    severity: Severity = "error"

    def __str__(self) -> str:
        line = f"{self.location}: {self.what}"
        if self.expected:
            line += f"; expected {self.expected}"
        if self.suggestion:
            line += f"; did you mean {self.suggestion!r}?"
        return line


class DigestError(Exception):
    """Something that the user can correct. Exit status 1."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    @classmethod
    def at(cls, location: Location, what: str, expected: str = "", suggestion: str = "") -> Self:
        """The error of a single problem."""
        return cls(Problem(location, what, expected, suggestion))

    def __reduce__(self) -> tuple[type[DigestError], tuple[Problem, ...]]:
        # Errors cross from worker processes: pickle the problems, not their text.
        return type(self), self.problems


class ContentError(DigestError):
    """A document of `content/` can't be used."""


class ConfigError(DigestError):
    """`digest.toml` can't be used."""


class ThemeError(DigestError):
    """A template can't be found, parsed or rendered."""


class LedgerError(DigestError):
    """`content/ledger.jsonl` can't be read, or would change where it must not."""


class OutputError(DigestError):
    """The output folder can't be written, or is not ours to write."""


class RecordError(DigestError):
    """A line of an article-record stream can't be used."""


class WebError(DigestError):
    """Something on the web can't be fetched, or must not be."""


class GoneError(WebError):
    """There is certainly nothing at the address: status 404 or 410, or the host does not exist."""


class UsageError(DigestError):
    """The command was called wrongly. Exit status 2."""


def wrong_use(place: str, what: str, expected: str) -> UsageError:
    """The error of a command, or of a form of the desk, that asks for something impossible."""
    from digest.model import Location  # 20 ms that only a mistake has to pay

    return UsageError.at(Location(place), what, expected)


def suggest(word: str, known: Iterable[str], cutoff: float = 0.7) -> str:
    """The known word that `word` was probably meant to be, or "".

    `cutoff` is the least similarity, in 0..1; it is higher where unknown words are no mistake.

    >>> suggest("titel", ["title", "date"])
    'title'
    >>> suggest("zzz", ["title", "date"])
    ''
    """
    from difflib import get_close_matches  # 2 ms that only a mistake has to pay

    found = get_close_matches(word.lower(), sorted(known), n=1, cutoff=cutoff)
    return found[0] if found else ""


def stop_on_errors(problems: Sequence[Problem]) -> None:
    """Raise `ContentError` with every problem of severity "error", in order of place, if any."""
    errors = sorted(problem for problem in problems if problem.severity == "error")
    if errors:
        raise ContentError(*errors)
