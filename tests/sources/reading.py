"""How the tests of this folder read a text as if it stood in `content/`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from digest.config import Config, SiteConfig
from digest.model import Document, EventNote, Kind, Metadata
from digest.sources.reader import read_bytes

MADRID = Config(site=SiteConfig(timezone="Europe/Madrid", language="es"))
FOLDERS: dict[Kind, str] = {
    "post": "posts",
    "article": "articles",
    "page": "pages",
    "event": "events",
}


def read(
    content: str | bytes, kind: Kind = "post", name: str = "x.md", config: Config = MADRID
) -> tuple[Document | EventNote | None, list[str]]:
    """What is read, and the problems as they are printed, severity first."""
    path = f"content/{FOLDERS[kind]}/{name}"
    raw = content.encode() if isinstance(content, str) else content
    found, problems = read_bytes(path, raw, kind, config)
    told = [f"{problem.severity} {problem}".replace(f"{path}:", "") for problem in problems]
    return found, told


def document(content: str | bytes, kind: Kind = "post", name: str = "x.md") -> Document:
    """A document that can be read without a word."""
    found, problems = read(content, kind, name)
    assert problems == []
    assert isinstance(found, Document)
    return found


def metadata(block: str, kind: Kind = "post") -> Metadata:
    """What a YAML block says, without a problem."""
    return document(f"---\n{block}\n---\nBody.\n", kind).metadata


def known(block: str, kind: Kind = "post") -> dict[str, Any]:
    """The fields that a YAML block sets, beside what every document has."""
    found = metadata(block, kind)
    names = Metadata.__dataclass_fields__
    return {
        name: getattr(found, name)
        for name in names
        if getattr(found, name) != getattr(Metadata(), name)
    }


def problems(block: str, kind: Kind = "post") -> list[str]:
    """What is wrong with a YAML block."""
    return read(f"---\n{block}\n---\nBody.\n", kind)[1]


def note(content: str) -> EventNote:
    """An event file that can be read without a word."""
    found, told = read(content, "event")
    assert told == []
    assert isinstance(found, EventNote)
    return replace(found, lines={})
