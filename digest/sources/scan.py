"""The site's folder to the documents in its `content/`, without opening one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from digest.config import Config
from digest.errors import Problem, Severity, suggest
from digest.model import Format, Kind, Location

CONTENT = "content"
FOLDERS: dict[str, Kind] = {
    "posts": "post",
    "articles": "article",
    "pages": "page",
    "events": "event",
}
FORMATS: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
}

_UNREADABLE = frozenset({".doc", ".docx", ".odt", ".rtf", ".eml", ".mht", ".mhtml", ".webarchive"})
"""Texts that need a program of their own; what other files are for is not ours to guess."""


def scan(root: Path, config: Config) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The documents of the site at `root`, by their paths from it and sorted, and what was passed
    over.

    Hidden files and folders are nobody's documents; links are never followed, since they
    lead out of the site; other files (pictures, ...) belong to the documents beside them.
    """
    del config  # Nothing to set yet; every stage takes it.
    problems: list[Problem] = []
    found: list[str] = []
    for name, is_folder in _entries(root, CONTENT, problems):
        folder = name.removeprefix(f"{CONTENT}/")
        if folder in FOLDERS and is_folder:
            found.extend(_documents(root, name, FOLDERS[folder], problems))
        elif meant := _misplaced(folder, is_folder):
            problems.append(Problem(Location(name), *meant, severity="warning"))
    return tuple(sorted(found)), tuple(sorted(problems))


def kind_of(path: str) -> Kind | None:
    """The kind of a file of the site, by its path from the root; None if `scan` would ignore it.

    >>> kind_of("content/posts/2026/pier.md"), kind_of("content/posts/.pier.md")
    ('post', None)
    """
    top, _, rest = path.partition("/")
    folder, *names = rest.split("/")
    kind = FOLDERS.get(folder)
    if top != CONTENT or kind is None or not names or not path.isprintable():
        return None
    hidden = any(name.startswith(".") for name in names)
    return kind if not hidden and format_of(names[-1], kind) else None


def _documents(root: Path, folder: str, kind: Kind, problems: list[Problem]) -> Iterator[str]:
    waiting = [folder]
    while waiting:
        for name, is_folder in _entries(root, waiting.pop(), problems):
            if is_folder:
                waiting.append(name)
            elif format_of(name, kind):
                yield name
            elif _is_document(name, kind):
                endings = ".md" if kind == "event" else ", ".join(FORMATS)
                expected = f"a name that ends in {endings}"
                problem = Problem(Location(name), "is not read", expected, severity="warning")
                problems.append(problem)


def format_of(name: str, kind: Kind) -> Format | None:
    """How the file `name` is written, or None where it is no document of that kind.

    >>> format_of("articles/flood.TXT", "article")
    'text'
    """
    ending = os.path.splitext(name)[1].lower()
    return FORMATS.get(ending) if kind != "event" or ending == ".md" else None


def _is_document(name: str, kind: Kind) -> bool:
    """Is the file, which is not read, a text that somebody meant to be?"""
    ending = os.path.splitext(name)[1].lower()
    return ending in _UNREADABLE or (kind == "event" and ending in (".markdown", ".yaml", ".yml"))


def _entries(root: Path, folder: str, problems: list[Problem]) -> Iterator[tuple[str, bool]]:
    """Path, and whether it is a folder, of what stands in `folder` and may be read."""
    try:
        with os.scandir(root / folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                name = f"{folder}/{entry.name}"
                if problem := _unfit(name, entry):
                    problems.append(problem)
                elif entry.is_dir(follow_symlinks=False):
                    yield name, True
                elif entry.is_file(follow_symlinks=False):
                    yield name, False
    except FileNotFoundError:
        if folder == CONTENT:  # else a site whose folder was lost would be published empty
            expected = "the folder of posts/, articles/, pages/ and events/"
            problems.append(Problem(Location(CONTENT), "is not there", expected))
    except OSError as error:
        what = f"can't be read: {error.strerror}"
        problems.append(Problem(Location(folder), what, severity=_severity(folder)))


def _unfit(name: str, entry: os.DirEntry[str]) -> Problem | None:
    if not name.isprintable():  # also where it is not UTF-8: Python reads half-characters then
        shown = name.encode("unicode_escape").decode("ascii")
        what = "the file's name holds unprintable characters"
        return Problem(Location(shown), what, "letters, digits, hyphens", severity=_severity(name))
    if entry.is_symlink():
        what = "is a link, and links are not followed"
        return Problem(Location(name), what, "a file or folder itself", severity="warning")
    return None


def _severity(name: str) -> Severity:
    return "quarantine" if name.startswith(f"{CONTENT}/articles") else "error"


def _misplaced(name: str, is_folder: bool) -> tuple[str, str, str] | None:
    """What to say of something that stands in `content/` itself, if anything."""
    if is_folder and (meant := suggest(name, FOLDERS, 0.8)):
        return "is a folder that digest does not read", "", meant
    if not is_folder and format_of(name, "article"):
        expected = "it in posts/, articles/, pages/ or events/"
        return "a document outside of these folders is not read", expected, ""
    return None
