"""A sentence to the people of whom it has a surname that its article has introduced before.

"Bialas was a student" follows a sentence that has Sean Bialas, or Mr. Bialas the clerk; where a
source itself begins with a mere surname, everybody knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from digest.entries.function_words import function_words
from digest.entries.names import CALENDAR
from digest.entries.reading import Reading, Sentence
from digest.patterns import regex
from digest.text.name_runs import PARTICLES, name_runs

_NO_PERSON = regex(r"\b(?:the|in|at|near|from|across|of|outside|Mr|Mrs|Ms|Dr)\.?\s$", re.I)
"""Before the name of a place, an office or a thing, and after a title: "the House", "Dr. Ek"."""


def second_mentions(sentence: Sentence, reading: Reading) -> frozenset[str]:
    """The surnames in a sentence of whom the article, `reading`, has told more before."""
    alone = _alone(sentence) - introduced(sentence)
    if not alone:
        return alone
    earlier = (
        each
        for each in reading.sentences[: sentence.index]
        if any(name in each.text for name in alone)
    )
    return alone & frozenset().union(*map(introduced, earlier))


def introduced(sentence: Sentence) -> frozenset[str]:
    """The last words of names of several words: `Ruiz` of "Ana Ruiz" and of "President Ruiz"."""
    return frozenset(
        words[-1]
        for words in _names(sentence.text)
        if len(words) > 1 and not PARTICLES.intersection(words)
    )


def _alone(sentence: Sentence) -> frozenset[str]:
    """Names of one word that may be people's."""
    text = sentence.text
    return frozenset(
        words[0]
        for words in _names(text)
        if len(words) == 1
        and words[0].lower() in sentence.names
        and not _NO_PERSON.search(text[: text.find(words[0])][-8:])
    )


@lru_cache(maxsize=2000)  # asked twice of each statement, and of what its article has before
def _names(text: str) -> tuple[tuple[str, ...], ...]:
    """Runs of words with capitals, without what only opens the sentence or is a day."""
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    hollow = _hollow()
    for run in name_runs(text):
        words = run.words[1:] if run.words[0].lower() in hollow else run.words
        if words and words[0].lower() not in hollow:
            yield words


@cache
def _hollow() -> frozenset[str]:
    return function_words("en") | CALENDAR
