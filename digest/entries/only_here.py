"""The reports of an event to what a single origin tells and no other: a sentence each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from digest.entries.agreement import alike
from digest.entries.budget import Allowance
from digest.entries.candidates import printable
from digest.entries.reading import Reading, Sentence, main_language
from digest.entries.reports import Reports
from digest.entries.standing import points_back
from digest.model import Passage
from digest.text.pieces import Pieces

MOST = 5
"""Sentences shown."""
OF_ONE = 2
"""Of one origin."""
CLOSELY = 20
"""Sentences of an origin that are compared with all others, the most telling ones."""
LEAD = 2
"""Sentences at the top of a text retell the event: others have that in other words."""
AT_HOME = 2
"""Words of the sentence that other origins have too: it is about this event."""
_TOKEN = re.compile(r"[^\W_]+")
_TOKENS = Pieces(_TOKEN.findall)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one article tells, or several."""

    sentences: Sequence[Sentence]
    words: frozenset[str]
    tokens: frozenset[str]
    """Words as they are written, in lower case."""
    numbers: frozenset[str]

    @classmethod
    def of(cls, reading: Reading) -> Self:
        """What the article tells."""
        return cls(
            reading.sentences,
            frozenset().union(*(each.terms for each in reading.sentences)),
            frozenset(_TOKENS.words(reading.article.text.lower())),
            frozenset().union(*(each.numbers for each in reading.sentences)),
        )

    @classmethod
    def together(cls, parts: Sequence[_Told]) -> Self:
        """What all of them tell."""
        return cls(
            [each for part in parts for each in part.sentences],
            frozenset().union(*(part.words for part in parts)),
            frozenset().union(*(part.tokens for part in parts)),
            frozenset().union(*(part.numbers for part in parts)),
        )

    def has(self, sentence: Sentence) -> bool:
        """Would a reader feel that one of the sentences says the same?"""
        mine, size = sentence.terms, len(sentence.terms)
        return any(
            alike(sentence, other)
            for other in self.sentences
            if 2 * len(mine & other.terms) > min(size, len(other.terms))
            or not sentence.numbers.isdisjoint(other.numbers)
        )


def only_here(
    reports: Reports, printed: Collection[str], allowance: Allowance
) -> tuple[Passage, ...]:
    """The sentences, in the order of their sources; what they print is taken.

    Each has a name, a number or a quotation that no other origin has, stands alone, and holds none
    of the sentences and quotations that are `printed` already. An event of one origin has none.
    """
    origins = sorted(set(reports.origin_of))
    if len(origins) < 2:
        return ()
    told = [_Told.of(reading) for reading in reports.readings]
    names = frozenset().union(*(each.names for r in reports.readings for each in r.sentences))
    ranked = [_telling(reports, told, origin, printed, names) for origin in origins]
    chosen: list[Sentence] = []
    for rank in range(OF_ONE):
        for sentences in ranked:
            if len(chosen) < MOST and rank < len(sentences):
                chosen += _taken(sentences[rank], allowance)
    chosen.sort(key=lambda each: (reports.number_of[each.article], each.index))
    return tuple(
        Passage(each.text, (reports.citation(each.article, each.index),)) for each in chosen
    )


def _taken(sentence: Sentence, allowance: Allowance) -> Iterator[Sentence]:
    if allowance.take(sentence.article, sentence.text, sentence=True):
        yield sentence


def _telling(
    reports: Reports,
    told: Sequence[_Told],
    origin: int,
    printed: Collection[str],
    names: frozenset[str],
) -> list[Sentence]:
    """What only this origin tells, the most telling first; `names` are those of all articles."""
    readings = reports.readings
    language = main_language(reading.article for reading in readings)
    others = _Told.together(
        [each for each, at in zip(told, reports.origin_of, strict=True) if at != origin]
    )
    reading = next(readings[at] for at in reports.order if reports.origin_of[at] == origin)
    if reading.article.language not in ("", language):
        return []
    chosen: list[Sentence] = []
    for sentence in _ranked(reading, reports, others, printed)[:CLOSELY]:
        if len(chosen) == OF_ONE:
            break
        if not printable(sentence.text, sentence.size):
            continue
        if points_back(sentence.text, language, names) or others.has(sentence):
            continue
        if not any(alike(sentence, other) for other in chosen):
            chosen.append(sentence)
    return chosen


def _ranked(
    reading: Reading, reports: Reports, others: _Told, printed: Collection[str]
) -> list[Sentence]:
    """The sentences with news about this event: those with most of it first, then as told."""
    found: list[tuple[int, int, Sentence]] = []
    for each in reading.sentences[LEAD:]:
        news = _news(each, others) + _is_quoted(reports, each)
        if not news or any(text in each.text for text in printed):
            continue
        if len(others.words & each.terms) >= AT_HOME:
            found.append((-min(3, news), each.index, each))
    return [sentence for _, _, sentence in sorted(found, key=lambda each: each[:2])]


def _news(sentence: Sentence, others: _Told) -> int:
    """How many names and numbers it has that no other origin has."""
    names = [
        name
        for name in sentence.names - _CALENDAR
        if not others.tokens.issuperset(_TOKEN.findall(name))
    ]
    return len(names) + len(sentence.numbers - others.numbers)


def _is_quoted(reports: Reports, sentence: Sentence) -> int:
    """1 where the sentence holds a quotation of some length, else 0."""
    utterances = reports.wordings[sentence.article].utterances
    return int(any(each.sentence == sentence.index and len(each.keys) > 5 for each in utterances))
