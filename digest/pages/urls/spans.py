"""Days in a row: one, or a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from digest.nouns import noun


@noun
class Span:
    """The days of an edition or a letter."""

    first: date
    days: int = 1

    @classmethod
    def week_of(cls, day: date) -> Span:
        """The week of this day, Monday to Sunday."""
        return cls(day - timedelta(days=day.weekday()), 7)

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=after) for after in range(self.days))

    def __contains__(self, day: date) -> bool:
        return self.first <= day < self.end

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.first + timedelta(days=self.days)

    @property
    def name(self) -> str:
        """`2026-11-20`, or of a week `2026-W47`. Source: ISO 8601, week dates."""
        return self.first.isoformat() if self.days == 1 else week_name(self.first)


def week_name(day: date) -> str:
    """The name of the week of a day.

    >>> week_name(date(2027, 1, 1))
    '2026-W53'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
