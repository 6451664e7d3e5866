"""Moments, days and languages in the words of a language; no locale of the machine has a say.

English is written here, so that an English site needs no library for it. Every other language,
and every country's own English, is Babel's.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages written from right to left, by the first part of their code."""

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


def is_right_to_left(language: str) -> bool:
    """Is it, as a rule or by the script that its code names, written from right to left?

    >>> is_right_to_left("ar-EG"), is_right_to_left("ks-Arab"), is_right_to_left("de")
    (True, True, False)
    """
    name, *rest = language.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    return scripts[0] in ("arab", "hebr", "thaa", "syrc") if scripts else name in RIGHT_TO_LEFT


def foreign_language(language: str, own: str) -> str:
    """A language, if it is not one's own; a country's kind of that is no other.

    >>> foreign_language("de-AT", "de"), foreign_language("fr", "de")
    ('', 'fr')
    """
    name = own.partition("-")[0].lower()
    return language if language.partition("-")[0].lower() != name else ""


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The day in `zone` on which a moment falls."""
    return moment.astimezone(zone).date()


@lru_cache(maxsize=4096)  # lists name the same days again and again
def day_words(day: date, language: str = ENGLISH) -> str:
    """A day, written out.

    >>> day_words(date(2026, 11, 2)), day_words(date(2026, 11, 2), "de-AT")
    ('2 November 2026', '2. November 2026')
    """
    locale = _locale(language)
    if locale is None:
        return f"{day.day} {month_words(day)}"
    from babel.dates import format_date  # 25 ms that an English site spares

    return format_date(day, "long", locale)


def month_words(day: date, language: str = ENGLISH) -> str:
    """The month of a day, written out.

    >>> month_words(date(2026, 11, 2)), month_words(date(2026, 11, 2), "es")
    ('November 2026', 'noviembre de 2026')
    """
    locale = _locale(language)
    if locale is None:
        return f"{MONTHS[day.month - 1]} {day.year}"
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", day, locale=locale)


def time_words(moment: datetime, zone: ZoneInfo, language: str = ENGLISH) -> str:
    r"""The time of day in `zone`; "" at midnight.

    `00:00` is what a date without a time comes to: front matter's bare dates begin their day
    in the site's zone. So the day alone is shown.

    >>> moment = datetime.fromisoformat("2026-11-02T14:05+00:00")
    >>> time_words(moment, ZoneInfo("UTC")), time_words(moment, ZoneInfo("UTC"), "en-US")
    ('14:05', '2:05\u202fPM')
    """
    local = moment.astimezone(zone)
    if not local.hour and not local.minute:
        return ""
    locale = _locale(language)
    if locale is None:
        return f"{local:%H:%M}"
    from babel.dates import format_time

    return format_time(local.time(), "short", locale=locale)


def number_words(number: int, language: str = ENGLISH) -> str:
    """A number, its thousands set apart.

    >>> number_words(2026), number_words(2026, "de")
    ('2,026', '2.026')
    """
    if number < 1000:
        return str(number)
    locale = _locale(language)
    if locale is None:
        return f"{number:,}"
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale, group_separator=True)


@lru_cache(maxsize=256)  # as many pages have sources in the same few languages
def language_words(named: str, language: str = ENGLISH) -> str:
    """What a language is called in another; its code where nobody knows.

    >>> language_words("es-MX"), language_words("es", "de"), language_words("qx-Latn")
    ('Spanish', 'Spanisch', 'qx-Latn')
    """
    from babel import Locale  # only a source in another language than the site's is worth it

    names = (_locale(language) or Locale(ENGLISH)).languages
    return str(names.get(named.partition("-")[0].lower(), named))


@lru_cache(maxsize=16)
def _locale(language: str) -> Locale | None:
    """How the language writes dates; None for English, and where nobody knows how."""
    if language == ENGLISH:
        return None
    from babel import Locale, UnknownLocaleError

    tag = language
    while tag:
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            tag = tag.rpartition("-")[0]
    return None
