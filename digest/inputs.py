"""The files and folders that a build reads, as the configuration has them."""

from __future__ import annotations

from pathlib import Path

from digest.config import Config
from digest.pages.folders import BUILT_IN, CATALOGS, DEFAULT, THEMES
from digest.seams import module_files

INPUTS = ("digest.toml", "pyproject.toml", "content", "themes")
"""Below its root."""


def inputs(root: Path, config: Config) -> tuple[str, ...]:
    """Everything that a build reads: the site's files, the built-in themes, and the modules that
    the configuration names.

    Raises `ConfigError` where a function's module is not there.
    """
    themes = {f"{THEMES}/{name}" for name in (config.site.theme, DEFAULT)}
    linked = [theme for theme in sorted(themes) if (root / theme).is_symlink()]
    named = {
        "grouping.grouper": config.grouping.grouper,
        "entries.summarizer": config.entries.summarizer,
    }
    files = [file for key, name in named.items() if name for file in module_files(key, name, root)]
    model = (config.grouping.model,) if config.grouping.model else ()
    return (*INPUTS, *linked, str(BUILT_IN), str(CATALOGS), *files, *model)
