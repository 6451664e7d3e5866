"""Two figures that do not agree to whether that says anything: updated, unsettled, differs.

"Differs" is an accusation. It is what remains when every innocent reading has failed: another
subject, place or time, a part and its whole, a forecast, a bound, rounding, another unit, a count
that goes on, the gunman counted or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from digest.entries.figures.mentions import Mention, Setting
from digest.entries.figures.reconcile import early, in_miles, placed_apart, set_apart, shared
from digest.entries.reading.reading import Reading, content_words
from digest.entries.words.fates import RUNNING
from digest.model import Verdict
from digest.patterns import regex

SAME_MOMENT = timedelta(hours=3)
"""Tolls that are published farther apart may both have been right when they were written."""
A_DAY = timedelta(days=1)
ZONES_APART = timedelta(hours=12)
"""By which a day may have begun earlier where its report was written."""
EARLY_ENOUGH = 6
"""Sentences in which a toll that rises is the event's own; to say so accuses nobody."""
ATTACKERS = 2
"""By whom two tolls of one deed may differ."""
BIRTHDAYS = 2
"""Years between two ages that no birthday explains."""
ALIKE = 0.6
"""Share of the words of the shorter sentence that both must have to speak of one thing."""
LEAST_SHARED = 3
"""Words that both must have, beside what is counted, to be said to differ."""
MOST_APART = 3
"""Times: of numbers still farther apart one is of something else."""
IN_ORDER = 0.7
"""Share of the shared words in one order: "the suspect shot the officer" and the reverse."""

_OPEN = frozenset({"least", "over"})
"""Bounds that leave room above: "at least 12", "more than 20"."""
_OF_TIDINGS = frozenset(
    {"than", "more", "less", "fewer", "a day", "a week", "until", "by then", "latest"}
)
"""Scopes that say of a toll when it was told: "three more than a day earlier"."""
_CHARGES = frozenset({"count", "charg"})
"""Prosecutors change them from day to day."""
_RISING = regex(r"\b(?:rose|rises|risen|climb\w*|increas\w*|up|now|reach\w*|updated|revised)\b")
_ATTACKER = regex(
    r"\b(?:gunm[ae]n|shooters?|attackers?|suspects?|bombers?|assailants?|himself|herself|suicide"
    r"|pilots?|drivers?|crew|perpetrators?|hijackers?|unborn|fetus|later died|died later)\b",
    re.IGNORECASE,
)
_DIED_TOO = regex(
    r"\b(?:himself|herself|suicide|including (?:the|a|an) \w+|(?:gunman|shooter|attacker|bomber"
    r"|pilot) (?:also )?(?:died|was (?:also )?(?:killed|shot)|is dead))\b",
    re.IGNORECASE,
)
_COURT = regex(
    r"\b(?:sentenced|convicted|jury|jurors|plead\w*|guilty|verdict|appeal|years? later"
    r"|anniversary)\b"
)
"""Told by reports that come years after the deed."""
_PASSIVE = regex(r"\b(?:was|were|been|be|being) \w+(?:ed|en|id|ld|de|wn|ht)\b")
_ATTRIBUTION = regex(
    r"^[^,]{0,60}?\b(?:said|says|say|reported|reports|estimated|put the|told \w+"
    r"|according to[^,]*,)(?: that)?",
    re.IGNORECASE,
)


def disagreement(
    one: Mention, other: Mention, mine: Setting, theirs: Setting, readings: Sequence[Reading]
) -> Verdict | None:
    """updated, unsettled or differs, for comparable figures that do not agree; None in doubt."""
    apart = one.subject.whom != other.subject.whom
    if one.subject.part or (apart and not _both_at_least(one, other)):
        return None
    if one.quantity.former or other.quantity.former or one.quantity.vague or other.quantity.vague:
        return None
    if one.subject.kind == "age":
        return None if _grew_older(one, other, readings) else "differs"
    running = one.subject.name in RUNNING
    if not running and _is_innocent(one, other):
        return None
    if _otherwise_set(one, other, mine, theirs):
        return None
    elsewhere = _named_apart(one, other)
    if running:
        verdict = _running(one, other, readings)
        if (apart or elsewhere) and verdict != "updated":
            return None
        if elsewhere and not _open_alike(one, other, readings):
            return None
        known = verdict == "updated" and early(one, other, EARLY_ENOUGH)
        return verdict if known or _one_case(one, other, mine, theirs) else None
    if elsewhere:
        return None
    same = _one_case if one.subject.kind == "toll" else _one_thing
    return "differs" if same(one, other, mine, theirs) else None


def counts_the_attacker(
    one: Mention, other: Mention, verdict: Verdict, readings: Sequence[Reading]
) -> bool:
    """May the two be apart by who is counted: the gunman, the pilot?"""
    if one.subject.name != "killed" or abs(one.quantity.low - other.quantity.low) > ATTACKERS:
        return False
    pattern = _DIED_TOO if verdict == "updated" else _ATTACKER
    texts = (readings[one.article].article.text, readings[other.article].article.text)
    return any(pattern.search(text) for text in texts)


def _both_at_least(one: Mention, other: Mention) -> bool:
    """Do both say "at least": 40 people, and later 55 passengers?"""
    return {one.quantity.bound, other.quantity.bound} <= _OPEN


def _is_innocent(one: Mention, other: Mention) -> bool:
    """Can the numbers alone explain why they are not the same?

    Half a month or year is rounded up by one and down by the other.
    """
    kind, name = one.subject.kind, one.subject.name
    return kind == "duration" or name in _CHARGES or _may_both_hold(one, other)


def _may_both_hold(one: Mention, other: Mention) -> bool:
    """Is there a number that makes neither sentence wrong?"""
    if in_miles(one.quantity, other.quantity):
        return True
    low = max(one.quantity.allowed[0], other.quantity.allowed[0])
    return low <= min(one.quantity.allowed[1], other.quantity.allowed[1])


def _otherwise_set(one: Mention, other: Mention, mine: Setting, theirs: Setting) -> bool:
    """Is one of another time, part or mood than the other?"""
    if mine.years != theirs.years or mine.prospect != theirs.prospect:
        return True
    harmless = _OF_TIDINGS if one.subject.kind == "toll" else frozenset()
    if mine.scopes - harmless != theirs.scopes - harmless or mine.denied or theirs.denied:
        return True
    rising = _RISING.search(one.sentence.text) or _RISING.search(other.sentence.text)
    return set_apart(mine, theirs) and not (one.subject.kind == "toll" and rising)


def _named_apart(one: Mention, other: Mention) -> bool:
    """Do both sentences name people or places, but none in common?"""
    names, others = one.sentence.names, other.sentence.names
    return bool(names and others and not names & others)


def _open_alike(one: Mention, other: Mention, readings: Sequence[Reading]) -> bool:
    """Do both reports give their toll at once, and name the same there before they do?

    Often just the officials who say so are in the sentence: "Two died, the ministry said".
    """
    names, others = (
        frozenset[str]().union(
            *(each.names for each in readings[m.article].sentences[: m.sentence.index + 1])
        )
        for m in (one, other)
    )
    return early(one, other) and not names.isdisjoint(others)


def _grew_older(one: Mention, other: Mention, readings: Sequence[Reading]) -> bool:
    """Can the time between the two reports explain the ages?"""
    first, second = (readings[each.article].article.published for each in (one, other))
    years = abs(one.quantity.low - other.quantity.low)
    if first and second:
        between = abs(second - first).days / 365
        return between - BIRTHDAYS < years < between + BIRTHDAYS
    later = any(_COURT.search(readings[each.article].article.text) for each in (one, other))
    return later or years < BIRTHDAYS


def _running(one: Mention, other: Mention, readings: Sequence[Reading]) -> Verdict | None:
    """Tolls go up while reporters write: the later one is newer, if it is known which is later.

    "At least 12" and "at least 19" may both be right; still, one of them is newer.
    """
    first, second = (readings[each.article].article.published for each in (one, other))
    both_hold = _may_both_hold(one, other)
    is_open = one.quantity.bound in _OPEN or other.quantity.bound in _OPEN
    unsettled: Verdict | None = "unsettled" if is_open or not both_hold else None
    if first is None or second is None:
        return unsettled
    if first > second:
        one, other, first, second = other, one, second, first
    between = second - first
    if (_day_only(first) and between < A_DAY) or (_day_only(second) and between < ZONES_APART):
        return unsettled
    grows = other.quantity.low > one.quantity.low
    if between and (grows or one.subject.name == "missing"):
        return "updated"
    return "differs" if not both_hold and between <= SAME_MOMENT else unsettled


def _day_only(moment: datetime) -> bool:
    """May the moment be a date without a time of day, in whatever zone?"""
    return not (moment.minute or moment.second)


def _one_case(one: Mention, other: Mention, mine: Setting, theirs: Setting) -> bool:
    """Are two tolls of the event itself: told early, or in much the same words?"""
    if early(one, other):
        return True
    smaller = min(len(set(mine.words)), len(set(theirs.words)))
    return len(shared(mine, theirs)) >= max(LEAST_SHARED, ALIKE * smaller)


def _one_thing(one: Mention, other: Mention, mine: Setting, theirs: Setting) -> bool:
    """Do two sentences say the same but for the number: words, order, who does it?"""
    common = shared(mine, theirs)
    smaller = min(len(mine.own_words), len(theirs.own_words))
    if len(common) < max(min(LEAST_SHARED, max(2, smaller - 1)), ALIKE * smaller):
        return False
    if not (_led_by(one, mine, theirs) and _led_by(other, theirs, mine)):
        return False
    low, high = sorted((one.quantity.low, other.quantity.low))
    if high > MOST_APART * low or (one.subject.kind == "measure" and placed_apart(one, other)):
        return False
    passive = _PASSIVE.search(one.sentence.text) or _PASSIVE.search(other.sentence.text)
    return bool(passive) or _in_order(mine.words, theirs.words, common)


def _led_by(mention: Mention, mine: Setting, theirs: Setting) -> bool:
    """Is whom the sentence is about in the other sentence, too? Who says it does not matter."""
    text = mention.sentence.text
    said = _ATTRIBUTION.match(text[: mention.quantity.start])
    skipped = len(content_words(text[: said.end()], "en")) if said else 0
    first = mine.words[skipped : skipped + 1]
    return not first or first[0] in theirs.words


def _in_order(mine: Sequence[str], theirs: Sequence[str], common: frozenset[str]) -> bool:
    first = [word for word in dict.fromkeys(mine) if word in common]
    place = {word: at for at, word in reversed(list(enumerate(theirs)))}
    steps = list(pairwise(place[word] for word in first))
    return sum(before < after for before, after in steps) >= IN_ORDER * len(steps)
