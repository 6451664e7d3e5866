"""The verbs' own errors, made without loading the nouns before there is one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from digest.errors import OutputError, Problem


def unusable(error: OSError) -> OutputError:
    """The error of a file or folder that the system does not let digest use."""
    from digest.model import Location  # 20 ms that only a mistake has to pay

    place = Location(str(error.filename or "standard output"))
    expected = "to be allowed to read and write it, and room on the disk"
    return OutputError.at(place, error.strerror or "can't be used", expected)


def links_to_this_machine(place: str, what: str, url: str) -> list[Problem]:
    """A warning where what leads to `url` leads its readers to their own machines."""
    from urllib.parse import urlsplit

    from digest.model import Location  # as above

    if urlsplit(url).hostname not in ("localhost", "127.0.0.1", "::1"):
        return []
    expected = "the address of the published site as `site.base_url`, or with --base-url"
    what = f"{what} {url}, the reader's own machine"
    return [Problem(Location(place), what, expected, severity="warning")]


def stands_already(paths: Iterable[Path | str], expected: str) -> OutputError:
    """The error of files that digest would have to overwrite."""
    from digest.model import Location  # as above

    problems = (Problem(Location(str(path)), "stands already", expected) for path in paths)
    return OutputError(*problems)
