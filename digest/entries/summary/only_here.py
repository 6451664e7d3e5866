"""The reports of an event to what a single origin tells and no other: a sentence each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from digest.entries.budget import Allowance
from digest.entries.reading.reading import Sentence, main_language
from digest.entries.reports import Reports
from digest.entries.sentences.agreement import alike
from digest.entries.sentences.candidates import may_stand
from digest.entries.sentences.standing import points_back
from digest.entries.sentences.verbs import is_verbless
from digest.entries.summary.sharing import Written, in_several
from digest.model import Passage
from digest.patterns import regex

MOST = 5
"""Sentences shown."""
OF_ONE = 2
"""Of one origin."""
CLOSELY = 20
"""Sentences of an origin that are compared with all others, the most telling ones."""
LEAD = 2
"""Sentences at the top of a text retell the event: others have that in other words."""
QUOTED = 5
"""Words of a quotation above which it is news, also where names and numbers are not."""
TOLD_ELSEWHERE = 0.5
"""Share of the shorter sentence's words above which another origin tells it too. At the .45 of
two statements of a summary (`ALIKE`), a question, heading or remark of two words, one of which the
sentence has, would do: of 111 sentences of a hundred real events 21 would go, some 17 of them for
nothing alike."""
AT_HOME = 2
"""Words of the sentence that other origins have too: it is about this event."""
_TOKEN = regex(r"[^\W_]+")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)


class _Told:
    """What the origins of an event tell."""

    def __init__(self, reports: Reports) -> None:
        readings, self._origin_of = reports.readings, reports.origin_of
        self._sentences = [each for reading in readings for each in reading.sentences]
        terms = ((each.terms for each in reading.sentences) for reading in readings)
        self.words = in_several(self._origin_of, terms)
        """Stems that several origins have."""
        numbers = ((each.numbers for each in reading.sentences) for reading in readings)
        self.numbers = in_several(self._origin_of, numbers)
        self._written = Written(readings, self._origin_of)

    def news(self, sentences: Sequence[Sentence], origin: int) -> frozenset[str]:
        """The names in these sentences of one origin that no other has."""
        others = [each.names for each in self._sentences if self._origin_of[each.article] != origin]
        names = frozenset().union(*[each.names for each in sentences])
        return frozenset(
            name
            for name in names.difference(_CALENDAR, *others)
            if not all(self._written.elsewhere(token, origin) for token in _TOKEN.findall(name))
        )

    def elsewhere(self, sentence: Sentence) -> bool:
        """Would a reader feel that a sentence of another origin says the same?"""
        origin = self._origin_of[sentence.article]
        terms, numbers, size = sentence.terms, sentence.numbers, len(sentence.terms)
        return any(
            len(terms & other.terms) > TOLD_ELSEWHERE * min(size, len(other.terms))
            or (not numbers.isdisjoint(other.numbers) and alike(sentence, other))
            for other in self._sentences
            if self._origin_of[other.article] != origin
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
    told = _Told(reports)
    names = frozenset().union(*(each.names for r in reports.readings for each in r.sentences))
    # Of a crowd of origins, only the first are looked into.
    telling = [_telling(reports, told, origin, printed, names) for origin in origins]
    chosen: list[Sentence] = []
    for sentences in telling * OF_ONE:
        if len(chosen) == MOST:
            break
        chosen += _taken(next(sentences, None), allowance)
    chosen.sort(key=lambda each: (reports.number_of[each.article], each.index))
    return tuple(
        Passage(each.text, (reports.citation(each.article, each.index),)) for each in chosen
    )


def _taken(sentence: Sentence | None, allowance: Allowance) -> Iterator[Sentence]:
    if sentence and allowance.take(sentence.article, sentence.text, sentence=True):
        yield sentence


def _telling(
    reports: Reports,
    told: _Told,
    origin: int,
    printed: Collection[str],
    names: frozenset[str],
) -> Iterator[Sentence]:
    """What only this origin tells, the most telling first; `names` are those of all articles."""
    readings = reports.readings
    language = main_language(reading.article for reading in readings)
    number = next(at for at in reports.order if reports.origin_of[at] == origin)
    if readings[number].article.language not in ("", language):
        return
    chosen: list[Sentence] = []
    for sentence in _ranked(number, reports, told, printed)[:CLOSELY]:
        if len(chosen) == OF_ONE:
            break
        if not may_stand(sentence.text, sentence.size, sentence.marks):
            continue
        if language[:2] in ("", "en") and is_verbless(sentence.text):
            continue
        if points_back(sentence.text, language, names, sentence.marks) or told.elsewhere(sentence):
            continue
        if not any(alike(sentence, other) for other in chosen):
            chosen.append(sentence)
            yield sentence


def _ranked(number: int, reports: Reports, told: _Told, printed: Collection[str]) -> list[Sentence]:
    """A reading's sentences with news about this event: with most of it first, then as told."""
    found: list[tuple[int, int, Sentence]] = []
    sentences, quoting = reports.readings[number].sentences[LEAD:], _quoting(reports, number)
    names = told.news(sentences, reports.origin_of[number])
    for each in sentences:
        news = len(names & each.names) + len(each.numbers - told.numbers) + (each.index in quoting)
        if not news or any(text in each.text for text in printed):
            continue
        if len(told.words & each.terms) >= AT_HOME:
            found.append((-min(3, news), each.index, each))
    return [sentence for _, _, sentence in sorted(found, key=lambda each: each[:2])]


def _quoting(reports: Reports, article: int) -> frozenset[int]:
    """The sentences of an article that hold a quotation of some length."""
    utterances = reports.wordings[article].utterances
    return frozenset(each.sentence for each in utterances if len(each.keys) > QUOTED)
