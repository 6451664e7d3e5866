"""What the verbs print: problems, progress and JSON, safe for a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from digest.errors import Problem
from digest.patterns import regex

if TYPE_CHECKING:
    from pathlib import Path

_STEERING = regex("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What JSON itself leaves as it is: further control characters, and marks that turn a line."""

_sites: list[Path] = []
"""The roots of the sites that were opened."""
_LABELS = {"error": "", "quarantine": "left out: ", "warning": "warning: ", "note": "note: "}


def one_line(text: str) -> str:
    r"""`text` on one line, without characters that steer a terminal.

    >>> one_line("a\x1b[31mb\nc")
    'a[31mb c'
    """
    line = " ".join(text.split())
    return "".join(char for char in line if char.isprintable())


def tell_settings_of(root: Path) -> None:
    """From now on, problems with a setting name the line that the site at `root` sets it in."""
    _sites.append(root)


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """One line each, in order of place, each once."""
    placed = sorted(_placed(problem) for problem in problems)
    return list(dict.fromkeys(f"{_LABELS[problem.severity]}{problem}" for problem in placed))


def _placed(problem: Problem) -> Problem:
    key = problem.location.key
    if not key or not _sites:
        return problem
    from dataclasses import replace

    from digest.configfile.source import Source  # 20 ms that only a mistake has to pay

    *section, name = key.split(".")
    return replace(problem, location=Source.of(_sites[-1]).at(tuple(section), name))


def print_line(line: str) -> None:
    """One line on standard error, whatever `line` holds."""
    sys.stderr.write(f"{one_line(line)}\n")


def print_problems(problems: Iterable[Problem]) -> None:
    """One line each on standard error."""
    for line in problem_lines(problems):
        print_line(line)


def print_json(value: Any) -> None:
    """`value` on standard output, for programs; what steers a terminal is escaped."""
    import click  # 10 ms that a build without options need not take

    answer = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    click.echo(_STEERING.sub(lambda char: json.dumps(char.group())[1:-1], answer))


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "entry", "entries"), counted(2, "article")
    ('1 entry', '2 articles')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


class Bar:
    """A progress bar on standard error, only where that is a terminal."""

    def __init__(self, least: int = 50) -> None:
        """`least` units make a stage long enough to watch."""
        self._least = least
        self._bar: Any = None

    def start(self, label: str, total: int) -> None:
        """Open a bar for a stage that is long enough to watch."""
        if sys.stderr.isatty() and total >= self._least:
            import click  # as above

            self._bar = click.progressbar(length=total, label=f"{label:<22}", file=sys.stderr)
            self._bar.__enter__()

    def advance(self, count: int) -> None:
        """Move the bar on."""
        if self._bar is not None:
            self._bar.update(count)

    def finish(self) -> None:
        """Close the bar."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
