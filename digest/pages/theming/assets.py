"""A theme's `assets/` folder to files of the site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from digest.model import Output
from digest.pages.folders import BUILT_IN, DEFAULT
from digest.pages.theming.stylesheets import compact
from digest.pages.theming.theme import Theme
from digest.patterns import regex

ASSETS = "assets"
_BUILT_IN = f"{DEFAULT}/"

_IMPORT = regex(rb'^@import "((?:newspaper/)?[\w.-]{1,80})";$', re.MULTILINE)
"""As CSS has it, on a line of its own. As with templates, `newspaper/` means the built-in one."""


def assets(theme: Theme) -> tuple[Output, ...]:
    """Every file of the theme's `assets/`, the site's own before the built-in of one name.

    Stylesheets are published without their comments and indentation, and with the theme's own
    stylesheets in the places where they import them: a page asks for one file.

    Links are passed over: what is published holds none, and none leads out of a theme.
    """
    found: dict[str, Path] = {}
    for folder in theme.folders:
        for path, file in _files(folder / ASSETS, ASSETS):
            found.setdefault(path, file)
    return tuple(
        Output(path, _published(path, found), f"the asset {path}") for path in sorted(found)
    )


def _published(path: str, found: Mapping[str, Path]) -> bytes:
    if not path.endswith(".css"):
        return found[path].read_bytes()
    return compact(_joined(found[path], path, found, frozenset({found[path]})))


def _joined(file: Path, path: str, found: Mapping[str, Path], importing: frozenset[Path]) -> bytes:
    """A stylesheet with those in it that it imports by their names, each at its place."""
    folder = path.rpartition("/")[0]

    def imported(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        wanted = f"{folder}/{name.removeprefix(_BUILT_IN)}"
        other = found.get(wanted)
        if name.startswith(_BUILT_IN):
            other = BUILT_IN / DEFAULT / wanted
        if other is None or other in importing or not other.is_file():
            return match[0]
        return _joined(other, wanted, found, importing | {other})

    return _IMPORT.sub(imported, file.read_bytes())


def _files(folder: Path, path: str) -> list[tuple[str, Path]]:
    """Path in the site and file, of each regular file below `folder`."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    found: list[tuple[str, Path]] = []
    for entry in sorted(folder.iterdir()):
        here = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _files(entry, here)
        elif entry.is_file() and not entry.is_symlink() and not entry.name.startswith("."):
            found.append((here, entry))
    return found
