"""What stands beside a number to the unit it is in: currencies, percent, measures, times."""

from __future__ import annotations

import re
from typing import Literal

from digest.nouns import noun
from digest.patterns import regex

Kind = Literal["money", "percent", "points", "measure", "duration", "age", "count"]

_SIGNS = {
    "US$": "USD", "$US": "USD", "AU$": "AUD", "$A": "AUD",
    "C$": "CAD", "A$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL",
    "$": "dollar", "€": "EUR", "£": "GBP", "¥": "¥", "₹": "INR", "Rs": "INR", "Rs.": "INR",
    "₽": "RUB", "₴": "UAH", "₺": "TRY", "₩": "KRW", "₪": "ILS", "USD": "USD", "EUR": "EUR",
    "GBP": "GBP", "CHF": "CHF",
}  # fmt: skip
_CURRENCIES = {
    "dollar": "dollar", "dollars": "dollar", "u.s. dollars": "USD", "us dollars": "USD",
    "usd": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR", "€": "EUR", "$": "dollar",
    "£": "GBP", "pounds sterling": "GBP", "yen": "¥", "yuan": "CNY", "renminbi": "CNY",
    "rupees": "INR", "rubles": "RUB", "roubles": "RUB", "crowns": "crown", "kronor": "SEK",
    "kroner": "krone", "francs": "franc", "pesos": "peso", "reais": "BRL", "rand": "ZAR",
    "lira": "TRY", "shekels": "ILS", "zlotys": "PLN", "zloty": "PLN", "hryvnia": "UAH",
    "dólares": "dollar", "dollari": "dollar", "dollar us": "USD", "chf": "CHF", "gbp": "GBP",
}  # fmt: skip
_PERCENT = ("%", "percent", "per cent", "percentage", "prozent", "pour cent", "por ciento",
            "por cento", "per cento", "procent")  # fmt: skip
_POINTS = ("percentage points", "percentage point", "basis points", "points", "point")
_MEASURES: dict[str, tuple[str, float]] = {
    "mm": ("length", 0.001), "millimeters": ("length", 0.001), "millimetres": ("length", 0.001),
    "cm": ("length", 0.01), "centimeters": ("length", 0.01), "centimetres": ("length", 0.01),
    "meter": ("length", 1.0), "meters": ("length", 1.0), "metre": ("length", 1.0),
    "metres": ("length", 1.0), "km": ("length", 1000.0), "kilometer": ("length", 1000.0),
    "kilometers": ("length", 1000.0), "kilometre": ("length", 1000.0),
    "kilometres": ("length", 1000.0), "mile": ("length", 1609.344), "miles": ("length", 1609.344),
    "nautical miles": ("length", 1852.0), "foot": ("length", 0.3048), "feet": ("length", 0.3048),
    "ft": ("length", 0.3048), "inch": ("length", 0.0254), "inches": ("length", 0.0254),
    "yards": ("length", 0.9144),
    "hectares": ("area", 1e4), "hectare": ("area", 1e4), "acres": ("area", 4046.856),
    "square meters": ("area", 1.0), "square meter": ("area", 1.0),
    "square metres": ("area", 1.0), "sq m": ("area", 1.0),
    "square feet": ("area", 0.09290304), "square kilometers": ("area", 1e6),
    "square kilometres": ("area", 1e6), "sq km": ("area", 1e6), "square miles": ("area", 2589988.1),
    "kg": ("weight", 1.0), "kilograms": ("weight", 1.0), "kilos": ("weight", 1.0),
    "grams": ("weight", 0.001), "tonnes": ("weight", 1000.0), "metric tons": ("weight", 1000.0),
    "ounces": ("weight", 0.0283495),
    "liters": ("volume", 1.0), "litres": ("volume", 1.0), "cubic meters": ("volume", 1000.0),
    "cubic metres": ("volume", 1000.0), "barrels": ("barrels", 1.0),
    "mph": ("speed", 1.609344), "miles per hour": ("speed", 1.609344),
    "km/h": ("speed", 1.0), "kph": ("speed", 1.0), "kilometers per hour": ("speed", 1.0),
    "kilometres per hour": ("speed", 1.0), "kilometers an hour": ("speed", 1.0),
    "miles an hour": ("speed", 1.609344), "knots": ("speed", 1.852),
    "megawatts": ("power", 1.0), "mw": ("power", 1.0), "gigawatts": ("power", 1000.0),
}  # fmt: skip
"""Word to what it measures and how many of one unit it is. Without gallons, tons and pounds:
there are several of each, and a pound may be money."""
_TIMES = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0,
    "month": 2629746.0, "year": 31556952.0, "decade": 315569520.0, "century": 3155695200.0,
}  # fmt: skip
_PLURAL_TIMES = {f"{word}s": seconds for word, seconds in _TIMES.items()} | {
    "centuries": 3155695200.0
}


@noun
class Unit:
    """What a number is in."""

    kind: Kind
    name: str
    """Two numbers can be compared where kind and name are the same."""
    factor: float = 1.0
    """What one of it is in the unit that all of this name are compared in."""
    word: str = ""
    """As it is written, in lower case."""


def _table() -> dict[str, Unit]:
    units = {word: Unit("money", name, 1.0, word) for word, name in _CURRENCIES.items()}
    units |= {word: Unit("percent", "percent", 1.0, word) for word in _PERCENT}
    units |= {word: Unit("points", word.removesuffix("s"), 1.0, word) for word in _POINTS}
    units |= {word: Unit("measure", *known, word) for word, known in _MEASURES.items()}
    times = _TIMES | _PLURAL_TIMES
    return units | {word: Unit("duration", "time", known, word) for word, known in times.items()}


_UNITS = _table()
_FIRST_WORDS = frozenset(words.partition(" ")[0] for words in _UNITS)
"""Most words behind a number begin no unit, and this tells it fast."""
_SIGN_ENDS = frozenset(sign[-1] for sign in _SIGNS)
_SIGN = regex(
    rf"(?<![\w$])(?:{'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))})[ \u00a0]?$"
)
_AFTER = regex(r"[ \u00a0-]?(?:(?P<sign>[%€£$])|(?P<words>[^\W\d_][\w/.]*(?:[ -][^\W\d_]+){0,2}))")
_LAST_WORD = regex(r"[ -]?[^ -]+$")
_YEAR_OLD = regex(r"[ -](?:years?|months?)[ -]old\b", re.IGNORECASE)
_LONGEST_SIGN = 5


def currency_before(text: str, start: int) -> tuple[Unit, int] | None:
    """The currency whose sign stands before the number at `start`, and where the sign begins."""
    if text[max(0, start - 2) : start].rstrip(" \u00a0")[-1:] not in _SIGN_ENDS:
        return None
    found = _SIGN.search(text, max(0, start - _LONGEST_SIGN), start)
    if not found:
        return None
    sign = found[0].rstrip()
    return Unit("money", _SIGNS[sign], 1.0, sign), found.start()


def unit_after(text: str, end: int) -> tuple[Unit, int] | None:
    """The unit that stands after the number that ends at `end`, and where it ends.

    >>> unit_after("some 22 nautical miles west", 7)[0].name
    'length'
    """
    if old := _YEAR_OLD.match(text, end):
        return Unit("age", old[0].strip(" -").lower()[:4], 1.0, "old"), old.end()
    found = _AFTER.match(text, end)
    if not found:
        return None
    if found["sign"]:
        return _UNITS[found["sign"]], found.end()
    words = found["words"].rstrip(".")
    first = words.replace("-", " ").lower().partition(" ")[0]
    if first not in _FIRST_WORDS and first.rstrip(".") not in _FIRST_WORDS:
        return None
    # "Nautical miles" before "nautical".
    while words:
        if known := _UNITS.get(words.replace("-", " ").lower()):
            return known, found.start("words") + len(words)
        words = _LAST_WORD.sub("", words).rstrip(".")
    return None


def same_currency(one: str, other: str) -> bool:
    """Can both be one currency: a dollar of no country is anybody's.

    >>> same_currency("dollar", "CAD"), same_currency("USD", "CAD")
    (True, False)
    """
    dollars = {"dollar", "USD", "CAD", "AUD", "NZD", "HKD", "SGD"}
    return one == other or ("dollar" in (one, other) and {one, other} <= dollars)
