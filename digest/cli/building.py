"""One run of `digest build`, with or without options: the site built, and the outcome printed."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.cli.engines import engine_at
from digest.cli.printing import Bar, counted, print_line, problem_lines
from digest.cli.sites import open_site, overridden
from digest.ending import HELD

if TYPE_CHECKING:
    from digest.publish.manifest import Look
    from digest.report import Report


def build(
    start: Path,
    asked: Mapping[str, Any],
    now: datetime,
    look: Look | None,
    *,
    jobs: int | None = None,
    scheduler: str = "",
    frozen: bool = False,
) -> dict[str, Any]:
    """Build the site that `start` is in, print the result, and return what `told` makes of the
    report. `asked` and `look` are the arguments of `publish`.
    """
    began = time.perf_counter()
    from digest.publishing import publish

    root, config = open_site(start)
    config = overridden(config, jobs=jobs, **asked)
    with engine_at(scheduler, config.build.jobs, Bar(), root) as engine:
        memo = publish(root, config, asked, now, engine, told, frozen=frozen, look=look, held=HELD)
    for line in memo["notes"]:
        print_line(line)
    print_told(memo, f"{memo['summary']} in {time.perf_counter() - began:.1f} s")
    return memo


def print_told(memo: Mapping[str, Any], summary: str) -> None:
    """Print the lines of a report that are repeated in every build, and a summary."""
    for line in memo["lines"]:
        print_line(line)
    sys.stdout.write(f"{memo['output']}: {summary}\n")


def told(report: Report) -> dict[str, Any]:
    """What a build prints. It is stored without the notes, and printed again if nothing has
    changed.
    """
    notes = [problem for problem in report.problems if problem.severity == "note"]
    lasting = [problem for problem in report.problems if problem.severity != "note"]
    left_out = sum(problem.severity == "quarantine" for problem in report.problems)
    left_out += report.setbacks
    counts = (
        counted(report.entries, "entry", "entries"),
        f"from {counted(report.articles, 'article')} of {counted(report.origins, 'origin')},",
        f"{counted(report.posts, 'post')}{_held_back(report)},",
        counted(report.files, "file"),
    )
    return {
        "lines": problem_lines(lasting),
        "notes": problem_lines(notes),
        "left_out": left_out,
        "output": f"{report.output}/",
        "summary": " ".join(counts),
    }


def _held_back(report: Report) -> str:
    """What is not shown yet, in brackets; "" where everything is."""
    waiting = [counted(report.drafts, "draft")] if report.drafts else []
    waiting += [f"{report.ahead} dated ahead"] if report.ahead else []
    return f" (held back: {', '.join(waiting)})" if waiting else ""
