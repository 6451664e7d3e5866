"""A theme's `assets/` folders to files of the site."""

from __future__ import annotations

from pathlib import Path

from digest.model import Output
from digest.pages.stylesheets import compact
from digest.pages.theme import Theme

ASSETS = "assets"


def assets(theme: Theme) -> tuple[Output, ...]:
    """Every file of the theme's `assets/`, the site's own before the built-in of one name.

    Stylesheets are published without their comments and indentation.

    Links are passed over: what is published holds none, and none leads out of a theme.
    """
    found: dict[str, Path] = {}
    for folder in theme.folders:
        for path, file in _files(folder / ASSETS, ASSETS):
            found.setdefault(path, file)
    return tuple(
        Output(path, _published(file), f"the asset {path}") for path, file in sorted(found.items())
    )


def _published(file: Path) -> bytes:
    written = file.read_bytes()
    return compact(written) if file.suffix == ".css" else written


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
