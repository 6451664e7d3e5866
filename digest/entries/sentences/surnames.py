"""A sentence to the people of whom it has a part of the name that its article has in full.

"Bialas was a student" and "Mr. Bialas was" follow a sentence that has Sean Bialas; where a source
itself begins with a mere surname, everybody knows it. "Sean was" follows one that has him in full.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

from digest.entries.reading.names import CALENDAR
from digest.entries.reading.reading import Reading, Sentence
from digest.entries.words.function_words import function_words
from digest.patterns import regex
from digest.text.name_runs import PARTICLES, name_runs

_NO_PERSON = regex(r"\b(?:the|in|at|near|from|across|of|outside|Dr)\.?\s$", re.I)
"""Before the name of a place, an office or a thing, and after a title: "the House", "Dr. Ek"."""
_COURTESY = regex(r"\b(?:Mr|Mrs|Ms)\.? ([A-Z][\w-]+)")
# What starts with a capital is found faster than what starts with the edge of a word.
_IN_FULL = regex(
    r"([A-Z](?<!\w.)[a-zÀ-ž]{2,15}) (?:[A-Z][\w.’'-]{0,15} )?[A-Z][\w’'-]{1,20}, "
    r"(?:aged )?(?:\d{1,3}|an?|who)\b"
)
"""Somebody with a first name: "Ana Ruiz, 34", "Ana Ruiz, a nurse"."""
_PLACED = regex(r"\b(?i:in|at|near|from|across|of|outside) (?=([A-Z][a-zÀ-ž]{2,15})\b)")
"""What something lies in or comes from: "in Florence"."""
_SUBJECT = regex(r"(?<![A-Z]\w )\b([A-Z][a-zÀ-ž]{2,15})(?:['’]s)? (?!and |or )[a-z]")
"""Who does something, or has it: "Ana said", "Ana's mother", but not "Ana and Jon Ruiz"."""


def second_mentions(
    sentence: Sentence, reading: Reading, titled: Collection[str] = ()
) -> frozenset[str]:
    """Those in a sentence whom its article, `reading`, has told in full: by surname before.

    By first name anywhere: "Ana said" may stand above "Ana Ruiz, a nurse". Neither that nor "Mr.
    Ruiz" needs more where the name is among the words that are `titled`.
    """
    alone = _alone(sentence) - introduced(sentence)
    if not alone:
        return alone
    told = [each for each in reading.sentences if any(name in each.text for name in alone)]
    earlier = [each for each in told if each.index < sentence.index]
    surnames = alone & frozenset().union(*map(_surnames, earlier))
    polite = surnames.intersection(_COURTESY.findall(sentence.text))
    first_names = alone.intersection(_SUBJECT.findall(sentence.text)) & _first_names(told)
    return (surnames - polite) | (polite | first_names).difference(titled)


def introduced(sentence: Sentence) -> frozenset[str]:
    """The last words of names of several words: `Ruiz` of "Ana Ruiz" and of "President Ruiz".

    And first words of who is told in full.
    """
    return _surnames(sentence).union(_IN_FULL.findall(sentence.text))


def _surnames(sentence: Sentence) -> frozenset[str]:
    return frozenset(
        words[-1]
        for words in _names(sentence.text)
        if len(words) > 1 and not PARTICLES.intersection(words)
    )


def _first_names(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The first names of who is told in full; the name of a place is none."""
    text = " ".join([each.text for each in sentences])
    found = frozenset(_IN_FULL.findall(text))
    return found.difference(_PLACED.findall(text)) if found else found


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
