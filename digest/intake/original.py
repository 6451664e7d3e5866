"""Originals: texts as they came in from outside, and the outcome of taking each in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest.errors import Problem
from digest.model import Rights


@dataclass(frozen=True, slots=True)
class Hints:
    """What somebody else says of a text: the feed that it was in, an archive's record.

    A hint counts where the text itself says nothing; "", () and None are no hints.
    """

    title: str = ""
    published: date | None = None
    """A day, a naive datetime in the site's zone, or an aware one."""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    language: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class Original:
    """A text as it came, and the editor's word on it."""

    name: str
    """How to name it to users: a path, a URL or "-"; its extension decides the format if nothing
    else does."""
    content: bytes = b""
    url: str = ""
    """Where it was, after redirects; "" for a file."""
    media_type: str = ""
    """Such as "text/html", without parameters; "" where nobody said."""
    charset: str = ""
    """As the server said, or as a byte-order mark shows; "" to find it in the text."""
    is_text_alone: bool = False
    """The content is the article's own text, as full feeds have it: no page around it."""
    hints: Hints = Hints()
    publisher: str = ""
    """The editor's own name for the publisher: counts before what the text says, as the rest."""
    published: date | None = None
    """As in `Hints`, on the editor's own word."""
    via: str = ""
    tags: tuple[str, ...] = ()
    rights: Rights | None = None
    event: str = ""
    """The event that the editor puts it into."""
    warnings: tuple[Problem, ...] = ()
    """What went wrong on the way to it."""

    @property
    def sum(self) -> str:
        """Tells one original from another: `sha256-...`, of its bytes."""
        return f"sha256-{hashlib.sha256(self.content).hexdigest()}"


Outcome = Literal["new", "known"]

Missing = Literal["title", "date", "publisher", "url", "authors", "language"]
"""What an article's file would say if it were known; the title is then the text's beginning."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an original."""

    outcome: Outcome
    path: str
    """Of the article's file from the site's root; where it is known, of the one that stands."""
    title: str
    missing: tuple[Missing, ...] = ()
    """What could not be found, and was not guessed."""
    removed: int = 0
    """Lines that cleaning has taken away."""
    warnings: tuple[Problem, ...] = ()
