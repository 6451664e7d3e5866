"""Texts to what two reports of one event would agree on: weekdays, months, ages, results."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from digest.events.features.months import months
from digest.nouns import noun
from digest.patterns import may_have_digits, regex

WINDOW = 1500
"""Characters of a text that are searched, about 250 words: a report says early when and who."""

_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "uk": "понеділок вівторок середу четвер п'ятницю суботу неділю",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
}
"""Monday first. No name means two days in two languages, so that one table serves all."""
DAY = {name: day for names in _WEEKDAYS.values() for day, name in enumerate(names.split())}


def _any_of(words: Iterable[str]) -> str:
    """A pattern of these words that looks at each letter once."""
    branches = []
    for letter, found in groupby(sorted(words), key=lambda word: word[:1]):
        rests = [word[1:] for word in found]
        branches.append(
            re.escape(letter) + (_any_of(rests) if len(rests) > 1 else re.escape(rests[0]))
        )
    return f"(?:{'|'.join(sorted(branches, reverse=True))})"


_PIECES = frozenset({"feira", *filter(str.isalpha, DAY)})
"""Names of days that are one piece, and the piece of those that are two."""
_SPACED = str.maketrans(
    {chr(n): " " for n in range(128) if not (chr(n).isalnum() or n == ord("_"))}
)
_WEEKDAY = regex(rf"\b{_any_of(DAY)}\b")
_AGE = regex(
    r",\s(\d{1,2}),"  # Ana Ruiz, 27, a teacher
    r"|\((\d{1,2})\)"  # Ana Ruiz (27)
    r"|\b(?:aged?|edad de|âgée? de)\s(\d{1,2})\b"
    r"|\b(\d{1,2})(?:\s|-)(?:years?(?:\s|-)old|año|ans\b|jährig|jahre alt|anni\b|anos\b|jarig|år)",
)
_DIGITS = regex(r"\d+")
NEAR = 24
"""Characters on each side of digits that an age needs at most; twice as many as any pattern."""
_VOTES = "votes?|votos?|voix|stimmen|voti|stemmen|röster|stemmer|głosów|голосов"
_AGAINST = "to|against|contra|contre|gegen|zu|a|contro|tegen|mot|przeciw|против"
_RESULT = regex(
    r"(?<![\d-])(\d{1,3}) ?[-–] ?(\d{1,3})(?![\d-])"  # won 3-1
    rf"|\b(\d{{1,3}}) (?:{_VOTES}) (?:{_AGAINST}) (\d{{1,3}})\b"  # by 212 votes to 190
    r"|\bvoted (\d{1,3}) to (\d{1,3})\b"
)
_ROUNDUP = regex(
    r"\b(?:round-?up|news in brief|(?:morning|evening|daily|news) briefing"
    r"|(?:the|this|last) (?:week|day|month) in \w+(?: \w+)?:"
    r"|resumen (?:de la semana|del día)|noticias breves|la semana en \w+:"
    r"|en bref\b|revue de presse|la semaine en \w+:"
    r"|wochenrückblick|kurz notiert|kurznachrichten|die woche in \w+:"
    r"|in breve\b|rassegna stampa|resumo (?:da semana|do dia)|kort nieuws)"
)
BEGINNING = 80
"""Characters in which a round-up calls itself one: the title, or what stands in its place."""
BITS = 63
"""Values share a bit with those that are 63 apart: seldom enough, a contradiction is missed, or a
child of 9 taken for a person of 72."""


@noun
class Signs:
    """What a text says on each count, as bits; 0 where it says nothing."""

    weekdays: int
    """Monday is bit 0."""
    months: int
    """That its lead is about; January is bit 1."""
    ages: int
    """27 years is bit 27."""
    results: int
    """As in "won 3-1" or "212 votes to 190"; whatever looks like one counts."""
    roundup: bool = False
    """Whether it begins by saying that it reports on several things."""


def signs(text: str) -> Signs:
    """The weekdays, months, ages and results that a text names near its beginning.

    >>> signs("A man, 27, was held on Friday")
    Signs(weekdays=16, months=0, ages=134217728, results=0, roundup=False)
    """
    head = text[:WINDOW].lower()
    roundup = _ROUNDUP.search(head[:BEGINNING]) is not None
    weekdays = ages = results = 0
    for name in _weekdays(head):
        weekdays |= 1 << DAY[name]
    head = _near_digits(head)
    for found in _AGE.findall(head):
        ages |= 1 << (int("".join(found)) % BITS)
    for found in _RESULT.findall(head):
        home, away = filter(None, found)
        results |= 1 << ((int(home) * 31 + int(away)) % BITS)
    return Signs(weekdays, months(text), ages, results, roundup)


def _weekdays(head: str) -> Iterable[str]:
    """The names of weekdays in a text of small letters."""
    if not head.isascii():
        return _WEEKDAY.findall(head)
    # To take it apart at whatever is no letter is several times as fast as a search.
    found = _PIECES.intersection(head.translate(_SPACED).split())
    return _WEEKDAY.findall(head) if "feira" in found else found


def _near_digits(head: str) -> str:
    """The parts of a text that have digits, each with what ages and results stand between."""
    if not may_have_digits(head):
        return ""
    parts, end = [], 0
    for digits in _DIGITS.finditer(head):
        start = digits.start() - NEAR
        parts.append("¦" if start > end else "")
        parts.append(head[max(start, end) : digits.end() + NEAR])
        end = digits.end() + NEAR
    return "".join(parts)
