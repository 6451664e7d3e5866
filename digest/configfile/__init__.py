"""`digest.toml`, or `[tool.digest]` in `pyproject.toml`, to a `Config`; the keys are closed."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

from digest.config import Config
from digest.configfile.mistakes import mistakes
from digest.configfile.source import FALLBACK, NAME, Source
from digest.configfile.tables import read_tables
from digest.configfile.values import is_web
from digest.errors import ConfigError, UsageError
from digest.model import Location


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds a site's configuration.

    Raises:
        ConfigError: there is none.
    """
    for folder in (start, *start.parents):
        if (folder / NAME).is_file() or _has_tool_table(folder / FALLBACK):
            return folder
    raise ConfigError.at(
        Location(NAME),
        "no such file here or in a folder above",
        "a digest site; `digest init` makes one",
    )


def read_config(root: Path) -> Config:
    """The configuration of the site at `root`, checked, with the defaults filled in.

    Raises:
        ConfigError: with every mistake of the file, each at its line.
    """
    source = Source.of(root)
    config = read_tables(source)
    if problems := sorted(mistakes(source, config)):
        raise ConfigError(*problems)
    return with_base_url(_with_model(config, root), config.site.base_url)


def with_base_url(config: Config, base_url: str) -> Config:
    """`config` for a site that lives at `base_url`; it ends in a slash from here on.

    Raises:
        UsageError: it is no absolute http(s) URL.
    """
    if not is_web(base_url):
        expected = "an absolute URL such as https://me.example/"
        raise UsageError.at(Location("--base-url"), f"can't be {base_url!r}", expected)
    site = dataclasses.replace(config.site, base_url=base_url.rstrip("/") + "/")
    return dataclasses.replace(config, site=site)


def _with_model(config: Config, root: Path) -> Config:
    """`config` with the path of the model as it is seen from anywhere."""
    if not config.grouping.model:
        return config
    grouping = dataclasses.replace(config.grouping, model=str(root / config.grouping.model))
    return dataclasses.replace(config, grouping=grouping)


def _has_tool_table(path: Path) -> bool:
    """A `pyproject.toml` with `[tool.digest]`; one that can't be parsed is somebody else's."""
    if not path.is_file():
        return False
    try:
        return "digest" in tomllib.loads(path.read_text("utf-8")).get("tool", {})
    except (ValueError, RecursionError):
        return False
