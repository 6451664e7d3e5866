"""`digest build`: content/ to site/, or nothing at all where nothing has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from digest.cli.engines import scheduler_of
from digest.cli.options import (
    engine_options,
    jobs_option,
    now_option,
    selection_options,
    site_option,
)
from digest.cli.sites import clock


@click.command("build", short_help="Build site/ from content/.")
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
    """Build site/ from content/: one cited entry for each event, pages and feeds.

    The output folder is replaced in one step, so it always holds a complete site. Articles that
    can't be read are left out and named; a mistake in your own files stops the build.
    """
    # Decided before anything heavy is imported, the configuration's reader included.
    from digest.cli.building import build, print_told
    from digest.publish.manifest import look_above, recalled

    address, moment = scheduler_of(engine, scheduler, jobs), clock(now)
    look = look_above(str(start))
    memo = recalled(look, asked, moment.timestamp()) if look else None
    if memo is None:
        memo = build(start, asked, moment, look, jobs=jobs, scheduler=address, frozen=frozen)
    else:
        print_told(memo, "nothing has changed")
    context.exit(int(strict and memo["left_out"] > 0))
