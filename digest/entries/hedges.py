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
from digest.entries.function_words import function_words
from digest.entries.reading import Reading, content_words
from digest.entries.reports import Reports
from digest.entries.utterances import LONGEST, Wording
from digest.model import Hedge, Passage

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

_ADJECTIVES = "alleged|suspected|purported|presumed|supposed"
_ADVERBS = "allegedly|reportedly|apparently|purportedly|supposedly"
_ROOTS = (*_ADJECTIVES.split("|"), "reportedly", "apparently")
"""One of these is in every hedge, and most articles have none."""
_HEDGE = re.compile(rf"\b(?:(?P<adjective>{_ADJECTIVES})|(?P<adverb>{_ADVERBS}))\b", re.IGNORECASE)
_DOUBT = re.compile(
    rf"\b(?:{_ADJECTIVES}|suspects?|alleg\w+|purported\w*|supposed\w*|accus\w+|believed|thought|called|describ\w+|label+ed|"
    r"den(?:y|ies|ied)|claim\w*|said|says?|saying|told|tells|according|stated|announced|charged|"
    r"not|no|never|if|whether|may|might|could|would|likely|probably|possibl[ey]|unclear|"
    r"unconfirmed)\b|\?|n['’]t\b",
    re.IGNORECASE,
)
"""In a sentence with one of these, nothing is stated flatly."""
_REPORTED = re.compile(rf"\b(?:{_ADVERBS})\b", re.IGNORECASE)
"""Doubts a deed, not who or what somebody is."""


@dataclass(frozen=True, slots=True)
class _Doubted:
    """What a sentence hedges."""

    wording: Wording
    sentence: int
    word: str
    is_deed: bool
    start: int
    """First of the words that are doubted, among all words of the article."""
    end: int
    number: str
    """That stands before the hedge, or ""."""

    @property
    def squeezed(self) -> str:
        """The doubted words without blanks and plural: "drug-traffickers" is "drug trafficker"."""
        return "".join(self.wording.keys[self.start : self.end]).rstrip("s")


def doubts(reports: Reports, allowance: Allowance) -> tuple[Hedge, ...]:
    """What some hedge and others state flatly, in the order of the sources; both are taken."""
    found: dict[str, list[_Doubted]] = {}
    for article in reports.order:
        hedged = _hedged(reports.readings[article], reports.wordings[article])
        for each in islice(hedged, LOOKED_FOR):
            found.setdefault(each.squeezed, []).append(each)
    hedges: list[Hedge] = []
    for doubted in found.values():
        hedging = {each.wording.article for each in doubted}
        flat = [
            place
            for article in reports.order
            if article not in hedging
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
    if reading.article.language.partition("-")[0] not in ("", "en"):
        return
    article = reading.article.text.lower()
    if not any(root in article for root in _ROOTS):
        return
    hollow = function_words("en")
    for sentence, text in enumerate(wording.sentences):
        for hedge in _HEDGE.finditer(text) if len(text) <= LONGEST else ():
            first, last = wording.words_after(sentence, hedge.end())
            most = DEED if hedge["adverb"] else NOUNS
            end = first
            while end < min(last, first + most) and (
                hedge["adverb"] or wording.keys[end] not in hollow
            ):
                end += 1
            before = wording.keys[first - 2] if first > 1 else ""
            number = before if before.isdigit() else ""
            enough = end - first == DEED if hedge["adverb"] else end - first > 1 or number
            if enough and not any(wording.quoted[first - 1 : end]):
                deed = bool(hedge["adverb"])
                yield _Doubted(wording, sentence, hedge[0], deed, first, end, number)


def _stated(doubted: _Doubted, reports: Reports, wording: Wording) -> Iterator[_Stated]:
    """The first sentence that states the same flatly; none where any sentence doubts it."""
    places = [
        _Stated(wording, sentence, start, end)
        for sentence in range(len(wording.sentences))
        for start, end in wording.squeezed_places(sentence, doubted.squeezed)
    ]
    texts = [wording.sentences[place.sentence] for place in places]
    if any(_DOUBT.search(text) for text in texts):
        return
    if doubted.is_deed and any(_REPORTED.search(text) for text in texts):
        return
    yield from islice((each for each in places if _is_the_same(doubted, each, reports)), 1)


def _is_the_same(doubted: _Doubted, place: _Stated, reports: Reports) -> bool:
    """Is it the same number of the same, in a sentence about the same, and nobody's words?"""
    wording = place.wording
    before = wording.keys[place.start - 1] if place.start else ""
    if doubted.number != (before if before.isdigit() else ""):
        return False
    if any(wording.quoted[place.start : place.end]):
        return False
    mine = reports.readings[doubted.wording.article].sentences[doubted.sentence].words
    theirs = reports.readings[wording.article].sentences[place.sentence].words
    compared = content_words(wording.text(place.start, place.end), "en")
    return len(set(mine).intersection(theirs).difference(compared)) >= SHARED


def _hedge(
    doubted: Sequence[_Doubted],
    flat: Sequence[_Stated],
    reports: Reports,
    allowance: Allowance,
) -> Hedge | None:
    """Both passages with all who print them so; None where one of them may not be printed."""
    passages: list[Passage] = []
    for places, back in ((doubted, 1), (flat, 0)):
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
