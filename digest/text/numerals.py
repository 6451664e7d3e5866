"""A sentence to the numbers in it: digits as languages write them, and numbers in words.

Only what can be read in one way is read: "1.300" is a thousand and more in Spanish, a little
more than one in English, and nothing where the language is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digest.nouns import noun
from digest.patterns import regex
from digest.text.pieces import Pieces

_ONES = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split(),
        start=1,
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_SHORT_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12,
    "millones": 1e6, "millón": 1e6, "millions": 1e6, "milliards": 1e9, "millionen": 1e6,
    "milliarden": 1e9, "milioni": 1e6, "miliardi": 1e9, "milhões": 1e6, "bilhões": 1e9,
    "miljoen": 1e6, "miljard": 1e9, "mil": 1e3,
}  # fmt: skip
"""Beside `_SCALES`, after digits only. French and German "Billion(en)" are left out: they are a
thousand times ours."""
_VAGUE = {
    "dozens": (24, 100), "scores": (40, 100), "hundreds": (200, 1e3), "thousands": (2e3, 1e4),
    "tens of thousands": (2e4, 1e5), "hundreds of thousands": (2e5, 1e6), "millions": (2e6, 1e8),
    "decades": (20, 100),
}  # fmt: skip
"""What plural words can mean, at least and at most; "decades" in years."""
_POINT_DECIMALS = frozenset({"en", "zh", "ja", "ko", "he", "th"})
"""Languages that write "1,200.5"; all others that are known write "1.200,5"."""
_BLANK_THOUSANDS = frozenset({"fr", "sv", "no", "nb", "nn", "fi", "pl", "cs", "ru", "uk", "bg"})


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SINGLE = (*_ONES, *_TENS, *_SCALES, "dozen")
_SCALE = _any_of([*_SCALES, *_SHORT_SCALES])
_AND = "(?:(?<=hundred)|(?<=thousand)|(?<=million)) and "
# What starts with a digit is found ten times as fast as what starts with a look behind.
_DIGITS = regex(
    r"\d(?:(?<![\w.,:/@#].)|(?<=\$US.)|(?<=Rs.))(?<!\d\. .)(?!(?<=0)\d)\d{0,14}+(?:[.,]\d{1,15}+)*+"
    # Longer numbers and those with a blank within, "5. 6", are not read, rather than read in part.
    r"(?!(?:[.,]|\. )?\d)"
    rf"(?:[ \u00a0\u202f]\d{{3}}\b)*(?:[ \u00a0-]?(?P<scale>(?i:{_SCALE}))\b)?"
)
_WORD = _any_of(_SINGLE)
_WORDS = regex(rf"(?<!\w)(?:{_any_of(_VAGUE)}|(?:{_WORD})(?:(?:[ -]|{_AND})(?:{_WORD}))*)\b(?!-)")
_BEFORE_WORDS = regex(r"\b(?:half )?(?:an? )?$")
_FEW = regex(r"\b(?:several|many|(?:quite )?a few) $")
_LONGEST_FEW = len("quite a few ")
_COUNTED = frozenset({*_SCALES, "dozen"})
_FEW_MEAN = (2, 10)
"""What "several" can mean of a hundred or a thousand, at least and at most: as of "hundreds"."""
OPENING = frozenset([*_SINGLE, *(words.partition(" ")[0] for words in _VAGUE)])
"""Words with which a number in words begins, but for "half" and "a" before it."""
_LETTERS = regex("[a-z]+")
_OPENED = Pieces(lambda piece: [word for word in _LETTERS.findall(piece) if word in OPENING])
"""The words of a text that may begin a number."""
_BLANK = regex(r"\s")
_GROUPS = regex(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")
_DECIMAL = regex(r"(\d+)[.,](\d+)")
_MIXED = regex(r"(\d{1,3}(?:([.,])\d{3})+)(?!\2)[.,](\d+)")


_Value = tuple[float, float, float, float]
"""Low, high, unit, scale of a `Numeral`."""


@noun
class Numeral:
    """A number as it stands in a sentence."""

    start: int
    end: int
    low: float
    high: float
    """The same as `low` but for what is vague: `dozens`."""
    unit: float
    """Of the last digit that is written and not a trailing zero: 0.1 of 13.5, 100 of 1,200."""
    scale: float = 1.0
    """The last word of the number: 1,000,000 of "six million"."""
    plain: str = ""
    """The digits, where nothing else stands in it: what might be a year or a number on a list."""


def numerals(text: str, language: str = "en", *, spelled: bool = True) -> Iterator[Numeral]:
    """The numbers of a sentence in order; unless any may be `spelled`, only those in digits.

    >>> [(n.low, n.unit) for n in numerals("1,200 of twenty-two million", "en")]
    [(1200.0, 100.0), (22000000.0, 1000000.0)]
    """
    tongue = language.lower().partition("-")[0]
    found = list(_in_digits(text, tongue))
    if spelled and tongue in ("", "en") and len(lower := text.lower()) == len(text):
        found = sorted([*found, *_in_words(lower)], key=_start)
    end = 0
    for numeral in found:
        if numeral.start >= end:
            end = numeral.end
            yield numeral


def _start(numeral: Numeral) -> int:
    return numeral.start


def _in_digits(text: str, language: str) -> Iterator[Numeral]:
    for found in _DIGITS.finditer(text):
        if value := _of_digits(found, language):
            yield Numeral(*found.span(), *value, found[0] if found[0].isdecimal() else "")


def _in_words(lower: str) -> Iterator[Numeral]:
    last = 0
    for at in _openings(lower):
        found = _WORDS.match(lower, at) if at >= last else None
        if not found:
            continue
        start, end = found.span()
        vague = _VAGUE.get(found[0])
        few = None if vague else _FEW.search(lower, max(last, start - _LONGEST_FEW), start)
        if few and (vague := _vaguely(found[0])):
            start = few.start()
        if not vague and lower.endswith(("a ", "an ", "half "), last, start):
            before = _BEFORE_WORDS.search(lower, max(last, start - len("half an ")), start)
            start = before.start() if before else start
        last = end
        half = lower.startswith("half ", start)
        if value := (*vague, 0.0, 1.0) if vague else _of_words(found[0], half=half):
            yield Numeral(start, end, *value)


def _vaguely(words: str) -> tuple[float, float] | None:
    """What several of a number in words can mean; None of what is not counted so: "several ten"."""
    value = _of_words(words, half=False) if words.split()[0] in _COUNTED else None
    return (_FEW_MEAN[0] * value[0], _FEW_MEAN[1] * value[0]) if value else None


def _of_digits(found: re.Match[str], language: str) -> _Value | None:
    scale = (found["scale"] or "").lower()
    digits = found[0][: len(found[0]) - len(scale)].rstrip(" \u00a0-")
    if _BLANK.search(digits):
        if language not in _BLANK_THOUSANDS:
            return None
        digits = _BLANK.sub("", digits)
    read = _read(digits, language)
    if read is None:
        return None
    value, unit = read
    factor = _SCALES.get(scale) or _SHORT_SCALES.get(scale, 1.0)
    value = round(value * factor, 6)
    return value, value, unit * factor, factor


def _openings(lower: str) -> list[int]:
    """Where a number in words may begin: the pattern of all of them is slow to look for."""
    places: list[int] = []
    for word in set(_OPENED.words(lower)):
        at = lower.find(word)
        while at >= 0:
            places.append(at)
            at = lower.find(word, at + 1)
    return sorted(places)


def _read(digits: str, language: str) -> tuple[float, float] | None:
    """The value of digits with their points and commas, and the unit of the last that counts."""
    if digits.isdigit():
        return float(digits), _unit(digits)
    if mixed := _MIXED.fullmatch(digits):
        whole = re.sub(r"[.,]", "", mixed[1])
        return float(f"{whole}.{mixed[3]}"), 10.0 ** -len(mixed[3])
    if groups := _GROUPS.fullmatch(digits):
        several = digits.count(groups[1]) > 1
        if several or (language and (groups[1] == ",") == (language in _POINT_DECIMALS)):
            whole = digits.replace(groups[1], "")
            return float(whole), _unit(whole)
        if not language:
            return None
    if decimal := _DECIMAL.fullmatch(digits):
        return float(f"{decimal[1]}.{decimal[2]}"), 10.0 ** -len(decimal[2])
    return None


def _unit(digits: str) -> float:
    return 10.0 ** (len(digits) - len(digits.rstrip("0") or "0"))


def _of_words(words: str, *, half: bool) -> _Value | None:
    """The value of "two hundred and six million"; None for words that make no number."""
    total, group, last = 0.0, 0.0, 1.0
    for part in words.replace("-", " ").replace(" and ", " ").split():
        if part in _ONES or part in _TENS:
            value = float(_ONES.get(part) or _TENS[part])
            if group % 100 and not (value < 10 and group % 100 >= 20 and not group % 10):
                return None
            group, last = group + value, 1.0
        elif part == "dozen":
            group, last = (group or 1) * 12, 12.0
        elif part == "hundred":
            group, last = (group or 1) * 100, 100.0
        else:
            total, group, last = total + (group or 1) * _SCALES[part], 0.0, _SCALES[part]
    value = total + group
    if half:
        value, last = value / 2, last / 2
    if last == 1 and value % 10 == 0:
        last = 10.0
    return value, value, last, max(1.0, last if total and not group else 1.0)
