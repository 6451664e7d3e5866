"""A quantity in its sentence to what it counts: people killed, houses, a share of what.

Lists again, as everywhere in this room: what they do not know is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from digest.entries.words.casualties import casualties
from digest.entries.words.fates import FOREIGN, OTHERS, VICTIMS, fate
from digest.nouns import noun
from digest.patterns import regex
from digest.text.hinted import Hinted
from digest.text.quantities import Quantity, quantities, quantity_at
from digest.text.units import Unit
from digest.text.words import words

LOOKED_BACK = 110
"""Characters before a number in which its verb is looked for."""
OLDEST = 110
LONGEST_PHRASE = 5
"""Words behind a number among which those counted are looked for."""

_WORD = regex(r"[ \u00a0]?((?:[A-Z]\.){2,}|[^\W\d_][\w’'-]*)")
_STOPS = frozenset(
    "the a an and or but nor of to in on at by for from with without into onto about after before "
    "over under between among against through during since until while as than that this these "
    "those which who whom whose what when where why how if because though although it he his him "
    "she her they them their we our us you your i my is are was were be been being am has have "
    "had do does did will would can could may might must shall should not no yes only just even "
    "still now then there here per each every a across around near inside outside off out up down "
    "also said says told took left died went came according including posted updated published "
    "plus minus times monday "
    "tuesday wednesday thursday friday saturday sunday".split()
)
"""What ends a noun phrase."""
_PLURALS = frozenset(
    "people men women children police troops cattle sheep aircraft personnel staff crew fish "
    "homeless youths wives lives".split()
)
_SINGULARS = frozenset(
    "this was has is its his us yes plus minus times news always perhaps besides across less does "
    "campus bus gas lens christmas bonus virus census status versus series species".split()
)
_VAGUE = frozenset("dozens scores hundreds thousands millions".split())
_PEOPLE = frozenset(
    "people persons person individuals others residents victims civilians men women human humans "
    "lives bodies fatalities deaths injuries adults locals villagers inhabitants arrests".split()
)
"""Whom a report may simply call people."""
_SYNONYMS = {
    "houses": "homes", "house": "homes", "households": "homes", "demonstrators": "protesters",
    "marchers": "protesters", "protestors": "protesters", "pupils": "students", "vessels": "ships",
    "boats": "ships", "jets": "planes", "aircraft": "planes", "airplanes": "planes",
    "soldiers": "troops", "airmen": "troops", "officers": "police", "policemen": "police",
    "shops": "stores", "outlets": "stores", "apartments": "flats", "workers": "employees",
    "staff": "employees", "kids": "children", "automobiles": "cars", "guests": "visitors",
    "positions": "jobs", "spectators": "fans", "ballots": "votes", "nations": "countries",
    "militants": "fighters", "insurgents": "fighters", "lorries": "trucks",
    "firemen": "firefighters", "films": "movies", "seamen": "sailors", "bullets": "shots",
    "rounds": "shots",
}  # fmt: skip
_OTHERS_BEFORE = Hinted(
    ("another", "a further", "an additional", "an extra"),
    regex(r"\b(?:another|a further|an additional|an extra)[ \u00a0]$", re.IGNORECASE),
)
_PART_BEFORE = Hinted(
    ("includ", "among", "of th", "of wh", "mostly", "namely", "they were"),
    regex(
        r"\b(?:including|include|includes|included|among them|of them|of whom|of which|of those"
        r"|among whom|mostly|namely|they were)\b[^.;]{0,60}$",
        re.IGNORECASE,
    ),
)
_PART_AFTER = regex(
    r"[ \u00a0]of (?:them|whom|which|those|these|the|its|his|her|their|an?)\b"
    r"|(?: [\w-]+){0,3} (?:were|was) also\b"
)
_NUMBER_OF = Hinted(
    ("number of", "total of"),
    regex(
        r"\b(?:number|total) of (?:[a-z-]+ ){0,2}?(?P<whom>[a-z]+s|people|men|women|children)\b"
        r"[^.;,]{0,60}? (?:at|to|was|is|reached|from)[ \u00a0]$"
    ),
)
_ONE_IN = Hinted(
    ("in ", "of "),
    regex(r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|out of) $", re.IGNORECASE),
)
_PARENT_OF = Hinted(
    (" of ",),
    regex(
        r"\b(?:(?:grand)?(?:mother|father|parents?)|mom|mum|dad|widow(?:er)?) of[ \u00a0]$",
        re.IGNORECASE,
    ),
)
_AGED = Hinted(
    ("age",),
    regex(
        r"\baged?[ \u00a0](?:between[ \u00a0])?(?:\d+[ \u00a0](?:and|to)[ \u00a0])?$", re.IGNORECASE
    ),
)
_SCORE = regex(r"\d (?:zu|gegen|contra|contre|contro|tegen|mot|против) $|\d[:–-]$")
"""In "24 zu 19 Stimmen", nobody speaks of 19."""
_NAME = r"([A-Z][\w’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,3}(?: Jr\.| Sr\.)?)"
_NAME_BEFORE_AGE = regex(rf"{_NAME}, $")
_AGE_CLOSED = regex(r",|\)|\.$|;| and\b| was\b")
_NAME_AFTER_AGE = regex(
    rf"(?: (?:man|woman|boy|girl|teenager|student|resident|suspect|officer|named|called))* {_NAME}"
)


@noun
class Subject:
    """What a quantity counts."""

    kind: str
    """`toll`, `count`, or the kind of the unit."""
    name: str
    """Numbers are compared where kind and name are the same: `killed`, `home`, `length`."""
    whom: str = ""
    """Of a toll, the stem of those that are counted; "" for people as such."""
    part: bool = False
    """Some of those told of just before, or further ones: no total."""
    end: int = 0
    """Where in the sentence the words that name it end."""


def counted(
    text: str, language: str, *, spelled: bool = True, fateful: bool = True
) -> list[tuple[Quantity, Subject]]:
    """The quantities of a sentence of which is sure what they count, in order.

    In English, numbers in words are looked for where any may be `spelled`, and what befell those
    counted in a `fateful` sentence: one with a word of `BEFALLEN`.
    """
    found: list[tuple[Quantity, Subject]] = []
    for told in casualties(text, language):
        if _is_free(told.start, told.end, found):
            number = (told.number, told.number, 1.0)
            quantity = quantity_at(text, told.start, told.end, number, Unit("count", ""))
            found.append((quantity, Subject("toll", told.fate, end=told.last)))
    taken = tuple(found)
    for quantity in quantities(text, language, spelled=spelled):
        if not _is_free(quantity.start, quantity.end, taken):
            continue
        if of_what := subject(text, quantity, language, fateful=fateful):
            found.append((quantity, of_what))
    return sorted(found, key=lambda each: each[0].start) if taken else found


def _is_free(start: int, end: int, found: Iterable[tuple[Quantity, Subject]]) -> bool:
    """Does no quantity lie between these places?"""
    return not any(start < each.end and each.start < end for each, _ in found)


def subject(
    text: str, quantity: Quantity, language: str, *, fateful: bool = True
) -> Subject | None:
    """What `quantity` counts in its sentence; None where that is not sure."""
    kind = quantity.unit.kind
    if kind == "age":
        return _age(text, quantity)
    if kind != "count":
        part = bool(_PART_BEFORE.search(text, max(0, quantity.start - 70), quantity.start))
        return Subject(kind, quantity.unit.name, "", part, quantity.end)
    if _AGED.search(text, max(0, quantity.start - 24), quantity.start):
        return None
    if quantity.high < OLDEST and quantity.exact and (aged := _age(text, quantity)):
        return aged
    if not language.lower().startswith("en"):
        return _foreign(text, quantity)
    return _counted(text, quantity, fateful=fateful)


def _age(text: str, quantity: Quantity) -> Subject | None:
    """The age of somebody who is named by two words at least."""
    start, end = quantity.start, quantity.end
    if quantity.unit.kind != "age" and not (
        text.startswith(", ", max(0, start - 2)) and _AGE_CLOSED.match(text, end)
    ):
        return None
    named = _NAME_BEFORE_AGE.search(text, max(0, start - 60), start)
    if quantity.unit.kind == "age":
        named = _NAME_AFTER_AGE.match(text, end) or named
    return Subject("age", named[1], end=end) if named else None


def _counted(text: str, quantity: Quantity, *, fateful: bool) -> Subject | None:
    one = quantity.exact and quantity.low == 1
    if one and not fateful:
        return None
    before = text[max(0, quantity.start - LOOKED_BACK) : quantity.start]
    phrase, end = _phrase(text, quantity.end)
    told = None if phrase else _NUMBER_OF.search(before)
    whom = _whom([told["whom"]] if told else phrase)
    name = fate(text, quantity, before, phrase) if fateful else ""
    endless = len(phrase) == LONGEST_PHRASE and not whom
    tells = name or (whom and not one)
    if name is None or endless or not tells:
        return None
    if _ONE_IN.search(before, max(0, len(before) - 16)):
        return None
    if _PARENT_OF.search(before, max(0, len(before) - 20)):
        return None
    others = bool(OTHERS.intersection(phrase[:3]) or _OTHERS_BEFORE.search(before))
    part = bool(_PART_BEFORE.search(before) or _PART_AFTER.match(text, quantity.end))
    if name:
        # "Killing five and injuring 12 others" gives all who were injured.
        part = part or (others and name == "killed")
        return Subject("toll", name, "" if whom == "people" else whom, part, end)
    return Subject("count", whom, "", part or others, end)


def _phrase(text: str, end: int) -> tuple[list[str], int]:
    """The words behind a number up to what ends a noun phrase, and where they end.

    None of them where somebody owns what is counted: "two of the city's bridges".
    """
    found: list[str] = []
    if text.startswith(" of ", end):
        if text[:end].rsplit(None, 1)[-1].lower() not in _VAGUE:
            return [], end
        end += 3
    while len(found) < LONGEST_PHRASE and (word := _WORD.match(text, end)):
        lower = word[1].lower()
        if lower in _STOPS or (found and _is_plural(found[-1]) and not _is_plural(lower)):
            break
        end = word.end()
        if lower.endswith(("'s", "’s", "s'", "s’")):
            return [], end
        found.append(lower.rpartition("-")[2])
    return found, end


def _is_plural(word: str) -> bool:
    if word in _PLURALS:
        return True
    plain = word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is"))
    return plain and word not in _SINGULARS


def _whom(phrase: list[str]) -> str:
    """The stem of the plural that is counted, `people` for all sorts of people; "" for none."""
    heads = [word for word in phrase if _is_plural(word)]
    if heads:
        return "people" if heads[-1] in _PEOPLE else _stem(heads[-1])
    return "people" if _PEOPLE.intersection(phrase) else ""


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return next(iter(words(_SYNONYMS.get(word, word), "en")), "")


def _foreign(text: str, quantity: Quantity) -> Subject | None:
    """In other languages only the next word counts: `14 muertos`, `300 personas`."""
    word = _WORD.match(text, quantity.end)
    if not word or len(word[1]) < 3:
        return None
    if _SCORE.search(text, max(0, quantity.start - 10), quantity.start):
        return None
    lower = word[1].lower()
    if lower in VICTIMS:
        return None
    if lower in FOREIGN:
        return Subject("toll", FOREIGN[lower], "", False, word.end())
    return Subject("count", f"·{lower}", "", False, word.end())
