"""Moments and days in the words of a page; no locale of the machine has a say."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The day in `zone` on which a moment falls."""
    return moment.astimezone(zone).date()


def day_words(day: date) -> str:
    """A day, written out.

    >>> day_words(date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{day.day} {month_words(day)}"


def month_words(day: date) -> str:
    """The month of a day, written out.

    >>> month_words(date(2026, 11, 2))
    'November 2026'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


def time_words(moment: datetime, zone: ZoneInfo) -> str:
    """The time of day in `zone`, on a clock of 24 hours.

    `00:00` is also what a date without a time comes to: front matter's bare dates begin their
    day in the site's zone. The theme takes it so, and shows the day alone.
    """
    return f"{moment.astimezone(zone):%H:%M}"
