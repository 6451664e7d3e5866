"""A group of articles about one event, and why each of them is in it."""

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
    """A correction that the editor adds to an entry."""

    date: date
    text: str


@noun
class Development:
    """What changed about an event on one day after its entry was first published."""

    day: date | None
    """The day of the newest article concerned; None if none of them has a date."""
    added: tuple[str, ...] = ()
    """Ids of articles that joined the event."""
    edited: tuple[str, ...] = ()
    """Ids of articles whose text changed."""
    parted: tuple[str, ...] = ()
    """Ids of articles that moved to another event."""
    merged: tuple[str, ...] = ()
    """Ids of events that were merged into this one."""
    statements: tuple[str, ...] = ()
    """Statements that were added to the summary that day and are still in it."""


@noun
class EventNote:
    """The editor's decisions about one event: a file of `content/events/`."""

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
    """Markdown; replaces the automatic summary unless it is empty."""
    body_line: int = 1
    """The line of the file on which the body begins."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each key, such as `id`, `include`, `include[0]`, `corrections[1].date`."""


@noun
class Evidence:
    """Something that two articles share, or that makes it less likely that they are one event."""

    kind: Literal["name", "number", "word", "phrase", "date", "for", "against"]
    text: str
    weight: float
    """What it adds to the score; for the kinds `for` and `against` a factor that multiplies it."""


@noun
class Kinship:
    """Why an article joined its event, as of the day when it did."""

    near: str
    """Id of the most similar article of the event."""
    percent: int
    """The score of the two; for a copy, the share of pairs of neighboring words that both have."""
    copy: bool = False
    """Whether the two are copies of one text, so that no score was needed."""
    shared: tuple[str, ...] = ()
    """The names, numbers and words that counted most, as the article writes them."""
    against: tuple[str, ...] = ()
    """What lowered the score, such as `same site` or `12 days apart`."""


@noun
class Reason:
    """Why one article is in its event."""

    article: str
    rule: Rule
    """`ledger` if all that is known is that an earlier build put it there."""
    place: str = ""
    """The place in the editor's files, if the editor decided."""
    kinship: Kinship | None = None
    """Why it joined, if it was similar to another article or a copy of it."""


@noun
class Event:
    """One or more articles about the same event."""

    id: str
    """`ev-` and at least six letters or digits: assigned once and kept in the ledger."""
    articles: tuple[Article, ...]
    """By time of publication, undated last, then by id."""
    slug: str = ""
    """"" until the ledger assigns one."""
    former_slugs: tuple[str, ...] = ()
    """Slugs of this event and of events merged into it, whose URLs redirect here."""
    former_ids: tuple[str, ...] = ()
    """Ids of events merged into it."""
    guids: Mapping[str, str] = field(default_factory=dict)
    """For each post among the articles, its permanent id in feeds, from the ledger."""
    note: EventNote | None = None
    """The editor's file on this event."""
    reasons: tuple[Reason, ...] = ()
    """One for each article, in the order of `articles`."""
