"""The mutable event that assigning works on, and how its articles and their first day are found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo

from digest.events.days import day_of
from digest.events.ledger.records import Member, Record
from digest.model import Article


@dataclass(slots=True, eq=False)
class Draft:
    """An event while articles are assigned: a ledger record that may still change."""

    id: str = ""
    """"" until it is minted."""
    slug: str = ""
    former_slugs: list[str] = field(default_factory=list)
    former_ids: list[str] = field(default_factory=list)
    first_seen: date | None = None
    present: dict[str, Article] = field(default_factory=dict)
    """By article id."""
    absent: dict[str, Member] = field(default_factory=dict)
    """Members whose files are not there: they find their event again when they come back."""
    record: Record | None = None
    """The record that it comes from, as long as nothing but its first day may differ from it."""

    @property
    def age(self) -> tuple[bool, date, bool, str]:
        """Sorts older events first, undated and then unminted ones last."""
        return (
            self.first_seen is None,
            self.first_seen or date.max,
            not self.id,
            self.id or self.slug,
        )


_LAST = datetime.max.replace(tzinfo=UTC)


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """By time of publication, undated last, then by id."""
    ordered = tuple(articles)
    if len(ordered) < 2:  # As most events are.
        return ordered
    return tuple(sorted(ordered, key=lambda a: (a.published or _LAST, a.id)))


def founder(articles: Mapping[str, Article]) -> Article:
    """The article whose content an event's id follows from: the first in time, then by id."""
    return in_order(articles.values())[0]


def first_day(draft: Draft, zone: tzinfo) -> date | None:
    """The first day that any of its articles ever named."""
    days = [day_of(article, zone) for article in draft.present.values()]
    return min((day for day in (*days, draft.first_seen) if day), default=None)
