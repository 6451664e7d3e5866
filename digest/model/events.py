"""A group of articles about one happening, and what is known of how it came together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from digest.model.documents import Article, Location
from digest.nouns import noun

Rule = Literal["founder", "similarity", "copy", "ledger", "editor"]
"""Who put an article into its event."""


@noun
class Correction:
    """A dated note of the editor's about an entry."""

    date: date
    text: str


@noun
class Development:
    """What changed about an event on one day after its entry was first published."""

    day: date | None
    """Of the newest article that it is about; None where none of them is dated."""
    added: tuple[str, ...] = ()
    """Article ids."""
    edited: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    """Articles that went to another event."""
    merged: tuple[str, ...] = ()
    """Ids of events that became part of this one."""
    statements: tuple[str, ...] = ()
    """What the summary gained that day and still says."""


@noun
class EventNote:
    """The editor's word on one event: a file of `content/events/`."""

    location: Location
    id: str
    """An event's id or slug, or a new slug."""
    title: str = ""
    merge: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    """Article ids."""
    exclude: tuple[str, ...] = ()
    pin: bool = False
    corrections: tuple[Correction, ...] = ()
    body: str = ""
    """Markdown; replaces the automatic summary where it is not empty."""
    body_line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict)
    """As a document's: `id`, `include`, `include[0]`, `corrections[1].date`."""


@noun
class Evidence:
    """One thing that two articles share, or that speaks against their being one event."""

    kind: Literal["name", "number", "word", "phrase", "date", "for", "against"]
    text: str
    weight: float
    """Its part of the score; of what speaks for or against as a whole, the factor."""


@noun
class Kinship:
    """What brought an article to the others of its event, as it was when it joined."""

    near: str
    """The article of the event that it was nearest to."""
    percent: int
    """Its score with that one; of a copy, the share of their pairs of words that both have."""
    copy: bool = False
    """Their texts were taken for one, and nothing else was asked."""
    shared: tuple[str, ...] = ()
    """A few of the names, numbers and words that weighed most, as the article writes them."""
    against: tuple[str, ...] = ()
    """What made the score less: `same site`, `12 days apart`."""


@noun
class Reason:
    """Why one article is in its event."""

    article: str
    rule: Rule
    """`ledger` where nothing is known but that it has been there since an earlier build."""
    place: str = ""
    """Where the editor said so, if the rule is his."""
    kinship: Kinship | None = None
    """Of an article that joined by what it shares with another."""


@noun
class Event:
    """A non-empty set of articles about one happening."""

    id: str
    """`ev-` and at least six letters or digits; minted once, kept in the ledger."""
    articles: tuple[Article, ...]
    """By time of publication, undated last, then by id."""
    slug: str = ""
    """"" until the ledger has given one."""
    former_slugs: tuple[str, ...] = ()
    """Slugs of this event and of events merged into it, whose URLs redirect here."""
    former_ids: tuple[str, ...] = ()
    """Of events merged into it."""
    guids: Mapping[str, str] = field(default_factory=dict)
    """For each post among the articles, its permanent id from the ledger."""
    note: EventNote | None = None
    reasons: tuple[Reason, ...] = ()
    """One an article, in the articles' order."""
