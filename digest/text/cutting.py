"""A plain text to where sentences surely end: paragraphs, datelines, and stops that only we know.

What is left between two of these places is for the sentence-splitting library.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.nouns import noun
from digest.patterns import regex
from digest.text.abbreviations import ABBREVIATIONS
from digest.text.datelines import told_from

Span = tuple[int, int]

_PARAGRAPH = regex(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_CLOSERS = r"[\"”’'»)\]）」』》〉】]"
_FOREIGN_STOPS = "。！？｡؟۔।॥։።။។"
_FOREIGN_STOP = regex(rf"[{_FOREIGN_STOPS}]+(?P<closers>{_CLOSERS}*)")
_SPACED_SCRIPT = regex(r"\s|$|[“\"«「『]")
# What starts with a plain character is found ten times as fast as what starts with a look behind.
_GREEK_QUESTION = regex(r"[;\u037e](?<=[\u0370-\u03ff].)(?=\s)")
_GERMAN_CLOSE = regex(r"“(?<=[.!?].)(?=\s+[A-ZÄÖÜ])")
_THAI = regex("[\u0e00-\u0eff]")
_THAI_BLANK = regex(r"(?<=[\u0e00-\u0eff]) +(?=[\u0e00-\u0ecf])")
"""Thai and Lao set a blank between sentences, but also between clauses."""
THAI_CLAUSE = 30
"""Characters on either side of a blank that parts two Thai sentences: names and lists are less."""
_GLUED = regex(
    r"[.!?](?=[\"“”]?(?:[A-Z][a-z]|A [a-z\d]|(?!NET|JS|AI|IO|TV|UK|US)[A-Z]{2,5}[ ’'])"
    r"|\d{1,2}-year-old\b)"
)
_PLAIN = regex(r"[.?!](?<=[a-z]{3}.)[\"”]?( )(?=[\"“]?(?:[A-Z][a-z]|[AI] [a-z]))")
"""Ends a sentence, if what stands before it is a mere word. The library says so, too, of each such
stop in 4,268 reports, and takes ten times as long."""
_NO = regex(r"o\.(?<=\b[Nn]o\.)(?=\s+[\"“]?[A-Z][a-z])")
"""The answer, where "No." before a number is an abbreviation."""
_HOUR = regex(r"\b[ap]\.m\.\s(?=(?:Its?|He|His|She|Her|They|Their|This|These)\s)")
"""At 3:40 a.m. / Its operator: an abbreviation, and the end of a sentence."""
_BULLET = regex(r"[-*•–—·▪]\s")


def paragraphs(text: str) -> Iterator[Span]:
    """What can hold a sentence: paragraphs, cut at line breaks that somebody meant."""
    start = 0
    for end, following in [*(m.span() for m in _PARAGRAPH.finditer(text)), (len(text), len(text))]:
        if text.find("\n", start, end) < 0:
            yield start, end
        else:
            yield from _lines(text, start, end)
        start = following


@noun
class Cuts:
    """Where sentences of a text end that do not end in a stop of ASCII and a blank."""

    places: Sequence[int]
    """In order."""
    by_blanks: bool
    """It has letters of a script in which blanks part sentences."""


def cuts(text: str) -> Cuts:
    """Those that can be told whatever paragraph they are in."""
    found = [
        m.end() + _closes(text, m.end())
        for m in _GLUED.finditer(text)
        if _is_glued(text, m.start())
    ]
    found += [m.end() for m in _NO.finditer(text)]
    if ".m." in text:
        found += [m.end() for m in _HOUR.finditer(text)]
    if text.isascii():
        return Cuts(sorted(found), by_blanks=False)
    return Cuts(sorted([*found, *_foreign(text)]), bool(_THAI.search(text)))


def parted(text: str, start: int, end: int, known: Cuts) -> Iterator[Span]:
    """`text[start:end]` cut after a dateline, a label, and the stops that only we know."""
    told = told_from(text, start, end)
    if told > start:
        yield start, told
        start = told
    places = known.places
    inside = list(places[bisect_right(places, start) : bisect_left(places, end)])
    while inside and not text[inside[-1] : end].strip():
        inside.pop()
    if known.by_blanks:
        inside = sorted([*inside, *_thai(text, start, end)])
    for cut in inside:
        yield start, cut
        start = cut
    yield start, end


def plainly_parted(text: str, start: int, end: int) -> Iterator[Span]:
    """`text[start:end]` cut where no library need be asked."""
    for stop in _PLAIN.finditer(text, start, end):
        if _ends_a_word(text, stop.start()):
            yield start, stop.start(1)
            start = stop.end()
    yield start, end


def _foreign(text: str) -> Iterator[int]:
    """Ends of sentences by other stops than those of ASCII, or by what closes a quotation.

    To look for one character takes a tenth of the time that a pattern takes.
    """
    if ";" in text or "\u037e" in text:
        yield from (m.end() for m in _GREEK_QUESTION.finditer(text))
    if "“" in text:
        yield from (m.end() for m in _GERMAN_CLOSE.finditer(text))
    if any(map(text.__contains__, _FOREIGN_STOPS)):
        for stop in _FOREIGN_STOP.finditer(text):
            # 「そうだ。」と話した: a closed quotation goes on unless a blank says otherwise.
            if not stop["closers"] or _SPACED_SCRIPT.match(text, stop.end()):
                yield stop.end()


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """A paragraph as a whole, where lines were only wrapped; else its lines.

    A line was wrapped if the next word did not fit: if the line with it would have been
    longer than the longest line of the paragraph.
    """
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    begin = position = start
    for line, following in pairwise(lines):
        position += len(line) + 1
        first = following.split(maxsplit=1)[0] if following.strip() else ""
        fits = len(line.rstrip()) + 1 + len(first) <= width
        if _BULLET.match(following) or (fits and not first[:1].islower()):
            yield begin, position - 1
            begin = position
    yield begin, end


def _is_glued(text: str, stop: int) -> bool:
    """Does a word or a number end at `stop`, not a part of a web or mail address or an initial?"""
    before = text[max(0, stop - 80) : stop].split()
    word = before[-1] if before else ""
    if word.isdigit():
        return 2 <= len(word) <= len("2026")
    return word[-3:].islower() and len(word) > 2 and not re.search(r"[/@]|www\.", word)


def _closes(text: str, at: int) -> bool:
    """Does a quotation mark at `at` close what its paragraph has opened?"""
    if text[at] != '"':
        return text[at] == "”"
    return text.count('"', text.rfind("\n", 0, at) + 1, at) % 2 == 1


def _ends_a_word(text: str, stop: int) -> bool:
    """Does a word of letters that is nothing shortened end at `stop`, also behind a hyphen?"""
    word = text[text.rfind(" ", 0, stop) + 1 : stop].lower()
    return word.replace("-", "").isalpha() and word.rpartition("-")[2] not in ABBREVIATIONS


def _thai(text: str, start: int, end: int) -> Iterator[int]:
    """Blanks of a text in Thai or Lao that most likely stand between sentences."""
    for blank in _THAI_BLANK.finditer(text, start, end):
        if blank.start() - start >= THAI_CLAUSE and end - blank.end() >= THAI_CLAUSE:
            yield blank.start()
            start = blank.end()
