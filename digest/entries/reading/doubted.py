"""The wordings of an event's articles to what some of them doubt, and where it is stated flatly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from digest.entries.reading.names import CALENDAR
from digest.entries.reading.reading import Reading, content_words
from digest.entries.reading.spans import LONGEST
from digest.entries.reading.utterances import Wording, squeezed_runs
from digest.entries.words.doubting import DOUBTING
from digest.entries.words.function_words import function_words
from digest.entries.words.keys import keys_of
from digest.entries.words.marks import Kind
from digest.nouns import noun
from digest.text.words import words

LOOKED_FOR = 30
"""Hedges of an article."""
SHARED = 3
"""Words so shared, to say that two reports differ in how sure they are."""
NOUNS = 3
"""Words after a doubting adjective that are compared, at most."""
DEED = 3
"""Words after a doubting adverb that must be the same."""
TELLING = 2
"""Of these, words that are more than "of the"."""
_SUFFERED = frozenset({"is", "are", "was", "were", "been", "being"})
"""Before a deed that is done to somebody: "was shot"."""
_DEEDS = frozenset("took taken gave given made got came went saw did".split())
"""What people do, though the list of hollow words has it."""


@noun
class Doubted:
    """What a sentence hedges."""

    wording: Wording
    sentence: int
    word: str
    is_deed: bool
    """Not who or what somebody is, but what they did."""
    start: int
    """First of the words that are doubted, among all words of the article."""
    end: int
    number: str
    """That stands before the hedge, or ""."""
    language: str
    back: int = 1
    """Words from the hedge to the first that is doubted."""
    verb: str = ""
    """The stem of the deed that somebody is accused of; the words are what it was done to."""

    @property
    def squeezed(self) -> str:
        """The doubted words without blanks and plural: "drug-traffickers" is "drug trafficker"."""
        return "".join(self.wording.keys[self.start : self.end]).rstrip("s")


@noun
class Stated:
    """Where another article has the same words, undoubted."""

    wording: Wording
    sentence: int
    start: int
    end: int


def doubted(
    readings: Sequence[Reading], wordings: Sequence[Wording], order: Sequence[int]
) -> tuple[tuple[Doubted, ...], ...]:
    """What some hedge, each with all the places that do, as `order` has the articles."""
    found: dict[tuple[str, str, str], list[Doubted]] = {}
    for article in order:
        for each in islice(_hedged(readings[article], wordings[article]), LOOKED_FOR):
            found.setdefault((each.language, each.verb, each.squeezed), []).append(each)
    return tuple(map(tuple, found.values()))


def told(each: Doubted, readings: Sequence[Reading], wording: Wording) -> list[Stated]:
    """Where an article has the doubted words, doubted or not; none in another language."""
    if _language(readings[wording.article]) != each.language:
        return []
    return [
        Stated(wording, sentence, start, end)
        for sentence, start, end in wording.squeezed_places(each.squeezed)
    ]


def doubts_too(each: Doubted, text: str) -> bool:
    """Does the sentence or title, which has the doubted words, leave open whether it is so?"""
    doubting = DOUBTING[each.language]
    return bool(doubting.doubt.search(text) or (each.is_deed and doubting.reported.search(text)))


def in_title(each: Doubted, title: str) -> bool:
    """Does the title state flatly what is doubted, as far as so few words tell?"""
    keys = keys_of(title)
    runs = list(squeezed_runs(keys, 0, len(keys), each.squeezed))
    if not runs or doubts_too(each, title):
        return False
    before = [keys[start - 1] if start else "" for start, _ in runs]
    if each.verb:
        return any(_did(word, each) for word in before)
    return any(not word.isdigit() or word == each.number for word in before)


def is_the_same(
    each: Doubted, place: Stated, readings: Sequence[Reading], shared: int = SHARED
) -> bool:
    """Is it the same number of the same, in a sentence about the same, and nobody's words?

    About the same are sentences that have `shared` content words in common beside the doubted ones.
    """
    wording = place.wording
    before = wording.keys[place.start - 1] if place.start else ""
    told = readings[wording.article].sentences[place.sentence]
    held = readings[each.wording.article].sentences[each.sentence]
    mine, theirs = held.names - CALENDAR, told.names - CALENDAR
    if mine and theirs and not mine & theirs:
        return False
    if each.verb and not (_did(before, each) and _is_doer(mine & theirs, place)):
        return False
    if each.is_deed and not each.verb and not _of_one_doer(each, place):
        return False
    if each.number != (before if before.isdigit() else ""):
        return False
    if any(wording.quoted[place.start : place.end]):
        return False
    compared = {
        *content_words(wording.text(place.start, place.end), each.language),
        each.verb,
    }
    return len(set(held.words).intersection(told.words).difference(compared)) >= shared


def _hedged(reading: Reading, wording: Wording) -> Iterator[Doubted]:
    language = _language(reading)
    if language not in DOUBTING:
        return
    roots = DOUBTING[language].roots
    for sentence, each in enumerate(reading.sentences):
        text = each.text
        if not each.marks & Kind.DOUBT or len(text) > LONGEST:
            continue
        if not any(map(text.lower().__contains__, roots)):
            continue
        for hedge in DOUBTING[language].hedge.finditer(text):
            found = (_charged if hedge["charge"] else _called)(hedge, sentence, wording, language)
            if found and not any(wording.quoted[found.start - 1 : found.end]):
                yield found


def _language(reading: Reading) -> str:
    return reading.article.language.lower().partition("-")[0] or "en"


def _called(hedge: re.Match[str], sentence: int, wording: Wording, language: str) -> Doubted | None:
    """The words behind a doubting adjective or adverb; None where they are too few to compare."""
    hollow = function_words(language)
    first, last = wording.words_after(sentence, hedge.end())
    deed = bool(hedge["adverb"])
    end = first
    while end < min(last, first + (DEED if deed else NOUNS)) and (
        deed or wording.keys[end] not in hollow
    ):
        end += 1
    back = len(hedge[0].split())
    before = wording.keys[first - back - 1] if first > back else ""
    number = before if before.isdigit() else ""
    enough = end - first == DEED if deed else end - first > 1 or number
    telling = sum(_tells(key, hollow) for key in wording.keys[first:end])
    if not enough or telling < (TELLING if deed else 1):
        return None
    return Doubted(wording, sentence, hedge[0], deed, first, end, number, language, back)


def _tells(key: str, hollow: frozenset[str]) -> bool:
    return key in _DEEDS or (key not in hollow and (len(key) > 1 or not key.isalpha()))


def _charged(
    hedge: re.Match[str], sentence: int, wording: Wording, language: str
) -> Doubted | None:
    """What the deed was done to, of which somebody is accused: "killing | two guards"."""
    first, last = wording.words_after(sentence, hedge.end())
    end = first + DEED
    if end > last or not wording.keys[first].endswith("ing"):
        return None
    if function_words(language).issuperset(wording.keys[first + 1 : end]):
        return None
    verb = "".join(words(wording.keys[first], language))
    return Doubted(wording, sentence, hedge[0], True, first + 1, end, "", language, 3, verb)


def _did(word: str, each: Doubted) -> bool:
    """Does the word say that the deed was done?"""
    return not word.endswith("ing") and "".join(words(word, each.language)) == each.verb


def _of_one_doer(doubted: Doubted, place: Stated) -> bool:
    """Is it done by the same, as far as the words before the deed tell, or to the same?"""
    sides: list[set[str]] = []
    suffered: list[bool] = []
    for each, end in ((doubted, doubted.start - doubted.back), (place, place.start)):
        start = each.wording.first_word(each.sentence)
        before = each.wording.text(start, end) if end > start else ""
        sides.append(set(content_words(before, doubted.language)))
        suffered.append(end > start and each.wording.keys[end - 1] in _SUFFERED)
    return suffered[0] == suffered[1] and (not all(sides) or bool(sides[0] & sides[1]))


def _is_doer(names: frozenset[str], place: Stated) -> bool:
    """Does one of the names stand before the deed?"""
    first = place.wording.first_word(place.sentence)
    return place.start - first > 1 and not names.isdisjoint(place.wording.keys[first : place.start])
