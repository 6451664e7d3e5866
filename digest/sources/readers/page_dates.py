"""What a page shows and says of its day of publication, to that day; never a guess.

A stamp in the metadata counts before one in the text, an exact time before a day, and the
address of a page before an unmarked time on it (docs/content.md). Dates such as 04/09/2025
name two days and so none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import islice

from digest.patterns import regex
from digest.sources.readers.bylines import byline_of
from digest.sources.readers.credits import is_date_line
from digest.text.dates import as_moment, parse_moment
from digest.text.named_days import named_dates

LINES_BELOW_TITLE = 8
"""Lines among which the day of a page stands; what is above the title is today's date."""
LONGEST_LINE = 200
"""Characters of a line that is nothing but a date or a byline."""
DATELINE = 70
"""Characters at the beginning of a text among which its dateline ends."""

_ISO_DAY = r"(?P<y>(?:19|20)\d\d)(?P<s>[-/._]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])"
_IN_PATH = regex(rf"(?<![\da-zA-Z]){_ISO_DAY}(?!\d)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMED_IN_PATH = regex(
    rf"/(?P<y>(?:19|20)\d\d)/(?P<m>{'|'.join(_MONTHS)})[a-z]{{0,6}}/(?P<d>\d\d?)(?![\d\w])", re.I
)
_FIGURES = regex(r"(?<![\d./-])(\d{1,2})([./-]) ?(\d{1,2})\2 ?((?:19|20)\d\d)(?![\d/-])")
_PUBLISHED = regex(
    r"(?:first )?(?:published|posted|veröffentlicht|erschienen|publié|paru|publicado|pubblicato"
    r"|gepubliceerd|geplaatst)\b",
    re.IGNORECASE,
)
_CHANGED = regex(
    r"\b(?:updated?|modified|aktualisiert|mis à jour|actualizado|aggiornato|atualizado"
    r"|bijgewerkt)\b",
    re.IGNORECASE,
)
_DATELINE = regex(r"\s[-–—]{1,2}\s|[-–—]{2}|\)\s")


def stamped(stamps: Iterable[str]) -> date | None:
    """The first exact time among `stamps`, else the first day, else None."""
    days = [day for stamp in stamps if (day := read_stamp(stamp.strip()))]
    return next((day for day in days if isinstance(day, datetime)), days[0] if days else None)


def read_stamp(stamp: str) -> date | None:
    """The day or moment of a time stamp; None if it is not a date.

    Naive where it tells no zone, so that it can be read in the site's.
    """
    for read in (date.fromisoformat, datetime.fromisoformat, _of_a_mail):
        try:
            found = read(stamp)
            as_moment(found, UTC)
        except ValueError:
            continue
        return found
    return None


def day_of_url(url: str) -> date | None:
    """The day that an address contains.

    >>> day_of_url("https://a.example/2025/09/04/dam.html")
    datetime.date(2025, 9, 4)
    """
    url = url[:2_000]
    if found := _NAMED_IN_PATH.search(url):
        return _day(found["y"], _MONTHS.index(found["m"].lower()) + 1, found["d"])
    days = [_day(found["y"], found["m"], found["d"]) for found in _IN_PATH.finditer(url)]
    return next((day for day in days if day), None)


def day_beside_title(lines: Iterable[str], title: str) -> date | None:
    """The day that the lines below the title give: "Published on 4 September 2025".

    Where the title is not among the lines, or there is none, the first lines count.

    >>> day_beside_title(["Dam fails", "By Ana Example, September 4, 2025"], "Dam fails")
    datetime.date(2025, 9, 4)
    """
    shown = list(islice(lines, 2_000))
    at = _behind_title(shown, title)
    changed = list[date]()
    for line in shown[at : at + LINES_BELOW_TITLE]:
        for part in _parts(line):
            days = _days(part)
            if days and _CHANGED.search(part) and not _PUBLISHED.search(part):
                changed += days
            elif days:
                return min(days)
    return min(changed, default=None)


def _behind_title(lines: Sequence[str], title: str) -> int:
    folded = title.casefold()
    places = [at for at, line in enumerate(lines) if folded and line.casefold() == folded]
    return places[-1] + 1 if places else 0


def _parts(line: str) -> list[str]:
    """What of `line` may tell its day: all of a date line, the dateline of a sentence."""
    text = line.strip()
    if len(text) <= LONGEST_LINE and (
        is_date_line(text) or _PUBLISHED.match(text) or _CHANGED.match(text) or byline_of(text)
    ):
        return [part for part in re.split(r"[|•·;]|(?<=\d{4}),? (?=[Uu]pdated)", text) if part]
    dash = _DATELINE.search(text[:DATELINE])
    return [text[: dash.start()]] if dash else []


def _days(text: str) -> list[date]:
    """The days that `text` names beyond doubt, with their years."""
    named = [_day(each.year, each.month, each.day) for each in named_dates(text) if each.year]
    for found in _FIGURES.finditer(text):
        first, mark, second, year = found.groups()
        if mark == "." or int(first) > 12:  # a full stop always has the day first
            named.append(_day(year, second, first))
        elif int(second) > 12:
            named.append(_day(year, first, second))
    return [day for day in named if day]


def _of_a_mail(stamp: str) -> datetime:
    """RSS's dates, and ISO's as people write them."""
    has_zone = re.search(r"(?:[+-]\d\d:?\d\d|Z|[A-Z]{2,4})$", stamp)
    moment = parse_moment(stamp, UTC)
    return moment if has_zone else moment.replace(tzinfo=None)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
