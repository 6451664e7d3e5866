"""A sentence to the quantities in it: numbers with their units, and how exactly they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from digest.nouns import noun
from digest.patterns import regex
from digest.text.numbering import counts_nothing
from digest.text.numerals import Numeral, numerals
from digest.text.units import Unit, currency_before, unit_after

Bound = Literal["", "about", "under", "over", "least", "most"]
"""Plain, about, nearly (a little less), more than, at least, up to."""

NEARLY = 0.15
"""Share that "nearly" may leave out: "nearly 20 million" of 19.5, or of 17."""
TINY = 1e-9
"""So that "more than 100" is said of 199, but not of 200."""
ROUGHLY = 0.1
"""Share of a number that rounding and "about" are believed to hide: 100 is not said for 150."""
ROUNDED_FROM = 50
"""A plain round number may be rounded from here on: 400 of 412, 60 of 62, but not 20 of 22."""

_WORDS: dict[Bound, str] = {
    "about": "about around approximately roughly some circa approx. an estimated estimated "
    "|close to|in the region of|or so|more or less|unas|unos|cerca de|alrededor de|environ|etwa"
    "|rund|ungefähr|circa|quelque|ongeveer|cerca di|around about",
    "under": "nearly almost |just under|just below|close to|less than|fewer than|under|casi|presque"
    "|près de|knapp|fast|quasi|quase|bijna",
    "over": "over |more than|just over|upward of|upwards of|in excess of|well over|greater than"
    "|más de|plus de|mehr als|über|oltre|più di|mais de|meer dan",
    "least": "|at least|no fewer than|not less than|no less than|a minimum of|al menos|por lo menos"
    "|au moins|mindestens|almeno|pelo menos|minstens",
    "most": "|up to|as many as|as much as|at most|no more than|a maximum of|hasta|jusqu'à|bis zu"
    "|fino a|até",
}


def _bounds() -> dict[str, Bound]:
    bounds: dict[str, Bound] = {}
    for bound, words in _WORDS.items():
        single, *phrases = words.split("|")
        for phrase in (*single.split(), *phrases):
            bounds.setdefault(phrase, bound)
    return bounds


_BOUNDS = _bounds()
_BEFORE = regex(
    rf"(?<!\w)({'|'.join(map(re.escape, sorted(_BOUNDS, key=len, reverse=True)))})"
    r"(?: the| an?)?[ \u00a0]$",
    re.IGNORECASE,
)
_LONGEST_BOUND = 24
_LAST_WORDS = frozenset({"the", "a", "an", *(phrase.split()[-1] for phrase in _BOUNDS)})
"""What stands right before a number that has a bound: most have none, and this tells it fast."""
_RANGE = regex(r"[ \u00a0]?(?:[-–—]|to|and|or)[ \u00a0]?[$€£]?$")
_BETWEEN = regex(r"\bbetween[ \u00a0][$€£]?$", re.IGNORECASE)
_FROM = regex(r"\bfrom[ \u00a0](?:[a-z]+[ \u00a0]){0,2}?[$€£]?$", re.IGNORECASE)
_FORMER = regex(r"\b(?:up|down|from|after|against|compared with|compared to)[ \u00a0]$")
_FORMERLY = ("up", "down", "from", "after", "against", "with", "to")
"""How that ends: most numbers stand behind none, and this tells it fast."""


@noun
class Quantity:
    """A number with its unit, as a sentence gives it."""

    start: int
    end: int
    """Of all that belongs to it: "nearly $20 million"."""
    low: float
    high: float
    """The same as `low` but for ranges and vague words; in the unit's base (meters, seconds)."""
    grain: float
    """Of the last digit that counts: rounding may hide half of it."""
    unit: Unit
    bound: Bound = ""
    former: bool = False
    """Told as what was before: "from 9", "up from 9"."""
    converted: Quantity | None = None
    """What stands in brackets behind it in another unit: "$13.5m (£10m)"."""

    @property
    def exact(self) -> bool:
        """Is it one number, said plainly?"""
        return not self.bound and not self.vague

    @property
    def vague(self) -> bool:
        """Is it a range, or a word such as "dozens"?"""
        return self.low != self.high

    @property
    def meant(self) -> tuple[float, float]:
        """What the true number probably is, at least and at most."""
        low, high = self.low, self.high
        match self.bound:
            case "over" | "least":
                return low, max(high, low + self.grain * (1 - TINY))
            case "under":
                return low * (1 - NEARLY), high
            case "most":
                return low, high
            case "about":
                slack = min(self.grain / 2, ROUGHLY * low)
            case _:
                # Half a unit is rounded up, and the ends of a range are said as they are.
                slack = 0.0 if self.vague else min(self._hidden(), ROUGHLY * low)
                return low - slack, high + slack * (1 - TINY)
        return low - slack, high + slack

    @property
    def allowed(self) -> tuple[float, float]:
        """What the true number may be without making the sentence wrong."""
        slack = max(self._hidden(), ROUGHLY * self.low if self.bound == "about" else 0.0)
        low, high = self.low - slack, self.high + slack
        if self.bound in ("over", "least"):
            return low, float("inf")
        return (0.0, high) if self.bound in ("under", "most") else (low, high)

    def _hidden(self) -> float:
        """What rounding may have taken or added."""
        return self.grain / 2 if self.low != self.high or self._round() else 0.0

    def _round(self) -> bool:
        """Does it look rounded, for its zeros or its decimals?"""
        base = self.grain / self.unit.factor
        plain = self.low / self.unit.factor
        return base < 1 or base >= 1e3 or (base >= 10 and plain >= ROUNDED_FROM)


def quantities(text: str, language: str = "en", *, spelled: bool = True) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order, without years, dates, times of day and labels.

    Numbers in words are looked for where any may be `spelled`.

    >>> [text[q.start : q.end] for text in ["On May 5 nearly 20 of 60 km (37 miles) burned."]
    ...  for q in quantities(text)]
    ['nearly 20', '60 km (37 miles)']
    """
    found: list[Quantity] = []
    pending: Numeral | None = None
    for numeral in numerals(text, language, spelled=spelled):
        if found and numeral.start < found[-1].end:
            continue
        if pending and _RANGE.fullmatch(text, pending.end, numeral.start):
            read = _ranged(text, pending, numeral)
            pending = None if read else numeral
        else:
            pending, read = numeral, None
        if read is None:
            read = _read(text, numeral)
        elif found and found[-1].end > read.start:
            found.pop()
        if read is None:
            continue
        before = found[-1] if found else None
        if before and _is_conversion(text, before, read):
            found[-1] = replace(before, end=read.end + 1, converted=read)
        else:
            found.append(read)
    return tuple(_with_shared_currency(found, text))


def quantity_at(
    text: str, start: int, end: int, value: tuple[float, float, float], unit: Unit
) -> Quantity:
    """The number that stands there: `value` is its low, its high and the unit of its last digit.

    What stands before it tells whether it is a bound, or what was before.
    """
    bound: Bound = ""
    former = _is_former(text, start)
    before = text[max(0, start - _LONGEST_BOUND) : start].lower().split()
    bounded = bool(before) and before[-1] in _LAST_WORDS
    if bounded and (found := _BEFORE.search(text, max(0, start - _LONGEST_BOUND), start)):
        bound, start = _BOUNDS[found[1].lower()], found.start()
        former = _is_former(text, start)
    low, high, grain = (round(part * unit.factor, 6) for part in value)
    return Quantity(start, end, low, high, grain, unit, bound, former)


def _read(text: str, numeral: Numeral) -> Quantity | None:
    start, end = numeral.start, numeral.end
    sign = currency_before(text, start)
    after = unit_after(text, end) if not sign else None
    if sign:
        unit, start = sign
    elif after:
        unit, end = after
    elif text[start : start + 7].lower() == "decades":
        unit = Unit("duration", "time", 31556952.0, "decades")
    else:
        unit = Unit("count", "")
    if counts_nothing(text, numeral, unit):
        return None
    return quantity_at(text, start, end, (numeral.low, numeral.high, numeral.unit), unit)


def _is_former(text: str, start: int) -> bool:
    """Does what stands before the number say that it was so once?"""
    return text.endswith(_FORMERLY, 0, max(0, start - 1)) and bool(
        _FORMER.search(text, max(0, start - 16), start)
    )


def _ranged(text: str, first: Numeral, last: Numeral) -> Quantity | None:
    """As one: "between 10 and 12", "6,000 to 7,500", "10-12 km"; None for "from 3 to 5"."""
    between = text[first.end : last.start].strip("$€£ \u00a0")
    opened = _BETWEEN.search(text, max(0, first.start - 10), first.start)
    if (between == "and") != bool(opened) or _FROM.search(
        text, max(0, first.start - 24), first.start
    ):
        return None
    sign = currency_before(text, first.start)
    after = None if sign else unit_after(text, last.end)
    unit = sign[0] if sign else after[0] if after else Unit("count", "")
    low, high = first.low * (last.scale if first.scale == 1 else 1.0), last.high
    if low >= high or counts_nothing(text, last, unit, ranged=True):
        return None
    if between in ("-", "–", "—") and unit.kind == "count" and text[last.end : last.end + 1] != " ":
        return None
    start = opened.start() if opened else sign[1] if sign else first.start
    end = after[1] if after else last.end
    return quantity_at(text, start, end, (low, high, last.unit), unit)


def _is_conversion(text: str, one: Quantity, other: Quantity) -> bool:
    """Is the other the same in another unit, in brackets right behind it?"""
    if text[one.end : other.start] not in (" (", " ("):
        return False
    kinds = one.unit.kind, other.unit.kind
    if kinds == ("money", "money"):
        return one.unit.name != other.unit.name
    return kinds == ("measure", "measure") and one.unit.name == other.unit.name


def _with_shared_currency(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """Millions without a unit are money after money: "$20 million, including six million"."""
    money: Unit | None = None
    for quantity in found:
        if quantity.unit.kind == "money":
            money = quantity.unit
        elif (
            money
            and quantity.unit.kind == "count"
            and quantity.low >= 1e6
            and re.match(r"[ \u00a0](?:in|for|on|to|of which|from)\b|[.,;]", text[quantity.end :])
        ):
            quantity = replace(quantity, unit=money)
        yield quantity
