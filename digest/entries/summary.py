"""The readings of an event to the sentences of its summary, in the order in which they are read.

Sentences are taken one by one, each the best that still adds something, that no budget forbids
and that is not alike one already taken; then they are put in order, and what would hang in the
air there makes room for the next best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.config import EntriesConfig
from digest.entries.agreement import alike
from digest.entries.budget import Allowance
from digest.entries.candidates import is_speech, printable
from digest.entries.ranking import Draft, Measure, Terms
from digest.entries.reading import Reading, Sentence, first_name, main_language
from digest.entries.standing import Pointer, points_back
from digest.text.words import words

DEFAULT_WORDS = 140
"""What a reader takes in before scrolling on a phone."""
SHARE = 0.45
"""A summary has at most so much of the words of all its sources. Tuned on the NeuS validation
set, where human summaries grow with their sources (r = .55)."""
MIN_WORDS = 25
"""A summary may always have so many."""
AT_LEAST = 2
"""Statements of a summary of several sources, if they can be had."""
FROM_A_SINGLE_SOURCE = 2
"""Statements, at most: more would be a copy."""
BACKGROUND = 0.35
"""How much later, on the scale of an article's length, background and reactions are told."""
PROMISING = 25
"""Sentences that are read closely, the most central ones; halves the time of long articles."""
_PERSONAL = frozenset("he she him his her hers himself herself".split())
LATE = 1.5
"""How much a sentence from the end of an article loses in the choice of the first statement."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a summary may say."""

    statements: int
    words: int
    share: int
    """In words: when there are `at_least` so many statements, what the sources are enough for."""
    at_least: int

    @classmethod
    def of(cls, config: EntriesConfig, words: int | None = None) -> Limits:
        """Those of the configuration.

        Who asks for a number of words wants the best of that length, be it one sentence.
        """
        return cls(
            config.statements,
            words or DEFAULT_WORDS,
            words or DEFAULT_WORDS,
            1 if words else AT_LEAST,
        )


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    terms: Terms
    pointer: Pointer | None
    about_before: frozenset[str]
    """Whom the sentence is about that its article has before it, where it points back."""
    position: float
    """Where the article tells it, from 0 to 1; background and speech further down."""


def choose(
    readings: Sequence[Reading],
    origin_of: Sequence[int],
    measure: Measure,
    limits: Limits,
    allowance: Allowance,
) -> tuple[Sentence, ...]:
    """The sentences of the summary in reading order; () where no sentence can be printed.

    They fit into `allowance`, and nothing is taken from it.
    """
    candidates = _candidates(readings, measure)
    limits = _fitting(readings, origin_of, limits)
    while True:
        chosen = _order(_select(candidates, measure, allowance, limits), measure)
        hanging = _hanging(chosen)
        if hanging is None:
            return tuple(candidate.sentence for candidate in chosen)
        candidates = [candidate for candidate in candidates if candidate is not hanging]


def _fitting(readings: Sequence[Reading], origin_of: Sequence[int], limits: Limits) -> Limits:
    """`limits`, tightened to what the sources hold."""
    longest: dict[int, int] = {}
    for reading, origin in zip(readings, origin_of, strict=True):
        longest[origin] = max(reading.size, longest.get(origin, 0))
    share = min(limits.words, max(MIN_WORDS, int(SHARE * sum(longest.values()))))
    if len(readings) > 1:
        return replace(limits, share=share)
    few = min(limits.statements, FROM_A_SINGLE_SOURCE)
    return replace(limits, statements=few, words=share, share=share)


def _candidates(readings: Sequence[Reading], measure: Measure) -> list[_Candidate]:
    """What may be printed and does not open with a pronoun or a connective, in order.

    All is in the language of most articles: a summary in two would read badly.
    """
    language = main_language(reading.article for reading in readings)
    every = [
        sentence
        for reading in readings
        if reading.article.language in ("", language)
        for sentence in reading.sentences
    ]
    names = frozenset().union(*(sentence.names for sentence in every))
    central = sorted(every, key=lambda sentence: -measure.centrality(sentence.words))
    found: list[_Candidate] = []
    for sentence in central:
        if len(found) == PROMISING:
            break
        if printable(sentence.text, sentence.size):
            found += _candidate(sentence, readings[sentence.article], names)
    return sorted(found, key=lambda each: (each.sentence.article, each.sentence.index))


def _candidate(sentence: Sentence, reading: Reading, names: frozenset[str]) -> Iterator[_Candidate]:
    pointer = points_back(sentence.text, reading.article.language, names)
    if pointer and (pointer.kind == "opening" or not sentence.index):
        return
    before = first_name(reading.sentences[sentence.index - 1]) if pointer else frozenset()
    position = sentence.index / len(reading.sentences) + BACKGROUND * is_speech(sentence.text)
    yield _Candidate(sentence, Terms.of(sentence.words), pointer, before, position)


def _select(
    candidates: Sequence[_Candidate],
    measure: Measure,
    allowance: Allowance,
    limits: Limits,
) -> list[_Candidate]:
    """Greedily the best, the most valuable first."""
    chosen: list[_Candidate] = []
    draft = Draft(measure)
    left = list(candidates)
    while len(chosen) < limits.statements:
        left = [each for each in left if _fits(each, chosen, allowance, limits)]
        standing = [each for each in left if not each.pointer or _led_up_to(each, chosen)]
        if not standing:
            break
        best = max(standing, key=lambda each: draft.worth_with(each.terms))
        chosen.append(best)
        draft.add(best.terms)
        left.remove(best)
    return chosen


def _fits(
    candidate: _Candidate,
    chosen: Sequence[_Candidate],
    allowance: Allowance,
    limits: Limits,
) -> bool:
    """Do the budgets allow the candidate, and does it differ from all chosen ones?"""
    sentence = candidate.sentence
    size = sum(each.sentence.size for each in chosen) + sentence.size
    if chosen and size > (limits.words if len(chosen) < limits.at_least else limits.share):
        return False
    if any(alike(each.sentence, sentence) for each in chosen):
        return False
    same = [each.sentence.size for each in chosen if each.sentence.article == sentence.article]
    return allowance.fits(sentence.article, len(same) + 1, sum(same) + sentence.size)


def _led_up_to(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    """Is something chosen that what points back may point to?"""
    return any(_resolves(each, candidate) for each in chosen)


def _resolves(before: _Candidate, candidate: _Candidate) -> bool:
    """Does `before` hold the referent?

    It does where the article itself has it before; where it has the very noun; and where the
    first whom it names is the first whom the article names there: "Rubio said ... In Quito he
    announced". What "it" means is no name, most of the time.
    """
    pointer, earlier, later = candidate.pointer, before.sentence, candidate.sentence
    if pointer is None:
        return True
    if earlier.article == later.article and earlier.index == later.index - 1:
        return before.pointer is None
    if pointer.kind == "noun":
        return words(pointer.word, "en")[0] in earlier.words
    return pointer.word in _PERSONAL and bool(first_name(earlier) & candidate.about_before)


def _order(chosen: Sequence[_Candidate], measure: Measure) -> list[_Candidate]:
    """What happened first, then as the articles tell it; what points back right after its cause."""
    if not chosen:
        return []
    alone = [each for each in chosen if not each.pointer]
    lead = max(
        alone,
        key=lambda each: Draft(measure).worth_with(each.terms) - LATE * each.position,
    )
    rest = [each for each in alone if each is not lead]
    rest.sort(key=lambda each: (each.position, each.sentence.article, each.sentence.index))
    ordered = [lead, *rest]
    for each in chosen:
        if each.pointer:
            at = max(i for i, before in enumerate(ordered) if _resolves(before, each))
            ordered.insert(at + 1, each)
    return ordered


def _hanging(ordered: Sequence[_Candidate]) -> _Candidate | None:
    """The first statement that points back to something which is not right before it."""
    for before, each in zip([None, *ordered], ordered, strict=False):
        if each.pointer and not (before and _resolves(before, each)):
            return each
    return None
