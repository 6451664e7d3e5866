"""A number in a sentence to whether it counts nothing, as in "on 3 May" or "Route 7"."""

from __future__ import annotations

import re

from digest.patterns import regex
from digest.text.numerals import Numeral
from digest.text.units import Unit

_MONTH = regex(
    r"[ \u00a0](?:of )?(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|"
    r"juli|oktober|dezember|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    r"octubre|noviembre|diciembre)|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|"
    r"novembre|décembre)\b\.?",
    re.IGNORECASE,
)
_MONTHS = tuple(
    "jan feb mar apr may jun jul aug sep oct nov dec märz mai okt dez de févr avr jui août "
    "déc".split()
)
"""How the names of months begin: this, too, tells it fast."""
_AFTER_MONTH = regex(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?[ \u00a0](?:the )?$",
    re.IGNORECASE,
)
_LABELED = regex(
    r"(?:\b(?:[Nn]o|[Nn]r|[Nn]umber|[Pp]age|[Cc]hapter|[Aa]rticle|[Ss]ection|[Ll]ine|[Rr]oute|"
    r"[Ff]light|[Rr]oom|[Cc]hannel|[Gg]ate|[Tt]itle|[Pp]hase|[Ll]evel|[Gg]rade|[Tt]ype|[Ee]pisode|"
    r"[Vv]ersion|[Gg]roup|[Gg]ame|[Tt]op|[Ii]nterstate|[Hh]ighway|[Bb]lock|[Pp]salm|[Vv]erse)s?\.?|#)"
    r"[ \u00a0]?$"
)
_MARKERS = tuple(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec the # no nr number page chapter article section
    line route flight room channel gate title phase level grade type episode version group game top
    interstate highway block psalm verse""".split()
)
"""How what stands before a number of a day or of a label ends, but for a point and a plural."""
_STUCK_BEFORE = regex(r"[\w.,:/'’]$|[A-Za-z0-9][-–]$|\b(?:foot|feet|ft) $")
_LONGEST_STUCK = len(" feet ")
_STUCK_AFTER = regex(
    r"[a-z]|[’']s\b|[:/–-]\d|-[a-z]|[ \u00a0](?:[ap]\.?m\b|(?:hrs|gmt|est?)\b|o['’]clock)",
    re.IGNORECASE,
)
_BROKEN = regex(r"[.,][ \u00a0]?\d|[ -](?:foot|feet|ft)[ -]\d|[ \u00a0]\d|/\d| / \d")
"""A number that goes on: "2, 000", "6-foot-7", "5 feet 3", "4 1/2"."""
_ADDRESS = regex(
    r"[ \u00a0](?:[NSEW]\.? |North |South |East |West )?(?:[A-Z0-9][\w.'’-]*+ ){1,3}"
    r"(?:St|Street|Ave|Avenue|Blvd|Boulevard|Road|Rd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Highway"
    r"|Hwy|Parkway|Terrace|Square|Circle)\b|[ \u00a0]News\b"
)
"""What a number in front of it is the house's of, or the channel's: "14 Carlos Quay Road"."""
_NAMED = frozenset(("Hundred", "Thousand", "Million", "Billion", "Trillion"))
"""Alone and with a capital, part of the name of a work: "Million Dollar Mermaid"."""
LEAST_MONEY = 10
"""Money below it at the end of a sentence is what sloppy spacing left: "worth $1. 8 million"."""
_FIRST_YEAR, _LAST_YEAR = 1700, 2100


def counts_nothing(text: str, numeral: Numeral, unit: Unit, *, ranged: bool = False) -> bool:
    """Is it a date, a time of day, a result, a label, a year, or a part of a word?"""
    start, end = numeral.start, numeral.end
    if _BROKEN.match(text, end):
        return True
    if text[start:end] in _NAMED:
        return True
    if unit.kind == "money":
        return numeral.high < LEAST_MONEY and text[end:] == "."
    if not ranged and _STUCK_BEFORE.search(text, max(0, start - _LONGEST_STUCK), start):
        return True
    if unit.kind == "count" and _STUCK_AFTER.match(text, end):
        return True
    if not numeral.plain:
        return False
    if text[end + 1 : end + 2].isupper() and _ADDRESS.match(text, end):
        return True
    if _FIRST_YEAR <= numeral.low <= _LAST_YEAR and unit.kind != "measure":
        return True
    behind = text[end + 1 : end + 8].lower().removeprefix("of ")
    if behind.startswith(_MONTHS) and _MONTH.match(text, end):
        return True
    before = text[max(0, start - 14) : start].lower().rstrip(" \u00a0.").rstrip("s")
    return before.endswith(_MARKERS) and bool(
        _AFTER_MONTH.search(text, max(0, start - 12), start)
        or _LABELED.search(text, max(0, start - 14), start)
    )
