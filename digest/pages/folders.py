"""The folders of themes and catalogs, in a module that imports nothing of digest."""

from __future__ import annotations

from pathlib import Path

DEFAULT = "newspaper"
"""The theme that all others stand over."""
THEMES = "themes"
"""The folder of themes: in a site's root, and beside digest's own."""
LOCALE = "locale"
"""The folder of catalogs: in the package, and in a theme that brings its own."""

_PACKAGE = Path(__file__).parent.parent
BUILT_IN = next(
    (folder for folder in (_PACKAGE / THEMES, _PACKAGE.parent / THEMES) if folder.is_dir()),
    _PACKAGE / THEMES,
)
"""In a wheel the built-in themes stand in the package, in a checkout beside it."""
CATALOGS = _PACKAGE / LOCALE
"""Digest's own."""
