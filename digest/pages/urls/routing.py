"""Documents and events to their paths in the site, distinct and stable."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath

from digest.errors import ContentError, Problem
from digest.model import Document, Entry, Location
from digest.pages.urls.routes import EVENTS, POSTS, file_of
from digest.patterns import regex
from digest.text.slugs import slugify

_ASKING = ("permalink", "slug")
"""Front-matter keys by which a document asks for a path, the stronger first."""

LATEST = datetime.max.replace(tzinfo=UTC)
"""Stands for the moment of what has none, where the undated come last."""

_DATE_PREFIX = regex(r"^\d{4}-\d{2}-\d{2}-")


def route_documents(documents: Iterable[Document]) -> dict[str, str]:
    """Document id to path in the site, of posts and static pages; other kinds are left out.

    A path that an editor asks for, by `permalink` or `slug`, is given as asked. Of posts whose
    titles make one slug, the earliest keeps it, so that a newer post never moves an older one.

    Raises `ContentError`, naming both documents, where two ask for one path, or one for the
    path that another has unasked.
    """
    ordered = sorted(documents, key=_age)
    asked = _asked_paths(ordered)
    unasked = _unasked_paths(document for document in ordered if document.id not in asked)
    _refuse_moving(ordered, asked, unasked)
    return {**asked, **unasked}


def route_entries(entries: Iterable[Entry]) -> dict[str, str]:
    """Event id to path: by the ledger's slugs, which are distinct, or by titles where it has none
    yet.
    """
    ordered = sorted(entries, key=lambda entry: (not entry.slug, entry.event))
    named = [(entry.event, entry.slug or slugify(entry.title)) for entry in ordered]
    return {event: f"{EVENTS}{slug}/" for event, slug in distinct_slugs(named).items()}


def distinct_slugs(named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Key to slug, for pairs of a key and the slug it would like: the first keeps it.

    The others end in digits of their key's hash, which depend on nothing but the key.

    >>> distinct_slugs([("C", "c"), ("C++", "c")])
    {'C': 'c', 'C++': 'c-f1de'}
    """
    taken: set[str] = set()
    slugs: dict[str, str] = {}
    for key, slug in named:
        slugs[key] = _free_path(slug, key, taken)
        taken.add(slugs[key].casefold())
    return slugs


def path_inside(path: str, document: Document, keys: Iterable[str]) -> str:
    """A path that a document asks for, under one of `keys`, as a path in the site.

    Raises `ContentError` where it would leave the site.
    """
    bare = path.lstrip("/")
    if "\\" in bare or any(segment in (".", "..") for segment in bare.split("/")):
        location = place_of_key(document, *keys)
        raise ContentError.at(location, f"{path!r} leaves the site", "a path in the site")
    return f"/{bare}"


def place_of_path(document: Document) -> Location:
    """The line of a document that decides on its path: of what it asks for, else its title."""
    return place_of_key(document, *_ASKING, "title")


def place_of_key(document: Document, *keys: str) -> Location:
    """The line of the first of `keys` that the document's front matter has, else its first."""
    line = next((document.lines[key] for key in keys if key in document.lines), 1)
    return Location(document.location.path, line)


def _age(document: Document) -> tuple[datetime, str]:
    """Sorts the earliest first and the undated last; the id decides between equals."""
    return (document.metadata.date or LATEST, document.id)


def _asked_paths(documents: Iterable[Document]) -> dict[str, str]:
    """Document id to the path that its front matter asks for, where it asks for one."""
    asked: dict[str, str] = {}
    first: dict[str, Document] = {}
    problems = []
    for document in documents:
        path = _asked_path(document)
        if not path:
            continue
        other = first.setdefault(file_of(path).casefold(), document)
        if other is not document:
            problems.append(_asked_twice(document, other, path))
        asked[document.id] = path
    if problems:
        raise ContentError(*sorted(problems))
    return asked


def _unasked_paths(documents: Iterable[Document]) -> dict[str, str]:
    """Id to path of posts and pages that ask for none: distinct, the first of equals keeps its."""
    named = [(d.id, natural_path(d)) for d in documents if d.kind in ("post", "page")]
    return distinct_slugs(named)


def _refuse_moving(
    documents: Sequence[Document], asked: Mapping[str, str], unasked: Mapping[str, str]
) -> None:
    """Raise where a path that is asked for is one that another document has unasked.

    To give way would move a page that readers have linked to, without a word to the editor.
    """
    by_id = {document.id: document for document in documents}
    holders = {file_of(path).casefold(): by_id[id_] for id_, path in unasked.items()}
    problems = [
        Problem(
            place_of_path(by_id[id_]),
            f"{path} is the path of {place_of_path(holder)} already",
            "a path of its own for each",
        )
        for id_, path in asked.items()
        if (holder := holders.get(file_of(path).casefold()))
    ]
    if problems:
        raise ContentError(*sorted(problems))


def _asked_path(document: Document) -> str:
    metadata = document.metadata
    if metadata.permalink:
        return path_inside(metadata.permalink, document, ("permalink",))
    if metadata.slug and document.kind == "post":
        return f"{POSTS}{slugify(metadata.slug)}/"
    if metadata.slug and document.kind == "page":
        return f"/{slugify(metadata.slug)}/"
    return ""


def _asked_twice(document: Document, other: Document, path: str) -> Problem:
    return Problem(
        place_of_path(document),
        f"{path} is asked for by {place_of_path(other)} too",
        "a path of its own for each",
    )


def natural_path(document: Document) -> str:
    """The path that a document gets unasked: a post by its title, a page by its file."""
    below = PurePosixPath(document.id)
    if document.kind == "post":
        name = document.metadata.title or _DATE_PREFIX.sub("", below.stem)
        return f"{POSTS}{slugify(name)}/"
    parts = [slugify(part) for part in below.with_suffix("").parts[1:]]
    if parts and parts[-1] == "index":
        parts.pop()
    return "/" + "".join(f"{part}/" for part in parts)


def _free_path(path: str, key: str, taken: set[str]) -> str:
    """`path`, or where that is taken, `path` with digits of the hash of `key`."""
    if path.casefold() not in taken:
        return path
    digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
    stem, slash = (path[:-1], "/") if path.endswith("/") else (path, "")
    free, length = path, 4
    while free.casefold() in taken:
        free, length = f"{stem}-{digest[:length]}{slash}", length + 2
    return free
