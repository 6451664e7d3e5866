"""An original to its file in `content/articles/`, or to the article that the site already has.

`add`, `import` and `fetch` all end here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from digest.errors import OutputError
from digest.intake.confined import Confined
from digest.intake.filing import article_file, paths
from digest.intake.library import Library
from digest.intake.original import Original, Taken
from digest.intake.reading import Found, is_html, read_original
from digest.model import Location
from digest.publish.atomic import write_new


def take(
    original: Original,
    library: Library,
    confined: Confined,
    fetched: datetime,
    *,
    dry_run: bool = False,
) -> Taken:
    """Write the file of the article in `original`, unless the site has it already.

    A page is known by its address, without what tracks its readers, and by its text. No file
    is ever overwritten. `fetched` is the moment of this run.

    Raises:
        DigestError: it is no text, nothing is left of it, or it can't be read in time.
    """
    if original.url and (path := library.page(original.url)):
        return Taken("known", path, original.hints.title)
    found = _read(original, library, confined, fetched)
    taken = file(found, original.sum, library, fetched, dry_run=dry_run)
    if original.url:
        library.note(taken.path, original.url, taken.title, found.text)
    return replace(taken, warnings=(*original.warnings, *taken.warnings))


def file(
    found: Found, original_sum: str, library: Library, fetched: datetime, *, dry_run: bool = False
) -> Taken:
    """As `take`, of an article that has been read already.

    Raises:
        DigestError: its file would not say the same.
    """
    title, url = found.metadata.title, found.metadata.source.url
    if path := library.find(url, title, found.text):
        return Taken("known", path, title)
    content = article_file(found, fetched, original_sum, library.config)
    path = _write(content, found, library, dry_run=dry_run)
    library.note(path, url, title, found.text)
    return Taken("new", path, title, found.missing, found.removed, found.warnings)


def _read(original: Original, library: Library, confined: Confined, fetched: datetime) -> Found:
    # The library is no use to the worker, and the largest part of it.
    read = partial(read_original, library.config, fetched)
    if is_html(original):
        return confined.call(read, original, original.name)
    return read(original)


def _write(content: bytes, found: Found, library: Library, *, dry_run: bool) -> str:
    """The path at which the file now stands, or would."""
    free = (path for path in paths(found, library.config) if not library.holds(path))
    if dry_run:
        return next(free)
    while True:
        path = next(free)
        place = library.root / path
        _make_folder(library.root, path)
        try:
            write_new(place, content)
        except FileExistsError:  # it came between
            continue
        return path


def _make_folder(root: Path, path: str) -> None:
    """The folder that `path` names, in the site itself: what lies behind a link is elsewhere.

    Raises:
        OutputError: a link or a file is in the way.
    """
    for folder in reversed(PurePosixPath(path).parents):
        place = root / folder
        if place.is_symlink():
            what = "is a link, and links are not followed"
            raise OutputError.at(Location(str(folder)), what, "a folder itself")
        if place.exists() and not place.is_dir():
            raise OutputError.at(Location(str(folder)), "is a file", "a folder")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
