"""`digest add FILE|-...`: take articles in, each as a file with where it comes from."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.mistakes import wrong_use
from digest.cli.options import clock, json_option, now_option, open_site, site_option
from digest.cli.printing import print_json, print_problems, printable
from digest.errors import DigestError, Problem

if TYPE_CHECKING:
    from datetime import datetime

    from digest.config import Config
    from digest.intake.original import Original, Taken


@click.command("add")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|-...")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@json_option
@site_option
@now_option
def command(
    inputs: tuple[str, ...], dry_run: bool, as_json: bool, start: Path, now: str | None
) -> None:
    """Take articles in: HTML pages, Markdown or plain text, from files or standard input.

    Writes content/articles/YEAR/MONTH/title.md with the clean text, its title, date, authors,
    publisher and address, and says what it could not find. An article that the site has
    already, by its address or its text, is named and left as it is.
    """
    root, config = open_site(start)
    answers = _taken(inputs, root, config, clock(now), dry_run=dry_run)
    if as_json:
        print_json([answer.record() for answer in answers])
    else:
        for answer in answers:
            if answer.taken:
                click.echo(_line(answer.taken, dry_run=dry_run))
    print_problems(
        problem for answer in answers if answer.taken for problem in answer.taken.warnings
    )
    if failed := [problem for answer in answers for problem in answer.problems]:
        raise DigestError(*failed)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of one input."""

    name: str
    taken: Taken | None
    problems: tuple[Problem, ...] = ()

    def record(self) -> dict[str, object]:
        """For programs."""
        if self.taken is None:
            told = [str(problem) for problem in self.problems]
            return {"input": self.name, "outcome": "failed", "problems": told}
        return {
            "input": self.name,
            "outcome": self.taken.outcome,
            "path": self.taken.path,
            "title": self.taken.title,
            "missing": list(self.taken.missing),
            "removed": self.taken.removed,
        }


def _taken(
    inputs: Sequence[str], root: Path, config: Config, moment: datetime, *, dry_run: bool
) -> list[_Answer]:
    """What came of each input: a bad one stops no other."""
    # The readers of texts: some 200 ms, which `--help` need not pay.
    from digest.intake.confined import Confined
    from digest.intake.library import Library
    from digest.intake.taking import take
    from digest.publish.lock import locked

    answers = []
    with locked(root), Confined() as confined:
        library = Library.open(root, config)
        for name in inputs:
            try:
                taken = take(_original(name), library, confined, moment, dry_run=dry_run)
                answers.append(_Answer(name, taken))
            except DigestError as error:
                answers.append(_Answer(name, None, error.problems))
        library.save()
    return answers


def _original(name: str) -> Original:
    from digest.intake.original import Original

    if name == "-":
        return Original("standard input", sys.stdin.buffer.read())
    if name.startswith(("http://", "https://")):
        raise wrong_use(name, "is an address", "a file; save the page first")
    try:
        return Original(name, Path(name).read_bytes())
    except OSError as error:
        expected = "a file, or - for standard input"
        raise wrong_use(name, error.strerror or "can't be read", expected) from error


def _line(taken: Taken, *, dry_run: bool) -> str:
    """One line for a person."""
    if taken.outcome == "known":
        return printable(f"{taken.path}: known, left as it is")
    line = f"{taken.path}: {'would be new' if dry_run else 'new'}"
    if taken.missing:
        line += f"; found no {', no '.join(taken.missing)}"
    return printable(line)
