"""Two figures of two articles to how they agree: one number, rounded, in other units."""

from __future__ import annotations

import math

from digest.entries.figures.mentions import Mention, Setting
from digest.model import Verdict
from digest.patterns import regex
from digest.text.quantities import Quantity
from digest.text.units import same_currency

UNITS_OFF = 0.03
"""Share by which a conversion may be off: 98 feet for 30 meters, 37 miles for 60 km."""
WIDEST = 2
"""Ends of a range, one to the other: "between 6 and 75 years" is said of many things."""
TELLING = 10
"""In units of the last digit, 2.7 or 31,000: a number that is hardly given twice by chance."""
EARLY = 2
"""Sentences in which a report says what happened, counted from 0."""

_NEEDED = {"toll": 0, "age": 0, "count": 1, "money": 1, "measure": 1, "duration": 2, "percent": 1,
           "points": 2}  # fmt: skip
"""Words that two sentences must share for one number to be one figure."""
_GENERAL = frozenset({"money", "percent"})
"""Kinds of which every report has many: prices and shares of everybody and everything."""
NAMED_APART = 3
"""Words that two sentences must share for a rounded number to be one figure if both name people or
places, but none in common. Set on the labeled news: of 108 rounded figures this, `NEAR_APART`
and `of_each` took out 14 of two things, and 8 of one."""
NEAR_APART = 4
"""The same where only names farther off are shared: "Norvia has 7%, Helmark 10%" and "Helmark has
7.2%"."""
_FROM_PLACE = regex(r"[^.;,]{0,40}?\b(?:of|from|off|to) ((?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)")


def comparable(one: Mention, other: Mention) -> bool:
    """Do both count the same thing, as far as its name tells?"""
    mine, theirs = one.subject, other.subject
    if mine.kind != theirs.kind or mine.part != theirs.part:
        return False
    if mine.kind == "money":
        return any(
            same_currency(a.unit.name, b.unit.name)
            for a in (one.quantity, one.quantity.converted)
            for b in (other.quantity, other.quantity.converted)
            if a and b
        )
    # Whoever counts smugglers may count people, but not soldiers.
    alike = mine.whom == theirs.whom or (not mine.part and not (mine.whom and theirs.whom))
    return mine.name == theirs.name and alike


def agreement(one: Mention, other: Mention, mine: Setting, theirs: Setting) -> Verdict | None:
    """How two comparable figures are one: same, converted or rounded; None where they are not."""
    verdict = by_number(one, other)
    if verdict is None or not _of_one_time(one, mine, theirs, verdict):
        return None
    if verdict != "same" and one.subject.kind == "measure" and placed_apart(one, other):
        return None
    if verdict == "rounded" and _of_two_things(one, other, mine, theirs):
        return None
    needed = _needed(one, other, verdict)
    if not needed:
        return verdict
    smaller = min(len(set(mine.words)), len(set(theirs.words)))
    enough = min(needed, max(1, smaller - 1))
    return verdict if len(shared(mine, theirs)) >= enough else None


def by_number(one: Mention, other: Mention) -> Verdict | None:
    """same, converted or rounded by the numbers alone."""
    mine, theirs = one.quantity, other.quantity
    if one.subject.kind == "money" and not same_currency(mine.unit.name, theirs.unit.name):
        pairs = ((mine.converted, theirs), (mine, theirs.converted))
        agreed = any(a and b and (a.low, a.unit) == (b.low, b.unit) for a, b in pairs)
        return "converted" if agreed else None
    vague = mine.vague or theirs.vague
    other_unit = mine.unit.factor != theirs.unit.factor and not vague
    if other_unit and in_miles(mine, theirs):
        return "same"
    if (mine.low, mine.high) == (theirs.low, theirs.high):
        if "under" in (mine.bound, theirs.bound) and mine.bound != theirs.bound:
            return "rounded"
        return "converted" if other_unit else "same"
    if other_unit and math.isclose(mine.low, theirs.low, rel_tol=UNITS_OFF):
        return "converted"
    # Two exact numbers agree only if one is what the other rounds to.
    return "rounded" if _stands_for(mine, theirs) or _stands_for(theirs, mine) else None


def in_miles(mine: Quantity, theirs: Quantity) -> bool:
    """At sea, a mile is a nautical one; not every reporter says so."""
    plain = mine.low / mine.unit.factor, theirs.low / theirs.unit.factor
    units = {mine.unit.word, theirs.unit.word}
    return units == {"miles", "nautical miles"} and math.isclose(*plain)


def placed_apart(one: Mention, other: Mention) -> bool:
    """Are two distances measured from different places?"""
    places = [_FROM_PLACE.match(m.sentence.text, m.quantity.end) for m in (one, other)]
    first, second = (found[1] if found else "" for found in places)
    return first != second


def set_apart(mine: Setting, theirs: Setting) -> bool:
    """Do weekdays or years set the two apart?"""
    other_day = mine.weekdays and theirs.weekdays and not mine.weekdays & theirs.weekdays
    return bool(other_day) or mine.years != theirs.years


def early(one: Mention, other: Mention, last: int = EARLY) -> bool:
    """Are both told where a report says what happened?"""
    return one.sentence.index <= last and other.sentence.index <= last


def shared(mine: Setting, theirs: Setting) -> frozenset[str]:
    """The words around both figures."""
    return mine.own_words & theirs.own_words


def _of_one_time(mention: Mention, mine: Setting, theirs: Setting, verdict: Verdict) -> bool:
    """May both be of one time, and both told as a fact or both as a prospect?"""
    kind = mention.subject.kind
    if (verdict != "same" or kind == "percent") and mine.prospect != theirs.prospect:
        return False
    if verdict != "same" and set_apart(mine, theirs):
        return False
    if kind == "age" or mine.years == theirs.years:
        return True
    within = mine.years <= theirs.years or theirs.years <= mine.years
    return within and kind not in ("toll", "percent")


def _of_two_things(one: Mention, other: Mention, mine: Setting, theirs: Setting) -> bool:
    """May two numbers that agree be of two things: of others, or each and all together?

    What is rounded is no longer striking, so that the same words may stand around it by chance.
    """
    if mine.of_each != theirs.of_each:
        return True
    common, general = len(shared(mine, theirs)), one.subject.kind in _GENERAL
    names, others = one.sentence.names, other.sentence.names
    if names and others and not names & others:
        return general or common < NAMED_APART
    if not general or common >= NEAR_APART:
        return False
    near, rival = mine.nearest_name, theirs.nearest_name
    return bool(near and rival) and not near & rival


def _needed(one: Mention, other: Mention, verdict: Verdict) -> int:
    """How many words two sentences must share, beside the figure."""
    kind = one.subject.kind
    needed = _NEEDED[kind]
    things = kind == "count" and one.subject.name != "people" and one.quantity.low >= TELLING
    if things and not (one.quantity.vague or other.quantity.vague):
        return 0
    if verdict != "same":
        few = kind == "toll" or (_telling(one) and _telling(other))
        return max(needed, 1 if few else 2)
    if kind == "count" and one.quantity.low >= TELLING:
        return 0
    return needed - 1 if needed and _telling(one) and early(one, other) else needed


def _telling(mention: Mention) -> bool:
    return not mention.quantity.vague and mention.quantity.low >= TELLING * mention.quantity.grain


def _stands_for(rough: Quantity, fine: Quantity) -> bool:
    """Can the rough one be said where the fine one is known?"""
    low, high = rough.meant
    if not (low <= fine.low and fine.high <= high):
        return False
    if fine.bound not in ("", "about") and not rough.vague:
        return False
    if rough.vague and rough.grain and rough.high > WIDEST * rough.low:
        return False
    return rough.grain > fine.grain or not rough.exact
