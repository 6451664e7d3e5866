"""The reports of an event to what a single origin tells and no other: a sentence each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from digest.entries.agreement import alike
from digest.entries.budget import Allowance
from digest.entries.candidates import printable
from digest.entries.reading import Sentence, main_language
from digest.entries.reports import Reports
from digest.entries.standing import points_back
from digest.model import Passage

MOST = 5
"""Sentences shown."""
OF_ONE = 2
"""Of one origin."""
CLOSELY = 12
"""Sentences of an origin that are compared with all others, the most telling ones."""
LEAD = 2
"""Sentences at the top of a text retell the event: others have that in other words."""
AT_HOME = 2
"""Words of the sentence that other origins have too: it is about this event."""
_APPEAL = re.compile(
    r"\b(?:anyone (?:with|who)|hotline|\d{3}-\d{4}|\(\d{3}\) ?\d{3})\b", re.IGNORECASE
)
"""Whom to call with what one knows."""
_TOKEN = re.compile(r"[^\W_]+")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)


@dataclass(frozen=True, slots=True)
class _Others:
    """What all other origins tell."""

    sentences: Sequence[Sentence]
    words: frozenset[str]
    tokens: frozenset[str]
    """Words as they are written, in lower case."""
    numbers: frozenset[str]


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
    ranked = [_telling(reports, origin, printed) for origin in origins]
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


def _telling(reports: Reports, origin: int, printed: Collection[str]) -> list[Sentence]:
    """What only this origin tells, the most telling first."""
    readings = reports.readings
    language = main_language(reading.article for reading in readings)
    others = _others(reports, origin)
    names = frozenset().union(*(each.names for r in readings for each in r.sentences))
    found: list[tuple[int, float, Sentence]] = []
    for article in reports.order:
        if reports.origin_of[article] != origin or article in reports.copies:
            continue
        if readings[article].article.language not in ("", language):
            continue
        for each in readings[article].sentences[LEAD:]:
            news = _news(each, others) + _is_quoted(reports, each)
            if not news or not printable(each.text, each.size) or _APPEAL.search(each.text):
                continue
            if any(text in each.text for text in printed):
                continue
            if len(others.words.intersection(each.words)) >= AT_HOME:
                found.append((-min(3, news), each.index / len(readings[article].sentences), each))
    found.sort(key=lambda each: (*each[:2], each[2].article))
    chosen: list[Sentence] = []
    for _, _, sentence in found[:CLOSELY]:
        if points_back(sentence.text, language, names) or len(chosen) == OF_ONE:
            continue
        if not any(alike(sentence, other) for other in (*chosen, *others.sentences)):
            chosen.append(sentence)
    return chosen


def _others(reports: Reports, origin: int) -> _Others:
    sentences = [
        sentence
        for reading, its_origin in zip(reports.readings, reports.origin_of, strict=True)
        if its_origin != origin
        for sentence in reading.sentences
    ]
    texts = " ".join(each.text for each in sentences).lower()
    return _Others(
        sentences,
        frozenset(word for each in sentences for word in each.words),
        frozenset(_TOKEN.findall(texts)),
        frozenset(number for each in sentences for number in each.numbers),
    )


def _news(sentence: Sentence, others: _Others) -> int:
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
