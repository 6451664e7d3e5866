"""The readings of an event to the sentences of its summary, in the order in which they are read.

Sentences are taken one by one, each the best that still adds something, that no budget forbids
and that is not alike one already taken; then they are put in order, and what would hang in the
air there makes room for the next best.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.config import EntriesConfig
from digest.entries.budget import Allowance
from digest.entries.reading.reading import Reading, Sentence
from digest.entries.sentences.agreement import alike, quotes_what_is_told
from digest.entries.summary.cautions import Cautions
from digest.entries.summary.contenders import Contender, contenders
from digest.entries.summary.ranking import Draft, Measure
from digest.entries.summary.sequence import TOLL, foremost, hanging, ordered, resolves
from digest.nouns import noun

DEFAULT_WORDS = 140
"""What a reader takes in before scrolling on a phone."""
SHARE = 0.5
"""A summary has at most so much of the words of all its sources. Tuned on the NeuS validation
set, where human summaries grow with their sources (r = .55)."""
MIN_WORDS = 25
"""A summary may always have so many."""
AT_LEAST = 2
"""Statements of a summary of several sources, if they can be had."""
FROM_A_SINGLE_SOURCE = 2
"""Statements, at most: more would be a copy."""
NEWS = 0.4
"""The share of what a statement tells that those before it must not have told, words that many
articles have counting more; it parts paraphrases that share few words. On the NeuS validation set
ROUGE stays the same up to here and falls from 0.5 on."""
VOICE = 0.2
"""What it is worth, on a scale of logarithms, to hear an origin that has not been heard."""


@noun
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


def choose(
    readings: Sequence[Reading],
    text_of: Sequence[int],
    measure: Measure,
    limits: Limits,
    allowance: Allowance,
    cautions: Cautions,
) -> tuple[Sentence, ...]:
    """The sentences of the summary in reading order; () where no sentence can be printed.

    They fit into `allowance`, and nothing is taken from it.
    """
    every = contenders(readings, measure, cautions)
    limits = _fitting(readings, text_of, limits)
    while True:
        selected = _select(every, measure, cautions, allowance, limits)
        chosen = ordered(selected, _turns(selected, cautions))
        loose = hanging(chosen, readings)
        if loose is None:
            return tuple(each.sentence for each in chosen)
        every = [each for each in every if each is not loose]


def _fitting(readings: Sequence[Reading], text_of: Sequence[int], limits: Limits) -> Limits:
    """`limits`, tightened to what the sources hold."""
    longest: dict[int, int] = {}
    for reading, text in zip(readings, text_of, strict=True):
        longest[text] = max(reading.size, longest.get(text, 0))
    share = min(limits.words, max(MIN_WORDS, int(SHARE * sum(longest.values()))))
    if len(readings) > 1:
        return replace(limits, share=share)
    few = min(limits.statements, FROM_A_SINGLE_SOURCE)
    return replace(limits, statements=few, words=share, share=share)


def _select(
    every: Sequence[Contender],
    measure: Measure,
    cautions: Cautions,
    allowance: Allowance,
    limits: Limits,
) -> list[Contender]:
    """Greedily the best, the most valuable first."""
    chosen: list[Contender] = []
    draft = Draft(measure)
    left = list(every)
    while len(chosen) < limits.statements:
        left = _fitting_beside(chosen, left, allowance, limits)
        due = [] if _turns(chosen, cautions) else _turns(left, cautions)
        fresh = [each for each in left if each in due or draft.news(each.terms) >= NEWS]
        left = fresh if fresh or len(chosen) >= limits.at_least else left
        standing = [each for each in left if not each.pointer or _led_up_to(each, chosen)]
        if not standing:
            break
        if chosen:
            best = max(standing, key=lambda each: draft.worth_with(each.terms) + _due(each, chosen))
        else:
            best = foremost(standing)
        best = _in_quotation_marks(best, standing)
        chosen.append(best)
        draft.add(best.terms)
        spared = due if best not in due else []
        left = [
            each
            for each in left
            if each is not best and (each in spared or _differs(each, best, cautions))
        ]
    return chosen


def _turns(contenders: Sequence[Contender], cautions: Cautions) -> list[Contender]:
    """Those that tell a turn of the event; one may repeat much of what was so before it."""
    return [each for each in contenders if each.sentence.place in cautions.turns.places]


def _in_quotation_marks(best: Contender, standing: Sequence[Contender]) -> Contender:
    """The contender that quotes what `best` tells as its own words, if there is one."""
    quoting = [
        each
        for each in standing
        if quotes_what_is_told(each.sentence, best.sentence, each.language)
    ]
    return max(quoting, key=lambda each: each.worth, default=best)


def _due(contender: Contender, chosen: Sequence[Contender]) -> float:
    """What speaks for a contender beside its words: a toll or an origin that is still missing."""
    toll = contender.tells_toll and not any(each.tells_toll for each in chosen)
    voice = bool(chosen) and contender.origin not in {each.origin for each in chosen}
    return TOLL * toll + VOICE * voice


def _fitting_beside(
    chosen: Sequence[Contender],
    left: Sequence[Contender],
    allowance: Allowance,
    limits: Limits,
) -> list[Contender]:
    """Those that the budgets allow beside the chosen ones; the first may have any length."""
    most = limits.words if len(chosen) < limits.at_least else limits.share
    room = most - sum([each.sentence.size for each in chosen])
    given: dict[int, list[int]] = {}
    for each in chosen:
        given.setdefault(each.sentence.article, []).append(each.sentence.size)
    found = []
    for each in left:
        article, size = each.sentence.article, each.sentence.size
        before = given.get(article, ())
        if (size <= room or not chosen) and allowance.fits(
            article, len(before) + 1, sum(before) + size
        ):
            found.append(each)
    return found


def _differs(contender: Contender, chosen: Contender, cautions: Cautions) -> bool:
    """Does it say something else than the chosen one, and nothing that goes against it?"""
    one, other = chosen.sentence, contender.sentence
    return not (
        alike(one, other)
        or chosen.begins.tells_again(contender.begins)
        or (cautions.numbers and cautions.conflict(one.place, other.place))
    )


def _led_up_to(contender: Contender, chosen: Sequence[Contender]) -> bool:
    """Is something chosen that what points back may point to?"""
    return any(resolves(each, contender) for each in chosen)
