"""What several verbs take: the site's root, the clock, and how to override the configuration."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.mistakes import wrong_use

if TYPE_CHECKING:
    from digest.config import Config

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
    help="Take it to be this moment, e.g. 2026-11-20T12:00Z.  [default: "
    "SOURCE_DATE_EPOCH, else the clock]",
)

jobs_option: Callable[[Decorated], Decorated] = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    help="Worker processes; 0 for one a core.  [default: build.jobs]",
)


def selection_options(function: Decorated) -> Decorated:
    """`--drafts`, `--future`, `--base-url` and `--output`."""
    for option in (
        click.option("-o", "--output", metavar="DIR", help="Write the site there."),
        click.option("--base-url", metavar="URL", help="Where the site will live."),
        click.option("--future", is_flag=True, help="Include posts that are dated ahead."),
        click.option("--drafts", is_flag=True, help="Include drafts."),
    ):
        function = option(function)
    return function


def open_site(start: Path) -> tuple[Path, Config]:
    """The root of the site around `start`, and its configuration.

    Raises:
        ConfigError: there is no site there, or its configuration has mistakes.
    """
    from digest.configfile import find_root, read_config

    root = find_root(start.resolve())
    return root, read_config(root)


def overridden(
    config: Config,
    *,
    drafts: bool = False,
    future: bool = False,
    base_url: str | None = None,
    output: str | None = None,
    jobs: int | None = None,
) -> Config:
    """`config` with what the command line says instead.

    Raises:
        UsageError: the base URL is not one.
    """
    from digest.configfile import with_base_url

    build = config.build
    build = replace(
        build,
        drafts=drafts or build.drafts,
        future=future or build.future,
        output=output if output is not None else build.output,
        jobs=jobs if jobs is not None else build.jobs,
    )
    config = replace(config, build=build)
    return config if base_url is None else with_base_url(config, base_url)


def clock(now: str | None) -> datetime:
    """The moment of this run: `--now`, else SOURCE_DATE_EPOCH, else the clock's.

    Raises:
        UsageError: the moment can't be read.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if now is not None:
            moment = datetime.fromisoformat(now)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        return datetime.fromtimestamp(int(epoch) if epoch else int(time.time()), UTC)
    except (ValueError, OverflowError, OSError) as error:
        name, value = ("--now", now) if now is not None else ("SOURCE_DATE_EPOCH", epoch)
        moment_words, epoch_words = "a moment such as 2026-11-20T12:00Z", "seconds since 1970"
        expected = epoch_words if now is None else moment_words
        raise wrong_use(name, f"can't read {value!r}", expected) from error
