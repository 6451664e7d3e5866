"""Dates as people and machines write them, to aware UTC datetimes; never a guess."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from digest.patterns import regex

EXPECTED = "a date such as 2026-11-20 or 2026-11-20 18:30 +0100"
"""What to tell somebody whose date can't be read."""

_EARLIEST, _LATEST = 1000, 9000
"""Years. Outside of them UTC offsets overflow `datetime` and feeds have no notation."""
_FARTHEST = 15
"""Hours from UTC; real ones go from -12 to +14."""

_ISO = regex(
    r"""
    (\d{4}) ([-/]) (\d{1,2}) \2 (\d{1,2})
    (?:
        (?: [Tt] | \s+ ) (\d{1,2}) : (\d{2}) (?: : (\d{2}) (?: [.,] (\d{1,9}) )? )?
        (?: \s* (?: ([Zz] | UTC | GMT) | ([+-]) (\d{2}) :? (\d{2})? ) )?
    )?
    """,
    re.VERBOSE | re.ASCII,
)
_MAIL = regex(
    r"(?:[A-Z][a-z]{2},\s*)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d{2}:\d{2}(?::\d{2})?"
    r"(?:\s*[+-]\d{4}|\s+(?:UTC?|GMT|Z|[ECMP][SD]T))?",
    re.ASCII,
)
"""Only the zones that RFC 5322 names: any other abbreviation would be a guess."""


def parse_moment(text: str, zone: tzinfo) -> datetime:
    """The moment that `text` names, in UTC; one without an offset is in `zone`.

    Takes ISO 8601 dates and datetimes, loosely (`2025-9-5`, `2025/09/05`, a space for the
    `T`, `+0200`, Jekyll's space before the offset), and the dates of e-mail and RSS
    (RFC 5322, section 3.3). A bare date is its midnight.

    Raises:
        ValueError: the text is no date, or one that does not exist, as its message says.

    >>> parse_moment("2025-09-05 01:43:49 +0200", UTC).isoformat()
    '2025-09-04T23:43:49+00:00'
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return as_moment(_iso_moment(match), zone)
    if _MAIL.fullmatch(text):
        return as_moment(_mail_moment(text), zone)
    raise ValueError("it is no date")


def as_moment(value: date, zone: tzinfo) -> datetime:
    """A date or datetime as an aware UTC datetime; a naive one is in `zone`.

    Raises:
        ValueError: the year is one that no feed can name.
    """
    if not _EARLIEST <= value.year <= _LATEST:
        raise ValueError(f"the year {value.year} is out of range")
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _iso_moment(match: re.Match[str]) -> datetime:
    """Naive where the text has no offset."""
    year, _, month, day, hour, minute, second, fraction, utc, sign, hours, minutes = match.groups()
    offset = _offset(utc, sign, hours, minutes)
    try:
        midnight = datetime(int(year), int(month), int(day), tzinfo=offset)
    except ValueError as error:
        raise ValueError("there is no such day") from error
    try:
        return midnight.replace(
            hour=int(hour or 0),
            minute=int(minute or 0),
            second=int(second or 0),
            microsecond=int((fraction or "0").ljust(6, "0")[:6]),
        )
    except ValueError as error:
        raise ValueError("there is no such time of day") from error


def _offset(utc: str | None, sign: str | None, hours: str, minutes: str | None) -> tzinfo | None:
    if sign is None:
        return UTC if utc else None
    if int(hours) > _FARTHEST:
        raise ValueError("there is no such offset from UTC")
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(ahead if sign == "+" else -ahead)


def _mail_moment(text: str) -> datetime:
    from email.utils import parsedate_to_datetime  # 10 ms that few sites have to pay

    try:
        return parsedate_to_datetime(text)
    except (ValueError, OverflowError) as error:
        raise ValueError("there is no such day or time") from error
