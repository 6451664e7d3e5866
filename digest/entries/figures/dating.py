"""A sentence to the calendar day that it gives, and to what it says of that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from digest.entries.reading.reading import Reading, Sentence, content_words
from digest.entries.words.function_words import function_words
from digest.entries.words.marks import Kind
from digest.once import once
from digest.patterns import regex
from digest.text.named_days import LEAP, NamedDate, named_dates

SHARED = 2
"""Words that a clause must have beside its date, and must share with one that dates the same."""
EXCERPT_WORDS = 9
LONGEST_DATELINE = 45
"""Characters before its date."""
MOST_OF_ONE = 20
"""Dates of an article: what is told first."""

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WEEKDAY = regex(rf"\b{_DAY},? (?:the )?$")
_ANY_DAY = regex(rf"\b{_DAY}\b")
_WORD = regex(r"[\w“$€£]\S*[\w%”]|\w")
_ATTRIBUTE = regex(r"(?:\b(?:an?|the)|['’]s?) $", re.IGNORECASE)
"""Before a date that stands before its noun: "the March 4 vote"."""
_ALL_BEFORE = regex(rf"^\W*(?:(?:on|am|el|le) )?(?:{_DAY},? )?(?:the )?$", re.IGNORECASE)
_CLAUSE = regex(
    r"[,;:()–—]| (?:while|but|whereas|when|that|which|who|as|because|although|after|before"
    r"|following|according to) "
)
_ATTRIBUTION = regex(
    r"^[^,]{0,60}?\b(?:said|says|confirmed|reported|stated|told \w+)(?: that)? ", re.IGNORECASE
)
_FURNITURE = regex(
    r"\b(?:published|posted|updated|copyright|modified|photo|file|filed under|born)\b",
    re.IGNORECASE,
)
_SINCE = regex(r"\bsince (?:the )?$", re.IGNORECASE)
_DATELINE = regex(r" ?(?:\(|[-–—:|/]|$)")
_ON = regex(r"(?:\bon |\bam |\bel |\ble |\bis |\bwas |\bfor |\bof )(?:the )?$", re.IGNORECASE)
_OTHER_TIME = regex(
    r"\b(?:postpon\w*|delay\w*|re-?schedul\w*|original(?:ly)?|initial(?:ly)?|had been|moved|instead"
    r"|brought forward|extend\w*|again|re-?open\w*|first|second|third|another|other|next|last|new"
    r"|previous\w*|earlier|later|former\w*|anniversary|edition|annual\w*|each|every|until|since"
    r"|deadline|latest|around|about|week of|not|never|rumou?r\w*|could|may|might|would|propos\w+"
    r"|round|phase|part|one of|some|several|more|further|separate\w*|repeat\w*|similar|dozens?"
    r"|series|two|three|four|five|both|announced)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What hints at another day of the same sort, or leaves it open."""
_TO_COME = regex(
    r"\b(?:will|shall|due|expected|scheduled|set (?:for|to)|planned|to be"
    r"|to (?:start|begin|open))\b"
)
_LIGHT = (
    "take took taken takes place held hold holds holding set schedule scheduled due will expect"
    " expected plan planned date day go goes went happen happened occur occurred"
)
"""Words that say of a thing only that there is a day for it."""


@dataclass(frozen=True)
class Dating:
    """A day that one sentence of one article gives."""

    sentence: Sentence
    named: NamedDate
    language: str
    year: int
    """Of the date, or else of publication; 0 where neither is known."""

    @property
    def article(self) -> int:
        """Which of the event's articles, from 0."""
        return self.sentence.article

    @property
    def text(self) -> str:
        """The date as it stands in the sentence."""
        return self.sentence.text[self.named.start : self.named.end]

    @property
    def excerpt(self) -> str:
        """The date with what it is the day of: the words before it, or else those behind."""
        text, at = self.sentence.text, self.named.start
        before = [found.start() for found in _WORD.finditer(text, self._clause[0], at)]
        start = before[-EXCERPT_WORDS:][0] if before else at
        most = EXCERPT_WORDS if len(before) < SHARED else 0
        return text[start : self._behind(1 if _ATTRIBUTE.search(text[:at]) else most)]

    def _behind(self, most: int) -> int:
        """Where up to `most` words of the clause behind the date end, the last one no "of"."""
        found = list(_WORD.finditer(self.sentence.text, self.named.end, self._clause[1]))[:most]
        while found and found[-1][0].lower() in function_words("en"):
            found.pop()
        return found[-1].end() if found else self.named.end

    @once
    def said(self) -> frozenset[str]:
        """The stems of the words of its clause, without what only says that there is a day."""
        start, end = self._clause
        text = self.sentence.text
        outside = f"{text[start : max(start, self.named.start)]} {text[self.named.end : end]}"
        words = content_words(_ANY_DAY.sub("", outside), self.language)
        return frozenset(word for word in words if not word[0].isdigit()) - _light(self.language)

    @property
    def will(self) -> bool:
        """Is the day still to come?"""
        return bool(_TO_COME.search(self.sentence.text))

    @property
    def is_plain(self) -> bool:
        """Does the sentence say nothing that hints at another time?"""
        text, named = self.sentence.text, self.named
        if not self.language.lower().startswith("en") or not _ON.search(self._before_day):
            return False
        return not _OTHER_TIME.search(f"{text[: named.start]} {text[named.end :]}")

    @property
    def name_stems(self) -> frozenset[str]:
        """The names of its sentence, as its words are compared."""
        return frozenset(content_words(" ".join(sorted(self.sentence.names)), self.language))

    @property
    def day(self) -> date:
        """In a year that has every day: for two datings of one year."""
        return date(LEAP, self.named.month, self.named.day)

    @property
    def _before_day(self) -> str:
        return _WEEKDAY.sub("", self.sentence.text[: self.named.start])

    @once
    def _clause(self) -> tuple[int, int]:
        text, named = self.sentence.text, self.named
        weekday = _WEEKDAY.search(text, 0, named.start)
        start = weekday.start() if weekday else named.start
        left = [found.end() for found in _CLAUSE.finditer(text, 0, start)]
        first, search = left[-1] if left else 0, named.end
        if _ALL_BEFORE.match(text[first : named.start]) and text[named.end : named.end + 1] == ",":
            # "On 4 March, the council voted": the clause is the one that it opens.
            search += 1
        right = _CLAUSE.search(text, search)
        end = right.start() if right else len(text)
        attributed = _ATTRIBUTION.match(text[first : named.start])
        return first + (attributed.end() if attributed else 0), end


def datings(reading: Reading) -> tuple[Dating, ...]:
    """The days of an article, from sentences that name no other and tell something of it."""
    found = [dating for sentence in reading.sentences for dating in _dating(sentence, reading)]
    return tuple(found[:MOST_OF_ONE])


def _dating(sentence: Sentence, reading: Reading) -> Iterator[Dating]:
    article = reading.article
    named = named_dates(sentence.text) if sentence.marks & Kind.DATE else ()
    if len(named) != 1 or _FURNITURE.search(sentence.text):
        return
    published = article.published.year if article.published else 0
    dating = Dating(sentence, named[0], article.language, named[0].year or published)
    if len(dating.said) >= SHARED and not _is_aside(sentence.text, named[0]):
        yield dating


def _is_aside(text: str, named: NamedDate) -> bool:
    """Is it a dateline, or the day of what something is only compared with?"""
    opens = named.start < LONGEST_DATELINE and named.end < len(text) - 1
    dateline = opens and _DATELINE.match(text, named.end)
    return bool(dateline or _SINCE.search(text[: named.start]))


@cache
def _light(language: str) -> frozenset[str]:
    return frozenset(content_words(_LIGHT, language))
