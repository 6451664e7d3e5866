"""A folder of templates outside any theme, such as the desk's, to the environment that renders
them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import jinja2

from digest.pages.language.wording import ENGLISH_WORDING
from digest.pages.theming.theme import filters
from digest.pages.theming.translating import TranslatingEnvironment


@cache
def load_templates(folder: Path, base_url: str, timezone: str) -> jinja2.Environment:
    """The folder's templates, in English, with the filters that a theme's have."""
    environment = TranslatingEnvironment(ENGLISH_WORDING, (folder,), jinja2.StrictUndefined)
    environment.filters.update(filters(base_url, ZoneInfo(timezone), ENGLISH_WORDING))
    return environment
