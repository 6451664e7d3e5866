"""The installed version of a library, read from the folder that its installer left.

`importlib.metadata` says the same and takes 30 ms to import, which every build would pay.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache

_ENDING = ".dist-info"


def version(library: str) -> str:
    """The version of an installed library; all of them if installers have left several.

    Raises `importlib.metadata.PackageNotFoundError` where there is none.
    """
    found = _installed(tuple(sys.path)).get(_normal(library))
    if found:
        return found
    from importlib.metadata import version  # Of libraries that were installed in another way.

    return version(library)


@cache
def _installed(folders: tuple[str, ...]) -> dict[str, str]:
    """Name to version; what stands in the first folders hides what stands in later ones."""
    found: dict[str, str] = {}
    for folder in reversed(folders):
        versions: dict[str, list[str]] = {}
        for name in _names(folder):
            library, _, written = name.removesuffix(_ENDING).partition("-")
            versions.setdefault(_normal(library), []).append(written)
        found |= {library: " ".join(sorted(known)) for library, known in versions.items()}
    return found


def _names(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder or ".") if name.endswith(_ENDING)]
    except OSError:
        return []  # An archive, or a folder that is not there.


def _normal(name: str) -> str:
    """As packages are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
