"""The problems of one file, with the severity that its folder gives them."""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.errors import Problem, Severity
from digest.model import Kind, Location
from digest.sources.front_matter.block import Unusable

MAX_WARNINGS = 20
"""Of one file."""
LONGEST = 250
"""Characters of each part of a message."""


@dataclass(slots=True)
class Report:
    """Gathers what is wrong with a file while it is read."""

    path: str
    kind: Kind
    problems: list[Problem] = field(default_factory=list)

    @property
    def severity(self) -> Severity:
        """Other people's files are left out, a mistake in the editor's own stops the build."""
        return "quarantine" if self.kind == "article" else "error"

    def told(self) -> tuple[Problem, ...]:
        """What to say of the file, in order of place.

        One line for a file that is left out, since there may be thousands; of warnings no
        more than a reader would take in.
        """
        problems = sorted(self.problems)
        if self.failed and self.kind == "article":
            return tuple(p for p in problems if p.severity != "warning")[:1]
        warnings = [problem for problem in problems if problem.severity == "warning"]
        errors = [problem for problem in problems if problem.severity != "warning"]
        return tuple(sorted(errors + warnings[:MAX_WARNINGS]))

    @property
    def failed(self) -> bool:
        """Whether the file can't be used."""
        return any(problem.severity != "warning" for problem in self.problems)

    def fail(self, error: Unusable, line: int, subject: str = "") -> None:
        """Note that the file can't be used: `error`, said of `subject`."""
        self._add(error, line, subject, self.severity)

    def warn(self, error: Unusable, line: int, subject: str = "") -> None:
        """Note something that is passed over."""
        self._add(error, line, subject, "warning")

    def _add(self, error: Unusable, line: int, subject: str, severity: Severity) -> None:
        what = f"{subject} {error.what}" if subject else error.what
        what, expected, suggestion = map(_visible, (what, error.expected, error.suggestion))
        place = Location(self.path, error.line or line)
        self.problems.append(Problem(place, what, expected, suggestion, severity))


def _visible(words: str) -> str:
    """`words`, which may repeat something of the file, short and with nothing to obey in it."""
    short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return "".join(char if char.isprintable() else "\ufffd" for char in short)
