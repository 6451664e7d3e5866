"""The wordings of an event's articles to where one doubts what another states flatly.

"11 suspected smugglers" here, "11 smugglers" there: that is told, with both places. It is told only
where the same thing is meant, in sentences that share more than these words, and where the other
article doubts it nowhere and leaves it to nobody else to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from digest.entries.budget import Allowance
from digest.entries.doubting import DOUBTING
from digest.entries.function_words import function_words
from digest.entries.names import CALENDAR
from digest.entries.reading import Reading, content_words
from digest.entries.reports import Reports
from digest.entries.utterances import LONGEST, Wording
from digest.model import Hedge, Passage
from digest.text.words import words

MOST = 3
"""Differences shown."""
LOOKED_FOR = 30
"""Hedges of an article."""
SHARED = 3
"""Content words that both sentences have beside the hedged ones, to be about the same."""
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


@dataclass(frozen=True, slots=True)
class _Doubted:
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


def doubts(reports: Reports, allowance: Allowance) -> tuple[Hedge, ...]:
    """What some hedge and others state flatly, in the order of the sources; both are taken."""
    found: dict[tuple[str, str, str], list[_Doubted]] = {}
    for article in reports.order:
        hedged = _hedged(reports.readings[article], reports.wordings[article])
        for each in islice(hedged, LOOKED_FOR):
            found.setdefault((each.language, each.verb, each.squeezed), []).append(each)
    hedges: list[Hedge] = []
    for doubted in found.values():
        hedging = {each.wording.article for each in doubted}
        flat = [
            place
            for article in reports.order
            if article not in hedging
            and _language(reports.readings[article]) == doubted[0].language
            for place in _stated(doubted[0], reports, reports.wordings[article])
        ]
        hedge = _hedge(doubted, flat, reports, allowance) if flat else None
        if hedge and len(hedges) < MOST:
            hedges.append(hedge)
    return tuple(hedges)


@dataclass(frozen=True, slots=True)
class _Stated:
    """Where another article has the same words, undoubted."""

    wording: Wording
    sentence: int
    start: int
    end: int


def _hedged(reading: Reading, wording: Wording) -> Iterator[_Doubted]:
    language = _language(reading)
    if language not in DOUBTING:
        return
    article = reading.article.text.lower()
    roots = [root for root in DOUBTING[language].roots if root in article]
    for sentence, text in enumerate(wording.sentences if roots else ()):
        lower = text.lower()
        if len(text) > LONGEST or not any(map(lower.__contains__, roots)):
            continue
        for hedge in DOUBTING[language].hedge.finditer(text):
            found = (_charged if hedge["charge"] else _called)(hedge, sentence, wording, language)
            if found and not any(wording.quoted[found.start - 1 : found.end]):
                yield found


def _language(reading: Reading) -> str:
    return reading.article.language.lower().partition("-")[0] or "en"


def _called(
    hedge: re.Match[str], sentence: int, wording: Wording, language: str
) -> _Doubted | None:
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
    return _Doubted(wording, sentence, hedge[0], deed, first, end, number, language, back)


def _tells(key: str, hollow: frozenset[str]) -> bool:
    return key in _DEEDS or (key not in hollow and (len(key) > 1 or not key.isalpha()))


def _charged(
    hedge: re.Match[str], sentence: int, wording: Wording, language: str
) -> _Doubted | None:
    """What the deed was done to, of which somebody is accused: "killing | two guards"."""
    first, last = wording.words_after(sentence, hedge.end())
    end = first + DEED
    if end > last or not wording.keys[first].endswith("ing"):
        return None
    if function_words(language).issuperset(wording.keys[first + 1 : end]):
        return None
    verb = "".join(words(wording.keys[first], language))
    return _Doubted(wording, sentence, hedge[0], True, first + 1, end, "", language, 3, verb)


def _stated(doubted: _Doubted, reports: Reports, wording: Wording) -> Iterator[_Stated]:
    """The first sentence that states the same flatly; none where any sentence doubts it."""
    places = [
        _Stated(wording, sentence, start, end)
        for sentence in range(len(wording.sentences))
        for start, end in wording.squeezed_places(sentence, doubted.squeezed)
    ]
    texts = [wording.sentences[place.sentence] for place in places]
    doubting = DOUBTING[doubted.language]
    if any(doubting.doubt.search(text) for text in texts):
        return
    if doubted.is_deed and any(doubting.reported.search(text) for text in texts):
        return
    yield from islice((each for each in places if _is_the_same(doubted, each, reports)), 1)


def _is_the_same(doubted: _Doubted, place: _Stated, reports: Reports) -> bool:
    """Is it the same number of the same, in a sentence about the same, and nobody's words?"""
    wording = place.wording
    before = wording.keys[place.start - 1] if place.start else ""
    told = reports.readings[wording.article].sentences[place.sentence]
    held = reports.readings[doubted.wording.article].sentences[doubted.sentence]
    mine, theirs = held.names - CALENDAR, told.names - CALENDAR
    if mine and theirs and not mine & theirs:
        return False
    if doubted.verb and not (_did(before, doubted) and _is_doer(mine & theirs, place)):
        return False
    if doubted.is_deed and not doubted.verb and not _of_one_doer(doubted, place):
        return False
    if doubted.number != (before if before.isdigit() else ""):
        return False
    if any(wording.quoted[place.start : place.end]):
        return False
    compared = {
        *content_words(wording.text(place.start, place.end), doubted.language),
        doubted.verb,
    }
    return len(set(held.words).intersection(told.words).difference(compared)) >= SHARED


def _did(word: str, doubted: _Doubted) -> bool:
    """Does the word say that the deed was done?"""
    return not word.endswith("ing") and "".join(words(word, doubted.language)) == doubted.verb


def _of_one_doer(doubted: _Doubted, place: _Stated) -> bool:
    """Is it done by the same, as far as the words before the deed tell, or to the same?"""
    sides: list[set[str]] = []
    suffered: list[bool] = []
    for each, end in ((doubted, doubted.start - doubted.back), (place, place.start)):
        start = each.wording.first_word(each.sentence)
        before = each.wording.text(start, end) if end > start else ""
        sides.append(set(content_words(before, doubted.language)))
        suffered.append(end > start and each.wording.keys[end - 1] in _SUFFERED)
    return suffered[0] == suffered[1] and (not all(sides) or bool(sides[0] & sides[1]))


def _is_doer(names: frozenset[str], place: _Stated) -> bool:
    """Does one of the names stand before the deed?"""
    first = place.wording.first_word(place.sentence)
    return place.start - first > 1 and not names.isdisjoint(place.wording.keys[first : place.start])


def _hedge(
    doubted: Sequence[_Doubted],
    flat: Sequence[_Stated],
    reports: Reports,
    allowance: Allowance,
) -> Hedge | None:
    """Both passages with all who print them so; None where one of them may not be printed."""
    passages: list[Passage] = []
    for places, back in ((doubted, doubted[0].back), (flat, int(bool(doubted[0].verb)))):
        first = places[0]
        number = bool(doubted[0].number)
        # From the word before: "killed 11 smugglers", "killed 11 suspected smugglers".
        start = max(first.start - back - number - 1, first.wording.first_word(first.sentence))
        text = first.wording.text(start, first.end)
        if not allowance.take(first.wording.article, text, sentence=False):
            return None
        passages.append(
            Passage(
                text,
                tuple(reports.citation(each.wording.article, each.sentence) for each in places),
            )
        )
    return Hedge(doubted[0].word.lower(), *passages)
