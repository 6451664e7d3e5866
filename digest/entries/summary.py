"""The readings of an event to the sentences of its summary, in the order in which they are read.

Sentences are taken one by one, each the best that still adds something, that no budget forbids
and that is not alike one already taken; then they are put in order, and what would hang in the
air there makes room for the next best.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.config import EntriesConfig
from digest.entries.agreement import alike
from digest.entries.candidates import is_speech, printable
from digest.entries.ranking import Term, terms, weigh, worth
from digest.entries.reading import Reading, Sentence
from digest.entries.standing import points_back
from digest.text.words import words

DEFAULT_WORDS = 120
"""What a reader takes in before scrolling on a phone."""
SHARE = 0.38
"""A summary has at most so much of the words of all its sources. Tuned on the NeuS validation
set, where human summaries grow with their sources (r = .55)."""
MIN_WORDS = 25
"""A summary may always have so many."""
FROM_A_SINGLE_SOURCE = 2
"""Statements, at most: more would be a copy."""
BACKGROUND = 0.35
"""How much later, on the scale of an article's length, background and reactions are told."""

FREE_RIGHTS = frozenset({"own", "licensed"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a summary may say and how much of it one source may give."""

    statements: int
    words: int
    source_sentences: int
    source_words: int

    @classmethod
    def of(cls, config: EntriesConfig, words: int | None = None, *, budget: bool = True) -> Limits:
        """Those of the configuration; without the excerpt budget where `budget` is false."""
        return cls(
            config.statements,
            words or DEFAULT_WORDS,
            config.excerpt_sentences if budget else 10**6,
            config.excerpt_words if budget else 10**6,
        )


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    terms: tuple[Term, ...]
    points_back: str
    position: float
    """Where the article tells it, from 0 to 1; background and speech further down."""


def choose(
    readings: Sequence[Reading], origin_of: Sequence[int], limits: Limits
) -> tuple[Sentence, ...]:
    """The sentences of the summary in reading order; () where no sentence can be printed."""
    weights = weigh(readings, origin_of)
    candidates = _candidates(readings)
    limits = _fitting(readings, origin_of, limits)
    while True:
        chosen = _order(_select(candidates, weights, readings, limits), weights)
        hanging = _hanging(chosen)
        if hanging is None:
            return tuple(candidate.sentence for candidate in chosen)
        candidates = [candidate for candidate in candidates if candidate is not hanging]


def _fitting(readings: Sequence[Reading], origin_of: Sequence[int], limits: Limits) -> Limits:
    """`limits`, tightened to what the sources hold."""
    longest: dict[int, int] = {}
    for reading, origin in zip(readings, origin_of, strict=True):
        longest[origin] = max(reading.size, longest.get(origin, 0))
    words = min(limits.words, max(MIN_WORDS, int(SHARE * sum(longest.values()))))
    statements = min(limits.statements, FROM_A_SINGLE_SOURCE if len(readings) == 1 else 10**6)
    return Limits(statements, words, limits.source_sentences, limits.source_words)


def _candidates(readings: Sequence[Reading]) -> list[_Candidate]:
    names = frozenset().union(*(s.names for reading in readings for s in reading.sentences))
    return [
        _Candidate(
            sentence,
            terms(sentence.words),
            points_back(sentence.text, reading.article.language, names),
            sentence.index / len(reading.sentences) + BACKGROUND * is_speech(sentence.text),
        )
        for reading in readings
        for sentence in reading.sentences
        if printable(sentence.text, sentence.size)
    ]


def _select(
    candidates: Sequence[_Candidate],
    weights: Mapping[Term, float],
    readings: Sequence[Reading],
    limits: Limits,
) -> list[_Candidate]:
    """Greedily the best, the most valuable first."""
    chosen: list[_Candidate] = []
    said: Counter[Term] = Counter()
    left = list(candidates)
    while len(chosen) < limits.statements:
        left = [each for each in left if _fits(each, chosen, readings, limits)]
        standing = [each for each in left if not each.points_back or _led_up_to(each, chosen)]
        if not standing:
            break
        best = max(standing, key=lambda each: worth(each.sentence, weights, said, each.terms))
        chosen.append(best)
        said.update(best.terms)
        left.remove(best)
    return chosen


def _fits(
    candidate: _Candidate,
    chosen: Sequence[_Candidate],
    readings: Sequence[Reading],
    limits: Limits,
) -> bool:
    """Do the budgets allow the candidate, and does it differ from all chosen ones?"""
    sentence = candidate.sentence
    if chosen and sum(each.sentence.size for each in chosen) + sentence.size > limits.words:
        return False
    if any(alike(each.sentence, sentence) for each in chosen):
        return False
    article = readings[sentence.article].article
    if article.rights in FREE_RIGHTS:
        return True
    same = [each.sentence.size for each in chosen if each.sentence.article == sentence.article]
    return len(same) < limits.source_sentences and sum(same) + sentence.size <= limits.source_words


def _led_up_to(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    """Is something chosen that what points back may point to?"""
    return any(_resolves(each, candidate) for each in chosen)


def _resolves(before: _Candidate, candidate: _Candidate) -> bool:
    """Does `before` hold the referent: as the sentence before it, or by the very noun?"""
    earlier, later = before.sentence, candidate.sentence
    if earlier.article == later.article and earlier.index == later.index - 1:
        return not before.points_back
    article, _, noun = candidate.points_back.partition(" ")
    return article == "the" and bool(noun) and words(noun, "en")[0] in earlier.words


def _order(chosen: Sequence[_Candidate], weights: Mapping[Term, float]) -> list[_Candidate]:
    """What happened first, then as the articles tell it; what points back right after its cause."""
    if not chosen:
        return []
    alone = [each for each in chosen if not each.points_back]
    lead = max(
        alone,
        key=lambda each: worth(each.sentence, weights, {}, each.terms) * (1 - each.position / 2),
    )
    rest = [each for each in alone if each is not lead]
    rest.sort(key=lambda each: (each.position, each.sentence.article, each.sentence.index))
    ordered = [lead, *rest]
    for each in chosen:
        if each.points_back:
            at = max(i for i, before in enumerate(ordered) if _resolves(before, each))
            ordered.insert(at + 1, each)
    return ordered


def _hanging(ordered: Sequence[_Candidate]) -> _Candidate | None:
    """The first statement that points back to something which is not right before it."""
    for before, each in zip([None, *ordered], ordered, strict=False):
        if each.points_back and not (before and _resolves(before, each)):
            return each
    return None
