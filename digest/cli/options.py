"""Options that several verbs take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from digest.cli.choices import Choice

Decorated = Callable[..., Any]

site_option: Callable[[Decorated], Decorated] = click.option(
    "-C",
    "--site",
    "start",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The site's folder, or one below it.  [default: here]",
)

json_option: Callable[[Decorated], Decorated] = click.option(
    "--json", "as_json", is_flag=True, help="Answer in JSON, for programs."
)

now_option: Callable[[Decorated], Decorated] = click.option(
    "--now",
    metavar="MOMENT",
    help="The current time, e.g. 2026-11-20T12:00Z.  [default: SOURCE_DATE_EPOCH, else the clock]",
)

jobs_option: Callable[[Decorated], Decorated] = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    help="Worker processes; 0 for one per core.  [default: build.jobs]",
)


def selection_options(function: Decorated) -> Decorated:
    """`--drafts`, `--future`, `--base-url` and `--output`."""
    for option in (
        click.option("-o", "--output", metavar="DIR", help="The output folder."),
        click.option("--base-url", metavar="URL", help="The site's public address."),
        click.option("--future", is_flag=True, help="Include posts dated in the future."),
        click.option("--drafts", is_flag=True, help="Include drafts."),
    ):
        function = option(function)
    return function


def engine_options(function: Decorated) -> Decorated:
    """`--engine` and `--scheduler`."""
    for option in (
        click.option("--scheduler", metavar="ADDRESS", help="Of Dask, e.g. tcp://10.0.0.5:8786."),
        click.option(
            "--engine",
            type=Choice(["local", "dask"]),
            default="local",
            help="Work on this machine, or on a Dask cluster.",
        ),
    ):
        function = option(function)
    return function
