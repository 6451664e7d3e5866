"""What several verbs begin with: the site, its configuration, the moment of the run."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.printing import tell_settings_of
from digest.errors import wrong_use

if TYPE_CHECKING:
    from digest.config import Config


def open_site(start: Path) -> tuple[Path, Config]:
    """The root of the site around `start`, and its configuration.

    Raises:
        ConfigError: there is no site there, or its configuration has mistakes.
    """
    from digest.configfile import find_root, read_config

    root = find_root(start.resolve())
    tell_settings_of(root)
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
    """The time of this run: `--now`, or else SOURCE_DATE_EPOCH, or else the clock.

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
