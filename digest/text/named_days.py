"""A sentence to the calendar days that it names: dates, and weekdays of what has happened.

A weekday is a day only with the date of publication beside it, and only of what is told as
past: "the council meets on Monday" may be any Monday to come. In doubt, no day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from digest.nouns import noun
from digest.patterns import regex

LONGEST = 1500
"""Characters; what is longer is no sentence, and only costs time."""
HALF_A_YEAR = 183
"""Days: "4 September" is the one nearest to publication, if none is as near as another."""

A_YEAR = timedelta(days=366)
LONGEST_SHORT = 4
"""Letters of a month that a point cuts short: "Sept."."""
LEAP = 2000
"""A year that has every day."""

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTH = {name: at for line in _MONTHS.values() for at, name in enumerate(line.split(), start=1)}
"""The number of each month by its full name, which is no other month in any of these languages."""
_MONTH = MONTH | {name: at for at, name in enumerate(_SHORT_MONTHS.split(), start=1)} | {"sept": 9}
MONTHS = frozenset(_MONTH)
"""The names of months in all these languages."""
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_ANY_MONTH = "|".join(sorted(_MONTH, key=len, reverse=True))
_DATE = regex(
    rf"(?<![\w.,/-])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of| de)? (?P<m1>{_ANY_MONTH})\b\.?"
    r"(?:,? (?:de )?(?P<y1>(?:19|20)\d\d)\b)?"
    rf"|\b(?=[^\W\d_]{{3,10}}\.? \d)(?P<m2>{_ANY_MONTH})\.? "
    r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)"
    r"(?:,? (?P<y2>(?:19|20)\d\d)\b)?"
    r"|(?<![\d-])(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?![\d-])",
    re.IGNORECASE,
)
_AROUND = "".join(char for char in map(chr, range(33, 128)) if not char.isalnum()) + "“”‘’«»–—…"
_DIGITS = regex(r"\d+")
_BESIDE = 20
"""Characters before a day and behind it in which its month stands."""
_WEEKDAY = regex(
    r"(?P<before>(?:\b(?:on|late|early|last|this|of|late on|early on|said|killed|announced|reported"
    r"|told reporters|died|arrested)) )(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"(?! (?:to|through|until|or|and) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!s)"
)
_CLAUSE = regex(
    r"[,;:()–—]| (?:who|which|that|when|where|while|but|as|after|until) "
    r"| before (?!dawn|noon|sunrise|midnight|midday)"
)
_PAST = regex(
    r"\b(?:\w{2,}ed|was|were|had|said|told|met|began|came|took|left|broke|went|fell|rose|struck|hit"
    r"|won|lost|made|found|held|gave|shot|sank|led|ran|saw|sent|set off|cut|put|swept|fled|flew"
    r"|blew|caught|tore|burst|drew|spoke|stood|brought|buried|did|sold|paid|died|buries|killing)\b"
)
_TO_COME = regex(
    r"\b(?:will|would|shall|could|may|might|due|expect\w*|schedul\w*|plan(?:s|ned)?|next"
    r"|set to|since|every|each|vowed|promised|agreed|ordered|called for|wants?"
    r"|to (?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|their\b|[A-Z])[a-z]+)\b"
)
_BOUND = regex(
    r"\b(?:since|until|till|by|before|after|from"
    r"|seit(?: dem)?|ab(?: dem)?|vor dem|nach dem|bis(?: zum)?"
    r"|depuis le|jusqu['’]au|avant le|après le|dès le|desde el|hasta el"
    r"|dal|fino al|desde|até|sinds|tot) (?:the )?$",
    re.IGNORECASE,
)
"""Before a date that only begins or ends what is told."""
_BEFORE_DATE = 16
_MEETING = regex(
    r"\b(?:hearing|meeting|vote|elections?|session|talks|summit|conference|deadline|trial|match|game"
    r"|draw|debate|protest|rally|strike|date|appearance)(?: \w+){0,2} on $",
    re.IGNORECASE,
)


@noun
class NamedDate:
    """A date with its month and its day, as it stands in a text."""

    start: int
    end: int
    year: int
    """0 where the text does not give it."""
    month: int
    day: int


def named_dates(text: str) -> tuple[NamedDate, ...]:
    """The dates of a sentence, in order; weekdays and bare months are none.

    >>> [(each.month, each.day) for each in named_dates("It opens on 4 March or May 5, 2026.")]
    [(3, 4), (5, 5)]
    """
    if len(text) > LONGEST or not any(_may_be_a_day(text, each) for each in _DIGITS.finditer(text)):
        return ()
    return tuple(named for found in _DATE.finditer(text) if (named := _named(found)))


def _may_be_a_day(text: str, digits: re.Match[str]) -> bool:
    """Does a month stand beside these digits? Few do, and the pattern of dates is slow."""
    start, end = digits.span()
    before = text[max(0, start - _BESIDE) : start].lower().split()[-1:]
    behind = text[end : end + _BESIDE].lower().split()[:3]
    return text[end : end + 1] == "-" or any(
        word.strip(_AROUND) in _MONTH for word in (*before, *behind)
    )


def named_days(text: str, published: date | None, since: date | None = None) -> tuple[date, ...]:
    """The days that a sentence of a text of that date names, each once, in order of naming.

    Of what has gone on `since` then, "29 June" may be that of a year before: it is no day.

    >>> named_days("The dam failed on Monday.", date(2026, 3, 4))
    (datetime.date(2026, 3, 2),)
    >>> named_days("The council meets on Monday.", date(2026, 3, 4))
    ()
    """
    if len(text) > LONGEST:
        return ()
    found = [
        (named.start, _date(named, published, since))
        for named in named_dates(text)
        if not _BOUND.search(text, max(0, named.start - _BEFORE_DATE), named.start)
    ]
    if published and "day" in text:
        found += [
            (match.start(), _weekday(text, match, published)) for match in _WEEKDAY.finditer(text)
        ]
    return tuple(dict.fromkeys(day for _, day in sorted(found, key=_place) if day))


def _place(found: tuple[int, date | None]) -> int:
    return found[0]


def _named(found: re.Match[str]) -> NamedDate | None:
    """The date that was found; None for the verb "may" and for a 31 June."""
    day = int(found["d1"] or found["d2"] or found["d3"])
    name = found["m1"] or found["m2"]
    if name and not name[0].isupper() and name.lower() in ("may", "mar", "march"):
        return None
    month = _MONTH[name.lower()] if name else int(found["m3"])
    year = int(found["y1"] or found["y2"] or found["y3"] or 0)
    if not _day(year or LEAP, month, day):
        return None
    full_stop = found[0].endswith(".") and len(name or "") > LONGEST_SHORT
    return NamedDate(found.start(), found.end() - full_stop, year, month, day)


def _date(named: NamedDate, published: date | None, since: date | None) -> date | None:
    """The day of a date; one without a year is the nearest to publication, if it is the only one
    `since` then.
    """
    if named.year:
        return _day(named.year, named.month, named.day)
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    near = [each for year in years if (each := _day(year, named.month, named.day))]
    found = next((each for each in near if abs((each - published).days) < HALF_A_YEAR), None)
    return found if not (found and since and found - A_YEAR >= since) else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(text: str, found: re.Match[str], published: date) -> date | None:
    """The last such day up to publication, where its clause tells what has happened.

    Tomorrow's weekday is left alone: the reporter's clock may be ahead of the site's.
    """
    ago = (published.weekday() - _WEEKDAYS.index(found["day"].lower())) % 7
    left = [each.end() for each in _CLAUSE.finditer(text, 0, found.start())]
    right = _CLAUSE.search(text, found.end())
    clause = text[left[-1] if left else 0 : right.start() if right else len(text)]
    if ago == 6 or _TO_COME.search(clause) or not _PAST.search(clause):
        return None
    if found["before"] == "last " and ago == 0:
        return None
    if _MEETING.search(text[: found.start("day")]):
        return None
    return published - timedelta(days=ago)
