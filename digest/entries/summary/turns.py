"""The reports of an event to the turns that it took: a death, a verdict, the end of a ban or a
strike that the first of them knew nothing of, and that is the news since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from digest.entries.figures.tolls import Place
from digest.entries.reading.reading import Reading, main_language
from digest.nouns import noun
from digest.patterns import regex

OPENING = 2
"""Sentences in which a report tells what its title does."""
_TURNS = (
    regex(
        r"\b(?:dies?|died|dying|dead|deaths?|deadly|fatal(?:ly|ity|ities)?|kill(?:s|ed|ing|er)?"
        r"|pass(?:es|ed) away|slain|perish(?:ed)?|drown(?:s|ed|ings?)?|bod(?:y|ies)|corpses?"
        r"|murder\w*|homicides?|manslaughter|funerals?|suicides?)\b"
    ),
    regex(
        r"(?<!not )\b(?:guilty|convict(?:s|ed|ions?)?|acquit(?:s|ted|tals?)?|verdicts?"
        r"|sentenc\w+)\b"
    ),
    regex(
        r"\b(?:lift(?:s|ed)|reopen(?:s|ed)|resum(?:es|ed)|restored|call(?:s|ed) off"
        r"|scrap(?:s|ped)|cancel(?:s|led|ed)|revok(?:es|ed)|revers(?:es|ed|al)|overturn(?:s|ed)"
        r"|ends|ended|(?:is|are|was|were) (?:over|back)|retract(?:s|ed|ion))\b"
    ),
)
"""Lower case; a report that knows nothing of a turn has none of its words, in whatever sense."""
_SENTENCED = regex(r"\bsentenc\w+")
"""Of all kinds of people in a week's news; by itself it shows no turn of this event."""


@noun
class Turns:
    """What the reports say of the turns of their event. In 1,203 labeled events, 700 of them with
    dates, thirteen have one, and eleven of these got a title that tells it.
    """

    words: tuple[re.Pattern[str], ...] = ()
    """Of each, those of which a title that tells it has one."""
    places: frozenset[Place] = frozenset()
    """Sentences that tell one."""

    @classmethod
    def of(cls, readings: Sequence[Reading], text_of: Sequence[int]) -> Turns:
        """Those that all reports together show; none where no dates tell, or where most are not in
        English: in German every other text has "die".
        """
        if main_language(each.article for each in readings)[:2] not in ("", "en"):
            return cls()
        days = [each.article.published and each.article.published.date() for each in readings]
        known = {day for day in days if day}
        if len(known) < 2:
            return cls()
        firsts = [at for at, day in enumerate(days) if day == min(known)]
        found = [(words, _tellers(words, firsts, readings, text_of)) for words in _TURNS]
        places = (
            place
            for words, tellers in found
            for at in tellers
            for place in _places(words, readings[at])
        )
        return cls(tuple(words for words, tellers in found if tellers), frozenset(places))

    def lacks(self, title: str) -> bool:
        """Does the title say nothing of some turn?"""
        lower = title.lower()
        return any(not words.search(lower) for words in self.words)


def _tellers(
    words: re.Pattern[str],
    firsts: Sequence[int],
    readings: Sequence[Reading],
    text_of: Sequence[int],
) -> list[int]:
    """The reports that tell a turn in their titles, where those of the first day, of other texts,
    know nothing of it, nor does an undated one, and half of the rest do.
    """
    titles = [_SENTENCED.sub("", each.title.lower()) for each in readings]
    tellers = [at for at, title in enumerate(titles) if words.search(title)]
    if not tellers or any(_knows(words, readings[at]) for at in firsts):
        return []
    aware = [at for at, each in enumerate(readings) if _knows(words, each)]
    if any(readings[at].article.published is None for at in aware):
        return []
    if 2 * len(aware) < len(readings) - len(firsts):
        return []
    before = {text_of[at] for at in firsts}
    return [at for at in tellers if text_of[at] not in before]


def _knows(words: re.Pattern[str], reading: Reading) -> bool:
    return bool(words.search(f"{reading.title}\n{reading.article.text}".lower()))


def _places(words: re.Pattern[str], reading: Reading) -> Iterator[Place]:
    """The first sentence that tells it, if that is one of the opening."""
    opening = (one for one in reading.sentences[:OPENING] if words.search(one.text.lower()))
    yield from (one.place for one in islice(opening, 1))
