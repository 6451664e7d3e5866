"""The options of verbs that can work shard by shard: `--shard-days`, `--overlap-days`, `--engine`
and so on.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.engines import engine_at, scheduler_of
from digest.cli.options import engine_options
from digest.errors import wrong_use

if TYPE_CHECKING:
    from digest.config import Config
    from digest.engine import Engine
    from digest.shards import Plan

Decorated = Callable[..., Any]

SHARD_DAYS = 28
"""Four weeks, as the cluster is meant for archives of years; docs/scale.md has what it costs."""
OVERLAP_DAYS = 7
"""Most events are told within a week; twice as many days bring .2 to .4 of F1 (docs/scale.md)."""

BAR_SHARDS = 3
"""So many shards take long enough for a progress bar."""


@dataclass(frozen=True, slots=True)
class Sharding:
    """What the command line says of shards, engine and output."""

    days: int
    overlap: int
    output: Path
    scheduler: str
    """"" for worker processes on this machine."""
    jobs: int


def shard_options(function: Decorated) -> Decorated:
    """`--shard-days`, `--overlap-days`, `--engine`, `--scheduler`, `--output` and `--jobs`."""
    day = click.IntRange(min=1)
    for option in (
        click.option("-j", "--jobs", type=click.IntRange(min=0), help="Worker processes."),
        click.option("-o", "--output", metavar="DIR", help="A new folder, for a file per shard."),
        engine_options,
        click.option("--overlap-days", metavar="N", type=click.IntRange(min=0)),
        click.option("--shard-days", metavar="N", type=day, help="Process N days at a time."),
    ):
        function = option(function)
    return function


def sharding_of(
    *,
    shard_days: int | None,
    overlap_days: int | None,
    engine: str,
    scheduler: str | None,
    output: str | None,
    jobs: int | None,
) -> Sharding | None:
    """What these options ask for; None where all is to be done at once.

    Raises:
        UsageError: they don't fit together.
    """
    address = scheduler_of(engine, scheduler, jobs)
    if shard_days is None and engine == "local":
        if overlap_days is not None or output is not None or jobs is not None:
            expected = "--shard-days N with --overlap-days, --output and --jobs"
            raise wrong_use("--shard-days", "is missing", expected)
        return None
    if output is None:
        raise wrong_use("--output", "is missing", "a new folder, for a file of each shard")
    days = SHARD_DAYS if shard_days is None else shard_days
    overlap = min(OVERLAP_DAYS, days - 1) if overlap_days is None else overlap_days
    if overlap >= days:
        raise wrong_use("--overlap-days", f"is {overlap}", "fewer days than a shard has")
    return Sharding(days, overlap, Path(output), address, 0 if jobs is None else jobs)


def plan_of(records: str, sharding: Sharding, config: Config) -> Plan:
    """The plan to take these records apart.

    Raises:
        UsageError: there are none, or the configuration asks for what shards can't do.
        DigestError: an extra is missing, or a file can't be read.
    """
    from digest.shards import Plan, find_files, partitions

    if config.grouping.grouper or config.entries.summarizer:
        what = "names a grouper or a summarizer of its own"
        raise wrong_use("digest.toml", what, "digest's own, over shards")
    return Plan(
        partitions=partitions(find_files(records)),
        output=sharding.output.resolve(),
        config=config,
        shard_days=sharding.days,
        overlap_days=sharding.overlap,
    )


def engine_of(sharding: Sharding) -> AbstractContextManager[Engine]:
    """The engine that was asked for, as long as it is needed."""
    from digest.cli.printing import Bar

    return engine_at(sharding.scheduler, sharding.jobs, Bar(BAR_SHARDS))
