"""`digest build`: content/ to site/, or nothing at all where nothing has changed."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.engines import engine_at, engine_options, scheduler_of
from digest.cli.options import (
    clock,
    jobs_option,
    now_option,
    open_site,
    overridden,
    selection_options,
    site_option,
)
from digest.cli.printing import Bar, counted, print_line, problem_lines
from digest.ending import HELD

if TYPE_CHECKING:
    from digest.publish.manifest import Look
    from digest.report import Report


@click.command("build", short_help="Publish content/ into site/.")
@selection_options
@click.option("--frozen", is_flag=True, help="Fail if the ledger would change.")
@click.option(
    "--strict", is_flag=True, help="Exit with 1 if a file or a summary had to be left out."
)
@jobs_option
@engine_options
@now_option
@site_option
@click.pass_context
def command(
    context: click.Context,
    /,
    frozen: bool,
    strict: bool,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    now: str | None,
    start: Path,
    **asked: Any,
) -> None:
    """Publish content/ into site/: one cited entry of each event, pages and feeds.

    The output folder is replaced in one step, so it is always a whole site. Articles that
    can't be read are left out and named; a mistake in your own files stops the build.
    """
    # Decided before anything heavy is imported, the configuration's reader included.
    from digest.publish.manifest import look_above, recalled

    address = scheduler_of(engine, scheduler, jobs)
    began, moment = time.perf_counter(), clock(now)
    changed: Look | None = context.obj
    look = changed or look_above(str(start))
    memo = recalled(look, asked, moment.timestamp()) if look and not changed else None
    if memo is None:
        memo = _publish(start, asked, moment, jobs, address, look, frozen=frozen)
        for line in memo["notes"]:
            print_line(line)
        summary = f"{memo['summary']} in {time.perf_counter() - began:.1f} s"
    else:
        summary = "nothing has changed"
    for line in memo["lines"]:
        print_line(line)
    click.echo(f"{memo['output']}: {summary}")
    context.exit(int(strict and memo["left_out"] > 0))


def _publish(
    start: Path,
    asked: Mapping[str, Any],
    now: datetime,
    jobs: int | None,
    scheduler: str,
    look: Look | None,
    *,
    frozen: bool,
) -> dict[str, Any]:
    from digest.publishing import publish

    root, config = open_site(start)
    config = overridden(config, jobs=jobs, **asked)
    with engine_at(scheduler, config.build.jobs, Bar(), root) as engine:
        return publish(root, config, asked, now, engine, told, frozen=frozen, look=look, held=HELD)


def told(report: Report) -> dict[str, Any]:
    """What is printed of a build; kept, to be printed again, but for the notes, when nothing
    has changed.
    """
    notes = [problem for problem in report.problems if problem.severity == "note"]
    lasting = [problem for problem in report.problems if problem.severity != "note"]
    left_out = sum(problem.severity == "quarantine" for problem in report.problems)
    left_out += report.setbacks
    counts = (
        counted(report.entries, "entry", "entries"),
        f"from {counted(report.articles, 'article')} of {counted(report.origins, 'origin')},",
        f"{counted(report.posts, 'post')},",
        counted(report.files, "file"),
    )
    return {
        "lines": problem_lines(lasting),
        "notes": problem_lines(notes),
        "left_out": left_out,
        "output": f"{report.output}/",
        "summary": " ".join(counts),
    }
