"""What the templates of the desk see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One text, as the editor judges it."""

    id: str
    title: str
    publisher: str
    published: datetime | None
    url: str
    """http(s) URL of the original, or ""."""
    opening: str
    """Its first words."""
    language: str
    """BCP 47, or ""."""


@dataclass(frozen=True, slots=True)
class EventView:
    """An event, as a line of a list."""

    id: str
    title: str
    page: str
    """Its page in the preview, a path below the base path; "" where it has none yet."""
    published: datetime | None
    articles: int
    origins: int
    publishers: tuple[str, ...]
    pinned: bool
    alone: str
    """The id of its article, where that is the only one; else ""."""


@dataclass(frozen=True, slots=True)
class MemberView:
    """An article of an event, and how it came there."""

    article: ArticleView
    reason: str
    near: str
    """The id of the article that brought it there, or ""."""
    shared: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A join that rests on little: the article, and the one that brought it there."""

    event: EventView
    member: MemberView
    near: ArticleView
    points: int
    """Of 100."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """An edit of this sitting."""

    number: int
    said: str
    path: str
    diff: tuple[tuple[str, str], ...]
    """`add`, `cut` or `same`, and a line each."""
    outcome: str
    """How it was undone; "" where it stands."""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The variables of `overview.html`."""

    changes: tuple[ChangeView, ...]
    """The newest first."""
    doubts: tuple[DoubtView, ...]
    """The most doubtful first."""
    events: tuple[EventView, ...]
    """The newest first, one page of them."""
    total: int
    """How many events there are."""
    page: int
    pages: int
    ungrouped: tuple[EventView, ...]
    """The newest few that are a single article."""
    left_out: tuple[str, ...]
    """What is wrong with the articles that are left out, a line each."""
    days: int
    """From the oldest of `events` to the newest."""


@dataclass(frozen=True, slots=True)
class EventPageView:
    """The variables of `event.html`."""

    event: EventView
    members: tuple[MemberView, ...]
    file: str
    """The event's own file, or ""."""


@dataclass(frozen=True, slots=True)
class TermView:
    """One thing that two articles share, with its points of 100."""

    kind: str
    text: str
    points: float


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The variables of `compare.html`: two articles side by side."""

    one: ArticleView
    other: ArticleView | None
    """None where the article has nothing in common with any."""
    one_event: EventView
    other_event: EventView | None
    together: bool
    decider: str
    terms: tuple[TermView, ...]
    rest: float
    """Points of all else that they share."""
    factors: tuple[tuple[str, float], ...]
    score: float
    """Points of 100."""
    threshold: float
    obstacle: str
    """What keeps the article out of the other's event; ""."""
    copies: int
    """Percent of their pairs of words that both have, where they count as one text; else 0."""
