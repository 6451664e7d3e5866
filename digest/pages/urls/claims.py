"""Which files each page wants to write; two claims to one file are an error that names both."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from digest.errors import ContentError, Problem
from digest.model import Location


class Claim(Protocol):
    """Whatever becomes a file of the site: a page not yet rendered, or a finished file."""

    @property
    def path(self) -> str:
        """In the site, without a leading slash."""

    @property
    def origin(self) -> str:
        """Who wants it."""


def refuse_collisions(claims: Iterable[Claim]) -> None:
    """Raise `ContentError` if two files have the same path, or one is a folder of the other.

    File systems and hosts differ in whether `Quito` and `quito`, or an accent written in two
    ways, are one name: here they are.
    """
    claims = list(claims)
    if are_apart(claims):
        return
    ordered = sorted(claims, key=lambda claim: (claim.path, claim.origin))
    files: dict[str, Claim] = {}
    problems = []
    for claim in ordered:
        other = files.setdefault(_folded(claim.path), claim)
        if other is not claim:
            problems.append(_collision(claim, other))
    for claim in ordered:
        above = (folder for folder in _folders(_folded(claim.path)) if folder in files)
        problems.extend(_collision(claim, files[folder]) for folder in above)
    raise ContentError(*sorted(problems))


def are_apart(claims: Sequence[Claim]) -> bool:
    """Whether there is surely no collision."""
    files = {_folded(claim.path) for claim in claims}
    folders, paths = {""}, files
    while paths := {path.rpartition("/")[0] for path in paths} - folders:
        folders |= paths
    return len(files) == len(claims) and files.isdisjoint(folders - {""})


def owner(claim: Claim) -> str:
    """The editor's file that wants it; "" where that is none of theirs."""
    path = _place(claim.origin).path
    return path if path.startswith("content/") else ""


def _folded(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _folders(path: str) -> Iterator[str]:
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)


def _collision(one: Claim, other: Claim) -> Problem:
    """Placed in the file of an editor's, where one of the two is such a file."""
    first, second = sorted((one, other), key=lambda claim: not claim.origin.startswith("content/"))
    where = _shown(first.path)
    if _folded(first.path) != _folded(second.path):
        where += f" and {_shown(second.path)}"
    return Problem(
        _place(first.origin),
        f"{where} is claimed by {second.origin or 'a file of the theme'} too",
        "another slug, permalink or alias for one of them",
    )


def _place(origin: str) -> Location:
    """The place that an origin names, or the origin's words in place of one.

    >>> _place("content/posts/a.md:5").line, _place("the front page").path
    (5, 'the front page')
    """
    path, _, line = origin.rpartition(":")
    return Location(path, int(line)) if path and line.isdecimal() else Location(origin)


def _shown(path: str) -> str:
    return "/" + path.removesuffix("index.html")
