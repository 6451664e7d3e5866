"""The beginning of a text to the months that it is about: those that it names without a day."""

from __future__ import annotations

from digest.patterns import regex
from digest.text.named_days import MONTH

LEAD = 200
"""Characters: a title and the first sentence. Later months are those that it is compared with: with
350 reports of one event in fnc1 name two, with 500 neus gains a third less."""
_NAMES = frozenset(MONTH)
_SPACED = str.maketrans(dict.fromkeys("!\"'()*,./:;?[]«»‘’“”„–—…", " "))
_ALONE = regex(
    r"(?<![\w-])(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?(?: of| de)? )?(?:(?P<before>\w+) )?"
    rf"(?P<month>{'|'.join(sorted(MONTH, key=len, reverse=True))})"
    r"(?![\w-])(?!\.?,? \d{1,2}(?!\d))",
)
_ENGLISH = frozenset("by for from in last of since through to until".split())
_FRENCH = frozenset("de depuis début en fin".split())
_MONTH_AFTER = {"march": _ENGLISH, "may": _ENGLISH, "mars": _FRENCH}
"""Of a month that is another word or a name as well, the words before it that make it a month."""


def months(text: str) -> int:
    """The months that the lead names, as bits; January is bit 1, and a date is none.

    >>> months("Hiring rose in July. In May it had not.") == 1 << 7 | 1 << 5
    True
    >>> months("On July 4 and 5 August they march, and may march on to Mars.")
    0
    """
    lead = text[:LEAD].lower()
    if _NAMES.isdisjoint(lead.translate(_SPACED).split()):
        return 0
    found = 0
    for named in _ALONE.finditer(lead):
        name, before = named["month"], named["before"]
        if not named["day"] and before in _MONTH_AFTER.get(name, (before,)):
            found |= 1 << MONTH[name]
    return found
